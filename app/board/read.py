"""Reads a board out of its document, for exports, measures and tests. Nothing past here knows of Yjs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from pycrdt import Doc, Map

from app.board.schema import COMMON_FIELDS, Kind, LinkKind, Zone
from app.board.values import LINK_IDENTITY, fits_piece, is_comment, is_link

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    id: str
    kind: Kind
    by: str
    zone: Zone
    pos: Point
    size: Point
    text: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Link:
    id: str
    from_: str
    to: str
    kind: LinkKind
    by: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Comment:
    id: str
    piece: str
    by: str
    at: str  # ISO 8601 UTC
    text: str


@dataclass(frozen=True, slots=True)
class Reaction:
    piece: str
    person: str
    sign: str


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that still hangs together: links, comments and reactions of pieces that are gone are left out."""

    pieces: Mapping[str, Piece]
    links: Mapping[str, Link]
    comments: Mapping[str, Comment]
    reactions: frozenset[Reaction]


def read_board(doc: Doc[Any]) -> Board:
    """Of the document `board`. What does not hold the shape of a piece or a link is left out."""
    pieces = {id: piece for id, values in _entries(doc, "pieces") if (piece := read_piece(id, values))}
    links = (link for id, value in _entries(doc, "links") if (link := read_link(id, value)))
    comments = (comment for id, value in _entries(doc, "comments") if (comment := read_comment(id, value)))
    reactions = (Reaction(*parts) for key, _ in _entries(doc, "reactions") if len(parts := key.split(":", 2)) == 3)
    return Board(
        pieces,
        {link.id: link for link in links if link.from_ in pieces and link.to in pieces},
        {comment.id: comment for comment in comments if comment.piece in pieces},
        frozenset(reaction for reaction in reactions if reaction.piece in pieces),
    )


def read_piece(id: str, values: object) -> Piece | None:
    if not isinstance(values, dict) or not isinstance(values.get("text"), str):
        return None
    kind = values.get("kind")
    if not all(fits_piece(kind, name, values.get(name)) for name in COMMON_FIELDS if name != "text"):
        return None
    fields = {name: value for name, value in values.items() if name not in COMMON_FIELDS}
    x, y = values["pos"]
    width, height = values["size"]
    zone = cast(Zone, values["zone"])
    return Piece(id, cast(Kind, kind), values["by"], zone, (x, y), (width, height), values["text"], fields)


def read_link(id: str, value: object) -> Link | None:
    if not is_link(value):
        return None
    from_, to, kind, by = (str(value[name]) for name in LINK_IDENTITY)
    fields = {name: each for name, each in value.items() if name not in LINK_IDENTITY}
    return Link(id, from_, to, cast(LinkKind, kind), by, fields)


def read_comment(id: str, value: object) -> Comment | None:
    if not is_comment(value):
        return None
    return Comment(id, str(value["piece"]), str(value["by"]), str(value["at"]), str(value["text"]))


def _entries(doc: Doc[Any], root: str) -> list[tuple[str, Any]]:
    content: Map[Any] = doc.get(root, type=Map)
    return sorted((content.to_py() or {}).items())
