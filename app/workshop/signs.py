"""What people show the room without a word: ready, a raised hand; and what a function is asked for."""

from typing import Any

from pycrdt import Doc

from app.errors import Problem
from app.workshop.stage import root

ASKS_LIMIT = 50
QUESTION_LIMIT = 240


def mark(stage: Doc[Any], sign: str, person: str, at: str) -> None:
    """`sign`: `ready` or `raised`. The first time counts; a ready mark from before the stage began is set anew."""
    entries, now = root(stage, sign), root(stage, "stage").get("now")
    before = entries.get(person)
    if before is None or (sign == "ready" and now is not None and before < now["at"]):
        entries[person] = at


def unmark(stage: Doc[Any], sign: str, person: str) -> None:
    entries = root(stage, sign)
    if person in entries:
        del entries[person]


def ask(stage: Doc[Any], id: str, value: dict[str, Any]) -> None:
    """Raises Problem when too much is asked already."""
    asks = root(stage, "asks")
    if len(asks) >= ASKS_LIMIT:
        raise Problem("too-many-asks", 409, "There are too many open questions.", "Take some of them back first.")
    asks[id] = value


def take_back(stage: Doc[Any], id: str) -> None:
    asks = root(stage, "asks")
    if id in asks:
        del asks[id]
