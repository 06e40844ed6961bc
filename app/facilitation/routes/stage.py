"""Where the workshop stands in its script."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from pycrdt import Doc
from pydantic import BaseModel, Field

from app.board.read import read_board
from app.errors import Problem
from app.facilitation.routes.command import moved_on, now, on_stage
from app.live.documents import STAGE
from app.live.protocol import BOARD
from app.people import store
from app.people.guard import HostSeat, Seat, Seated, database_of, live_of
from app.workshop import stages
from app.workshop.exits import Answer, Room, answers
from app.workshop.policy import may_edit, may_host
from app.workshop.stage import Roots, read_roots

router = APIRouter()


class StageView(BaseModel):
    id: str
    name: dict[str, str]
    minutes: int


class NowView(BaseModel):
    index: int
    id: str
    at: str
    by: str


class PastView(BaseModel):
    index: int
    id: str
    from_: str = Field(serialization_alias="from")
    to: str


class ExitView(BaseModel):
    """`met` is null where only people can tell. `have` and `want`: counts, or per cent where a `share` is asked for."""

    id: str
    ask: dict[str, str]
    met: bool | None
    have: int
    want: int
    share: bool


class Running(BaseModel):
    """`now` is null before the script begins and after it has ended: then everything is open."""

    stages: list[StageView]
    now: NowView | None
    past: list[PastView]
    exits: list[ExitView]


class Move(BaseModel):
    """`from`: the index that is shown to whoever asks, -1 before the first. `confirm`: without what is missing."""

    index: int
    from_: int | None = Field(default=None, alias="from")
    confirm: bool = False


@router.get("/stage")
async def read_stage(request: Request, seat: Seat) -> Running:
    """With what its exit asks, and how much of that is there."""
    return await _running(request, seat)


@router.put("/stage")
async def move_to_stage(request: Request, seat: HostSeat, move: Move) -> Running:
    """Begins, advances or goes back. Advancing without what the exit asks for is refused (409 `exit-open`) once."""
    running = await _running(request, seat)
    here = running.now.index if running.now else -1
    if move.index > here and move.from_ in (None, here) and not move.confirm:
        _ask_once(running, seat)
    at = now()
    try:
        await on_stage(request, seat, lambda doc: stages.move(doc, move.index, at, seat.person_id, move.from_))
    except Problem as problem:
        if problem.code != "moved-on":
            raise
        raise moved_on(await _who_moved(request, seat)) from problem
    return await _running(request, seat)


@router.delete("/stage", status_code=204)
async def end_script(request: Request, seat: HostSeat, confirm: bool = False) -> None:
    """Everything is open again; what was is kept, and any stage may be begun anew. Refused once, as advancing is."""
    if not confirm:
        _ask_once(await _running(request, seat), seat)
    at = now()
    await on_stage(request, seat, lambda doc: stages.end(doc, at, seat.person_id))


async def _running(request: Request, seat: Seated) -> Running:
    live = live_of(request)
    roots, steps, at = await live.read(seat.board_id, STAGE, _look)
    found: list[Answer] = []
    if at is not None:
        board = await live.read(seat.board_id, BOARD, read_board)
        room = await asyncio.to_thread(_room, request, seat, roots, at)
        found = answers(steps[at.index], board, room)
    return Running(
        stages=[StageView(id=step.id, name=dict(step.name), minutes=step.minutes) for step in steps],
        now=NowView(index=at.index, id=at.id, at=at.at, by=at.by) if at else None,
        past=[
            PastView(index=int(one["index"]), id=one["id"], from_=one["from"], to=one["to"])
            for one in roots["stage"].get("past") or ()
        ],
        exits=[_exit(answer) for answer in found],
    )


def _ask_once(running: Running, seat: Seated) -> None:
    missing = [question for question in running.exits if question.met is False]
    if missing:
        raise Problem(
            "exit-open",
            409,
            "This stage is not finished yet.",
            "Look at what is missing, or confirm that the room moves on.",
            fields={question.id: question.ask[seat.language] for question in missing},
        )


def _look(stage: Doc[Any]) -> tuple[Roots, tuple[stages.Step, ...], stages.Now | None]:
    return read_roots(stage), stages.read_steps(stage), stages.read_now(stage)


def _room(request: Request, seat: Seated, roots: Roots, at: stages.Now) -> Room:
    """Who takes part is who may write and is here; a mark from before the stage began counts no more.

    Nobody waits for those who run the room: they count once they say that they are ready themselves.
    """
    present = live_of(request).present(seat.board_id)
    with database_of(request).reading() as session:
        roles = {one.person_id: one.role for one in store.seats_at(session, seat.board_id) if may_edit(one.role)}
    ready = {person for person, since in roots["ready"].items() if since >= at.at}
    here = {person for person in roles.keys() & present.keys() if person in ready or not may_host(roles[person])}
    return Room(len(here), len(here & ready), any(one["at"] >= at.at for one in roots["checkpoints"].values()))


async def _who_moved(request: Request, seat: Seated) -> str:
    """The name of whoever moved it to where it is; empty where that is not known any more."""
    at = await live_of(request).read(seat.board_id, STAGE, stages.read_now)
    if at is None:
        return ""
    return await asyncio.to_thread(_name_of, request, seat, at.by)


def _name_of(request: Request, seat: Seated, person: str) -> str:
    with database_of(request).reading() as session:
        found = store.find_seat(session, seat.board_id, person)
    return found.name if found else ""


def _exit(answer: Answer) -> ExitView:
    question = answer.question
    return ExitView(
        id=question.id,
        ask=dict(question.ask),
        met=answer.is_met,
        have=answer.have,
        want=answer.want,
        share=answer.is_share,
    )
