"""Whether what a stage asks at its exit is there, as far as the board can tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.board.read import Board
from app.workshop.stages import Question, Step


@dataclass(frozen=True, slots=True)
class Room:
    """What is known besides the pieces."""

    taking_part: int  # who may write and is here
    ready: int  # of them
    has_checkpoint: bool  # one was made since the stage began


@dataclass(frozen=True, slots=True)
class Answer:
    """`is_met` None: only people can tell. `have` and `want` are counts, or per cent where a share is asked for."""

    question: Question
    is_met: bool | None
    have: int = 0
    want: int = 0
    is_share: bool = False


def answers(step: Step, board: Board, room: Room) -> list[Answer]:
    return [_answer(question, board, room) for question in step.questions]


def _answer(question: Question, board: Board, room: Room) -> Answer:
    match question.check:
        case {"pieces": {"at_least": at_least} as asked}:
            return _count(question, _pieces(board, asked), int(at_least))
        case {"ready": share}:
            return _share(question, room.ready, room.taking_part, share)
        case {"checkpoint": True}:
            return Answer(question, room.has_checkpoint, int(room.has_checkpoint), 1)
        case {"linked": {"from": from_, "to": to, "share": share}}:
            pieces, linked = _linked(board, str(from_), str(to))
            return _share(question, linked, pieces, share)
        case {"accepted": share}:
            actions = [piece for piece in board.pieces.values() if piece.kind == "action"]
            return _share(question, sum(a.fields.get("accepted") is True for a in actions), len(actions), share)
        case _:
            return Answer(question, None)


def _pieces(board: Board, where: Mapping[str, Any]) -> int:
    zone, kind = where.get("zone"), where.get("kind")
    return sum(zone in (None, piece.zone) and kind in (None, piece.kind) for piece in board.pieces.values())


def _linked(board: Board, from_: str, to: str) -> tuple[int, int]:
    """How many pieces of the one kind there are, and how many of them are linked to any of the other, either way."""
    kinds = {id: piece.kind for id, piece in board.pieces.items()}
    tied = {
        near
        for link in board.links.values()
        for near, far in ((link.from_, link.to), (link.to, link.from_))
        if (kinds[near], kinds[far]) == (from_, to)
    }
    return sum(kind == from_ for kind in kinds.values()), len(tied)


def _count(question: Question, have: int, want: int) -> Answer:
    return Answer(question, have >= want, have, want)


def _share(question: Question, have: int, of: int, share: float) -> Answer:
    """Nothing of nothing is missing something: a plan without actions has none accepted."""
    return Answer(
        question, of > 0 and have >= share * of, round(100 * have / of) if of else 0, round(100 * share), True
    )
