"""What somebody asks for at a board, done in one step that decides and writes, with the seat as it is then."""

import asyncio
import time
from collections.abc import Callable, Collection
from typing import Annotated, Any, cast

from fastapi import Depends, Request
from pycrdt import Doc

from app.errors import Problem
from app.facilitation.ballotbox import BallotBox
from app.facilitation.checkpointing import Checkpoints
from app.facilitation.handcounts import HandCounts
from app.facilitation.turns import Turns
from app.live.documents import STAGE
from app.live.protocol import BOARD
from app.people.guard import SeatAt, Seated, live_of
from app.people.seat import FindSeat
from app.workshop.policy import EDITORS, HOSTS, Role
from app.workshop.stage import moment

Change = Callable[[Doc[Any]], None]
EditorSeat = Annotated[Seated, Depends(SeatAt(roles=EDITORS))]


def now() -> str:
    """As the stage writes times."""
    return moment(time.time())


async def on_stage(request: Request, seat: Seated, change: Change, roles: Collection[Role] = HOSTS) -> int:
    """`change` may raise `Problem` as long as it has written nothing: then nothing happens, and the caller hears why.

    Deciding and writing are one step of the event loop: of two who ask for the same at once, one is told that it is
    done. Returns the stage's seq, once it is stored.
    """
    return await live_of(request).edit(seat.board_id, STAGE, change, find_present(request, seat, roles))


async def on_board(request: Request, seat: Seated, change: Change, roles: Collection[Role] = HOSTS) -> int:
    """The same on the pieces, in the name of `seat`. The gate does not judge it: `change` has to keep the format."""
    return await live_of(request).edit(seat.board_id, BOARD, change, find_present(request, seat, roles))


def hand_counts_of(request: Request) -> HandCounts:
    """What `main` put on the application."""
    return cast(HandCounts, request.app.state.hand_counts)


def ballot_box_of(request: Request) -> BallotBox:
    return cast(BallotBox, request.app.state.ballot_box)


def checkpoints_of(request: Request) -> Checkpoints:
    return cast(Checkpoints, request.app.state.checkpoints)


def turns_of(request: Request) -> Turns:
    return cast(Turns, request.app.state.turns)


def moved_on(who: str = "") -> Problem:
    """Somebody else was faster, or this console shows what is over. `who`: a name, where it is known."""
    if who:
        return Problem(
            "moved-on",
            409,
            "{name} was faster: the workshop has moved on.",
            "Look at where it is now, then decide again.",
            values={"name": who},
        )
    return Problem("moved-on", 409, "The workshop has moved on.", "Look at where it is now, then decide again.")


def find_present(request: Request, seat: Seated, roles: Collection[Role] = HOSTS) -> FindSeat:
    """Opening a board may take a moment, in which a seat is taken away or the board archived: it is asked for anew."""

    async def find() -> Seated:
        present = await asyncio.to_thread(SeatAt(roles=roles), request, seat.board_id)
        if present.archived:
            raise Problem("archived", 409, "This board is archived.", "Its owner can restore it.")
        return present

    return find
