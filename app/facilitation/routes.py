"""The floor of a board over REST: facilitators close its zones and open them again."""

import asyncio
from datetime import UTC, datetime

from fastapi import APIRouter, Request

from app.board.schema import Zone
from app.errors import Problem
from app.live.documents import STAGE
from app.people.guard import HostSeat, SeatAt, Seated, live_of
from app.people.seat import FindSeat
from app.workshop.floor import lock_zone, unlock_zone
from app.workshop.policy import HOSTS

router = APIRouter(prefix="/api/boards/{board_id}", tags=["facilitation"])


@router.put("/locks/{zone}", status_code=204)
async def close_zone(request: Request, seat: HostSeat, zone: Zone) -> None:
    """From the next change on only facilitators and the owner change what lies in the zone."""
    at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    await live_of(request).edit(
        seat.board_id, STAGE, lambda stage: lock_zone(stage, zone, seat.person_id, at), _present_seat(request, seat)
    )


@router.delete("/locks/{zone}", status_code=204)
async def open_zone(request: Request, seat: HostSeat, zone: Zone) -> None:
    await live_of(request).edit(
        seat.board_id, STAGE, lambda stage: unlock_zone(stage, zone), _present_seat(request, seat)
    )


def _present_seat(request: Request, seat: Seated) -> FindSeat:
    """Opening a board may take a moment, in which a seat is taken away or the board archived: it is asked for anew."""

    async def find() -> Seated:
        present = await asyncio.to_thread(SeatAt(roles=HOSTS), request, seat.board_id)
        if present.archived:
            raise Problem("archived", 409, "This board is archived.", "Its owner can restore it.")
        return present

    return find
