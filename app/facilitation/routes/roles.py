"""Who may do what, while the workshop runs; who leads it; and whether anybody new comes in."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal, cast

from fastapi import APIRouter, Request
from pycrdt import Doc
from pydantic import BaseModel

from app.errors import Problem
from app.facilitation.routes.command import EditorSeat, now, on_stage
from app.live.documents import STAGE
from app.live.member import Attendance
from app.people import store
from app.people.guard import HostByRight, HostSeat, Seated, database_of, live_of
from app.workshop import succession
from app.workshop.policy import EDITORS, Role, may_host
from app.workshop.stage import root

router = APIRouter()


class NewRole(BaseModel):
    role: Literal["facilitator", "participant", "observer", "trainer"]


class RemovedPerson(BaseModel):
    person: str
    name: str


class RemovedPeople(BaseModel):
    people: list[RemovedPerson]


@router.patch("/people/{person}", status_code=204)
async def change_role(request: Request, seat: HostByRight, person: str, new: NewRole) -> None:
    """Counts from their next frame on, over open connections too.

    The owner's role stays. A facilitator is made or unmade by the owner; a facilitator makes others facilitators, and
    changes everybody below.
    """
    await _set_role(request, await asyncio.to_thread(_change_role, request, seat, person, new.role))
    at, may_lead = now(), may_host(new.role)

    def write(stage: Doc[Any]) -> None:
        succession.role_changed(stage, person, may_lead)
        root(stage, "room").update({"roles": {"at": at}})

    await live_of(request).edit(seat.board_id, STAGE, write)


@router.get("/people/removed")
def list_removed(request: Request, seat: HostSeat) -> RemovedPeople:
    with database_of(request).reading() as session:
        people = store.removed_people(session, seat.board_id)
    return RemovedPeople(people=[RemovedPerson(person=id, name=name) for id, name in people])


@router.post("/people/{person}/return", status_code=204)
async def let_back(request: Request, seat: HostByRight, person: str) -> None:
    """Somebody who was removed comes in again, by the link they had."""
    await asyncio.to_thread(_let_back, request, seat, person)
    await _tell_roles(request, seat)


@router.post("/lead", status_code=204)
async def take_script(request: Request, seat: EditorSeat) -> None:
    """Any member, while nobody is here to lead: they are a facilitator until they give it back, or it is reclaimed."""
    at = now()
    acting = seat.role == "participant"
    await on_stage(request, seat, lambda doc: succession.take_script(doc, seat.person_id, at, acting), EDITORS)
    if acting:
        await _set_role(request, await asyncio.to_thread(_let_act, request, seat))
    await _end_acting(request, seat, seat.person_id)
    await _tell_roles(request, seat)


@router.put("/lead", status_code=204)
async def reclaim_lead(request: Request, seat: HostSeat) -> None:
    """Leads again. Whoever acted in one's place is a participant again; nobody else is made to go by it."""
    at = now()
    present = live_of(request).present(seat.board_id)
    if await asyncio.to_thread(_is_acting, request, seat, seat.person_id):
        raise Problem("acting", 409, "You lead in somebody's place already.", "Give it back when they are here.")

    is_owner = seat.role == "owner"
    await on_stage(request, seat, lambda doc: succession.reclaim(doc, seat.person_id, at, is_owner, present))
    await _end_acting(request, seat, seat.person_id)
    await _tell_roles(request, seat)


@router.delete("/lead", status_code=204)
async def give_lead_back(request: Request, seat: HostSeat) -> None:
    """To another facilitator who is here. Whoever acted is a participant again; others stay facilitators."""
    at, present = now(), cast(Mapping[str, Attendance], live_of(request).present(seat.board_id))
    hosts = {person: one.since for person, one in present.items() if may_host(one.role)}
    await on_stage(request, seat, lambda doc: succession.give_back(doc, seat.person_id, at, hosts))
    await _end_acting(request, seat, "")
    await _tell_roles(request, seat)


@router.put("/room/lock", status_code=204)
async def lock_room(request: Request, seat: HostSeat) -> None:
    """Nobody new comes in; whoever has a seat comes and goes freely."""
    await asyncio.to_thread(_lock, request, seat, True)
    value = {"by": seat.person_id, "at": now()}
    await on_stage(request, seat, lambda doc: root(doc, "room").update({"locked": value}))


@router.delete("/room/lock", status_code=204)
async def unlock_room(request: Request, seat: HostSeat) -> None:
    await asyncio.to_thread(_lock, request, seat, False)
    await on_stage(request, seat, lambda doc: root(doc, "room").pop("locked", None))


async def _tell_roles(request: Request, seat: Seated) -> None:
    """Every page at the board asks anew who may do what."""
    at = now()
    await live_of(request).edit(seat.board_id, STAGE, lambda doc: root(doc, "room").update({"roles": {"at": at}}))


async def _set_role(request: Request, seat: Seated | None) -> None:
    if seat is not None:
        await live_of(request).reseat(seat)


def _change_role(request: Request, host: Seated, person: str, role: Role) -> Seated | None:
    with database_of(request).transaction() as session:
        before = store.find_seat(session, host.board_id, person)
        if before is None:
            raise no_such_person()
        if before.role == "owner":
            raise Problem("owner-stays", 403, "The owner's role cannot be changed.", "Archive the board instead.")
        if before.role == "facilitator" and host.role != "owner" and person != host.person_id:
            raise Problem("facilitator-stays", 403, "Only the owner changes a facilitator's role.", "Ask the owner.")
        return store.change_role(session, host.board_id, person, role, datetime.now(UTC))


def _let_act(request: Request, seat: Seated) -> Seated | None:
    with database_of(request).transaction() as session:
        return store.let_act(session, seat.board_id, seat.person_id, datetime.now(UTC))


async def _end_acting(request: Request, seat: Seated, lead: str) -> None:
    """Of everybody but `lead`: there is one script, and one who acts at most."""

    def end() -> list[Seated]:
        with database_of(request).transaction() as session:
            return store.end_acting(session, seat.board_id, lead, datetime.now(UTC))

    for ended in await asyncio.to_thread(end):
        await _set_role(request, ended)


def _let_back(request: Request, host: Seated, person: str) -> None:
    with database_of(request).transaction() as session:
        if store.let_back(session, host.board_id, person) is None:
            raise no_such_person()


def _is_acting(request: Request, seat: Seated, person: str) -> bool:
    with database_of(request).reading() as session:
        return store.is_acting(session, seat.board_id, person)


def _lock(request: Request, seat: Seated, is_locked: bool) -> None:
    with database_of(request).transaction() as session:
        store.lock_room(session, seat.board_id, datetime.now(UTC) if is_locked else None)


def no_such_person() -> Problem:
    return Problem("no-such-person", 404, "This person has no seat at this board.", "Reload the page to see who has.")
