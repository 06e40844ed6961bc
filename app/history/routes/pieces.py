"""The steps of one piece, and what was taken off the board."""

import asyncio
from collections.abc import Iterable
from typing import Annotated, cast

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from app.board.schema import Function
from app.board.values import is_id
from app.errors import Problem
from app.history.chronicle import Chronicle
from app.history.told import Removed, Steps
from app.history.wish import AllRemoved, StepsOf
from app.people import store
from app.people.guard import Seat, database_of

router = APIRouter()

PIECE_ID_LIMIT = 64


class Somebody(BaseModel):
    """Also somebody who has left the board."""

    person: str
    name: str
    function: Function


class PieceHistory(Steps):
    """With everybody who is named in it."""

    people: list[Somebody]


class RemovedPieces(Removed):
    """With everybody who is named in it."""

    people: list[Somebody]


@router.get("/pieces/{piece_id}/history")
async def read_history(
    request: Request,
    seat: Seat,
    piece_id: str,
    before: Annotated[int | None, Query(ge=0, description="The `before` of a later part")] = None,
) -> PieceHistory:
    """What became of a piece on the board, step by step, oldest first; the last 200 steps unless `before` is given.

    Also of a piece that was removed. What one person writes in one go is one step. Private hands are no part of it.
    """
    if len(piece_id) > PIECE_ID_LIMIT:
        raise _no_such_piece()
    answer = await _chronicle_of(request).ask(seat.board_id, StepsOf(piece_id, before), seat.person_id)
    told = Steps.model_validate_json(answer)
    if not told.steps and before is None:
        raise _no_such_piece()
    # The value of a field may be a person, too: an owner who has left.
    named = [name for step in told.steps for name in (step.person, step.before, step.after)]
    people = await asyncio.to_thread(people_named, request, seat.board_id, named)
    return PieceHistory(steps=told.steps, before=told.before, people=people)


@router.get("/removed")
async def list_removed(request: Request, seat: Seat) -> RemovedPieces:
    """Pieces that were removed and are not on the board, as they were, newest first: at most 200 of them.

    A piece is brought back by whoever may edit, over the sync socket, as a piece of the same id, kind and `by`.
    """
    answer = await _chronicle_of(request).ask(seat.board_id, AllRemoved(), seat.person_id)
    told = Removed.model_validate_json(answer)
    named = {person for piece in told.pieces for person in (piece.by, piece.removed_by)}
    people = await asyncio.to_thread(people_named, request, seat.board_id, named)
    return RemovedPieces(pieces=told.pieces, count=told.count, people=people)


def _chronicle_of(request: Request) -> Chronicle:
    return cast(Chronicle, request.app.state.chronicle)


def people_named(request: Request, board_id: str, named: Iterable[object]) -> list[Somebody]:
    with database_of(request).reading() as session:
        authors = store.authors_at(session, board_id, ids_among(named))
    return [Somebody(person=author.person_id, name=author.name, function=author.function) for author in authors]


def ids_among(named: Iterable[object]) -> list[str]:
    """Words of a text as long as an id are none: not every database takes whatever people write."""
    return sorted({name for name in named if isinstance(name, str) and is_id(name)})


def _no_such_piece() -> Problem:
    return Problem(
        "no-such-piece",
        404,
        "There never was such a piece on this board.",
        "Reload the page to see the pieces that are on it.",
    )
