"""Private scoring rounds."""

import asyncio
import time
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from app.board import write
from app.board.read import Board, Piece, read_board
from app.errors import Problem
from app.facilitation.routes.command import EditorSeat, ballot_box_of, find_present, now, on_stage
from app.live.documents import STAGE
from app.live.hold import Hold
from app.live.protocol import BOARD
from app.people.guard import HostSeat, Seat, live_of
from app.people.tokens import new_id
from app.workshop import rounds
from app.workshop.ballots import entry_of
from app.workshop.policy import EDITORS
from app.workshop.rounds import Topic
from app.workshop.stage import moment, root

router = APIRouter()

KIND_OF: Mapping[Topic, str] = {"stakeholders": "stakeholder", "rivals": "competitor", "top_goals": "goal"}


class NewRound(BaseModel):
    """About these pieces, or about all of the topic's kind."""

    topic: Topic
    subjects: Annotated[list[str], Field(max_length=rounds.SUBJECTS_LIMIT)] | None = None
    seconds: Annotated[int, Field(ge=10, le=7_200)] | None = None


class Opened(BaseModel):
    id: str


class RoundView(BaseModel):
    """`spread`, or `goals`, `own` and `overlap`, only once it is revealed: shapes in docs/board-format.md."""

    id: str
    topic: Topic
    subjects: list[str]
    fields: list[str]
    by: str
    answered: int
    opened_at: str
    closes_at: str | None = None
    closed_at: str | None = None
    spread: dict[str, Any] | None = None
    goals: dict[str, Any] | None = None
    own: list[str] | None = None
    overlap: float | None = None
    settled: dict[str, Any] | None = None


class RoundList(BaseModel):
    rounds: list[RoundView]


class RoundAnswer(BaseModel):
    """`scores`: subject -> field -> 1 to 5; or up to three `goals`, and one in one's `own` words."""

    scores: dict[str, dict[str, Annotated[int, Field(ge=1, le=5)]]] | None = None
    goals: Annotated[list[str], Field(max_length=rounds.GOALS_AT_MOST)] | None = None
    own: Annotated[str, Field(max_length=rounds.OWN_LIMIT)] = ""


class Settlement(BaseModel):
    """`field`: of a stakeholder; the id of a criterion for a rival; `priority` for a goal.

    `instead_of`: the value that stands settled, to change it. Without it the first who settles wins.
    """

    subject: str
    field: str
    value: Annotated[int, Field(ge=1, le=5)]
    instead_of: Annotated[int, Field(ge=1, le=5)] | None = None


@router.get("/rounds")
async def list_rounds(request: Request, seat: Seat) -> RoundList:
    found = await live_of(request).read(seat.board_id, STAGE, lambda stage: root(stage, rounds.ROUNDS).to_py() or {})
    views = [RoundView(id=id, **one) for id, one in found.items()]
    return RoundList(rounds=sorted(views, key=lambda one: one.opened_at))


@router.post("/rounds", status_code=201)
async def open_round(request: Request, seat: HostSeat, new: NewRound) -> Opened:
    board = await live_of(request).read(seat.board_id, BOARD, read_board)
    of_kind = [piece.id for piece in board.pieces.values() if piece.kind == KIND_OF[new.topic]]
    subjects = [id for id in of_kind if new.subjects is None or id in new.subjects][: rounds.SUBJECTS_LIMIT]
    fields = _fields(new.topic, board)
    if not subjects or (new.topic != "top_goals" and not fields):
        raise Problem("nothing-to-score", 409, "There is nothing to score yet.", "Lay the pieces first, then ask.")
    id = new_id()
    value: dict[str, Any] = {"topic": new.topic, "subjects": subjects, "fields": fields}
    value |= {"by": seat.person_id, "opened_at": now()}
    if new.seconds:
        value["closes_at"] = moment(time.time() + new.seconds)
    await on_stage(request, seat, lambda stage: rounds.open_round(stage, id, value))
    return Opened(id=id)


@router.get("/rounds/{round_id}")
async def read_round(request: Request, seat: Seat, round_id: str) -> RoundView:
    one = await live_of(request).read(seat.board_id, STAGE, lambda stage: entry_of(stage, rounds.ROUNDS, round_id))
    return RoundView(id=round_id, **one)


@router.get("/rounds/{round_id}/answer")
async def read_answer(request: Request, seat: EditorSeat, round_id: str) -> RoundAnswer:
    """One's own."""
    answer = await asyncio.to_thread(ballot_box_of(request).own, seat, f"round:{round_id}")
    return RoundAnswer(**answer) if answer else RoundAnswer()


@router.put("/rounds/{round_id}/answer", status_code=204)
async def answer_round(request: Request, seat: EditorSeat, round_id: str, answer: RoundAnswer) -> None:
    """In place of what one answered before; a part of it is welcome."""
    payload = answer.model_dump(exclude_none=True)
    await ballot_box_of(request).answer(
        seat,
        f"round:{round_id}",
        payload,
        lambda stage, at: rounds.check_answer(stage, round_id, payload, at),
        lambda stage, count: rounds.tell_answered(stage, round_id, count),
        find_present(request, seat, EDITORS),
    )


@router.post("/rounds/{round_id}/reveal", status_code=204)
async def reveal_round(request: Request, seat: HostSeat, round_id: str) -> None:
    await ballot_box_of(request).count(
        seat.board_id, "round", round_id, rounds.reveal_round, find_present(request, seat)
    )


@router.post("/rounds/{round_id}/settle", status_code=204)
async def settle_value(request: Request, seat: HostSeat, round_id: str, wanted: Settlement) -> None:
    """Writes what the room agreed on into the piece, in the name of whoever settles it."""
    settled, at = rounds.Settled(wanted.subject, wanted.field, wanted.value, wanted.instead_of), now()

    def work(hold: Hold) -> None:
        one = hold.read(STAGE, lambda stage: rounds.check_settled(stage, round_id, settled))
        piece = hold.read(BOARD, read_board).pieces.get(settled.subject)
        if piece is None:
            raise Problem(
                "piece-gone", 409, "This piece is not on the board any more.", "Bring it back first, or leave it."
            )
        hold.edit(BOARD, lambda doc: _write(doc, one["topic"], piece, settled))
        hold.edit(STAGE, lambda stage: rounds.settle(stage, round_id, settled, at, seat.person_id))

    await live_of(request).edit_together(seat.board_id, (BOARD, STAGE), work, find_present(request, seat))


def _fields(topic: Topic, board: Board) -> list[str]:
    match topic:
        case "stakeholders":
            return list(rounds.STAKEHOLDER_FIELDS)
        case "rivals":
            return [piece.id for piece in board.pieces.values() if piece.kind == "criterion"]
        case "top_goals":
            return []


def _write(doc: Any, topic: Topic, piece: Piece, settled: rounds.Settled) -> None:
    if topic == "rivals":
        scores = piece.fields.get("scores")
        known = dict(scores) if isinstance(scores, Mapping) else {}
        write.set_field(doc, piece.id, "scores", {**known, settled.field: settled.value})
    else:
        write.set_field(doc, piece.id, settled.field, settled.value)
