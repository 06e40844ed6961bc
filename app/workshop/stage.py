"""The document `stage`: what those who run a session have decided. Written by the server only, read by everybody.

Its roots are maps of plain JSON values. Nothing secret may stand in it: no ballot before its vote is closed, nothing
of a hand, nothing that tells of one person what was counted of all.
"""

from datetime import UTC, datetime
from typing import Any

from pycrdt import Doc, Map

ROOTS = (
    "locks",
    "playbook",
    "stage",
    "timer",
    "hands",
    "ready",
    "raised",
    "asks",
    "votes",
    "rounds",
    "room",
    "teams",
    "spotlight",
    "cards",
    "checkpoints",
)

Roots = dict[str, dict[str, Any]]  # root -> key -> value


def root(stage: Doc[Any], name: str) -> Map[Any]:
    """To be read and written inside of an edit. Raises KeyError for a root that the format does not know."""
    if name not in ROOTS:
        raise KeyError(name)
    entries: Map[Any] = stage.get(name, type=Map)
    return entries


def read_roots(stage: Doc[Any]) -> Roots:
    """All of it as plain JSON; roots that nothing was written to are empty."""
    return {name: root(stage, name).to_py() or {} for name in ROOTS}


def moment(now: float) -> str:
    """Seconds since 1970 as the stage writes times: ISO 8601, UTC, milliseconds."""
    return datetime.fromtimestamp(now, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def seconds_at(written: str) -> float:
    """Seconds since 1970 of a time that `moment` wrote. Raises ValueError."""
    return datetime.fromisoformat(written).timestamp()
