"""What is different between two boards: what came, what went, what was changed, moved, linked. Pure.

The two may be one board at two moments, or two boards. Comments and signs are talk about pieces, not part of them: they
are not compared. Nor is whose a piece is: a stage may have hidden that when it was laid.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.board.read import Board, Link, Piece, Point
from app.board.schema import Zone


@dataclass(frozen=True, slots=True)
class FieldChange:
    """`of`: the piece or the link. `field`: "text", or a field of its kind. None: it was not there."""

    of: str
    field: str
    before: object
    after: object

    @property
    def turned(self) -> "FieldChange":
        return FieldChange(self.of, self.field, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Place:
    zone: Zone
    pos: Point
    size: Point


@dataclass(frozen=True, slots=True)
class Move:
    piece: str
    before: Place
    after: Place

    @property
    def turned(self) -> "Move":
        return Move(self.piece, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Difference:
    """Each in the order of ids. `moved`: to another zone; `shifted`: within one, or of another size."""

    added: tuple[Piece, ...] = ()
    removed: tuple[Piece, ...] = ()
    changed: tuple[FieldChange, ...] = ()
    moved: tuple[Move, ...] = ()
    shifted: tuple[Move, ...] = ()
    linked: tuple[Link, ...] = ()
    unlinked: tuple[Link, ...] = ()
    relinked: tuple[FieldChange, ...] = ()  # fields of links

    def __bool__(self) -> bool:
        return self != Difference()

    @property
    def turned(self) -> "Difference":
        """The way back."""
        return Difference(
            added=self.removed,
            removed=self.added,
            changed=tuple(one.turned for one in self.changed),
            moved=tuple(one.turned for one in self.moved),
            shifted=tuple(one.turned for one in self.shifted),
            linked=self.unlinked,
            unlinked=self.linked,
            relinked=tuple(one.turned for one in self.relinked),
        )


def compare(before: Board, after: Board) -> Difference:
    """What it takes to come from one to the other.

    A piece that is of another kind, and a link that joins something else, is another one: one came, the other went.
    """
    stayed = [id for id in sorted(before.pieces.keys() & after.pieces.keys()) if _stays(before, after, id)]
    moves = [_move(before.pieces[id], after.pieces[id]) for id in stayed]
    return Difference(
        added=tuple(after.pieces[id] for id in sorted(after.pieces.keys() - set(stayed))),
        removed=tuple(before.pieces[id] for id in sorted(before.pieces.keys() - set(stayed))),
        changed=tuple(
            change for id in stayed for change in _changes(id, _fields(before.pieces[id]), _fields(after.pieces[id]))
        ),
        moved=tuple(move for move in moves if move.before.zone != move.after.zone),
        shifted=tuple(move for move in moves if move.before.zone == move.after.zone and move.before != move.after),
        linked=_only(after.links, before.links),
        unlinked=_only(before.links, after.links),
        relinked=tuple(
            change
            for id in sorted(before.links.keys() & after.links.keys())
            if _ends(before.links[id]) == _ends(after.links[id])
            for change in _changes(id, before.links[id].fields, after.links[id].fields)
        ),
    )


def _stays(before: Board, after: Board, id: str) -> bool:
    return before.pieces[id].kind == after.pieces[id].kind


def _only(links: Mapping[str, Link], others: Mapping[str, Link]) -> tuple[Link, ...]:
    return tuple(links[id] for id in sorted(links) if id not in others or _ends(links[id]) != _ends(others[id]))


def _ends(link: Link) -> tuple[str, str, str]:
    return link.from_, link.to, link.kind


def _fields(piece: Piece) -> Mapping[str, object]:
    return {**piece.fields, "text": piece.text}


def _changes(of: str, before: Mapping[str, object], after: Mapping[str, object]) -> list[FieldChange]:
    return [
        FieldChange(of, name, before.get(name), after.get(name))
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    ]


def _move(before: Piece, after: Piece) -> Move:
    return Move(before.id, *(Place(one.zone, one.pos, one.size) for one in (before, after)))
