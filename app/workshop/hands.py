"""What people have written for themselves, counted, and laid on the table by whoever runs the room."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pycrdt import Doc, Map

from app.board import write
from app.board.kinds import HOME_ZONE
from app.board.read import Piece, read_piece
from app.board.schema import PIECES_LIMIT, Zone
from app.errors import Problem
from app.workshop.placing import Box, Point, Surface, Table, size_for
from app.workshop.stage import root

# The author of a piece whose stage hides its authors: no person has this id.
HIDDEN = "hidden"
RULE, TOTAL, LAID = "rule", "total", "laid"
TOLD_LIMIT = 200  # pieces that are named of what was laid at once
Mode = Literal["open", "private", "silent"]
MODES: tuple[Mode, ...] = get_args(Mode)


@dataclass(frozen=True, slots=True)
class Laid:
    """A piece of a hand, and where it comes to lie."""

    piece: Piece
    by: str
    zone: Zone
    pos: Point
    size: Point


def count_pieces(hand: Doc[Any]) -> int:
    """Of those that can be laid: what the console counts is what revealing lays."""
    return len(read_hand(hand))


def read_hand(hand: Doc[Any]) -> list[Piece]:
    """In the order in which they were written. What is not whole, or not worth a word, stays where it is."""
    read = (read_piece(id, value) for id, value in (_pieces(hand).to_py() or {}).items())
    return sorted((piece for piece in read if piece and piece.text.strip()), key=lambda piece: (piece.pos[1], piece.id))


def in_turn(pieces: Iterable[Piece], hides_authors: bool) -> list[Piece]:
    """Everybody's first ones, then everybody's second ones, and so on.

    Where authors are hidden the ids decide, which come by lot: nothing of where or when a piece is laid tells whose
    neighbour it was in a hand.
    """
    return sorted(pieces, key=lambda piece: (0.0 if hides_authors else piece.pos[1], piece.id))


def plan(pieces: Sequence[Piece], board: Mapping[str, Piece], hides_authors: bool) -> list[Laid]:
    """Each in the home zone of its kind, over nothing else. One that lies on the board already is not laid again.

    Raises Problem when the board has no room for all of them: then they stay where they are.
    """
    new = sum(piece.id not in board for piece in pieces)
    if new and len(board) + new > PIECES_LIMIT:
        raise Problem("no-room", 409, "The board is full.", "Remove pieces that nobody needs, then reveal again.")
    surface = Surface(Box(*piece.pos, *piece.size) for piece in board.values())
    tables: dict[Zone, Table] = {}
    laid: list[Laid] = []
    there = set(board)
    for piece in pieces:
        if piece.id in there:
            continue
        there.add(piece.id)
        zone = HOME_ZONE[piece.kind]
        table = tables.setdefault(zone, Table(zone, surface))
        size = size_for(piece.kind, piece.text)
        laid.append(Laid(piece, HIDDEN if hides_authors else piece.by, zone, table.place(size), size))
    return laid


def lay(board: Doc[Any], laid: Iterable[Laid]) -> None:
    """On the document `board`, as one change."""
    for one in laid:
        piece = one.piece
        write.create_piece(board, piece.id, piece.kind, one.by, one.zone, one.pos, one.size, piece.text, piece.fields)


def on_table(found: Iterable[Piece], laid: Iterable[Laid], board: Mapping[str, Piece]) -> dict[str, list[str]]:
    """By author, which of the pieces found lie there now; not one whose id was laid in somebody else's name."""
    new = {(one.piece.id, one.piece.by) for one in laid}
    ids: dict[str, list[str]] = {}
    for piece in found:
        if piece.id in board or (piece.id, piece.by) in new:
            ids.setdefault(piece.by, []).append(piece.id)
    return ids


def take_out(hand: Doc[Any], ids: Iterable[str]) -> None:
    """They lie on the table now."""
    pieces = _pieces(hand)
    for id in ids:
        if id in pieces:
            del pieces[id]


def hides_authors(stage: Doc[Any]) -> bool:
    now = root(stage, "stage").get("now")
    return now is not None and now.get("authors") == "hidden"


def set_rule(stage: Doc[Any], mode: Mode, at: str, by: str) -> None:
    """`private` and `silent`: participants write into their hands only. In a silent round nobody comments either."""
    entries = root(stage, "hands")
    if mode != rule_of(stage):
        entries[RULE] = {"mode": mode, "at": at, "by": by}


def rule_of(stage: Doc[Any]) -> Mode:
    rule = root(stage, "hands").get(RULE)
    return mode_of(rule["mode"]) if rule else "open"


def mode_of(written: str) -> Mode:
    """One that this version does not know is as good as none."""
    return next((mode for mode in MODES if mode == written), "open")


def set_total(stage: Doc[Any], total: int) -> None:
    """Of all hands together. What one person holds stands nowhere."""
    entries = root(stage, "hands")
    if entries.get(TOTAL) != total:
        entries[TOTAL] = total


def tell_laid(stage: Doc[Any], pieces: Sequence[str], at: str, by: str) -> None:
    """So that everybody hears of it and is shown where they went."""
    root(stage, "hands")[LAID] = {"count": len(pieces), "pieces": list(pieces[:TOLD_LIMIT]), "at": at, "by": by}


def _pieces(hand: Doc[Any]) -> Map[Any]:
    pieces: Map[Any] = hand.get("pieces", type=Map)
    return pieces
