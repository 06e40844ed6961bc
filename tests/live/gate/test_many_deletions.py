"""How many pieces of others one step may take off the board. Stock clients at a gate; R57 of docs/sync-spec.md."""

from collections.abc import Callable
from typing import Any

import pytest
from pycrdt import Doc, Map, Text

from app.board import write
from app.board.schema import OTHERS_REMOVED_LIMIT
from app.live.gate import Refused
from app.workshop.policy import Role
from tests.live.gate.desk import Client, Desk, name

ANA, BEN = "ana" + "-" * 18, "ben" + "-" * 18
NOW = "2026-11-26T14:00:00Z"
HIS = [name(number) for number in range(OTHERS_REMOVED_LIMIT + 2)]
HERS = [name(100 + number) for number in range(OTHERS_REMOVED_LIMIT + 2)]

Change = Callable[[Doc[Any]], object]


@pytest.fixture
def desk() -> Desk:
    """Ana's and Ben's pieces, somewhat more of each than the limit."""

    def furnish(doc: Doc[Any]) -> None:
        for piece in HIS:
            write.create_piece(doc, piece, "note", BEN, text="his")
            write.create_comment(doc, f"{piece[:-1]}c", piece, BEN, NOW, "Since when?")
        for piece in HERS:
            write.create_piece(doc, piece, "note", ANA, text="hers")

    return Desk(furnish)


def ask(desk: Desk, change: Change, role: Role = "participant") -> None:
    client = Client.at(desk, ANA, 77, role)
    desk.receive(client.write(change), client.actor)
    desk.assert_exact()


def remove(pieces: list[str]) -> Change:
    return lambda doc: [write.delete_piece(doc, piece) for piece in pieces]


def blank(pieces: list[str]) -> Change:
    """Each replaced by itself, as an undo would, but without its words."""

    def change(doc: Doc[Any]) -> None:
        root: Map[Any] = doc.get("pieces", type=Map)
        for piece in pieces:
            root[piece] = Map({**root[piece].to_py(), "text": Text("")})

    return change


def empty(pieces: list[str]) -> Change:
    """The pieces stay, their words go."""
    return lambda doc: [write.set_text(doc, piece, "") for piece in pieces]


@pytest.mark.parametrize(
    "pieces",
    [HIS[:OTHERS_REMOVED_LIMIT], HIS[:OTHERS_REMOVED_LIMIT] + HERS, HERS],
    ids=["as many of others as may go", "the same with all of one's own", "all of one's own"],
)
def test_a_participant_removes_a_few_pieces_of_others_and_all_of_their_own(desk: Desk, pieces: list[str]) -> None:
    ask(desk, remove(pieces))
    assert not desk.board()["pieces"].keys() & set(pieces)


@pytest.mark.parametrize(
    "change", [remove(HIS[: OTHERS_REMOVED_LIMIT + 1]), remove(HIS + HERS), blank(HIS), empty(HIS)]
)
def test_one_more_is_up_to_a_facilitator(desk: Desk, change: Change) -> None:
    before = desk.board()
    with pytest.raises(Refused, match="too-many-deletions") as refused:
        ask(desk, change)
    assert refused.value.piece is None
    assert desk.board() == before


@pytest.mark.parametrize("role", ["owner", "facilitator"])
def test_those_who_run_the_board_remove_as_many_as_they_will(desk: Desk, role: Role) -> None:
    ask(desk, remove(HIS + HERS), role)
    assert desk.board()["pieces"] == {}


def test_step_by_step_a_participant_removes_more(desk: Desk) -> None:
    client = Client.at(desk, ANA, 77)
    for piece in HIS:
        desk.receive(client.write(remove([piece])), client.actor)
    desk.assert_exact()
    assert desk.board()["pieces"].keys() == set(HERS)
