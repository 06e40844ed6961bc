"""What there is to know of a workshop before its film runs: who, when, which stages, how busy it was. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from pycrdt import Doc

from app.workshop.stage import root
from app.workshop.stages import read_now, read_steps

# What a film shows. Of a hand nothing is ever told.
FilmDocument = Literal["board", "stage"]
FILMED: tuple[FilmDocument, ...] = get_args(FilmDocument)
BUCKETS_AT_MOST = 600


@dataclass(frozen=True, slots=True)
class Act:
    """A stretch of time in one stage of the script. `to`: None while it goes on."""

    index: int
    id: str
    name: Mapping[str, str]
    from_: str
    to: str | None


@dataclass(frozen=True, slots=True)
class Density:
    """How many edits there were in each stretch of so many seconds."""

    seconds_per_bucket: int
    counts: tuple[int, ...]


def acts_of(stage: Doc[Any]) -> list[Act]:
    """In the order of time; a stage that the room went back to is there twice."""
    names = {step.id: step.name for step in read_steps(stage)}

    def act(index: int, id: str, since: str, to: str | None) -> Act:
        return Act(index, id, names.get(id) or {"en": id, "es": id}, since, to)

    past: Iterable[Any] = root(stage, "stage").get("past") or ()
    acts = [act(int(one["index"]), one["id"], one["from"], one["to"]) for one in past]
    now = read_now(stage)
    return [*acts, act(now.index, now.id, now.at, None)] if now else acts


def bucket_seconds(began: datetime, ended: datetime) -> int:
    """As short as they can be, so that BUCKETS_AT_MOST hold all of the film."""
    return _whole_seconds(began, ended) // BUCKETS_AT_MOST + 1


def density(began: datetime, ended: datetime, counts: Mapping[int, int]) -> Density:
    """`counts`: by bucket. What a clock that was set back put outside is counted at the edge."""
    seconds = bucket_seconds(began, ended)
    buckets = [0] * (_whole_seconds(began, ended) // seconds + 1)
    for number, count in counts.items():
        buckets[max(0, min(number, len(buckets) - 1))] += count
    return Density(seconds, tuple(buckets))


def _whole_seconds(began: datetime, ended: datetime) -> int:
    return max(0, int(ended.timestamp()) - int(began.timestamp()))
