"""What a stage asks at its exit, and whether the board has it."""

from typing import Any

import pytest
from pycrdt import Doc

from app.board import write
from app.board.read import Board, read_board
from app.workshop.exits import Answer, Room, answers
from app.workshop.stages import read_steps
from tests.live.gate.desk import name
from tests.workshop.scripts import question, staged, step

ANA = "ana" + "-" * 18
EMPTY_ROOM = Room(0, 0, has_checkpoint=False)


def a_board() -> Board:
    """Two goals, one factor, three actions: two of them linked to a goal, one accepted."""
    doc: Doc[Any] = Doc()
    for number, kind in enumerate(("goal", "goal", "factor", "action", "action", "action")):
        write.create_piece(doc, name(number), kind, ANA)
    write.create_link(doc, name(10), name(3), name(0), "supports", ANA)
    write.create_link(doc, name(11), name(4), name(1), "supports", ANA)
    write.set_field(doc, name(3), "owner", ANA)
    write.set_field(doc, name(3), "accepted", True)
    return read_board(doc)


def answer(check: dict[str, Any] | None, room: Room = EMPTY_ROOM, board: Board | None = None) -> Answer:
    [one] = read_steps(staged(step("open", exit=[question("asked", check)])))
    [found] = answers(one, a_board() if board is None else board, room)
    return found


@pytest.mark.parametrize(
    ("check", "met", "have", "want"),
    [
        ({"pieces": {"kind": "goal", "at_least": 3}}, False, 2, 3),
        ({"pieces": {"kind": "goal", "at_least": 2.0}}, True, 2, 2),
        ({"pieces": {"zone": "industry", "at_least": 1}}, True, 1, 1),
        ({"pieces": {"zone": "industry", "kind": "goal", "at_least": 1}}, False, 0, 1),
        ({"pieces": {"at_least": 6}}, True, 6, 6),
        ({"linked": {"from": "action", "to": "goal", "share": 0.8}}, False, 67, 80),
        ({"linked": {"from": "action", "to": "goal", "share": 0.6}}, True, 67, 60),
        ({"accepted": 0.7}, False, 33, 70),
        ({"accepted": 0.3}, True, 33, 30),
    ],
)
def test_the_board_answers(check: dict[str, Any], met: bool, have: int, want: int) -> None:
    found = answer(check)
    assert (found.is_met, found.have, found.want) == (met, have, want)


@pytest.mark.parametrize(("ready", "met"), [(5, False), (6, True), (10, True)])
def test_so_many_have_to_be_ready(ready: int, met: bool) -> None:
    assert answer({"ready": 0.6}, Room(10, ready, has_checkpoint=False)).is_met is met


def test_a_room_without_people_is_not_ready_and_a_plan_without_actions_is_not_accepted() -> None:
    assert answer({"ready": 0.6}).is_met is False
    assert answer({"accepted": 0.7}, board=read_board(Doc())).is_met is False


@pytest.mark.parametrize("made", [True, False])
def test_a_checkpoint_was_made_or_not(made: bool) -> None:
    assert answer({"checkpoint": True}, Room(3, 0, has_checkpoint=made)).is_met is made


def test_what_the_board_cannot_tell_is_left_to_people() -> None:
    assert answer(None).is_met is None
    assert answer({"of a newer version": 1}).is_met is None
