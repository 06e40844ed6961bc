"""Steps of a history: what somebody did in one go. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from app.history.replay import FieldChanged, PieceCame, PieceWent, Values
from app.workshop.hands import HIDDEN

BURST = timedelta(seconds=60)  # what somebody writes, moves or tries out with no longer pauses is one step

What = Literal[
    "created",
    "text",
    "field",
    "moved",
    "removed",
    "restored",
    "linked",
    "unlinked",
    "commented",
    "uncommented",
    "reacted",
    "unreacted",
    "stage",
]


PieceChange = PieceCame | PieceWent | FieldChanged


@dataclass(frozen=True, slots=True)
class Update:
    """One entry of the log, as far as it matters here."""

    at: datetime
    person: str | None  # None: the server itself
    payload: bytes
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Joint:
    """The link a step is about, and what is at its other end."""

    id: str
    from_: str
    to: str
    kind: str
    other: str
    text: str  # of the other piece, as it was then


@dataclass(frozen=True, slots=True)
class About:
    """The piece a step is about, as it was after it."""

    piece: str
    kind: str
    zone: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """`before` and `after` are words of texts, values of fields, zones of moves. `at`: when it was done."""

    at: datetime
    person: str | None
    what: What
    field: str = ""
    before: object = None
    after: object = None
    link: Joint | None = None
    about: About | None = None
    seq: int = 0  # of the first edit of it …
    until: int = 0  # … and of the last


def piece_step(update: Update, change: PieceChange, zone: object, *, was_there: bool = False) -> Step:
    """`zone`: where the piece lies; `was_there`: before it came, so that it came back."""
    at, person = update.at, update.person
    match change:
        case PieceCame(_, values):
            # Who lays somebody else's hand on the table, as nobody but the server does, did not write it.
            author = person if was_there and person is not None else _author(values)
            step = Step(at, author, "restored" if was_there else "created", after=values.get("text"))
        case PieceWent(_, values):
            step = Step(at, person, "removed", before=values.get("text"))
        case FieldChanged(_, "text", before, after):
            step = Step(at, person, "text", "text", before, after)
        case FieldChanged(_, "zone", before, after):
            step = Step(at, person, "moved", "zone", before, after)
        case FieldChanged(_, "pos"):
            step = Step(at, person, "moved", "zone", zone, zone)
        case FieldChanged(_, name, before, after):
            step = Step(at, person, "field", name, before, after)
    return replace(step, seq=update.seq, until=update.seq)


def without_echoes(
    changes: Iterable[PieceCame | PieceWent | FieldChanged],
) -> list[PieceCame | PieceWent | FieldChanged]:
    """Of one piece in one update: who moves it to another zone puts it somewhere there, too."""
    found = list(changes)
    if any(isinstance(one, FieldChanged) and one.name == "zone" for one in found):
        return [one for one in found if not (isinstance(one, FieldChanged) and one.name == "pos")]
    return found


class Chain:
    """Steps about one thing, in the order of time; what goes on with an earlier one becomes part of it."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def add(self, step: Step) -> None:
        at = self._goes_on(step)
        if at is None:
            self.steps.append(step)
            return
        joined = _join(self.steps.pop(at), step)
        if joined.what in ("created", "restored", "removed") or joined.before != joined.after or joined.what == "moved":
            self.steps.append(joined)

    def _goes_on(self, step: Step) -> int | None:
        """Which of the last steps this one goes on with: past what others write into the same text meanwhile."""
        for at in range(len(self.steps) - 1, -1, -1):
            before = self.steps[at]
            if step.at - before.at >= BURST:
                return None
            if before.person == step.person:
                return at if _are_one(before, step) else None
            if not before.what == step.what == "text":
                return None
        return None


def _are_one(before: Step, after: Step) -> bool:
    if after.what == "text":
        return before.what in ("text", "created")
    if before.what != after.what or before.field != after.field or before.link != after.link:
        return False
    if after.what == "moved":
        return True
    # Numbers are tried out: a score pressed up, a mark dragged over a grid. A status is history.
    return after.what == "field" and _is_number(before.after) and _is_number(after.after)


def _join(before: Step, after: Step) -> Step:
    return replace(before, at=after.at, after=after.after, about=after.about, until=after.until)


def _author(values: Values) -> str | None:
    """As the piece itself says; None where its stage hid that, or it says nothing."""
    by = values.get("by")
    return str(by) if by and by != HIDDEN else None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | list) and not isinstance(value, bool)
