"""A board as JSON of which there is one form only, so that anybody can recompute its fingerprint.

Keys in the order of their code points; no spaces; strings in UTF-8 with no escapes but those JSON demands; whole
numbers without a point, others as JavaScript writes them. docs/board-format.md says it in full.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from app.board.read import Board, Reaction, read_comment, read_link, read_piece

FORMAT = "puzzleboard/1"


def board_json(board: Board, about: Mapping[str, Any], people: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """`about`: {id, name, account}; `people`: id -> {name, function} of whoever wrote something."""
    return {
        "format": FORMAT,
        "board": dict(about),
        "pieces": {
            id: {
                **piece.fields, "kind": piece.kind, "by": piece.by, "zone": piece.zone,
                "pos": list(piece.pos), "size": list(piece.size), "text": piece.text,
            }
            for id, piece in board.pieces.items()
        },
        "links": {
            id: {**link.fields, "from": link.from_, "to": link.to, "kind": link.kind, "by": link.by}
            for id, link in board.links.items()
        },
        "comments": {
            id: {"piece": one.piece, "by": one.by, "at": one.at, "text": one.text} for id, one in board.comments.items()
        },
        "reactions": {f"{one.piece}:{one.person}:{one.sign}": True for one in board.reactions},
        "people": {id: dict(person) for id, person in people.items()},
    }  # fmt: skip


def board_of(json_form: Mapping[str, Any]) -> Board:
    """The board that was written as `board_json`."""
    pieces = {id: piece for id, values in json_form["pieces"].items() if (piece := read_piece(id, values))}
    links = {id: link for id, value in json_form["links"].items() if (link := read_link(id, value))}
    comments = {id: comment for id, value in json_form["comments"].items() if (comment := read_comment(id, value))}
    signs = (key.split(":", 2) for key in json_form["reactions"])
    return Board(pieces, links, comments, frozenset(Reaction(*parts) for parts in signs))


def authors_of(board: Board) -> set[str]:
    """The ids of everybody who wrote something on it."""
    written = (board.pieces.values(), board.links.values(), board.comments.values())
    return {one.by for entries in written for one in entries} | {one.person for one in board.reactions}


def canonical(value: object) -> bytes:
    """Raises ValueError for what is no JSON."""
    return _written(value).encode()


def fingerprint(canonical_form: bytes) -> str:
    """sha256, in hexadecimal."""
    return sha256(canonical_form).hexdigest()


def _written(value: object) -> str:
    match value:
        case None | bool() | str():
            return json.dumps(value, ensure_ascii=False)
        case int() | float():
            return _number(value)
        case list() | tuple():
            return f"[{','.join(map(_written, value))}]"
        case dict():
            entries = (f"{_written(str(key))}:{_written(value[key])}" for key in sorted(value))
            return f"{{{','.join(entries)}}}"
        case _:
            raise ValueError(f"{type(value).__name__} is no JSON")


def _number(value: float) -> str:
    """As ECMAScript's Number::toString does, within the bounds of the board's numbers."""
    if value == int(value):
        return str(int(value))
    shortest = repr(float(value))
    return format(Decimal(shortest), "f") if "e" in shortest and abs(value) >= 1e-6 else shortest.replace("e-0", "e-")
