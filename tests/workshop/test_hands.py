"""Hands that are counted and laid."""

from typing import Any

import pytest
from pycrdt import Doc, Map

from app.board import write
from app.board.read import read_board
from app.board.schema import PIECES_LIMIT
from app.errors import Problem
from app.workshop.hands import (
    HIDDEN,
    count_pieces,
    in_turn,
    lay,
    on_table,
    plan,
    read_hand,
    rule_of,
    set_rule,
    take_out,
    tell_laid,
)
from app.workshop.stage import read_roots
from app.workshop.stages import end, move
from tests.live.gate.desk import name
from tests.workshop.scripts import staged, step

ANA, BEN = "ana" + "-" * 18, "ben" + "-" * 18


def a_hand(person: str, *sentences: str, first: int = 0) -> Doc[Any]:
    hand: Doc[Any] = Doc()
    for number, sentence in enumerate(sentences):
        write.create_piece(hand, name(first + number), "goal", person, pos=(0, number), text=sentence)
    return hand


def test_pieces_are_read_in_the_order_they_were_written_and_empty_ones_stay() -> None:
    hand = a_hand(ANA, "first", "  ", "third")
    assert [piece.text for piece in read_hand(hand)] == ["first", "third"]
    assert count_pieces(hand) == 2


def test_laid_they_keep_their_ids_words_fields_and_author() -> None:
    hand, board = a_hand(ANA, "Zero faults"), Doc[Any]()
    write.set_field(hand, name(0), "priority", 2)
    lay(board, plan(read_hand(hand), {}, hides_authors=False))
    take_out(hand, [name(0)])
    piece = read_board(board).pieces[name(0)]
    assert (piece.text, piece.by, piece.zone, piece.fields) == ("Zero faults", ANA, "strategy", {"priority": 2})
    assert count_pieces(hand) == 0


def test_a_hidden_author_is_written_nowhere() -> None:
    board: Doc[Any] = Doc()
    lay(board, plan(read_hand(a_hand(ANA, "Zero faults")), {}, hides_authors=True))
    assert read_board(board).pieces[name(0)].by == HIDDEN
    assert ANA.encode() not in board.get_update()


def test_what_lies_on_the_board_already_is_not_laid_again() -> None:
    hand, board = a_hand(ANA, "one", "two"), Doc[Any]()
    lay(board, plan(read_hand(hand)[:1], {}, hides_authors=False))
    again = plan(read_hand(hand), read_board(board).pieces, hides_authors=False)
    assert [laid.piece.text for laid in again] == ["two"]


def test_of_two_that_bear_one_id_the_first_is_laid() -> None:
    pieces = [*read_hand(a_hand(ANA, "hers")), *read_hand(a_hand(BEN, "his"))]
    laid = plan(pieces, {}, hides_authors=False)
    assert [one.piece.text for one in laid] == ["hers"]
    assert on_table(pieces, laid, {}) == {ANA: [name(0)]}, "his stays in his hand"


def test_many_hands_lie_side_by_side() -> None:
    hands = [a_hand(BEN, "a goal", "another", first=10 * number) for number in range(30)]
    laid = plan([piece for hand in hands for piece in read_hand(hand)], {}, hides_authors=False)
    assert len({one.pos for one in laid}) == 60


def test_everybodys_first_one_comes_before_anybodys_second() -> None:
    pieces = [*read_hand(a_hand(ANA, "a1", "a2", first=1)), *read_hand(a_hand(BEN, "b1", "b2", first=8))]
    assert [piece.text for piece in in_turn(pieces, hides_authors=False)] == ["a1", "b1", "a2", "b2"]


def test_where_authors_are_hidden_the_order_tells_nothing_of_whose_they_are() -> None:
    ana, ben = a_hand(ANA, "a1", "a2", first=5), a_hand(BEN, "b1", first=8)
    write.create_piece(ben, name(1), "goal", BEN, pos=(0, 1), text="b2")
    pieces = [*read_hand(ana), *read_hand(ben)]
    turn = in_turn(pieces, hides_authors=True)
    assert [piece.id for piece in turn] == sorted(piece.id for piece in pieces)
    assert turn == in_turn(reversed(pieces), hides_authors=True)


def test_a_board_without_room_for_all_of_them_takes_none() -> None:
    piece = read_hand(a_hand(ANA, "one"))[0]
    full = dict.fromkeys(map(name, range(1, PIECES_LIMIT + 1)), piece)
    with pytest.raises(Problem) as told:
        plan([piece], full, hides_authors=False)
    assert told.value.code == "no-room"
    assert plan([piece], full | {piece.id: piece}, hides_authors=False) == [], "it lies there already"


@pytest.mark.parametrize("written", ["private", "silent"])
def test_a_stage_says_where_people_write_and_its_end_lets_them_write_on_the_table(written: str) -> None:
    stage = staged(step("open", hands=written), step("talk"))
    assert rule_of(stage) == "open"
    move(stage, 0, "2026-11-27T09:00:00.000Z", ANA)
    assert rule_of(stage) == written
    end(stage, "2026-11-27T09:10:00.000Z", ANA)
    assert rule_of(stage) == "open"


def test_a_rule_of_a_newer_version_closes_nothing() -> None:
    stage: Doc[Any] = Doc()
    stage.get("hands", type=Map)["rule"] = {"mode": "telepathic"}
    assert rule_of(stage) == "open"


def test_what_was_laid_is_told_without_whose_it_was() -> None:
    stage: Doc[Any] = Doc()
    set_rule(stage, "private", "2026-11-27T09:00:00.000Z", BEN)
    tell_laid(stage, ["a", "b"], "2026-11-27T09:05:00.000Z", BEN)
    told = {"count": 2, "pieces": ["a", "b"], "at": "2026-11-27T09:05:00.000Z", "by": BEN}
    assert read_roots(stage)["hands"]["laid"] == told
