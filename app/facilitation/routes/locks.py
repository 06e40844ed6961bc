"""The zones of a board: facilitators close them and open them again."""

from fastapi import APIRouter, Request

from app.board.schema import Zone
from app.facilitation.routes.command import now, on_stage
from app.people.guard import HostSeat
from app.workshop.floor import lock_zone, unlock_zone

router = APIRouter()


@router.put("/locks/{zone}", status_code=204)
async def close_zone(request: Request, seat: HostSeat, zone: Zone) -> None:
    """From the next change on only facilitators and the owner change what lies in the zone."""
    at = now()
    await on_stage(request, seat, lambda stage: lock_zone(stage, zone, seat.person_id, at))


@router.delete("/locks/{zone}", status_code=204)
async def open_zone(request: Request, seat: HostSeat, zone: Zone) -> None:
    await on_stage(request, seat, lambda stage: unlock_zone(stage, zone))
