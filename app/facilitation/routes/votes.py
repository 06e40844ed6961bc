"""Votes with dots."""

import asyncio
import time
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from app.board.read import Piece, read_board
from app.board.schema import Kind, Zone
from app.errors import Problem
from app.facilitation.routes.command import EditorSeat, ballot_box_of, find_present, now, on_stage
from app.live.documents import STAGE
from app.live.protocol import BOARD
from app.people.guard import HostSeat, Seat, Seated, live_of
from app.people.tokens import new_id
from app.workshop import voting
from app.workshop.ballots import entry_of
from app.workshop.policy import EDITORS
from app.workshop.stage import moment, root

router = APIRouter()

Dots = Annotated[int, Field(ge=0, le=voting.BUDGET_LIMIT)]


class NewVote(BaseModel):
    """Over these `pieces`, or all of a `zone`, of a `kind`, or of both. `of`: an earlier vote that this one repeats."""

    question: Annotated[str, Field(max_length=voting.QUESTION_LIMIT)]
    pieces: Annotated[list[str], Field(max_length=voting.PIECES_LIMIT)] | None = None
    zone: Zone | None = None
    kind: Kind | None = None
    budget: Annotated[int, Field(ge=1, le=voting.BUDGET_LIMIT)] = 3
    seconds: Annotated[int, Field(ge=10, le=7_200)] | None = None
    of: str | None = None


class Opened(BaseModel):
    id: str


class FunctionTally(BaseModel):
    total: int
    by_function: dict[str, int]


class VoteView(BaseModel):
    """`tally` and `key` only once it is closed."""

    id: str
    question: str
    pieces: list[str]
    budget: int
    round: int
    of: str | None = None
    voted: int
    opened_at: str
    closes_at: str | None = None
    closed_at: str | None = None
    tally: dict[str, FunctionTally] | None = None
    key: list[str] | None = None


class VoteList(BaseModel):
    votes: list[VoteView]


class Ballot(BaseModel):
    dots: dict[str, Dots]


class KeyPieces(BaseModel):
    top: Annotated[int, Field(ge=0, le=20)]


@router.get("/votes")
async def list_votes(request: Request, seat: Seat) -> VoteList:
    votes = await live_of(request).read(seat.board_id, STAGE, lambda stage: root(stage, voting.VOTES).to_py() or {})
    found = [VoteView(id=id, **vote) for id, vote in votes.items()]
    return VoteList(votes=sorted(found, key=lambda vote: vote.opened_at))


@router.post("/votes", status_code=201)
async def open_vote(request: Request, seat: HostSeat, new: NewVote) -> Opened:
    """Blind until it is closed, by hand or after `seconds`."""
    question = new.question.strip()
    pieces = await _pieces(request, seat, new)
    if not question or not pieces:
        raise Problem(
            "invalid", 422, "Something is missing or not right.", "Write a question, and choose what to vote on."
        )
    earlier = await live_of(request).read(seat.board_id, STAGE, lambda stage: _round(stage, new.of))
    id = new_id()
    value: dict[str, Any] = {"question": question, "pieces": pieces, "budget": new.budget, "round": earlier + 1}
    value |= {"of": new.of, "by": seat.person_id, "opened_at": now()}
    if new.seconds:
        value["closes_at"] = moment(time.time() + new.seconds)
    await on_stage(request, seat, lambda stage: voting.open_vote(stage, id, value))
    return Opened(id=id)


@router.get("/votes/{vote_id}")
async def read_vote(request: Request, seat: Seat, vote_id: str) -> VoteView:
    vote = await live_of(request).read(seat.board_id, STAGE, lambda stage: entry_of(stage, voting.VOTES, vote_id))
    return VoteView(id=vote_id, **vote)


@router.get("/votes/{vote_id}/ballot")
async def read_ballot(request: Request, seat: EditorSeat, vote_id: str) -> Ballot:
    """One's own; empty while one has not voted."""
    ballot = await asyncio.to_thread(ballot_box_of(request).own, seat, f"vote:{vote_id}")
    return Ballot(dots=dict(ballot["dots"]) if ballot else {})


@router.put("/votes/{vote_id}/ballot", status_code=204)
async def vote(request: Request, seat: EditorSeat, vote_id: str, ballot: Ballot) -> None:
    """In place of what one voted before: one's mind may change until the close."""
    dots = {piece: number for piece, number in ballot.dots.items() if number}
    await ballot_box_of(request).answer(
        seat,
        f"vote:{vote_id}",
        {"dots": dots},
        lambda stage, at: voting.check_dots(stage, vote_id, dots, at),
        lambda stage, count: voting.tell_voted(stage, vote_id, count),
        find_present(request, seat, EDITORS),
    )


@router.post("/votes/{vote_id}/close", status_code=204)
async def close_vote(request: Request, seat: HostSeat, vote_id: str) -> None:
    """Counted once: of two who close at the same moment one is told that it is done."""
    await ballot_box_of(request).count(seat.board_id, "vote", vote_id, voting.close_vote, find_present(request, seat))


@router.put("/votes/{vote_id}/key", status_code=204)
async def mark_key_pieces(request: Request, seat: HostSeat, vote_id: str, wanted: KeyPieces) -> None:
    """Marks the `top` pieces of a closed vote, and whatever ties with the last of them, as the room's key pieces.

    On the board they bear the sign `key` of whoever marks them.
    """

    def work(hold: Any) -> None:
        entry = hold.read(STAGE, lambda stage: entry_of(stage, voting.VOTES, vote_id))
        chosen, before = voting.leaders(entry.get("tally") or {}, wanted.top), entry.get("key") or []
        hold.edit(STAGE, lambda stage: voting.mark_keys(stage, vote_id, chosen))
        hold.edit(BOARD, lambda board: voting.sign_keys(board, before, chosen, seat.person_id))

    await live_of(request).edit_together(seat.board_id, [BOARD, STAGE], work, find_present(request, seat))


async def _pieces(request: Request, seat: Seated, new: NewVote) -> list[str]:
    board = await live_of(request).read(seat.board_id, BOARD, read_board)

    def is_meant(piece: Piece) -> bool:
        if new.pieces is not None:
            return piece.id in new.pieces
        return (new.zone or new.kind) is not None and new.zone in (None, piece.zone) and new.kind in (None, piece.kind)

    return [piece.id for piece in board.pieces.values() if is_meant(piece)][: voting.PIECES_LIMIT]


def _round(stage: Any, of: str | None) -> int:
    return int(entry_of(stage, voting.VOTES, of)["round"]) if of else 0
