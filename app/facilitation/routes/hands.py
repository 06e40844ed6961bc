"""What people hold: counted for those who run the room, never read by them, and laid on the table at their word."""

import asyncio
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, model_validator

from app.board.read import read_board
from app.board.schema import Function
from app.errors import Problem
from app.facilitation.routes.command import find_present, hand_counts_of, now, on_stage
from app.live.documents import STAGE, hand_of
from app.live.protocol import BOARD
from app.people import store
from app.people.guard import HostSeat, Seated, database_of, live_of
from app.workshop import hands
from app.workshop.hands import Mode

router = APIRouter()


class FunctionCount(BaseModel):
    function: Function
    count: int


class PersonCount(BaseModel):
    person: str
    count: int


class Counts(BaseModel):
    """Of pieces in hands that are not empty."""

    total: int
    by_function: list[FunctionCount]
    by_person: list[PersonCount]


class Reveal(BaseModel):
    """Whose pieces: everybody's, those of a function, of a person; or the `next` one, of a person or of anybody.

    Nobody chooses what they cannot read, so the server knows which one is next: everybody's first one comes before
    anybody's second, and where authors are hidden it is by lot.
    """

    all: bool = False
    function: Function | None = None
    person: str | None = None
    next: bool = False

    @model_validator(mode="after")
    def _says_whose(self) -> "Reveal":
        if not (self.all or self.next or self.function or self.person):
            raise ValueError("says nobody")
        return self


class Revealed(BaseModel):
    """The pieces that lie on the table now."""

    pieces: list[str]


class Rule(BaseModel):
    mode: Mode


@router.get("/hands")
async def count_hands(request: Request, seat: HostSeat) -> Counts:
    """Never what is written in them."""
    counts = await hand_counts_of(request).counts(seat.board_id)
    functions = await asyncio.to_thread(_functions, request, seat)
    by_function: dict[Function, int] = {}
    for person, count in counts.items():
        if function := functions.get(person):
            by_function[function] = by_function.get(function, 0) + count
    return Counts(
        total=sum(counts.values()),
        by_function=[FunctionCount(function=function, count=count) for function, count in sorted(by_function.items())],
        by_person=[PersonCount(person=person, count=count) for person, count in sorted(counts.items())],
    )


@router.post("/hands/reveal")
async def reveal(request: Request, seat: HostSeat, wanted: Reveal) -> Revealed:
    """On the table first, out of the hands then: after a crash in between a piece is in both, and is laid once."""
    counts = await hand_counts_of(request).counts(seat.board_id)
    functions = await asyncio.to_thread(_functions, request, seat)
    persons = [
        person
        for person in sorted(counts)
        if wanted.person in (None, person) and wanted.function in (None, functions.get(person))
    ]
    if not persons:
        raise Problem(
            "nothing-in-hand", 409, "There is nothing in these hands.", "People write first, then you reveal."
        )
    ids: list[str] = []
    at = now()

    def work(hold: Any) -> None:
        board = hold.read(BOARD, read_board).pieces
        found = [piece for person in persons for piece in hold.read(hand_of(person), hands.read_hand)]
        are_hidden = hold.read(STAGE, hands.hides_authors)
        if wanted.next or are_hidden:
            found = hands.in_turn(found, are_hidden)
        found = found[:1] if wanted.next else found
        laid = hands.plan(found, board, are_hidden)
        if laid:
            hold.edit(BOARD, lambda doc: hands.lay(doc, laid))
        there = hands.on_table(found, laid, board)
        for person, theirs in there.items():
            hold.edit(hand_of(person), partial(hands.take_out, ids=theirs))
        # In the order of `found`: grouped by person it would say whose they are, with the counts beside it.
        told = {id for theirs in there.values() for id in theirs}
        ids.extend(dict.fromkeys(piece.id for piece in found if piece.id in told))
        hold.edit(STAGE, lambda doc: hands.tell_laid(doc, [one.piece.id for one in laid], at, seat.person_id))
        if wanted.all:
            hold.edit(STAGE, lambda doc: hands.set_rule(doc, "open", at, seat.person_id))

    documents = [BOARD, STAGE, *map(hand_of, persons)]
    await live_of(request).edit_together(seat.board_id, documents, work, find_present(request, seat))
    return Revealed(pieces=ids)


@router.put("/hands/rule", status_code=204)
async def set_rule(request: Request, seat: HostSeat, rule: Rule) -> None:
    """`private`: participants write into their hands only. `silent`: nor do they comment. `open`: as ever."""
    at = now()
    await on_stage(request, seat, lambda doc: hands.set_rule(doc, rule.mode, at, seat.person_id))


def _functions(request: Request, seat: Seated) -> dict[str, Function]:
    with database_of(request).reading() as session:
        return {one.person_id: one.function for one in store.seats_at(session, seat.board_id)}
