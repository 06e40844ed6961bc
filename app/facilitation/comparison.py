"""What is different between two sides of a board, as the REST API says it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field, JsonValue

from app.board.compare import Difference, FieldChange, Move, Place
from app.board.marks import PAIRS_AT_MOST, Mark, mark
from app.board.read import Board, Link, Piece
from app.board.schema import Function
from app.facilitation.sides import Side

# Of words that are looked for in each other, for all texts of one answer: a tenth of a second. Those beyond are told as
# what was and what is, without what they share.
MARKED_TEXTS_BYTES = 200_000


class SideView(BaseModel):
    """`number` and `name` of a checkpoint; `metrics` as they were measured, null of any other moment but now."""

    ref: str
    seq: int
    at: datetime | None
    number: int | None
    name: str
    metrics: dict[str, Any] | None


class PlaceView(BaseModel):
    zone: str
    pos: tuple[float, float]
    size: tuple[float, float]


class PieceView(PlaceView):
    id: str
    kind: str
    by: str
    text: str
    fields: dict[str, JsonValue]


class MarkView(BaseModel):
    """Words in both texts, or only in the one before (`out`) or after (`in`); in reading order."""

    sort: Literal["same", "out", "in"]
    words: str


class ChangeView(BaseModel):
    """`marks`: of a text, what was taken out and put in."""

    piece: str
    field: str
    before: JsonValue
    after: JsonValue
    marks: list[MarkView] | None


class MoveView(BaseModel):
    piece: str
    from_: PlaceView = Field(serialization_alias="from")
    to: PlaceView


class JoinView(BaseModel):
    id: str
    from_: str = Field(serialization_alias="from")
    to: str
    kind: str
    by: str
    fields: dict[str, JsonValue]


class JoinChangeView(BaseModel):
    """A field of a link."""

    link: str
    field: str
    before: JsonValue
    after: JsonValue


class DifferenceView(BaseModel):
    """From the first side to the second. `moved`: to another zone; `shifted`: within one, or of another size."""

    added: list[PieceView]
    removed: list[PieceView]
    changed: list[ChangeView]
    moved: list[MoveView]
    shifted: list[MoveView]
    linked: list[JoinView]
    unlinked: list[JoinView]
    relinked: list[JoinChangeView]


class Comparison(DifferenceView):
    """`pieces`, `links`: everything that is named, as it is on the second side, or as it was on the first."""

    a: SideView
    b: SideView
    pieces: dict[str, PieceView]
    links: dict[str, JoinView]


class Contributor(BaseModel):
    """Also somebody who has left the board."""

    person: str
    name: str
    function: Function


def show(a: Side, b: Side, difference: Difference) -> Comparison:
    links = _named_links(difference, a.board, b.board)
    pieces = _named_pieces(difference, links, a.board, b.board)
    return Comparison(
        **vars(show_difference(difference)),
        a=_side(a),
        b=_side(b),
        pieces={piece.id: _piece(piece) for piece in pieces},
        links={link.id: _join(link) for link in links},
    )


def show_difference(difference: Difference) -> DifferenceView:
    return DifferenceView(
        added=[_piece(piece) for piece in difference.added],
        removed=[_piece(piece) for piece in difference.removed],
        changed=_changes(difference.changed),
        moved=[_move(move) for move in difference.moved],
        shifted=[_move(move) for move in difference.shifted],
        linked=[_join(link) for link in difference.linked],
        unlinked=[_join(link) for link in difference.unlinked],
        relinked=[
            JoinChangeView(link=one.of, field=one.field, before=_json(one.before), after=_json(one.after))
            for one in difference.relinked
        ],
    )


def _named_links(difference: Difference, a: Board, b: Board) -> list[Link]:
    changed = dict.fromkeys(change.of for change in difference.relinked)
    return [*difference.linked, *difference.unlinked, *(b.links.get(id) or a.links[id] for id in changed)]


def _named_pieces(difference: Difference, links: Iterable[Link], a: Board, b: Board) -> list[Piece]:
    named = [piece.id for piece in (*difference.added, *difference.removed)]
    named += [change.of for change in difference.changed]
    named += [move.piece for move in (*difference.moved, *difference.shifted)]
    named += [end for link in links for end in (link.from_, link.to)]
    return [b.pieces.get(id) or a.pieces[id] for id in dict.fromkeys(named)]


def _side(side: Side) -> SideView:
    metrics = None if side.metrics is None else dict(side.metrics)
    return SideView(ref=side.ref, seq=side.seq, at=side.at, number=side.number, name=side.name, metrics=metrics)


def _piece(piece: Piece) -> PieceView:
    return PieceView(
        id=piece.id,
        kind=piece.kind,
        by=piece.by,
        text=piece.text,
        fields=_json(piece.fields),
        zone=piece.zone,
        pos=piece.pos,
        size=piece.size,
    )


def _changes(changes: Iterable[FieldChange]) -> list[ChangeView]:
    views, left = [], MARKED_TEXTS_BYTES
    for one in changes:
        marks = None
        if one.field == "text":
            before, after = str(one.before), str(one.after)
            left -= len(before) + len(after)
            marks = _marks(mark(before, after, PAIRS_AT_MOST if left > 0 else 0))
        views.append(
            ChangeView(piece=one.of, field=one.field, before=_json(one.before), after=_json(one.after), marks=marks)
        )
    return views


def _marks(marks: Iterable[Mark]) -> list[MarkView]:
    return [MarkView(sort=one.sort, words=one.words) for one in marks]


def _move(move: Move) -> MoveView:
    return MoveView(piece=move.piece, from_=_place(move.before), to=_place(move.after))


def _place(place: Place) -> PlaceView:
    return PlaceView(zone=place.zone, pos=place.pos, size=place.size)


def _join(link: Link) -> JoinView:
    fields = _json(link.fields)
    return JoinView(id=link.id, from_=link.from_, to=link.to, kind=link.kind, by=link.by, fields=fields)


def _json(value: Any) -> Any:
    """The schema lets nothing else in."""
    return value
