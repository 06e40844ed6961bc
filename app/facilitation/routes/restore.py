"""What was comes back: a whole board, a zone, or one piece of it."""

import asyncio
from typing import Annotated, Self

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field, model_validator

from app.board.schema import ID_LENGTH, Zone
from app.facilitation.comparison import DifferenceView, show_difference
from app.facilitation.restoring import Restoring, TakingBack, Wanted
from app.facilitation.routes.command import on_board
from app.facilitation.routes.compare import REF_LIMIT, sides_of
from app.facilitation.sides import SEQ
from app.people.guard import HostSeat

router = APIRouter()


class Restore(BaseModel):
    """`to`: `checkpoint:<id>` or `seq:<number of an edit>`. Without a zone and a piece all of the board."""

    to: Annotated[str, Field(max_length=REF_LIMIT)]
    zone: Zone | None = None
    piece: Annotated[str, Field(min_length=ID_LENGTH, max_length=ID_LENGTH)] | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if self.zone is not None and self.piece is not None:
            raise ValueError("a zone or a piece")
        return self


class Restored(BaseModel):
    """`seq`: of the edit that did it, which `DELETE …/restore/{seq}` takes back. `done`: what it changed."""

    seq: int
    done: DifferenceView


@router.post("/restore")
async def restore(request: Request, seat: HostSeat, wanted: Restore) -> Restored:
    """As new edits on top, in one step: nothing is lost, everybody goes on from there, and it can be taken back.

    What `GET …/compare?a=now&b=<to>` tells is what it does. Comments and signs stay; those of pieces that come back
    come back with them.
    """
    then = await sides_of(request).find(seat.board_id, wanted.to, seat.person_id)
    change = Restoring(then.board, Wanted(wanted.zone, wanted.piece))
    seq = await on_board(request, seat, change)
    return Restored(seq=seq, done=await asyncio.to_thread(show_difference, change.done))


@router.delete("/restore/{seq}")
async def take_back(request: Request, seat: HostSeat, seq: int) -> Restored:
    """Undoes that edit, except for what others have gone on with since."""
    sides = sides_of(request)
    left = await sides.find(seat.board_id, f"{SEQ}{seq}", seat.person_id)
    before = await sides.find(seat.board_id, f"{SEQ}{max(0, seq - 1)}", seat.person_id)
    change = TakingBack(before.board, left.board)
    done_at = await on_board(request, seat, change)
    return Restored(seq=done_at, done=await asyncio.to_thread(show_difference, change.done))
