"""What votes, private rounds and polls have in common: answers nobody is told of before they are counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pycrdt import Doc, Map

from app.errors import Problem
from app.workshop.stage import root


@dataclass(frozen=True)
class Answer:
    """A ballot as it is counted."""

    person_id: str
    function: str  # as the person had it when they answered
    payload: Mapping[str, Any]


def entry_of(stage: Doc[Any], name: str, id: str) -> Any:
    """Raises Problem: `no-such-vote`."""
    entry = root(stage, name).get(id)
    if entry is None:
        raise Problem("no-such-vote", 404, "There is no such vote.", "Reload the page to see what is open.")
    return entry


def is_open(entry: Mapping[str, Any], at: str) -> bool:
    """Whether it still takes answers. Times of the stage are compared as they are written."""
    return "closed_at" not in entry and ("closes_at" not in entry or bool(entry["closes_at"] > at))


def is_due(entry: Mapping[str, Any], at: str) -> bool:
    """Its time is up, and it was not counted yet."""
    return "closed_at" not in entry and "closes_at" in entry and bool(entry["closes_at"] <= at)


def forget_oldest(entries: Map[Any], limit: int) -> None:
    """Room for one more in the stage. Their ballots and the log of them stay."""
    known = sorted(entries.keys(), key=lambda id: str(entries[id]["opened_at"]))
    for oldest in known[: max(0, len(known) + 1 - limit)]:
        del entries[oldest]
