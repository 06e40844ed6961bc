"""What is different between two moments of a board."""

import asyncio
from typing import Annotated, cast

from fastapi import APIRouter, Query, Request

from app.board.compare import compare
from app.facilitation.comparison import Comparison, show
from app.facilitation.sides import NOW, Side, Sides
from app.history.routes.pieces import Somebody
from app.people import store as people
from app.people.guard import Seat, database_of

router = APIRouter()

REF_LIMIT = 64
Ref = Annotated[str, Query(max_length=REF_LIMIT, description="`checkpoint:<id>`, `seq:<number of an edit>` or `now`")]


class ComparisonOfPeople(Comparison):
    """With everybody whose pieces and links are named."""

    people: list[Somebody]


@router.get("/compare")
async def read_difference(request: Request, seat: Seat, a: Ref, b: Ref = NOW) -> ComparisonOfPeople:
    """What came, went, was changed, moved and linked from `a` to `b`.

    Comments and signs are not compared. Private hands are no part of a board.
    """
    sides = sides_of(request)
    before, after = await sides.find(seat.board_id, a), await sides.find(seat.board_id, b)
    return await asyncio.to_thread(_compare, request, seat.board_id, before, after)


def sides_of(request: Request) -> Sides:
    return cast(Sides, request.app.state.sides)


def _compare(request: Request, board_id: str, before: Side, after: Side) -> ComparisonOfPeople:
    told = show(before, after, compare(before.board, after.board))
    named = {one.by for one in (*told.pieces.values(), *told.links.values())}
    with database_of(request).reading() as session:
        authors = people.authors_at(session, board_id, sorted(named))
    somebody = [Somebody(person=one.person_id, name=one.name, function=one.function) for one in authors]
    return ComparisonOfPeople(**vars(told), people=somebody)
