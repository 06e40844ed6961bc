"""Dots that are counted: all of them, once, and by function."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc

from app.errors import Problem
from app.workshop.ballots import Answer
from app.workshop.stage import read_roots
from app.workshop.voting import (
    check_dots,
    close_vote,
    leaders,
    mark_keys,
    open_vote,
    tally,
    tell_voted,
)

PIECES = ["a", "b", "c", "d"]
AT, LATER = "2026-11-27T09:00:00.000Z", "2026-11-27T09:05:00.000Z"
ballots = st.lists(
    st.tuples(
        st.sampled_from(["sales", "quality", "finance"]), st.dictionaries(st.sampled_from(PIECES), st.integers(1, 3))
    ),
    max_size=30,
)


def answers(given: list[tuple[str, dict[str, int]]]) -> list[Answer]:
    return [Answer(str(number), function, {"dots": dots}) for number, (function, dots) in enumerate(given)]


def opened(**more: object) -> Doc:
    stage: Doc = Doc()
    value = {"question": "Which?", "pieces": PIECES, "budget": 3, "round": 1, "of": None, "by": "ana", "opened_at": AT}
    open_vote(stage, "vote", value | more)
    return stage


@given(ballots)
def test_every_dot_is_counted_once_and_functions_add_up(given: list[tuple[str, dict[str, int]]]) -> None:
    counted = tally(answers(given), PIECES)
    assert sum(one["total"] for one in counted.values()) == sum(sum(dots.values()) for _, dots in given)
    for one in counted.values():
        assert sum(one["by_function"].values()) == one["total"]
    for piece, function in product(PIECES, {function for function, _ in given}):
        theirs = sum(dots.get(piece, 0) for their_function, dots in given if their_function == function)
        assert counted[piece]["by_function"].get(function, 0) == theirs


@given(ballots, st.randoms())
def test_the_order_of_the_ballots_says_nothing(given: list[tuple[str, dict[str, int]]], random: object) -> None:
    mixed = list(given)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert tally(answers(mixed), PIECES) == tally(answers(given), PIECES)


@given(ballots, st.integers(0, 5))
def test_the_first_ones_have_no_fewer_dots_than_the_others(given: list[tuple[str, dict[str, int]]], top: int) -> None:
    counted = tally(answers(given), PIECES)
    first = leaders(counted, top)
    others = [counted[piece]["total"] for piece in PIECES if piece not in first]
    assert all(counted[piece]["total"] > max(others, default=0) for piece in first)
    assert len(first) >= min(top, Counter(one["total"] > 0 for one in counted.values())[True])
    dots = sorted(counted[piece]["total"] for piece in first)
    assert len(dots) - dots.count(min(dots, default=0)) < max(top, 1), "beyond the number only for a tie with the last"


def test_nobody_is_told_of_somebody_who_changes_their_mind() -> None:
    stage = opened()
    tell_voted(stage, "vote", 1)
    before = stage.get_state()
    tell_voted(stage, "vote", 1)
    assert stage.get_state() == before
    tell_voted(stage, "vote", 2)
    assert read_roots(stage)["votes"]["vote"]["voted"] == 2


@pytest.mark.parametrize("dots", [{"a": 4}, {"a": 2, "b": 2}, {"z": 1}, {"a": -1}])
def test_no_more_dots_than_one_has_and_on_nothing_else(dots: dict[str, int]) -> None:
    with pytest.raises(Problem, match="bad-ballot"):
        check_dots(opened(), "vote", dots, LATER)


def test_within_the_budget_one_votes_as_one_likes() -> None:
    for dots in ({}, {"a": 3}, {"a": 1, "b": 1, "d": 1}):
        check_dots(opened(), "vote", dots, LATER)


def test_after_the_time_box_or_the_close_nobody_votes() -> None:
    with pytest.raises(Problem, match="vote-closed"):
        check_dots(opened(closes_at=LATER), "vote", {"a": 1}, LATER)
    stage = opened()
    close_vote(stage, "vote", [], LATER)
    with pytest.raises(Problem, match="vote-closed"):
        check_dots(stage, "vote", {"a": 1}, LATER)


def test_a_vote_is_counted_once() -> None:
    stage = opened()
    close_vote(stage, "vote", answers([("sales", {"a": 2})]), LATER)
    with pytest.raises(Problem, match="vote-closed"):
        close_vote(stage, "vote", answers([("sales", {"b": 2})]), LATER)
    vote = read_roots(stage)["votes"]["vote"]
    assert (vote["tally"]["a"]["total"], vote["tally"]["b"]["total"], vote["voted"]) == (2, 0, 1)


def test_before_the_close_the_stage_knows_only_how_many_voted() -> None:
    stage = opened()
    tell_voted(stage, "vote", 5)
    vote = read_roots(stage)["votes"]["vote"]
    assert vote["voted"] == 5
    assert "tally" not in vote


def test_one_vote_at_a_time_and_a_second_round_beside_the_first() -> None:
    stage = opened()
    with pytest.raises(Problem, match="vote-open"):
        open_vote(stage, "second", {"opened_at": LATER})
    close_vote(stage, "vote", [], LATER)
    open_vote(stage, "second", {"opened_at": LATER, "round": 2, "of": "vote", "pieces": PIECES})
    assert set(read_roots(stage)["votes"]) == {"vote", "second"}


def test_key_pieces_are_marked_when_it_is_closed() -> None:
    stage = opened()
    with pytest.raises(Problem, match="vote-open"):
        mark_keys(stage, "vote", ["a"])
    close_vote(stage, "vote", [], LATER)
    mark_keys(stage, "vote", ["a"])
    assert read_roots(stage)["votes"]["vote"]["key"] == ["a"]


def test_of_many_votes_the_oldest_leave_the_stage() -> None:
    stage: Doc = Doc()
    for number in range(30):
        open_vote(stage, str(number), {"opened_at": f"2026-11-27T09:{number:02}:00.000Z", "pieces": []})
        close_vote(stage, str(number), [], LATER)
    assert set(read_roots(stage)["votes"]) == {str(number) for number in range(10, 30)}
