"""How much one update may ask for. Promise P4 of docs/architecture.md."""

import pytest
from pycrdt import Doc

from app.board import write
from app.live.gate import Refused, draft
from tests.live.gate.desk import Client, Desk, name

ANA = "ana" + "-" * 18
PIECES = 10


@pytest.fixture
def desk() -> Desk:
    return Desk(lambda doc: [write.create_piece(doc, name(number), "note", ANA) for number in range(PIECES)] and None)


def clear(doc: Doc[object]) -> None:
    for number in range(PIECES):
        write.delete_piece(doc, name(number))


def test_a_thousand_pieces_may_be_deleted_at_once() -> None:
    thousand = Desk(
        lambda doc: [write.create_piece(doc, name(number), "goal", ANA, text="x") for number in range(1_000)] and None
    )
    client = Client.at(thousand, ANA, 77)
    thousand.receive(
        client.write(lambda doc: [write.delete_piece(doc, name(n)) for n in range(1_000)] and None), client.actor
    )
    assert thousand.board()["pieces"] == {}


def test_more_than_can_be_judged_in_a_moment_is_not_deleted_at_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "MAX_KILLED", 5 * PIECES)
    client = Client.at(desk, ANA, 77)
    with pytest.raises(Refused, match="too-much"):
        desk.receive(client.write(clear), client.actor)
    assert len(desk.board()["pieces"]) == PIECES


def test_what_is_deleted_already_does_not_count(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.edit(clear)
    monkeypatch.setattr(draft, "MAX_KILLED", 0)
    client = Client.at(desk, ANA, 77)
    assert client.doc.get_update() != b"\0\0"
    assert desk.receive(client.doc.get_update(), client.actor) == b""  # as after a reconnect: the whole delete set
