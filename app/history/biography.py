"""What became of one piece, step by step; and the pieces that were taken off the board, as they were. Pure.

Told from the log of the document `board` alone: what lies in a hand is in another one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from app.board.schema import COMMON_FIELDS
from app.board.values import LINK_IDENTITY
from app.history.replay import (
    FieldChanged,
    Happening,
    LinkCame,
    LinkChanged,
    LinkWent,
    PieceCame,
    PieceWent,
    Replay,
    Values,
)
from app.workshop.hands import HIDDEN

BURST = timedelta(seconds=60)  # what somebody writes, moves or tries out with no longer pauses is one step
STEPS_AT_ONCE = 200
REMOVED_AT_ONCE = 200

What = Literal["created", "text", "field", "moved", "removed", "restored", "linked", "unlinked"]


@dataclass(frozen=True, slots=True)
class Update:
    """One entry of the log, as far as it matters here."""

    at: datetime
    person: str | None  # None: the server itself
    payload: bytes


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
class Step:
    """`before` and `after` are words of texts, values of fields, zones of moves."""

    at: datetime
    person: str | None
    what: What
    field: str = ""
    before: object = None
    after: object = None
    link: Joint | None = None


@dataclass(frozen=True, slots=True)
class RemovedPiece:
    """A piece that is not on the board any more, as it was when it went, with the links that went with it."""

    piece: str
    values: Values
    removed_by: str | None
    removed_at: datetime
    links: tuple[tuple[str, Values], ...]

    @property
    def fields(self) -> Mapping[str, object]:
        return {name: value for name, value in self.values.items() if name not in COMMON_FIELDS}


def tell(
    updates: Iterable[Update], pieces: Iterable[str], state: bytes = b""
) -> tuple[dict[str, list[Step]], list[RemovedPiece]]:
    """The steps of each of `pieces`, oldest first, and all that was removed, newest first.

    `state`: a keyframe to begin from, when there is more than can be told.
    """
    replay = Replay(state)
    biographies = {piece: _Biography(piece, replay) for piece in pieces}
    lost = _Lost()
    for update in updates:
        happened = replay.apply(update.payload)
        if not happened:
            continue
        for piece in _about(happened) & biographies.keys():
            biographies[piece].take(update, happened)
        lost.take(update, happened)
    return {piece: biography.steps for piece, biography in biographies.items()}, lost.pieces()


def _about(happened: Iterable[Happening]) -> set[str]:
    """The pieces that are touched, and those that are linked with what is touched."""
    pieces: set[str] = set()
    for one in happened:
        match one:
            case PieceCame(piece) | PieceWent(piece) | FieldChanged(piece):
                pieces.add(piece)
            case LinkCame(_, value) | LinkWent(_, value) | LinkChanged(_, _, value):
                pieces.update((str(value.get("from")), str(value.get("to"))))
    return pieces


class _Biography:
    def __init__(self, piece: str, replay: Replay) -> None:
        self.steps: list[Step] = []
        self._piece = piece
        self._replay = replay
        self._was_there = piece in replay.pieces

    def take(self, update: Update, happened: Sequence[Happening]) -> None:
        mine = [one for one in happened if isinstance(one, PieceCame | PieceWent | FieldChanged)]
        mine = [one for one in mine if one.piece == self._piece]
        if any(isinstance(one, FieldChanged) and one.name == "zone" for one in mine):
            mine = [one for one in mine if not (isinstance(one, FieldChanged) and one.name == "pos")]
        # Links that come and go with the piece say nothing that its own coming and going does not.
        whole = any(isinstance(one, PieceCame | PieceWent) for one in mine)
        for change in mine:
            self._add(self._step(update, change))
        for one in happened:
            if isinstance(one, LinkCame | LinkWent | LinkChanged):
                self._take_link(update, one, whole=whole)

    def _step(self, update: Update, change: PieceCame | PieceWent | FieldChanged) -> Step:
        at, person = update.at, update.person
        match change:
            case PieceCame(_, values):
                restored, self._was_there = self._was_there, True
                # Who lays somebody else's hand on the table, as nobody but the server does, did not write it.
                author = person if restored and person is not None else _author(values)
                return Step(at, author, "restored" if restored else "created", after=values.get("text"))
            case PieceWent(_, values):
                return Step(at, person, "removed", before=values.get("text"))
            case FieldChanged(_, "text", before, after):
                return Step(at, person, "text", "text", before, after)
            case FieldChanged(_, "zone", before, after):
                return Step(at, person, "moved", "zone", before, after)
            case FieldChanged(_, "pos"):
                zone = self._replay.pieces.get(self._piece, {}).get("zone")
                return Step(at, person, "moved", "zone", zone, zone)
            case FieldChanged(_, name, before, after):
                return Step(at, person, "field", name, before, after)

    def _take_link(self, update: Update, change: LinkCame | LinkWent | LinkChanged, *, whole: bool) -> None:
        at, person = update.at, update.person
        match change:
            case LinkChanged(link, before, after):
                if joint := self._joint(link, after):
                    fields = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
                    for name in sorted(fields):
                        self._add(Step(at, person, "field", name, before.get(name), after.get(name), joint))
            case LinkCame(link, value) | LinkWent(link, value):
                what: What = "linked" if isinstance(change, LinkCame) else "unlinked"
                if not whole and (joint := self._joint(link, value)):
                    self._add(Step(at, person, what, joint.kind, link=joint))

    def _joint(self, link: str, value: Values) -> Joint | None:
        from_, to, kind, _ = (str(value.get(name)) for name in LINK_IDENTITY)
        if self._piece not in (from_, to):
            return None
        other = to if from_ == self._piece else from_
        known = self._replay.pieces.get(other) or self._replay.gone.get(other) or {}
        return Joint(link, from_, to, kind, other, str(known.get("text") or known.get("name") or ""))

    def _add(self, step: Step) -> None:
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
    return replace(before, at=after.at, after=after.after)


def _author(values: Values) -> str | None:
    """As the piece itself says; None where its stage hid that, or it says nothing."""
    by = values.get("by")
    return str(by) if by and by != HIDDEN else None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | list) and not isinstance(value, bool)


class _Lost:
    """Keeps what went, until it comes back."""

    def __init__(self) -> None:
        self._pieces: dict[str, tuple[Update, Values]] = {}
        self._links: dict[str, Values] = {}

    def take(self, update: Update, happened: Sequence[Happening]) -> None:
        went = {one.piece for one in happened if isinstance(one, PieceWent)}
        for one in happened:
            match one:
                case PieceWent(piece, values):
                    self._pieces.pop(piece, None)
                    self._pieces[piece] = (update, values)
                case PieceCame(piece):
                    self._pieces.pop(piece, None)
                case LinkWent(link, value):
                    if value.get("from") in went or value.get("to") in went:
                        self._links[link] = value
                case LinkCame(link):
                    self._links.pop(link, None)
                case _:
                    pass

    def pieces(self) -> list[RemovedPiece]:
        joined: dict[object, list[tuple[str, Values]]] = {}
        for link, value in self._links.items():
            for end in {value.get("from"), value.get("to")}:
                joined.setdefault(end, []).append((link, value))
        removed = [
            RemovedPiece(piece, values, update.person, update.at, tuple(joined.get(piece, ())))
            for piece, (update, values) in reversed(self._pieces.items())
        ]
        return [one for one in removed if one.fields or str(one.values.get("text") or "").strip() or one.links]
