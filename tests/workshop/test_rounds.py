"""Answers given alone: their spread, who differs, and how far people agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc

from app.errors import Problem
from app.workshop.ballots import Answer
from app.workshop.rounds import (
    Settled,
    check_answer,
    goals_of,
    open_round,
    overlap,
    reveal_round,
    settle,
    spread_of,
)
from app.workshop.stage import read_roots

AT, LATER = "2026-11-27T09:00:00.000Z", "2026-11-27T09:05:00.000Z"
people = st.lists(
    st.tuples(st.sampled_from(["sales", "quality", "finance"]), st.integers(1, 5)), min_size=1, max_size=20
)


def scored(given: list[tuple[str, int]]) -> list[Answer]:
    return [
        Answer(str(number), function, {"scores": {"s1": {"power": value}}})
        for number, (function, value) in enumerate(given)
    ]


def opened(topic: str = "stakeholders", **more: object) -> Doc:
    stage: Doc = Doc()
    value = {"topic": topic, "subjects": ["s1", "s2"], "fields": ["power", "interest"], "by": "ana", "opened_at": AT}
    open_round(stage, "round", value | more)
    return stage


@given(people)
def test_the_spread_holds_every_answer(given: list[tuple[str, int]]) -> None:
    spread = spread_of(scored(given))["s1"]["power"]
    values = [value for _, value in given]
    assert (spread["low"], spread["high"], spread["count"]) == (min(values), max(values), len(values))
    assert spread["low"] <= spread["median"] <= spread["high"]
    assert sum(one["count"] for one in spread["by_function"].values()) == len(values)


@given(people, st.randoms())
def test_who_answered_first_changes_nothing(given: list[tuple[str, int]], random: object) -> None:
    mixed = list(given)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert spread_of(scored(mixed)) == spread_of(scored(given))


def test_a_function_differs_that_is_two_steps_away() -> None:
    spread = spread_of(scored([("sales", 5), ("sales", 5), ("sales", 4), ("quality", 2), ("finance", 4)]))["s1"][
        "power"
    ]
    assert spread["median"] == 4
    assert spread["differs"] == ["quality"]


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"scores": {"s9": {"power": 3}}},
        {"scores": {"s1": {"charm": 3}}},
        {"scores": {"s1": {"power": 6}}},
        {"goals": ["s1"]},
    ],
)
def test_what_the_round_does_not_ask_is_refused(payload: dict[str, object]) -> None:
    with pytest.raises(Problem, match="bad-answer"):
        check_answer(opened(), "round", payload, LATER)


@pytest.mark.parametrize("payload", [{"goals": ["s1", "s1"]}, {"goals": ["s9"]}, {"goals": [], "own": "x" * 201}, {}])
def test_three_goals_at_most_each_once(payload: dict[str, object]) -> None:
    with pytest.raises(Problem, match="bad-answer"):
        check_answer(opened("top_goals"), "round", payload, LATER)
    check_answer(opened("top_goals"), "round", {"goals": ["s1"], "own": "Zero faults"}, LATER)


def test_a_part_of_an_answer_is_welcome() -> None:
    check_answer(opened(), "round", {"scores": {"s1": {"power": 3}}}, LATER)
    check_answer(opened(), "round", {"scores": {}}, LATER)


def test_it_is_revealed_once_and_answered_no_more() -> None:
    stage = opened()
    reveal_round(stage, "round", scored([("sales", 3)]), LATER)
    with pytest.raises(Problem, match="vote-closed"):
        reveal_round(stage, "round", [], LATER)
    with pytest.raises(Problem, match="vote-closed"):
        check_answer(stage, "round", {"scores": {}}, LATER)
    assert read_roots(stage)["rounds"]["round"]["answered"] == 1


def test_what_the_room_settled_is_kept_once_it_is_revealed() -> None:
    stage = opened()
    four = Settled("s1", "power", 4)
    with pytest.raises(Problem, match="round-open"):
        settle(stage, "round", four, LATER, "ana")
    reveal_round(stage, "round", [], LATER)
    settle(stage, "round", four, LATER, "ana")
    assert read_roots(stage)["rounds"]["round"]["settled"] == {"s1:power": {"value": 4, "at": LATER, "by": "ana"}}


def test_of_two_who_settle_on_different_values_the_first_wins_until_the_other_has_seen_it() -> None:
    stage = opened()
    reveal_round(stage, "round", [], LATER)
    settle(stage, "round", Settled("s1", "power", 4), LATER, "ana")
    with pytest.raises(Problem, match="moved-on"):
        settle(stage, "round", Settled("s1", "power", 2), LATER, "ben")
    with pytest.raises(Problem, match="moved-on"):
        settle(stage, "round", Settled("s1", "power", 2, instead_of=3), LATER, "ben")
    settle(stage, "round", Settled("s1", "power", 4), LATER, "ben")
    settle(stage, "round", Settled("s1", "power", 2, instead_of=4), LATER, "ben")
    assert read_roots(stage)["rounds"]["round"]["settled"]["s1:power"]["value"] == 2


def test_goals_are_counted_and_own_words_have_no_names() -> None:
    given = [("sales", ["g1", "g2"], "Zero faults"), ("quality", ["g1"], ""), ("sales", ["g1", "g3"], "Be first")]
    answers = [Answer(str(n), name, {"goals": goals, "own": own}) for n, (name, goals, own) in enumerate(given)]
    found = goals_of(answers, ["g1", "g2", "g3", "g4"])
    assert found["goals"]["g1"] == {"total": 3, "by_function": {"quality": 1, "sales": 2}}
    assert found["goals"]["g4"] == {"total": 0, "by_function": {}}
    assert found["own"] == ["Be first", "Zero faults"]
    assert found["overlap"] == round((1 / 2 + 1 / 3 + 1 / 2) / 3, 3)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [([], None), ([{"a"}], None), ([{"a"}, set()], None), ([{"a"}, {"a"}], 1), ([{"a"}, {"b"}], 0)],
)
def test_overlap_of_nobody_is_none(chosen: list[set[str]], expected: float | None) -> None:
    assert overlap([frozenset(one) for one in chosen]) == expected
