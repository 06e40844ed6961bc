"""python -m app.history.showing answer    updates of a board come on stdin, the board they make goes out"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pycrdt import Doc

from app.board.canonical import authors_of, board_json, canonical
from app.board.read import read_board
from app.history import apart

MODULE = "app.history.showing"


@dataclass(frozen=True, slots=True)
class Names:
    """What the log does not say: of the board, and of everybody who ever had a seat at it."""

    board: Mapping[str, str]  # {id, name, account}
    people: Mapping[str, Mapping[str, str]]  # id -> {name, function}


@dataclass(frozen=True, slots=True)
class Shown:
    """All that it takes."""

    updates: tuple[bytes, ...]  # in order, from a keyframe or the beginning on
    names: Names | None  # None: not as JSON, as a Yjs update


def show(shown: Shown) -> bytes:
    """Board JSON in its canonical form, with the names of those who wrote something; or one Yjs update."""
    doc: Doc[Any] = Doc()
    with doc.transaction():
        for update in shown.updates:
            doc.apply_update(update)
    if shown.names is None:
        return doc.get_update()
    board = read_board(doc)
    known = shown.names.people
    people = {author: known[author] for author in authors_of(board) if author in known}
    return canonical(board_json(board, shown.names.board, people))


if __name__ == "__main__":
    apart.say(show(apart.begin()))
