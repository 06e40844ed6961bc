"""Begin, advance, go back and end; who may be late; how far behind the room is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pycrdt import Doc

from app.errors import Problem
from app.workshop.stage import moment, read_roots, root
from app.workshop.stages import Now, end, move, read_now, read_steps, seconds_behind
from app.workshop.timer import set_timer
from tests.workshop.scripts import staged, step

CASES = json.loads((Path(__file__).parent / "clock_cases.json").read_text(encoding="utf-8"))
ANA, BEN = "ana", "ben"


def at(minute: float) -> str:
    return moment(1_795_000_000 + 60 * minute)


@pytest.fixture
def stage() -> Doc[Any]:
    return staged(
        step("open"), step("industry", 35, ("industry",), kinds=["factor"], hands="private"), step("break", zones=())
    )


def test_nothing_begins_without_a_playbook() -> None:
    with pytest.raises(Problem, match="no-playbook"):
        move(Doc(), 0, at(0), ANA)


def test_a_stage_says_what_it_opens_beside_where_it_is(stage: Doc[Any]) -> None:
    assert read_now(stage) is None
    move(stage, 1, at(0), ANA)
    assert read_now(stage) == Now(1, "industry", at(0), ANA)
    now = read_roots(stage)["stage"]["now"]
    assert now["opens"] == {"zones": ["industry"], "kinds": ["factor"]}
    assert (now["hands"], now["authors"]) == ("private", "shown")


def test_what_was_is_kept_when_one_moves_on_goes_back_and_ends(stage: Doc[Any]) -> None:
    for minute, index in ((0, 0), (12, 1), (40, 0), (45, 1)):
        move(stage, index, at(minute), ANA)
    end(stage, at(60), BEN)
    roots = read_roots(stage)["stage"]
    assert [(one["id"], one["from"], one["to"]) for one in roots["past"]] == [
        ("open", at(0), at(12)),
        ("industry", at(12), at(40)),
        ("open", at(40), at(45)),
        ("industry", at(45), at(60)),
    ]
    assert roots["ended"] == {"at": at(60), "by": BEN}
    assert read_now(stage) is None


@pytest.mark.parametrize("leave", [lambda stage: move(stage, 1, at(2), ANA), lambda stage: end(stage, at(2), ANA)])
def test_the_timer_of_a_stage_ends_with_it(stage: Doc[Any], leave: Callable[[Doc[Any]], None]) -> None:
    move(stage, 0, at(0), ANA)
    set_timer(stage, 600, True, ANA, 1_795_000_000)
    move(stage, 0, at(1), ANA)
    assert read_roots(stage)["timer"]
    leave(stage)
    assert read_roots(stage)["timer"] == {}


def test_an_ended_script_may_be_begun_anew(stage: Doc[Any]) -> None:
    move(stage, 0, at(0), ANA)
    end(stage, at(5), ANA)
    move(stage, 2, at(9), BEN)
    assert read_now(stage) == Now(2, "break", at(9), BEN)
    assert "ended" not in read_roots(stage)["stage"]


def test_of_two_who_advance_at_once_the_second_is_told_and_nothing_moves_twice(stage: Doc[Any]) -> None:
    move(stage, 0, at(0), ANA, since=-1)
    move(stage, 1, at(10), ANA, since=0)
    with pytest.raises(Problem, match="moved-on"):
        move(stage, 1, at(10), BEN, since=0)
    assert read_now(stage) == Now(1, "industry", at(10), ANA)


def test_moving_to_where_one_is_changes_nothing(stage: Doc[Any]) -> None:
    move(stage, 0, at(0), ANA)
    move(stage, 0, at(9), BEN)
    assert read_now(stage) == Now(0, "open", at(0), ANA)
    assert "past" not in read_roots(stage)["stage"]


@pytest.mark.parametrize("index", [-1, 3, 400])
def test_a_stage_that_is_not_in_the_script_is_refused(stage: Doc[Any], index: int) -> None:
    with pytest.raises(Problem, match="no-such-stage"):
        move(stage, index, at(0), ANA)


def test_numbers_that_came_back_as_fractions_are_whole() -> None:
    stage = staged(step("open", minutes=10.0))  # type: ignore[arg-type]
    move(stage, 0, at(0), ANA)
    assert read_steps(stage)[0].minutes == 10
    assert root(stage, "stage")["now"]["index"] == 0


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_how_far_behind_the_room_is(case: Any) -> None:
    now = Now(case["index"], "here", at(case["here_since"]), ANA)
    behind = seconds_behind(case["minutes"], now, 60 * case["gone_before"], 1_795_000_000 + 60 * case["at"])
    assert behind == pytest.approx(60 * case["behind"])
