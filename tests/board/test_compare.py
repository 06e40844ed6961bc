"""What is different between two boards, whichever they are."""

from dataclasses import replace

from hypothesis import given

from app.board.canonical import board_json, board_of
from app.board.compare import Difference, FieldChange, Move, Place, compare
from app.board.read import Board, Link, Piece
from tests.live.gate.desk import name
from tests.support.boards import boards

GOAL = Piece(name(1), "goal", "ana", "strategy", (0, 0), (320, 152), "Zero faults", {"priority": 2})
ACTION = Piece(name(2), "action", "ben", "actions", (5, 5), (264, 92), "Start the pilot", {})
SUPPORT = Link(name(9), ACTION.id, GOAL.id, "supports", "ben", {})


def board(*pieces: Piece, links: tuple[Link, ...] = ()) -> Board:
    return Board({piece.id: piece for piece in pieces}, {link.id: link for link in links}, {}, frozenset())


@given(boards(), boards())
def test_the_way_back_is_the_way_there_turned(before: Board, after: Board) -> None:
    assert compare(after, before) == compare(before, after).turned


@given(boards())
def test_a_board_is_no_different_from_itself(one: Board) -> None:
    assert not compare(one, one)


@given(boards(), boards())
def test_boards_with_no_difference_say_the_same(before: Board, after: Board) -> None:
    if not compare(before, after):
        assert {id: replace(piece, by="") for id, piece in before.pieces.items()} == {
            id: replace(piece, by="") for id, piece in after.pieces.items()
        }
        assert before.links == after.links


@given(boards())
def test_a_board_that_was_written_down_is_the_same_board(one: Board) -> None:
    assert board_of(board_json(one, {}, {})) == one


def test_what_came_and_what_went() -> None:
    assert compare(board(GOAL), board(ACTION)) == Difference(added=(ACTION,), removed=(GOAL,))


def test_fields_one_by_one_and_the_text_among_them() -> None:
    after = replace(GOAL, text="Zero faults by 2027", fields={"horizon": "long"})
    assert compare(board(GOAL), board(after)).changed == (
        FieldChange(GOAL.id, "horizon", None, "long"),
        FieldChange(GOAL.id, "priority", 2, None),
        FieldChange(GOAL.id, "text", "Zero faults", "Zero faults by 2027"),
    )


def test_a_move_to_another_zone_is_told_apart_from_one_within_it() -> None:
    moved, shifted = replace(GOAL, zone="tray", pos=(9, 9)), replace(ACTION, pos=(6, 5))
    here = Place("strategy", (0, 0), (320, 152))
    assert compare(board(GOAL, ACTION), board(moved, shifted)) == Difference(
        moved=(Move(GOAL.id, here, Place("tray", (9, 9), (320, 152))),),
        shifted=(Move(ACTION.id, Place("actions", (5, 5), (264, 92)), Place("actions", (6, 5), (264, 92))),),
    )


def test_links_come_go_and_change() -> None:
    without, with_it = board(GOAL, ACTION), board(GOAL, ACTION, links=(SUPPORT,))
    assert compare(without, with_it) == Difference(linked=(SUPPORT,))
    owns = Link(name(9), ACTION.id, GOAL.id, "owns", "ben", {"strength": 1})
    stronger = replace(owns, fields={"strength": 3})
    changed = compare(board(GOAL, ACTION, links=(owns,)), board(GOAL, ACTION, links=(stronger,)))
    assert changed == Difference(relinked=(FieldChange(name(9), "strength", 1, 3),))
    assert compare(with_it, board(GOAL, ACTION, links=(owns,))) == Difference(linked=(owns,), unlinked=(SUPPORT,))


def test_whose_a_piece_is_told_to_be_is_no_difference() -> None:
    assert not compare(board(replace(GOAL, by="hidden")), board(GOAL))
