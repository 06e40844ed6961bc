"""The timer that everybody sees and only those who run the room move. Time is an argument: seconds since 1970."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pycrdt import Doc

from app.errors import Problem
from app.workshop.stage import moment, root, seconds_at

SECONDS_LIMIT = 12 * 3_600
SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Timer:
    """At `at` there were `left` seconds left; since then they run, or they do not."""

    seconds: float  # it was set to, with all that was added
    left: float
    at: float
    running: bool
    sound: bool
    by: str

    def left_at(self, now: float) -> float:
        """Seconds, never below 0 and never more than there were: a clock may be set back."""
        gone = max(0.0, now - self.at) if self.running else 0.0
        return max(0.0, self.left - gone)

    def paused(self, now: float) -> "Timer":
        return replace(self, left=self.left_at(now), at=now, running=False)

    def resumed(self, now: float) -> "Timer":
        return replace(self, left=self.left_at(now), at=now, running=True)

    def with_more(self, seconds: float, now: float) -> "Timer":
        """Or less, down to nothing; one that has run out runs again."""
        left = min(max(0.0, self.left_at(now) + seconds), SECONDS_LIMIT)
        return replace(self, seconds=max(0.0, self.seconds + seconds), left=left, at=now)

    def moved(self, by: float) -> "Timer":
        """The clock was set `by` seconds on, in which no time went by."""
        return replace(self, at=self.at + by)

    def as_json(self) -> dict[str, Any]:
        return {
            "seconds": self.seconds,
            "left": round(self.left, 3),
            "at": moment(self.at),
            "running": self.running,
            "sound": self.sound,
            "by": self.by,
        }


def timer_of(value: Mapping[str, Any]) -> Timer:
    """As `as_json` wrote it."""
    at = seconds_at(value["at"])
    return Timer(value["seconds"], value["left"], at, value["running"], value.get("sound") is True, value["by"])


def set_timer(stage: Doc[Any], seconds: float, sound: bool, by: str, now: float) -> None:
    """Starts it, also where one was running."""
    root(stage, "timer")[SHARED] = Timer(seconds, seconds, now, True, sound, by).as_json()


def add_seconds(stage: Doc[Any], seconds: float, now: float) -> None:
    """Raises Problem when there is no timer."""
    _put(stage, _shared(stage).with_more(seconds, now))


def pause(stage: Doc[Any], paused: bool, now: float) -> None:
    """Raises Problem when there is no timer."""
    timer = _shared(stage)
    if timer.running == paused:
        _put(stage, timer.paused(now) if paused else timer.resumed(now))


def mute(stage: Doc[Any], sound: bool) -> None:
    """Raises Problem when there is no timer."""
    _put(stage, replace(_shared(stage), sound=sound))


def clear_timer(stage: Doc[Any]) -> None:
    entries = root(stage, "timer")
    if SHARED in entries:
        del entries[SHARED]


def _shared(stage: Doc[Any]) -> Timer:
    value = root(stage, "timer").get(SHARED)
    if value is None:
        raise Problem("no-timer", 409, "No timer is set.", "Set one first: choose how many minutes.")
    return timer_of(value)


def _put(stage: Doc[Any], timer: Timer) -> None:
    root(stage, "timer")[SHARED] = timer.as_json()
