"""Giving a board the playbook it is run by, from the playbook's page."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Request, Response
from fastapi import Form as FormField
from fastapi.responses import RedirectResponse

from app.errors import Problem
from app.facilitation import shelf
from app.live.documents import STAGE
from app.people import store as people
from app.people.guard import Caller, HostSeat, SeatAt, Seated, database_of, known_caller, live_of
from app.workshop.chosen import choose
from app.workshop.playbook import Playbook
from app.workshop.policy import HOSTS, may_host

router = APIRouter(include_in_schema=False)


@router.post("/boards/{board_id}/playbook")
async def use_playbook(request: Request, seat: HostSeat, id: Annotated[str, FormField()] = "") -> Response:
    """The latest version of it. Refused once a stage was begun."""
    caller = known_caller(request)
    assert caller is not None  # whoever has a seat is somebody
    playbook = await asyncio.to_thread(_find, request, caller, id)

    async def present() -> Seated:
        """Opening a board may take a moment, in which a seat is taken away or the board archived."""
        now = await asyncio.to_thread(SeatAt(roles=HOSTS), request, seat.board_id)
        if now.archived:
            raise Problem("archived", 409, "This board is archived.", "Its owner can restore it.")
        return now

    await live_of(request).edit(seat.board_id, STAGE, lambda stage: choose(stage, playbook), present)
    return RedirectResponse(f"/playbooks/{playbook.id}?used={seat.board_id}", 303)


def boards_to_run(request: Request, caller: Caller) -> list[Seated]:
    """Boards at which the caller may choose the playbook."""
    with database_of(request).reading() as session:
        seats = people.seats_of(session, caller.person_id)
    return [seat for seat in seats if may_host(seat.role) and not seat.archived]


def _find(request: Request, caller: Caller, id: str) -> Playbook:
    with database_of(request).reading() as session:
        return shelf.find(session, caller, id)
