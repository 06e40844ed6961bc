"""What is different between two moments of a board."""

import asyncio
from collections.abc import Iterable
from typing import Annotated, cast

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from app.board.compare import compare
from app.facilitation.comparison import Comparison, Contributor, show
from app.facilitation.sides import NOW, Side, Sides
from app.history.touches import Touches
from app.history.touching import Touched
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


@router.get("/compare", response_model=ComparisonOfPeople)
async def read_difference(request: Request, seat: Seat, a: Ref, b: Ref = NOW) -> Response:
    """What came, went, was changed, moved and linked from `a` to `b`.

    Comments and signs are not compared. Private hands are no part of a board.
    """
    sides = sides_of(request)
    before, after = [await sides.find(seat.board_id, ref, seat.person_id) for ref in (a, b)]
    return await asyncio.to_thread(_compare, request, seat.board_id, before, after)


@router.get("/compare/people", response_model=Brought)
async def read_who(request: Request, seat: Seat, a: Ref, b: Ref = NOW) -> Response:
    """Who made the difference. Asked for by itself: it takes a moment where much was written in between."""
    sides = sides_of(request)
    first, last = sorted([await sides.seq_of(seat.board_id, a), await sides.seq_of(seat.board_id, b)])
    touches = cast(Touches, request.app.state.touches)
    touched = await touches.between(seat.board_id, first, last, seat.person_id)
    return await asyncio.to_thread(_brought, request, seat.board_id, touched)


def sides_of(request: Request) -> Sides:
    return cast(Sides, request.app.state.sides)


# Of a full board an answer is megabytes: it is written here, on a thread, rather than while everybody waits.


def _compare(request: Request, board_id: str, before: Side, after: Side) -> Response:
    told = show(before, after, compare(before.board, after.board))
    named = {piece.by for piece in told.pieces.values()} | {link.by for link in told.links.values()}
    return _written(ComparisonOfPeople(**vars(told), people=_people(request, board_id, named)))


def _brought(request: Request, board_id: str, touched: Touched) -> Response:
    named = {person for fields in touched.values() for person in fields.values() if person}
    return _written(Brought(touched=touched, people=_people(request, board_id, named)))


def _written(answer: BaseModel) -> Response:
    return Response(answer.model_dump_json(by_alias=True), media_type="application/json")


def _people(request: Request, board_id: str, named: Iterable[str]) -> list[Contributor]:
    with database_of(request).reading() as session:
        authors = people.authors_at(session, board_id, sorted(named))
    return [Contributor(person=one.person_id, name=one.name, function=one.function) for one in authors]
