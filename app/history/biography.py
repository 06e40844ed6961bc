"""What became of one piece, step by step; and the pieces that were taken off the board, as they were. Pure.

Told from the log of the document `board` alone: what lies in a hand is in another one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

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
from app.history.step import Chain, Joint, Step, Update, What, piece_step, without_echoes

STEPS_AT_ONCE = 200
REMOVED_AT_ONCE = 200


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
        self._chain = Chain()
        self._piece = piece
        self._replay = replay
        self._was_there = piece in replay.pieces

    @property
    def steps(self) -> list[Step]:
        return self._chain.steps

    def take(self, update: Update, happened: Sequence[Happening]) -> None:
        changes = [one for one in happened if isinstance(one, PieceCame | PieceWent | FieldChanged)]
        mine = without_echoes(one for one in changes if one.piece == self._piece)
        # Links that come and go with the piece say nothing that its own coming and going does not.
        whole = any(isinstance(one, PieceCame | PieceWent) for one in mine)
        for change in mine:
            self._chain.add(self._step(update, change))
        for one in happened:
            if isinstance(one, LinkCame | LinkWent | LinkChanged):
                self._take_link(update, one, whole=whole)

    def _step(self, update: Update, change: PieceCame | PieceWent | FieldChanged) -> Step:
        zone = self._replay.pieces.get(self._piece, {}).get("zone")
        step = piece_step(update, change, zone, was_there=self._was_there)
        self._was_there = self._was_there or isinstance(change, PieceCame)
        return step

    def _take_link(self, update: Update, change: LinkCame | LinkWent | LinkChanged, *, whole: bool) -> None:
        at, person = update.at, update.person
        match change:
            case LinkChanged(link, before, after):
                if joint := self._joint(link, after):
                    fields = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
                    for name in sorted(fields):
                        self._chain.add(Step(at, person, "field", name, before.get(name), after.get(name), joint))
            case LinkCame(link, value) | LinkWent(link, value):
                what: What = "linked" if isinstance(change, LinkCame) else "unlinked"
                if not whole and (joint := self._joint(link, value)):
                    self._chain.add(Step(at, person, what, joint.kind, link=joint))

    def _joint(self, link: str, value: Values) -> Joint | None:
        from_, to, kind, _ = (str(value.get(name)) for name in LINK_IDENTITY)
        if self._piece not in (from_, to):
            return None
        other = to if from_ == self._piece else from_
        known = self._replay.pieces.get(other) or self._replay.gone.get(other) or {}
        return Joint(link, from_, to, kind, other, str(known.get("text") or known.get("name") or ""))


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
