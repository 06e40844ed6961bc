"""What was comes back on top of what is, whole or in part; what others did since stays."""

import time
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from pycrdt import Doc, Map

from app.board import write
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


LEADER, OTHER, THIRD = (
    Piece(name(number), "stakeholder", "ana", "stakeholders", (0, 0), (264, 124), "", {"name": f"S{number}"})
    for number in (11, 12, 13)
)


def reports(number: int, one: Piece, other: Piece, **fields: object) -> Link:
    return Link(name(number), one.id, other.id, "reports_to", "ana", fields)


def test_what_others_said_of_a_link_since_stays_when_another_field_of_it_is_taken_back() -> None:
    owns = replace(SUPPORT, kind="owns")
    before = board(GOAL, ACTION, links=(replace(owns, fields={"strength": 1, "wanted": 1}),))
    left = board(GOAL, ACTION, links=(replace(owns, fields={"strength": 3, "wanted": 1}),))
    doc = written(left)
    write.set_link_fields(doc, SUPPORT.id, {"wanted": 2})
    since = read_board(doc)
    lay(doc, still_possible(compare(left, before), since, left), before)
    assert read_board(doc).links[SUPPORT.id].fields == {"strength": 1, "wanted": 2}


def test_a_piece_whose_link_was_changed_since_is_not_taken_away() -> None:
    left = board(GOAL, ACTION, links=(SUPPORT,))
    since = board(GOAL, ACTION, links=(replace(SUPPORT, fields={"strength": 3}),))
    assert still_possible(compare(left, board(GOAL)), since, left) == Difference()


def test_nobody_stands_for_an_action_that_they_never_accepted() -> None:
    accepted = replace(ACTION, fields={"owner": "ana", "accepted": True})
    given_to_ben, untouched = replace(ACTION, fields={"owner": "ben"}), board(replace(ACTION, fields={}))
    back = compare(untouched, board(accepted))
    assert len(still_possible(back, untouched, untouched).changed) == 2
    assert still_possible(back, board(given_to_ben), untouched) == Difference()

    left = board(given_to_ben)
    accepted_by_ben = board(replace(ACTION, fields={"owner": "ben", "accepted": True}))
    to_ana = compare(left, board(replace(ACTION, fields={"owner": "ana"})))
    assert still_possible(to_ana, accepted_by_ben, left) == Difference()


def test_what_comes_back_makes_no_ring_of_who_reports_to_whom() -> None:
    then = board(LEADER, OTHER, THIRD, links=(reports(21, LEADER, OTHER),))
    now = board(LEADER, OTHER, THIRD, links=(reports(22, OTHER, THIRD), reports(23, THIRD, LEADER)))
    left = board(LEADER, OTHER, THIRD)
    assert [link.id for link in still_possible(compare(left, then), left, left).linked] == [name(21)]
    assert still_possible(compare(left, then), now, left) == Difference()


def test_hundreds_of_texts_come_back_before_anybody_notices() -> None:
    words = ("start", "plant", "pilot", "by", "Q3")
    texts = [" ".join(words[(i * k + k) % 5] for k in range(60)) for i in range(1, 401)]
    pieces = [replace(GOAL, id=name(1_000 + i), text=text) for i, text in enumerate(texts)]
    now, then = board(*pieces), board(*(replace(one, text=f"{one.text[::-1]}!") for one in pieces))
    doc = written(now)
    way = compare(now, then)
    began = time.process_time()
    lay(doc, way, then)
    assert time.process_time() - began < 0.2  # with every word looked for it is half a second
    assert not compare(read_board(doc), then)
