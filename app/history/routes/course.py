"""The course of a workshop: every step on the whole board."""

import asyncio
from typing import Annotated, cast

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from app.board.schema import Function, Zone
from app.db.database import Session
from app.history.archive import Archive
from app.history.course import Filter
from app.history.courses import Page, Stretch, find_stretch, tell
from app.history.film import FilmDocument
from app.history.routes.moments import moment_of
from app.history.routes.pieces import Somebody, people_named
from app.history.told import CourseSteps
from app.people import store
from app.people.guard import Seat

router = APIRouter()

STEPS_AT_MOST = 500
WORD_LIMIT = 64


class Wanted(BaseModel):
    """Which steps: those that began within the range, both ends included; of that person, function and zone."""

    from_: str = Field("", alias="from", max_length=WORD_LIMIT, description="The number of an edit, or a time")
    to: str = Field("", max_length=WORD_LIMIT, description="The same")
    document: FilmDocument = "board"
    person: str | None = Field(None, max_length=WORD_LIMIT)
    function: Function | None = None
    zone: Zone | None = Field(None, description="Where the piece lies after the step, or came from")
    after: int = Field(0, ge=0, le=2**31 - 1, description="The `next_after` of the page before")
    limit: int = Field(200, ge=1, le=STEPS_AT_MOST)


class CoursePage(CourseSteps):
    """With everybody who is named in it."""

    people: list[Somebody]


@router.get("/history", response_model=CoursePage)
async def read_course(request: Request, seat: Seat, wanted: Annotated[Wanted, Query()]) -> Response:
    """What was done on the board, step by step, in the order in which the steps began.

    What one person writes in one go is one step. Private hands are no part of it.
    """
    archive = cast(Archive, request.app.state.archive)
    stretch, persons = await archive.read(lambda session: _look(session, seat.board_id, wanted))
    page = Page(
        board_id=seat.board_id,
        document=wanted.document,
        since=stretch.since,
        last=stretch.last,
        after=wanted.after,
        limit=wanted.limit,
        wanted=Filter(persons, wanted.zone),
    )
    told = await tell(archive, page, seat.person_id)
    if told.next_after is None and stretch.has_more:
        told.next_after = stretch.last
    return await asyncio.to_thread(_page, request, seat.board_id, told)


def _page(request: Request, board_id: str, told: CourseSteps) -> Response:
    """What one edit did is never parted, and it may be a whole board: written on a thread, while everybody goes on."""
    # The value of a field may be a person, too: an owner who has left.
    named = [name for step in told.steps for name in (step.person, step.before, step.after)]
    page = CoursePage(steps=told.steps, next_after=told.next_after, people=people_named(request, board_id, named))
    return Response(page.model_dump_json(by_alias=True), media_type="application/json")


def _look(session: Session, board_id: str, wanted: Wanted) -> tuple[Stretch, frozenset[str] | None]:
    since, until = (moment_of(one) if one else None for one in (wanted.from_, wanted.to))
    stretch = find_stretch(session, board_id, wanted.document, since, until, wanted.after)
    if wanted.person is None and wanted.function is None:
        return stretch, None
    authors = store.authors_at(session, board_id) if wanted.function else []
    of_function = {one.person_id for one in authors if one.function == wanted.function}
    if wanted.person is None:
        return stretch, frozenset(of_function)
    return stretch, frozenset({wanted.person} & of_function if wanted.function else {wanted.person})
