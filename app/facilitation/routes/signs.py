"""Ready marks, raised hands, and questions to a function."""

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from app.board.schema import Function, Kind
from app.errors import Problem
from app.facilitation.routes.command import EditorSeat, now, on_stage
from app.people.guard import HostSeat, Seat
from app.people.tokens import new_id
from app.workshop import signs
from app.workshop.policy import EDITORS, HOSTS, ROLES

router = APIRouter()


class Question(BaseModel):
    """What a function is asked for; `kind`: what its answers are."""

    function: Function
    question: Annotated[str, Field(max_length=signs.QUESTION_LIMIT)]
    kind: Kind = "note"


class Asked(BaseModel):
    id: str


@router.put("/ready", status_code=204)
async def be_ready(request: Request, seat: EditorSeat) -> None:
    """Oneself, in the stage at hand."""
    at = now()
    await on_stage(request, seat, lambda doc: signs.mark(doc, "ready", seat.person_id, at), EDITORS)


@router.delete("/ready", status_code=204)
async def be_ready_no_more(request: Request, seat: EditorSeat) -> None:
    await on_stage(request, seat, lambda doc: signs.unmark(doc, "ready", seat.person_id), EDITORS)


@router.put("/raised", status_code=204)
async def raise_hand(request: Request, seat: Seat) -> None:
    """Also of those who look on: asking to speak is open to all."""
    at = now()
    await on_stage(request, seat, lambda doc: signs.mark(doc, "raised", seat.person_id, at), ROLES)


@router.delete("/raised", status_code=204)
async def lower_hand(request: Request, seat: Seat, person: str | None = None) -> None:
    """One's own; those who run the room lower anybody's."""
    whose = person or seat.person_id
    if whose != seat.person_id and seat.role not in HOSTS:
        raise Problem("not-yours", 403, "This is somebody else's hand.", "Only a facilitator lowers it for them.")
    await on_stage(request, seat, lambda doc: signs.unmark(doc, "raised", whose), ROLES)


@router.post("/asks", status_code=201)
async def ask_function(request: Request, seat: HostSeat, asked: Question) -> Asked:
    """Shown to its members until it is taken back."""
    question = asked.question.strip()
    if not question:
        raise Problem("invalid", 422, "Something is missing or not right.", "Write what you want to know.")
    id = new_id()
    value = {"function": asked.function, "question": question, "kind": asked.kind, "by": seat.person_id, "at": now()}
    await on_stage(request, seat, lambda doc: signs.ask(doc, id, value))
    return Asked(id=id)


@router.delete("/asks/{ask_id}", status_code=204)
async def take_ask_back(request: Request, seat: HostSeat, ask_id: str) -> None:
    await on_stage(request, seat, lambda doc: signs.take_back(doc, ask_id))
