"""What was comes back as an edit on top of what is, for everybody at once, and can be taken back."""

from random import Random
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pycrdt import Doc, Map

from app.board import write
from app.board.compare import Difference
from app.board.read import Board, Piece, read_board
from app.board.schema import PIECES_LIMIT
from app.errors import Problem
from app.facilitation.restoring import check_room
from tests.history.workshop import ask, edit, make_checkpoint, person_of, work
from tests.live.gate.desk import name
from tests.support.asking import HEADERS
from tests.support.installation import Installation

GOAL, ACTION = name(1), name(2)
PARTS = ("added", "removed", "changed", "moved", "shifted", "linked", "unlinked", "relinked")


@pytest.fixture
def lucia(installation: Installation) -> TestClient:
    return installation.seated("facilitator", "Lucía Arbeloa")


def restore(installation: Installation, client: TestClient, to: str, **part: str) -> Any:
    path = f"/api/boards/{installation.board_id}/restore"
    return client.post(path, json={"to": to, **part}, headers=HEADERS)


def take_back(installation: Installation, client: TestClient, seq: int) -> Any:
    return client.delete(f"/api/boards/{installation.board_id}/restore/{seq}", headers=HEADERS)


def board_of(installation: Installation) -> Board:
    assert installation.door.portal is not None
    host = installation.app.state.host
    board: Board = installation.door.portal.call(host.read, installation.board_id, "board", read_board)
    return board


def differs(told: Any) -> bool:
    return any(told[part] for part in PARTS)


@pytest.mark.parametrize("seed", range(4))
def test_of_any_workshop_any_checkpoint_comes_back_and_goes_again(
    installation: Installation, lucia: TestClient, seed: int
) -> None:
    random, people = Random(seed), [lucia, installation.seated("participant", "Ben")]
    made = []
    for _ in range(3):
        work(installation, people, random, 12)
        made.append(f"checkpoint:{make_checkpoint(installation, lucia)['id']}")
    work(installation, people, random, 8)
    before = board_of(installation)
    for checkpoint in made:
        preview = ask(installation, lucia, f"compare?a=now&b={checkpoint}").json()
        answer = restore(installation, lucia, checkpoint).json()
        assert {part: preview[part] for part in PARTS} == answer["done"]
        assert not differs(ask(installation, lucia, f"compare?a={checkpoint}&b=now").json())
        undone = take_back(installation, lucia, answer["seq"])
        assert undone.status_code == 200, undone.text
        after = board_of(installation)
        assert (after.pieces, after.links) == (before.pieces, before.links)
        assert after.comments == before.comments


def two_pieces(installation: Installation, lucia: TestClient) -> str:
    author = person_of(lucia)

    def change(doc: Doc[Any]) -> None:
        write.create_piece(doc, GOAL, "goal", author, text="Zero faults")
        write.create_piece(doc, ACTION, "action", author, text="Start the pilot")

    edit(installation, change, lucia)
    made = f"checkpoint:{make_checkpoint(installation, lucia)['id']}"
    edit(installation, lambda doc: write.set_text(doc, GOAL, "Some faults"), lucia)
    edit(installation, lambda doc: write.delete_piece(doc, ACTION), lucia)
    return made


def test_one_piece_or_one_zone_comes_back_by_itself(installation: Installation, lucia: TestClient) -> None:
    made = two_pieces(installation, lucia)
    assert restore(installation, lucia, made, piece=ACTION).status_code == 200
    assert {piece.text for piece in board_of(installation).pieces.values()} == {"Some faults", "Start the pilot"}
    again = restore(installation, lucia, made, piece=ACTION)
    assert (again.status_code, again.json()["error"]["code"]) == (409, "as-it-was")
    assert restore(installation, lucia, made, zone="actions").status_code == 409
    assert restore(installation, lucia, made, zone="strategy").status_code == 200
    assert board_of(installation).pieces[GOAL].text == "Zero faults"


def test_what_others_went_on_with_is_not_taken_back(installation: Installation, lucia: TestClient) -> None:
    made = two_pieces(installation, lucia)
    seq = restore(installation, lucia, made).json()["seq"]
    ben = installation.seated("participant", "Ben")
    edit(installation, lambda doc: write.set_text(doc, GOAL, "Zero faults, says Ben"), ben)
    undone = take_back(installation, lucia, seq).json()["done"]
    assert [piece["id"] for piece in undone["removed"]] == [ACTION]
    assert undone["changed"] == []
    assert board_of(installation).pieces[GOAL].text == "Zero faults, says Ben"
    assert take_back(installation, lucia, seq).json()["error"]["code"] == "moved-on"


def test_somebody_who_types_meanwhile_goes_on_typing(installation: Installation, lucia: TestClient) -> None:
    made = two_pieces(installation, lucia)
    offline: Doc[Any] = Doc()

    def copy(doc: Doc[Any]) -> bytes:
        return doc.get_update()

    assert installation.door.portal is not None
    host = installation.app.state.host
    offline.apply_update(installation.door.portal.call(host.read, installation.board_id, "board", copy))
    restore(installation, lucia, made)
    pieces = offline.get("pieces", type=Map)
    before = offline.get_state()
    pieces[GOAL]["text"].insert(len("Some faults"), ", and more")
    typed = offline.get_update(before)
    edit(installation, lambda doc: doc.apply_update(typed))
    assert board_of(installation).pieces[GOAL].text == "Zero faults, and more"


def test_what_cannot_be_is_refused_with_a_sentence(installation: Installation, lucia: TestClient) -> None:
    made = two_pieces(installation, lucia)
    before = board_of(installation)
    for to, part, status in (
        ("checkpoint:nowhere", {}, 404),
        ("yesterday", {}, 422),
        (made, {"zone": "moon"}, 422),
        (made, {"zone": "tray", "piece": GOAL}, 422),
        (made, {"piece": "x"}, 422),
    ):
        answer = restore(installation, lucia, to, **part)
        assert (answer.status_code, bool(answer.json()["error"]["message"])) == (status, True)
    assert restore(installation, installation.seated("participant"), made).status_code == 403
    assert take_back(installation, lucia, 999).status_code == 404
    assert board_of(installation) == before


def test_nothing_comes_back_on_an_archived_board(installation: Installation, lucia: TestClient) -> None:
    made = two_pieces(installation, lucia)
    address = f"/api/boards/{installation.board_id}"
    assert installation.owner().patch(address, json={"archived": True}, headers=HEADERS).status_code == 200
    before = board_of(installation)
    for answer in (restore(installation, lucia, made), take_back(installation, lucia, 1)):
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "archived")
    assert board_of(installation) == before


def test_what_the_board_has_no_room_for_does_not_come_back() -> None:
    pieces = [Piece(name(i), "note", "ana", "tray", (0, 0), (264, 92), "", {}) for i in range(PIECES_LIMIT + 1)]
    full = Board({one.id: one for one in pieces[:-1]}, {}, {}, frozenset())
    with pytest.raises(Problem) as refused:
        check_room(Difference(added=(pieces[-1],)), full, full)
    assert (refused.value.code, refused.value.status) == ("no-room", 409)
    check_room(Difference(added=(pieces[-1],), removed=(pieces[0],)), full, full)
