"""The film of a workshop: what it is about, and the edits themselves as bytes. docs/replay.md says the format."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, cast

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from app.board.schema import Function
from app.history.film import Act, FilmDocument, acts_of
from app.history.films import Film, Films
from app.people import store
from app.people.guard import Seat, database_of, live_of
from app.people.seat import Author

router = APIRouter()

RECORDS_AT_MOST = 20_000
BYTES = "application/octet-stream"
BINARY: dict[int | str, dict[str, Any]] = {
    200: {"content": {BYTES: {"schema": {"type": "string", "format": "binary"}}}}
}

Seq = Annotated[int, Query(ge=0, le=2**31 - 1)]


class Player(BaseModel):
    """Somebody who appears; also somebody who has left. `function`: null of whom nothing is known any more."""

    person: str
    name: str
    function: Function | None


class ActView(BaseModel):
    """A stretch of time in one stage of the script; `to` is null while it goes on."""

    index: int
    id: str
    name: Mapping[str, str]
    from_: str = Field(serialization_alias="from")
    to: str | None


class Flag(BaseModel):
    """A checkpoint: `seq` is of the document `board`, `stage_seq` of `stage`."""

    id: str
    number: int
    name: str
    at: datetime
    seq: int
    stage_seq: int


class DensityView(BaseModel):
    """Edits of the board in each stretch of time, from `began_at` on; at most 600 stretches."""

    seconds_per_bucket: int
    counts: list[int]


class FilmView(BaseModel):
    """`documents`: the last number of each. `people`: in the order in which they first appear, as the reel counts them.

    `began_at` and `ended_at`: of the first and the last edit, null when there is none.
    """

    documents: dict[FilmDocument, int]
    began_at: datetime | None
    ended_at: datetime | None
    people: list[Player]
    stages: list[ActView]
    checkpoints: list[Flag]
    density: DensityView


@router.get("/film")
async def read_film(request: Request, seat: Seat) -> FilmView:
    """What there is to know before the film runs. Private hands are no part of it."""
    film, authors = await asyncio.to_thread(_film, request, seat.board_id)
    stages = await live_of(request).read(seat.board_id, "stage", acts_of) if film.seqs["stage"] else []
    return _view(film, authors, stages)


@router.get("/film/reel", response_class=Response, responses=BINARY)
def read_reel(
    request: Request,
    seat: Seat,
    document: FilmDocument = "board",
    after: Annotated[Seq, Query(description="The number of the last edit one has")] = 0,
    limit: Annotated[int, Query(ge=1, le=RECORDS_AT_MOST)] = RECORDS_AT_MOST,
) -> StreamingResponse:
    """The edits behind `after`, in their order. `X-Next-After`: where the following ones begin; 0 at the end."""
    cut = films_of(request).reel(seat.board_id, document, after, limit)
    return StreamingResponse(cut.chunks, media_type=BYTES, headers={"X-Next-After": str(cut.next_after)})


@router.get("/film/keyframe", response_class=Response, responses=BINARY)
def read_keyframe(request: Request, seat: Seat, seq: Seq, document: FilmDocument = "board") -> Response:
    """The newest stored state at or before `seq`, one Yjs update. `X-Seq`: its number; 0, with no bytes: none."""
    found, payload = films_of(request).keyframe(seat.board_id, document, seq)
    return Response(payload, media_type=BYTES, headers={"X-Seq": str(found)})


def films_of(request: Request) -> Films:
    return cast(Films, request.app.state.films)


def _film(request: Request, board_id: str) -> tuple[Film, dict[str, Author]]:
    film = films_of(request).film(board_id)
    with database_of(request).reading() as session:
        authors = store.authors_at(session, board_id, film.people)
    return film, {author.person_id: author for author in authors}


def _view(film: Film, authors: Mapping[str, Author], stages: list[Act]) -> FilmView:
    known = [(person, authors.get(person)) for person in film.people]
    return FilmView(
        documents=dict(film.seqs),
        began_at=film.began_at,
        ended_at=film.ended_at,
        people=[
            Player(person=person, name=author.name if author else "", function=author.function if author else None)
            for person, author in known
        ],
        stages=[ActView(index=one.index, id=one.id, name=one.name, from_=one.from_, to=one.to) for one in stages],
        checkpoints=[
            Flag(id=one.id, number=one.number, name=one.name, at=one.at, seq=one.seq, stage_seq=one.stage_seq)
            for one in film.checkpoints
        ],
        density=DensityView(seconds_per_bucket=film.density.seconds_per_bucket, counts=list(film.density.counts)),
    )
