"""Bring everybody here, follow me, and let go."""

from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from app.board.schema import COORDINATE_LIMIT
from app.facilitation.routes.command import now, on_stage
from app.people.guard import HostSeat
from app.workshop import spotlight

router = APIRouter()

Units = Annotated[float, Field(ge=-COORDINATE_LIMIT, le=COORDINATE_LIMIT)]


class View(BaseModel):
    x: Units
    y: Units
    width: Annotated[float, Field(gt=0, le=COORDINATE_LIMIT)]
    height: Annotated[float, Field(gt=0, le=COORDINATE_LIMIT)]


class Sight(BaseModel):
    """What is looked at: `view` is a part of the map."""

    lens: Literal["map", "outline", "industry", "history", "stakeholders", "competition", "plan", "part"] = "map"
    view: View | None = None


class Spotlight(Sight):
    """`follow`: until it is let go, instead of once."""

    follow: bool = False


@router.put("/spotlight", status_code=204)
async def shine(request: Request, seat: HostSeat, wanted: Spotlight) -> None:
    at, view = now(), wanted.view.model_dump() if wanted.view else None
    await on_stage(
        request, seat, lambda doc: spotlight.shine(doc, seat.person_id, at, wanted.follow, wanted.lens, view)
    )


@router.patch("/spotlight", status_code=204)
async def lead_on(request: Request, seat: HostSeat, sight: Sight) -> None:
    """Where whoever is followed looks now. Once they were let go, or somebody else leads, it is too late for it."""
    at, view = now(), sight.view.model_dump() if sight.view else None
    await on_stage(request, seat, lambda doc: spotlight.lead_on(doc, seat.person_id, at, sight.lens, view))


@router.delete("/spotlight", status_code=204)
async def let_go(request: Request, seat: HostSeat) -> None:
    await on_stage(request, seat, spotlight.let_go)
