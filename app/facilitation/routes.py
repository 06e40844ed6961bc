"""The floor of a board over REST: facilitators close its zones and open them again."""

from datetime import UTC, datetime

from fastapi import APIRouter, Request

from app.board.schema import Zone
from app.errors import Problem
from app.live.documents import STAGE
from app.people.guard import HostSeat, Seated, live_of
from app.workshop.floor import lock_zone, unlock_zone

router = APIRouter(prefix="/api/boards/{board_id}", tags=["facilitation"])


@router.put("/locks/{zone}", status_code=204)
async def close_zone(request: Request, seat: HostSeat, zone: Zone) -> None:
    """From the next change on only facilitators and the owner change what lies in the zone."""
    _require_open_board(seat)
    at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    await live_of(request).edit(
        seat.board_id, STAGE, lambda stage: lock_zone(stage, zone, seat.person_id, at), person=seat.person_id
    )


@router.delete("/locks/{zone}", status_code=204)
async def open_zone(request: Request, seat: HostSeat, zone: Zone) -> None:
    _require_open_board(seat)
    await live_of(request).edit(seat.board_id, STAGE, lambda stage: unlock_zone(stage, zone), person=seat.person_id)


def _require_open_board(seat: Seated) -> None:
    if seat.archived:
        raise Problem("archived", 409, "This board is archived.", "Its owner can restore it.")
