"""Breakouts."""

import asyncio
import time
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from app.board.schema import Zone
from app.errors import Problem
from app.facilitation.routes.command import now, on_stage
from app.live.documents import STAGE
from app.people import store
from app.people.guard import HostSeat, Seat, Seated, database_of, live_of
from app.people.tokens import new_id
from app.workshop import teams as breakouts
from app.workshop.policy import may_edit
from app.workshop.stage import root
from app.workshop.timer import SECONDS_LIMIT, Timer

router = APIRouter()


class NewTeam(BaseModel):
    name: Annotated[str, Field(max_length=breakouts.NAME_LIMIT)]
    zone: Zone
    people: Annotated[list[str], Field(max_length=200)] = []


class SendOut(BaseModel):
    """These `teams`, or those who are here dealt out `by` function or evenly, one team for each of `zones`."""

    teams: Annotated[list[NewTeam], Field(max_length=breakouts.TEAMS_LIMIT)] | None = None
    by: Literal["function", "even"] | None = None
    zones: Annotated[list[Zone], Field(max_length=breakouts.TEAMS_LIMIT)] = []
    seconds: Annotated[float, Field(gt=0, le=SECONDS_LIMIT)] | None = None


class TeamView(BaseModel):
    id: str
    name: str
    zone: Zone
    people: list[str]
    at: str
    timer: dict[str, Any] | None = None


class TeamList(BaseModel):
    teams: list[TeamView]


class TeamChange(BaseModel):
    """What is given changes. `add_seconds`, `paused`: of its timer."""

    name: Annotated[str, Field(min_length=1, max_length=breakouts.NAME_LIMIT)] | None = None
    zone: Zone | None = None
    people: Annotated[list[str], Field(max_length=200)] | None = None
    add_seconds: Annotated[float, Field(ge=-SECONDS_LIMIT, le=SECONDS_LIMIT)] | None = None
    paused: bool | None = None


@router.get("/teams")
async def list_teams(request: Request, seat: Seat) -> TeamList:
    found = await live_of(request).read(seat.board_id, STAGE, lambda doc: root(doc, breakouts.TEAMS).to_py() or {})
    return TeamList(teams=[TeamView(id=id, **team) for id, team in sorted(found.items())])


@router.post("/teams", status_code=201)
async def send_out(request: Request, seat: HostSeat, wanted: SendOut) -> TeamList:
    """In place of the teams before. They open nothing that the stage does not."""
    dealt = wanted.teams if wanted.teams is not None else await _dealt(request, seat, wanted)
    at, seconds = now(), wanted.seconds
    timer = Timer(seconds, seconds, time.time(), True, False, seat.person_id).as_json() if seconds else None
    value: dict[str, dict[str, Any]] = {
        new_id(): {"name": team.name, "zone": team.zone, "people": team.people, "at": at, "timer": timer}
        for team in dealt
    }
    await on_stage(request, seat, lambda doc: breakouts.send_out(doc, value))
    return TeamList(teams=[TeamView(id=id, **team) for id, team in sorted(value.items())])


@router.patch("/teams/{team_id}", status_code=204)
async def change_team(request: Request, seat: HostSeat, team_id: str, change: TeamChange) -> None:
    def write(doc: Any) -> None:
        fields = change.model_dump(exclude_none=True, include={"name", "zone", "people"})
        timer = breakouts.timer_in(doc, team_id)
        if timer and change.add_seconds is not None:
            timer = timer.with_more(change.add_seconds, time.time())
        if timer and change.paused is not None:
            timer = timer.paused(time.time()) if change.paused else timer.resumed(time.time())
        breakouts.change(doc, team_id, **fields, **({"timer": timer.as_json()} if timer else {}))

    await on_stage(request, seat, write)


@router.delete("/teams", status_code=204)
async def come_back(request: Request, seat: HostSeat) -> None:
    """Everybody is in one room again."""
    await on_stage(request, seat, breakouts.come_back)


async def _dealt(request: Request, seat: Seated, wanted: SendOut) -> list[NewTeam]:
    if not wanted.zones:
        raise Problem("invalid", 422, "Something is missing or not right.", "Choose at least one zone.")
    functions = await asyncio.to_thread(_functions_here, request, seat)
    people = sorted(functions)
    if wanted.by == "function":
        groups = list(breakouts.split_by_function(people, functions).items())
    else:
        dealt = breakouts.split_evenly(people, functions, len(wanted.zones))
        groups = [(str(number), group) for number, group in enumerate(dealt, 1)]
    zones = wanted.zones
    return [
        NewTeam(name=name, zone=zones[index % len(zones)], people=group) for index, (name, group) in enumerate(groups)
    ]


def _functions_here(request: Request, seat: Seated) -> dict[str, str]:
    """Of those who take part and are here; whoever runs the room goes from team to team."""
    present = live_of(request).present(seat.board_id)
    with database_of(request).reading() as session:
        seats = store.seats_at(session, seat.board_id)
    return {
        one.person_id: one.function
        for one in seats
        if one.person_id in present and may_edit(one.role) and one.role == "participant"
    }
