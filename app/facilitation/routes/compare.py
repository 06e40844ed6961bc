"""What is different between two moments of a board."""

import asyncio
from collections.abc import Iterable
from typing import Annotated, cast

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from app.board.compare import compare
from app.facilitation.comparison import Comparison, Contributor, show
from app.facilitation.sides import NOW, Side, Sides
from app.history.touches import Touches
from app.people import store as people
from app.people.guard import Seat, database_of

router = APIRouter()

REF_LIMIT = 64
Ref = Annotated[str, Query(max_length=REF_LIMIT, description="`checkpoint:<id>`, `seq:<number of an edit>` or `now`")]


class ComparisonOfPeople(Comparison):
    """With everybody whose pieces and links are named."""

    people: list[Contributor]


class Brought(BaseModel):
    """`touched`: by id of a piece or a link, and by field ("" for its coming and going), whoever did it last; null for
    the server. Of a very long stretch only the end is told.
    """

    touched: dict[str, dict[str, str | None]]
    people: list[Contributor]


@router.get("/compare")
async def read_difference(request: Request, seat: Seat, a: Ref, b: Ref = NOW) -> ComparisonOfPeople:
    """What came, went, was changed, moved and linked from `a` to `b`.

    Comments and signs are not compared. Private hands are no part of a board.
    """
    sides = sides_of(request)
    before, after = [await sides.find(seat.board_id, ref, seat.person_id) for ref in (a, b)]
    return await asyncio.to_thread(_compare, request, seat.board_id, before, after)


@router.get("/compare/people")
async def read_who(request: Request, seat: Seat, a: Ref, b: Ref = NOW) -> Brought:
    """Who made the difference. Asked for by itself: it takes a moment where much was written in between."""
    sides = sides_of(request)
    seqs = sorted([await sides.seq_of(seat.board_id, a), await sides.seq_of(seat.board_id, b)])
    touched = await cast(Touches, request.app.state.touches).between(seat.board_id, *seqs, seat.person_id)
    named = {person for fields in touched.values() for person in fields.values() if person}
    somebody = await asyncio.to_thread(_people, request, seat.board_id, named)
    return Brought(touched=touched, people=somebody)


def sides_of(request: Request) -> Sides:
    return cast(Sides, request.app.state.sides)


def _compare(request: Request, board_id: str, before: Side, after: Side) -> ComparisonOfPeople:
    told = show(before, after, compare(before.board, after.board))
    named = {piece.by for piece in told.pieces.values()} | {link.by for link in told.links.values()}
    return ComparisonOfPeople(**vars(told), people=_people(request, board_id, named))


def _people(request: Request, board_id: str, named: Iterable[str]) -> list[Contributor]:
    with database_of(request).reading() as session:
        authors = people.authors_at(session, board_id, sorted(named))
    return [Contributor(person=one.person_id, name=one.name, function=one.function) for one in authors]
