"""The shared timer: whatever is done to it in whatever order, time neither comes nor goes by itself."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pycrdt import Doc

from app.errors import Problem
from app.workshop.stage import root
from app.workshop.timer import SECONDS_LIMIT, Timer, add_seconds, clear_timer, pause, set_timer, timer_of

START = 1_795_000_000.0
seconds = st.floats(0, 7_200).map(lambda value: round(value, 3))
Step = tuple[str, float]
steps = st.lists(st.tuples(st.sampled_from(["wait", "pause", "resume", "more", "less"]), seconds), max_size=30)

DONE: dict[str, Callable[[Timer, float, float], Timer]] = {
    "wait": lambda timer, _seconds, _now: timer,
    "pause": lambda timer, _seconds, now: timer.paused(now),
    "resume": lambda timer, _seconds, now: timer.resumed(now),
    "more": lambda timer, seconds, now: timer.with_more(seconds, now),
    "less": lambda timer, seconds, now: timer.with_more(-seconds, now),
}


@given(seconds, steps)
@example(7_200.0, [("more", 7_200.0)] * 6)  # more than the limit: lot alone seldom comes so far
def test_what_is_left_follows_from_what_was_done(first: float, done: list[Step]) -> None:
    timer, now, left, whole = Timer(first, first, START, True, False, "ana"), START, first, first
    for what, amount in done:
        if what == "wait":
            now += amount
            left = max(0.0, left - amount) if timer.running else left
        if what in ("more", "less"):
            more = amount if what == "more" else -amount
            left, whole = min(max(0.0, left + more), SECONDS_LIMIT), max(0.0, whole + more)
        timer = DONE[what](timer, amount, now)
        assert timer.left_at(now) == pytest.approx(left, abs=1e-3)
        assert 0 <= timer.left_at(now) <= SECONDS_LIMIT
        assert timer.seconds == pytest.approx(whole, abs=1e-3)


@given(seconds, seconds, seconds)
def test_a_pause_takes_nothing_however_long(first: float, before: float, paused: float) -> None:
    timer = Timer(first, first, START, True, False, "ana").paused(START + before)
    again = timer.resumed(START + before + paused)
    assert again.left_at(START + before + paused) == pytest.approx(max(0.0, first - before), abs=1e-3)


@given(seconds, st.floats(-100_000, 100_000), seconds)
def test_a_clock_that_is_set_moves_no_timer(first: float, by: float, later: float) -> None:
    timer = Timer(first, first, START, True, False, "ana")
    assert timer.moved(by).left_at(START + later + by) == pytest.approx(timer.left_at(START + later), abs=1e-3)


@given(seconds, seconds)
def test_it_is_read_as_it_was_written(first: float, later: float) -> None:
    timer = Timer(first, first, START, True, True, "ana")
    assert timer_of(timer.as_json()).left_at(START + later) == pytest.approx(timer.left_at(START + later), abs=2e-3)


def test_a_clock_that_was_set_back_gives_no_more_than_there_was() -> None:
    assert Timer(60, 60, START, True, False, "ana").left_at(START - 3_600) == 60


def test_without_a_timer_there_is_nothing_to_pause_or_to_add_to() -> None:
    stage = Doc()
    for ask in (lambda: add_seconds(stage, 60, START), lambda: pause(stage, True, START)):
        with pytest.raises(Problem, match="no-timer"):
            ask()
    clear_timer(stage)


def test_the_stage_has_it_until_it_is_cleared() -> None:
    stage = Doc()
    set_timer(stage, 300, True, "ana", START)
    pause(stage, True, START + 60)
    pause(stage, True, START + 90)
    add_seconds(stage, 60, START + 90)
    value = root(stage, "timer")["shared"]
    assert (value["left"], value["running"], value["sound"], value["by"]) == (300, False, True, "ana")
    clear_timer(stage)
    assert root(stage, "timer").to_py() == {}
