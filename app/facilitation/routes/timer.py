"""The shared timer: everybody sees it, only those who run the room move it."""

import time
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from app.errors import Problem
from app.facilitation.routes.command import on_stage
from app.live.documents import STAGE
from app.people.guard import HostSeat, Seat, live_of
from app.workshop import timer
from app.workshop.stage import read_roots

router = APIRouter()

Seconds = Annotated[float, Field(gt=0, le=timer.SECONDS_LIMIT)]
MoreSeconds = Annotated[float, Field(ge=-timer.SECONDS_LIMIT, le=timer.SECONDS_LIMIT)]


class TimerView(BaseModel):
    """At `at` there were `left` seconds left; while it is `running` they go by from then on."""

    seconds: float
    left: float
    at: str
    running: bool
    sound: bool
    by: str


class CurrentTimer(BaseModel):
    timer: TimerView | None


class NewTimer(BaseModel):
    seconds: Seconds
    sound: bool = False


class TimerChange(BaseModel):
    """What is given changes."""

    add_seconds: MoreSeconds | None = None
    paused: bool | None = None
    sound: bool | None = None


@router.get("/timer")
async def read_timer(request: Request, seat: Seat) -> CurrentTimer:
    value = (await live_of(request).read(seat.board_id, STAGE, read_roots))["timer"].get(timer.SHARED)
    return CurrentTimer(timer=TimerView(**value) if value else None)


@router.put("/timer", status_code=204)
async def start_timer(request: Request, seat: HostSeat, new: NewTimer) -> None:
    """Also in place of one that runs."""
    await on_stage(request, seat, lambda doc: timer.set_timer(doc, new.seconds, new.sound, seat.person_id, time.time()))


@router.patch("/timer", status_code=204)
async def change_timer(request: Request, seat: HostSeat, change: TimerChange) -> None:
    if (change.add_seconds, change.paused, change.sound) == (None, None, None):
        raise Problem("invalid", 422, "Something is missing or not right.", "Say what is to change.")

    def write(doc: Any) -> None:
        now = time.time()
        if change.add_seconds is not None:
            timer.add_seconds(doc, change.add_seconds, now)
        if change.paused is not None:
            timer.pause(doc, change.paused, now)
        if change.sound is not None:
            timer.mute(doc, change.sound)

    await on_stage(request, seat, write)


@router.delete("/timer", status_code=204)
async def end_timer(request: Request, seat: HostSeat) -> None:
    await on_stage(request, seat, timer.clear_timer)
