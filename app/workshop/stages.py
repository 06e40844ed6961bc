"""Where a workshop stands in its script: begun, moved on, gone back, ended; and what the stage at hand opens.

Written in the document `stage`: root `playbook` holds the script, root `stage` where it is. What the stage at hand
opens stands beside it, so that the gate need not read a whole script for a keystroke.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pycrdt import Doc

from app.errors import Problem
from app.workshop.hands import mode_of, set_rule
from app.workshop.stage import root, seconds_at
from app.workshop.timer import clear_timer

Words = Mapping[str, str]  # by language


@dataclass(frozen=True, slots=True)
class Question:
    """Asked before the room moves on. `check`: what the board can answer by itself, see `app.workshop.exits`."""

    id: str
    ask: Words
    check: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of the script, as far as the running of it goes."""

    id: str
    name: Words
    minutes: int
    zones: tuple[str, ...]
    kinds: tuple[str, ...] | None  # None: all
    hands: str  # open, private, silent
    authors: str  # shown, hidden
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Now:
    index: int
    id: str
    at: str  # since when, as the stage writes times
    by: str  # who moved it there


def read_steps(stage: Doc[Any]) -> tuple[Step, ...]:
    """The script that was chosen; empty while none is."""
    script = root(stage, "playbook").get("script")
    return tuple(_step(raw) for raw in script["stages"]) if script else ()


def read_now(stage: Doc[Any]) -> Now | None:
    """None before it begins and after it has ended."""
    now = root(stage, "stage").get("now")
    return Now(int(now["index"]), now["id"], now["at"], now["by"]) if now else None


def move(stage: Doc[Any], index: int, at: str, by: str, since: int | None = None) -> None:
    """Begin, advance or go back. `since`: the stage that whoever asks has before their eyes; None: whichever it is.

    Raises Problem: `no-playbook`, `no-such-stage`; `moved-on` when it is not that stage any more.
    """
    steps, now = read_steps(stage), read_now(stage)
    if not steps:
        raise Problem(
            "no-playbook", 409, "No playbook was chosen for this board yet.", "Choose one in the console, then begin."
        )
    if not 0 <= index < len(steps):
        raise Problem("no-such-stage", 422, "The playbook has no such stage.", "Reload the page to see its stages.")
    here = now.index if now else -1
    if since is not None and since != here:
        raise Problem("moved-on", 409, "The workshop has moved on.", "Look at where it is now, then decide again.")
    if here == index:
        return
    entries = root(stage, "stage")
    if now:
        entries["past"] = [*(entries.get("past") or []), _behind(now, at)]
    entries.pop("ended", None)
    step = steps[index]
    entries["now"] = {
        "index": index,
        "id": step.id,
        "at": at,
        "by": by,
        "opens": {"zones": list(step.zones), "kinds": None if step.kinds is None else list(step.kinds)},
        "hands": step.hands,
        "authors": step.authors,
    }
    set_rule(stage, mode_of(step.hands), at, by)
    clear_timer(stage)  # it was that of the stage before


def end(stage: Doc[Any], at: str, by: str) -> None:
    """Everything is open again. It may be begun anew, at any stage; what was is kept."""
    now, entries = read_now(stage), root(stage, "stage")
    if now is None:
        return
    entries["past"] = [*(entries.get("past") or []), _behind(now, at)]
    entries["ended"] = {"at": at, "by": by}
    set_rule(stage, "open", at, by)
    clear_timer(stage)
    del entries["now"]


def seconds_behind(minutes: Sequence[int], now: Now, gone_before: float, at: float) -> float:
    """How far the room is behind its script, in seconds; below 0: ahead. `minutes`: planned, by index of stage.

    What went by in all stages, less what was planned for all before this one and for so much of this one as went by, at
    most all of it. Going back does not plan a stage twice, and a night between two halves counts for nothing.
    `gone_before`: seconds in the stages that are past; `at`: seconds since 1970.
    """
    here = at - seconds_at(now.at)
    planned = 60 * sum(minutes[: now.index]) + min(here, 60 * minutes[now.index])
    return gone_before + here - planned


def _behind(now: Now, at: str) -> dict[str, Any]:
    return {"index": now.index, "id": now.id, "from": now.at, "to": at}


def _step(raw: Mapping[str, Any]) -> Step:
    opens = raw.get("opens") or {}
    kinds = opens.get("kinds")
    return Step(
        id=raw["id"],
        name=raw["name"],
        minutes=int(raw["minutes"]),
        zones=tuple(opens.get("zones") or ()),
        kinds=None if kinds is None else tuple(kinds),
        hands=raw.get("hands", "open"),
        authors=raw.get("authors", "shown"),
        questions=tuple(Question(one["id"], one["ask"], one.get("check")) for one in raw.get("exit") or ()),
    )
