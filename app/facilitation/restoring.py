"""Brings back what was, as one edit on top of what is, in the name of whoever asks; and takes that back again."""

from dataclasses import dataclass
from typing import Any

from pycrdt import Doc

from app.board.compare import Difference, compare
from app.board.read import Board, read_board
from app.board.restore import lay, of_piece, still_possible, within_zone
from app.board.schema import PIECES_LIMIT, Zone
from app.errors import Problem
from app.workshop.policy import COMMENTS_LIMIT, LINKS_LIMIT, REACTIONS_LIMIT


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
        check_room(way, now, self._then)
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
        check_room(way, now, self._before)
        lay(doc, way, self._before)
        self.done = way


def check_room(way: Difference, now: Board, then: Board) -> None:
    """Raises Problem when the board has no room for all that comes back. What stands there already takes no more."""
    come, go = {piece.id for piece in way.added}, {piece.id for piece in way.removed}
    for new, less, standing, limit in (
        (len(come), len(go), len(now.pieces), PIECES_LIMIT),
        (len(way.linked), len(way.unlinked), len(now.links), LINKS_LIMIT),
        (sum(one.piece in come for one in then.comments.values()), 0, len(now.comments), COMMENTS_LIMIT),
        (sum(one.piece in come for one in then.reactions), 0, len(now.reactions), REACTIONS_LIMIT),
    ):
        if new > less and standing + new - less > limit:
            raise Problem(
                "no-room", 409, "The board is full.", "Remove pieces that nobody needs, then bring this back again."
            )
