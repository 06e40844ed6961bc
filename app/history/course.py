"""The course of a workshop: every step on the whole board, by anybody. Pure.

Told from the log of the document `board`, or of `stage`; what lies in a hand is in another one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from pycrdt import Doc, Map

from app.board.values import LINK_IDENTITY
from app.history.film import FilmDocument
from app.history.replay import (
    CommentCame,
    CommentWent,
    FieldChanged,
    Happening,
    LinkCame,
    LinkChanged,
    LinkWent,
    PieceCame,
    PieceWent,
    Replay,
    SignCame,
    SignWent,
    Values,
)
from app.history.step import BURST, About, Chain, Joint, PieceChange, Step, Update, What, piece_step, without_echoes
from app.workshop.stage import ROOTS

LOOK_EVERY = 256  # updates, at the least: whether the page is full
SCRIPT_NAMED_BY = ("id", "version", "name")  # what is told of a playbook: the whole of it would hide everything else


@dataclass(frozen=True, slots=True)
class Filter:
    """None: whatever it is."""

    persons: frozenset[str] | None = None
    zone: str | None = None

    def takes(self, step: Step) -> bool:
        if self.persons is not None and step.person not in self.persons:
            return False
        if self.zone is None or (step.about and step.about.zone == self.zone):
            return True
        return step.what == "moved" and self.zone in (step.before, step.after)


@dataclass(frozen=True, slots=True)
class Course:
    """All that it takes to tell a page: steps that began at entry `since` or later, and behind entry `after`."""

    document: FilmDocument
    state: bytes  # a keyframe from before the updates
    updates: tuple[Update, ...]
    since: int
    after: int
    limit: int
    wanted: Filter


@dataclass(frozen=True, slots=True)
class Told:
    """`next_after`: behind which entry there is more to tell; None when all that was handed over is told."""

    steps: tuple[Step, ...]
    next_after: int | None


class _Course(Protocol):
    def take(self, update: Update, *, is_told: bool) -> None: ...
    def steps(self) -> Iterable[Step]: ...


def tell_course(course: Course) -> Told:
    """Steps in the order in which they began. What one update did is never parted: a page may be a little longer."""
    told: _Course = _BoardCourse(course.state) if course.document == "board" else _StageCourse(course.state)
    look_at = LOOK_EVERY
    for number, update in enumerate(course.updates, 1):
        told.take(update, is_told=update.seq >= course.since)
        if number == look_at:
            look_at = max(number + LOOK_EVERY, number * 5 // 4)  # a page that does not fill up costs few looks
            page = _page(course, told)
            # What goes on with a step of the page belongs to it.
            if page.next_after is not None and all(update.at - step.at >= BURST for step in page.steps):
                return page
    return _page(course, told)


def _page(course: Course, told: _Course) -> Told:
    found = [step for step in told.steps() if step.seq > course.after and course.wanted.takes(step)]
    found.sort(key=lambda step: step.seq)
    if len(found) <= course.limit:
        return Told(tuple(found), None)
    last = found[course.limit - 1].seq
    page = tuple(step for step in found if step.seq <= last)
    return Told(page, last if len(page) < len(found) else None)


class _BoardCourse:
    def __init__(self, state: bytes) -> None:
        self._replay = Replay(state)
        self._chains: dict[tuple[str, str], Chain] = {}  # of each piece, link, comment and reaction

    def steps(self) -> Iterable[Step]:
        return (step for chain in self._chains.values() for step in chain.steps)

    def take(self, update: Update, *, is_told: bool) -> None:
        happened = self._replay.apply(update.payload)
        if not is_told or not happened:
            return
        changes: dict[str, list[PieceChange]] = {}
        for one in happened:
            if isinstance(one, PieceCame | PieceWent | FieldChanged):
                changes.setdefault(one.piece, []).append(one)
        for piece, found in changes.items():
            zone = self._replay.pieces.get(piece, {}).get("zone")
            for change in without_echoes(found):
                self._add("piece", piece, piece_step(update, change, zone, was_there=self._was_there(change)))
        whole = {piece for piece, found in changes.items() if any(map(self._is_whole, found))}
        for one in happened:
            self._take_beside(update, one, whole)

    def _is_whole(self, change: PieceChange) -> bool:
        """What is joined to a piece that goes, or comes back, goes and comes with it: that says nothing of its own."""
        return isinstance(change, PieceWent) or self._was_there(change)

    def _was_there(self, change: PieceChange) -> bool:
        return isinstance(change, PieceCame) and change.piece in self._replay.gone

    def _take_beside(self, update: Update, happened: Happening, whole: set[str]) -> None:
        match happened:
            case LinkCame(link, value):
                self._take_link(update, link, "linked", value, whole)
            case LinkWent(link, value):
                self._take_link(update, link, "unlinked", value, whole)
            case LinkChanged(link, before, after):
                names = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
                for name in names:
                    step = _step(update, "field", name, before.get(name), after.get(name))
                    self._add("link", link, replace(step, link=self._joint(link, after)), str(after.get("from")))
            case CommentCame(comment, value):
                self._take_said(comment, _step(update, "commented", after=value.get("text")), value, whole)
            case CommentWent(comment, value):
                self._take_said(comment, _step(update, "uncommented", before=value.get("text")), value, whole)
            case SignCame(key) | SignWent(key):
                piece, sign = key.split(":")[0], key.split(":")[-1]
                what: What = "reacted" if isinstance(happened, SignCame) else "unreacted"
                if piece not in whole:
                    self._add("reaction", key, _step(update, what, sign), piece)
            case _:
                pass

    def _take_link(self, update: Update, link: str, what: What, value: Values, whole: set[str]) -> None:
        joint = self._joint(link, value)
        if not whole & {joint.from_, joint.to}:
            self._add("link", link, replace(_step(update, what, joint.kind), link=joint), joint.from_)

    def _take_said(self, comment: str, step: Step, value: Values, whole: set[str]) -> None:
        piece = str(value.get("piece"))
        if piece not in whole:
            self._add("comment", comment, step, piece)

    def _joint(self, link: str, value: Values) -> Joint:
        from_, to, kind, _ = (str(value.get(name)) for name in LINK_IDENTITY)
        return Joint(link, from_, to, kind, to, _words(self._known(to)))

    def _add(self, of: str, id: str, step: Step, piece: str | None = None) -> None:
        piece = id if piece is None else piece
        values = self._known(piece)
        about = About(piece, str(values.get("kind", "")), str(values.get("zone", "")), _words(values))
        self._chains.setdefault((of, id), Chain()).add(replace(step, about=about))

    def _known(self, piece: str) -> Values:
        return self._replay.pieces.get(piece) or self._replay.gone.get(piece) or {}


class _StageCourse:
    """What those who run the room decided; `field` is `<root>.<key>`."""

    def __init__(self, state: bytes) -> None:
        self._doc: Doc[Any] = Doc()
        if state:
            self._doc.apply_update(state)
        self._roots: dict[str, Map[Any]] = {name: self._doc.get(name, type=Map) for name in ROOTS}
        self._values: dict[str, dict[str, object]] = {name: root.to_py() or {} for name, root in self._roots.items()}
        self._touched: dict[tuple[str, str], None] = {}
        self._observing = [root.observe(self._on_root(name)) for name, root in self._roots.items()]
        self._steps: list[Step] = []

    def steps(self) -> Iterable[Step]:
        return self._steps

    def take(self, update: Update, *, is_told: bool) -> None:
        self._touched.clear()
        self._doc.apply_update(update.payload)
        for name, key in self._touched:
            before, after = self._values[name].pop(key, None), self._roots[name].get(key)
            if after is not None:
                self._values[name][key] = after
            if is_told and before != after:
                self._steps.append(_step(update, "stage", f"{name}.{key}", *_changed(name, before, after)))

    def _on_root(self, name: str) -> Any:
        return lambda event: self._touched.update(dict.fromkeys((name, key) for key in event.keys))


def _changed(root: str, before: object, after: object) -> Sequence[object]:
    """Of two values with names only those that differ: what stayed as it was is told where it was decided."""
    if root == "playbook":
        return [_only(value, SCRIPT_NAMED_BY) for value in (before, after)]
    if not isinstance(before, dict) or not isinstance(after, dict):
        return before, after
    names = [name for name in before | after if before.get(name) != after.get(name)]
    return [_only(value, names) for value in (before, after)]


def _only(value: object, names: Iterable[str]) -> object:
    return {name: value[name] for name in names if name in value} if isinstance(value, dict) else value


def _step(update: Update, what: What, field: str = "", before: object = None, after: object = None) -> Step:
    return Step(update.at, update.person, what, field, before, after, seq=update.seq, until=update.seq)


def _words(values: Values) -> str:
    return str(values.get("text") or values.get("name") or "")
