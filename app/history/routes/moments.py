"""The board as it was at a moment."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated, cast

from fastapi import APIRouter, Header, Path, Request, Response

from app.errors import Problem
from app.history.moments import Moments
from app.history.routes.film import BYTES
from app.history.showing import Names
from app.people import store
from app.people.guard import Seat, database_of
from app.people.seat import Seated

router = APIRouter()

MOMENT_DIGITS = 10


@router.get(
    "/at/{moment}",
    response_class=Response,
    responses={200: {"content": {"application/json": {}, BYTES: {"schema": {"type": "string", "format": "binary"}}}}},
)
async def read_moment(
    request: Request,
    seat: Seat,
    moment: Annotated[str, Path(description="The number of an edit, or a time (ISO 8601 with its zone)")],
    accept: Annotated[str, Header(description=f"`{BYTES}` for a Yjs update")] = "",
) -> Response:
    """The board after that edit, or at that time, as board JSON in its canonical form; or as one Yjs update.

    `X-Seq`: the number of the moment. People are called as they are called now.
    """
    moments = cast(Moments, request.app.state.moments)
    seq = await moments.seq_at(seat.board_id, moment_of(moment))
    is_binary = BYTES in accept
    names = None if is_binary else await asyncio.to_thread(_names, request, seat)
    answer = await moments.show(seat.board_id, seq, names, seat.person_id)
    headers = {"X-Seq": str(seq), "Vary": "Accept"}
    return Response(answer, media_type=BYTES if is_binary else "application/json", headers=headers)


def moment_of(moment: str) -> int | datetime:
    """The number of an edit, or a time. Raises Problem: `bad-moment`."""
    if moment.isascii() and moment.isdigit() and len(moment) <= MOMENT_DIGITS:
        return int(moment)
    try:
        at = datetime.fromisoformat(moment)
        if at.tzinfo is not None:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise Problem(
        "bad-moment",
        422,
        "This is no moment of a board.",
        "Give the number of an edit, or a time with its zone, as 2027-03-06T09:30:00Z.",
    )


def _names(request: Request, seat: Seated) -> Names:
    with database_of(request).reading() as session:
        authors = store.authors_at(session, seat.board_id)
    return Names(
        {"id": seat.board_id, "name": seat.board_name, "account": seat.account_name},
        {one.person_id: {"name": one.name, "function": one.function} for one in authors},
    )
