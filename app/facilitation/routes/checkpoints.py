"""Checkpoints, their polls, and the alignment of a board."""

import asyncio
import json
import zlib
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from app.errors import Problem
from app.facilitation import store
from app.facilitation.checkpointing import Wanted
from app.facilitation.routes.command import EditorSeat, ballot_box_of, checkpoints_of, find_present, now, on_stage
from app.people.guard import HostSeat, Seat, database_of
from app.people.page import Page
from app.workshop import checkpoints
from app.workshop.policy import EDITORS
from app.workshop.polls import LINE_LIMIT

router = APIRouter()

Score = Annotated[int, Field(ge=1, le=5)]


class NewCheckpoint(BaseModel):
    name: Annotated[str, Field(max_length=120)]
    note: Annotated[str, Field(max_length=2_000)] = ""
    poll_seconds: Annotated[int, Field(ge=0, le=3_600)] = 120


class CheckpointView(BaseModel):
    """`fingerprint`: sha256 of the canonical form that `…/state` gives. `opinion` once its poll was counted."""

    id: str
    number: int
    name: str
    note: str
    stage: str
    at: datetime
    by: str
    seq: int
    stage_seq: int
    fingerprint: str
    metrics: dict[str, Any]
    opinion: dict[str, Any] | None


class CheckpointList(BaseModel):
    checkpoints: list[CheckpointView]


class PollAnswer(BaseModel):
    information: Score | None = None
    people: Score | None = None
    actions: Score | None = None
    line: Annotated[str, Field(max_length=LINE_LIMIT)] = ""


@router.get("/alignment")
async def read_alignment(request: Request, seat: Seat) -> dict[str, Any]:
    """Of the board as it is now: figures, their conditions, and the pieces that hold them back."""
    return await checkpoints_of(request).alignment(seat)


@router.get("/checkpoints")
def list_checkpoints(request: Request, seat: Seat, page: Annotated[Page, Query()]) -> CheckpointList:
    with database_of(request).reading() as session:
        found = store.checkpoints_of(session, seat.board_id)
    return CheckpointList(checkpoints=[_view(one) for one in page.of(found, lambda one: one.id)])


@router.post("/checkpoints", status_code=201)
async def make_checkpoint(request: Request, seat: HostSeat, new: NewCheckpoint) -> CheckpointView:
    """What is written from the next moment on is not in it. Nothing changes it any more."""
    name = new.name.strip()
    if not name:
        raise Problem("invalid", 422, "Something is missing or not right.", "Give the checkpoint a name.")
    made = await checkpoints_of(request).make(
        seat, Wanted(name, new.note.strip(), new.poll_seconds), find_present(request, seat)
    )
    return CheckpointView(**{**made, "opinion": None})


@router.get("/checkpoints/{checkpoint_id}")
def read_checkpoint(request: Request, seat: Seat, checkpoint_id: str) -> CheckpointView:
    with database_of(request).reading() as session:
        return _view(store.find_checkpoint(session, seat.board_id, checkpoint_id))


@router.get("/checkpoints/{checkpoint_id}/state")
def read_state(request: Request, seat: Seat, checkpoint_id: str) -> Response:
    """The board of that moment in its canonical form, byte for byte what the fingerprint was made of."""
    with database_of(request).reading() as session:
        found = store.find_checkpoint(session, seat.board_id, checkpoint_id)
    return Response(zlib.decompress(found.state), media_type="application/json")


@router.get("/checkpoints/{checkpoint_id}/poll")
async def read_poll_answer(request: Request, seat: EditorSeat, checkpoint_id: str) -> PollAnswer:
    """One's own."""
    answer = await asyncio.to_thread(ballot_box_of(request).own, seat, f"poll:{checkpoint_id}")
    return PollAnswer(**answer) if answer else PollAnswer()


@router.put("/checkpoints/{checkpoint_id}/poll", status_code=204)
async def answer_poll(request: Request, seat: EditorSeat, checkpoint_id: str, answer: PollAnswer) -> None:
    """Without one's name in anything that is shown; in place of what one answered before."""
    payload = answer.model_dump(exclude_none=True)
    await checkpoints_of(request).answer_poll(seat, checkpoint_id, payload, find_present(request, seat, EDITORS))


@router.post("/checkpoints/{checkpoint_id}/poll/close", status_code=204)
async def close_poll(request: Request, seat: HostSeat, checkpoint_id: str) -> None:
    await checkpoints_of(request).close_poll(seat.board_id, checkpoint_id, find_present(request, seat))


@router.post("/checkpoints/{checkpoint_id}/show", status_code=204)
async def show_to_everybody(request: Request, seat: HostSeat, checkpoint_id: str) -> None:
    """Opens its result on every page at the board, once."""
    at = now()
    await on_stage(request, seat, lambda stage: checkpoints.show(stage, checkpoint_id, at, seat.person_id))


def _view(found: store.StoredCheckpoint) -> CheckpointView:
    return CheckpointView(
        id=found.id,
        number=found.number,
        name=found.name,
        note=found.note,
        stage=found.stage_id,
        at=found.at,
        by=found.by,
        seq=found.seq,
        stage_seq=found.stage_seq,
        fingerprint=found.fingerprint,
        metrics=json.loads(found.metrics),
        opinion=json.loads(found.opinion) if found.opinion else None,
    )
