"""What people say of a checkpoint: nobody's answer can be read off what is shown."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Problem
from app.workshop.ballots import Answer
from app.workshop.polls import FEWEST, OTHERS, check_poll_answer, group, opinion_of

functions = st.lists(st.sampled_from(["sales", "quality", "finance", "it", "legal"]), max_size=30)


def answers(*given: tuple[str, int]) -> list[Answer]:
    return [
        Answer(str(n), name, {"information": score, "line": f"line {score}"}) for n, (name, score) in enumerate(given)
    ]


@given(functions)
def test_no_group_below_three_is_shown_nor_left_over(given: list[str]) -> None:
    groups, counts = group(given), Counter(given)
    shown = Counter[str]()
    for name, count in counts.items():
        if (under := groups[name]) is not None:
            shown[under] += count
    assert all(count >= FEWEST for count in shown.values())
    hidden = len(given) - sum(shown.values())
    # What is left out could be read off the whole: it is three people at least, or nothing is shown by function.
    assert hidden == 0 or hidden >= FEWEST or not shown


@given(functions)
def test_a_function_of_three_is_shown_by_its_own_name_where_nobody_is_given_away(given: list[str]) -> None:
    counts = Counter(given)
    if all(count >= FEWEST for count in counts.values()):
        assert group(given) == {name: name for name in counts}


def test_two_small_functions_are_others_together() -> None:
    given = ["sales"] * 3 + ["quality"] * 2 + ["finance"]
    assert group(given) == {"sales": "sales", "quality": OTHERS, "finance": OTHERS}


def test_one_who_is_left_alone_takes_the_smallest_along() -> None:
    given = ["sales"] * 5 + ["quality"] * 3 + ["finance"]
    assert group(given) == {"sales": "sales", "quality": OTHERS, "finance": OTHERS}


def test_figures_hold_all_answers_and_lines_no_names() -> None:
    opinion = opinion_of(answers(("sales", 5), ("sales", 4), ("sales", 3), ("quality", 1), ("finance", 2), ("it", 3)))
    assert opinion["count"] == 6
    assert {key: opinion["information"][key] for key in ("low", "mean", "high", "count")} == {
        "low": 1, "mean": 3.0, "high": 5, "count": 6,
    }  # fmt: skip
    assert opinion["information"]["by_function"] == {
        "others": {"low": 1, "mean": 2.0, "high": 3, "count": 3},
        "sales": {"low": 3, "mean": 4.0, "high": 5, "count": 3},
    }
    assert opinion["lines"] == sorted(opinion["lines"])
    assert "people" not in opinion


def test_two_answers_say_only_that_there_are_two() -> None:
    assert opinion_of(answers(("sales", 5), ("quality", 1))) == {"count": 2}


@pytest.mark.parametrize("payload", [{"information": 6}, {"people": 0}, {"line": "x" * 201}])
def test_an_answer_is_from_one_to_five(payload: dict) -> None:
    with pytest.raises(Problem, match="bad-answer"):
        check_poll_answer(payload)


def test_a_part_of_an_answer_is_welcome() -> None:
    check_poll_answer({})
    check_poll_answer({"actions": 3, "line": None})
