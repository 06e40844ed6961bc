"""What was comes back on top of what is, whole or in part; what others did since stays."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from pycrdt import Doc, Map

from app.board.compare import Difference, compare
from app.board.read import Board, Comment, Link, Piece, Reaction, read_board
from app.board.restore import lay, of_piece, still_possible, within_zone
from tests.live.gate.desk import name
from tests.support.boards import boards

GOAL = Piece(name(1), "goal", "ana", "strategy", (0, 0), (320, 152), "Zero faults", {"priority": 2})
ACTION = Piece(name(2), "action", "ben", "actions", (5, 5), (264, 92), "Start the pilot", {})
SUPPORT = Link(name(9), ACTION.id, GOAL.id, "supports", "ben", {})


def board(*pieces: Piece, links: tuple[Link, ...] = (), comments: tuple[Comment, ...] = ()) -> Board:
    said = {comment.id: comment for comment in comments}
    return Board({piece.id: piece for piece in pieces}, {link.id: link for link in links}, said, frozenset())


def written(one: Board) -> Doc[Any]:
    doc: Doc[Any] = Doc()
    lay(doc, compare(board(), one), one)
    return doc


@settings(deadline=None, max_examples=40)
@given(boards(), boards())
def test_a_board_that_was_brought_back_is_no_different_from_what_it_was(now: Board, then: Board) -> None:
    doc = written(now)
    lay(doc, compare(now, then), then)
    assert not compare(read_board(doc), then)


@settings(deadline=None, max_examples=40)
@given(boards(), boards())
def test_taking_that_back_gives_what_was_before(now: Board, then: Board) -> None:
    doc = written(now)
    before = read_board(doc)
    lay(doc, compare(now, then), then)
    after = read_board(doc)
    lay(doc, still_possible(compare(after, before), after, after), before)
    assert not compare(read_board(doc), before)


@settings(deadline=None, max_examples=40)
@given(boards(), boards())
def test_zone_by_zone_all_of_it_comes_back(now: Board, then: Board) -> None:
    doc = written(now)
    for _ in range(2):  # a link comes back when both its ends are there
        for zone in ("industry", "relationship", "strategy", "stakeholders", "competition", "actions", "tray"):
            here = read_board(doc)
            lay(doc, within_zone(compare(here, then), here, zone), then)
    assert not compare(read_board(doc), then)


def test_of_one_zone_only_its_pieces_come_back() -> None:
    now = board(replace(GOAL, text="Fewer faults"), replace(ACTION, text="Stop the pilot"))
    way = within_zone(compare(now, board(GOAL, ACTION)), now, "strategy")
    assert {change.of for change in way.changed} == {GOAL.id}


def test_one_piece_comes_back_with_its_links_and_with_what_was_said_of_it() -> None:
    comment = Comment("c", ACTION.id, "ana", "2026-11-23T14:00:00Z", "Who pays?")
    then = replace(
        board(GOAL, ACTION, links=(SUPPORT,), comments=(comment,)),
        reactions=frozenset({Reaction(ACTION.id, "ana", "agree")}),
    )
    now = board(replace(GOAL, text="Fewer faults"))
    doc = written(now)
    lay(doc, of_piece(compare(now, then), now, ACTION.id), then)
    after = read_board(doc)
    assert after.pieces[ACTION.id] == ACTION
    assert after.links == {SUPPORT.id: SUPPORT}
    assert after.comments == {"c": comment}
    assert after.reactions == then.reactions
    assert after.pieces[GOAL.id].text == "Fewer faults"


def test_a_link_whose_other_end_is_gone_does_not_come_back() -> None:
    then = board(GOAL, ACTION, links=(SUPPORT,))
    assert of_piece(compare(board(), then), board(), ACTION.id) == Difference(added=(ACTION,))


def test_what_others_changed_since_stays_when_it_is_taken_back() -> None:
    before, left = board(replace(GOAL, text="Old"), ACTION), board(GOAL, replace(ACTION, zone="tray"))
    since = board(replace(GOAL, text="Zero faults, says Ben"), replace(ACTION, zone="tray"))
    way = still_possible(compare(left, before), since, left)
    assert [(move.piece, move.after.zone) for move in way.moved] == [(ACTION.id, "actions")]
    assert way.changed == ()


def test_a_piece_that_was_talked_about_since_is_not_taken_away() -> None:
    comment = Comment("c", GOAL.id, "ben", "2026-11-23T14:00:00Z", "I like it")
    left = board(GOAL)
    assert still_possible(compare(left, board()), left, left).removed == (GOAL,)
    assert still_possible(compare(left, board()), board(GOAL, comments=(comment,)), left) == Difference()


def test_words_that_somebody_types_meanwhile_are_kept() -> None:
    doc = written(board(replace(GOAL, text="Zero 😀 faults in Q3")))
    elsewhere: Doc[Any] = Doc()
    elsewhere.apply_update(doc.get_update())
    way = compare(read_board(doc), board(replace(GOAL, text="Zero 😀 mistakes in Q3")))
    lay(doc, way, board(GOAL))
    text = elsewhere.get("pieces", type=Map)[GOAL.id]["text"]
    text += ", we said"
    doc.apply_update(elsewhere.get_update())
    assert read_board(doc).pieces[GOAL.id].text == "Zero 😀 mistakes in Q3, we said"
