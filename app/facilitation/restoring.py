"""Brings back what was, as one edit on top of what is, in the name of whoever asks; and takes that back again."""

from dataclasses import dataclass
from typing import Any

from pycrdt import Doc

from app.board.compare import Difference, compare
from app.board.read import Board, read_board
from app.board.restore import lay, of_piece, still_possible, within_zone
from app.board.schema import Zone
from app.errors import Problem


@dataclass(frozen=True, slots=True)
class Wanted:
    """All of a board, or of it one zone, or one piece."""

    zone: Zone | None = None
    piece: str | None = None


class Restoring:
    """A change of the board. `done` says what it did, once it was made."""

    def __init__(self, then: Board, wanted: Wanted) -> None:
        self.done = Difference()
        self._then = then
        self._wanted = wanted

    def __call__(self, doc: Doc[Any]) -> None:
        """Raises Problem, with nothing written, when all of it is as it was."""
        now = read_board(doc)
        way = compare(now, self._then)
        if self._wanted.piece is not None:
            way = of_piece(way, now, self._wanted.piece)
        elif self._wanted.zone is not None:
            way = within_zone(way, now, self._wanted.zone)
        if not way:
            raise Problem(
                "as-it-was", 409, "All of this is as it was then.", "Compare again to see what is different now."
            )
        lay(doc, way, self._then)
        self.done = way


class TakingBack:
    """A change of the board: takes one edit back, as far as others did not go on with what it left."""

    def __init__(self, before: Board, left: Board) -> None:
        self.done = Difference()
        self._before = before
        self._left = left

    def __call__(self, doc: Doc[Any]) -> None:
        """Raises Problem, with nothing written, when there is nothing left to take back."""
        now = read_board(doc)
        way = still_possible(compare(self._left, self._before), now, self._left)
        if not way:
            raise Problem(
                "moved-on",
                409,
                "Others have gone on with all of this since.",
                "Nothing was changed. Compare again to see what is different now.",
            )
        lay(doc, way, self._before)
        self.done = way
