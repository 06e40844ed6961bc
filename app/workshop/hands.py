"""What people have written for themselves, counted, and laid on the table by whoever runs the room."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pycrdt import Doc, Map

from app.board import write
from app.board.kinds import HOME_ZONE
from app.board.read import Piece, read_piece
from app.board.schema import Zone
from app.workshop.placing import Box, Point, Table, size_for
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
    return len(_pieces(hand))


def read_hand(hand: Doc[Any]) -> list[Piece]:
    """In the order in which they were written. What is not whole, or not worth a word, stays where it is."""
    read = (read_piece(id, value) for id, value in (_pieces(hand).to_py() or {}).items())
    return sorted((piece for piece in read if piece and piece.text.strip()), key=lambda piece: (piece.pos[1], piece.id))


def plan(pieces: Iterable[Piece], board: Mapping[str, Piece], hides_authors: bool) -> list[Laid]:
    """Each in the home zone of its kind, over nothing else. One that lies on the board already is not laid again."""
    taken = [Box(*piece.pos, *piece.size) for piece in board.values()]
    tables: dict[Zone, Table] = {}
    laid: list[Laid] = []
    for piece in pieces:
        if piece.id in board:
            continue
        zone = HOME_ZONE[piece.kind]
        table = tables.setdefault(zone, Table(zone, taken))
        size = size_for(piece.kind, piece.text)
        laid.append(Laid(piece, HIDDEN if hides_authors else piece.by, zone, table.place(size), size))
    return laid


def lay(board: Doc[Any], laid: Iterable[Laid]) -> None:
    """On the document `board`, as one change."""
    for one in laid:
        piece = one.piece
        write.create_piece(board, piece.id, piece.kind, one.by, one.zone, one.pos, one.size, piece.text, piece.fields)


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
