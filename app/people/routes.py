"""Joining, seats, invites and tickets over REST."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import AfterValidator, AwareDatetime, BaseModel, Field

from app.errors import CloseCode, Problem
from app.i18n import LANGUAGES, _
from app.people import store
from app.people.guard import (
    HostByRight,
    HostSeat,
    Seat,
    SignedInCaller,
    Visitor,
    charge_join,
    cookie_token,
    database_of,
    find_door,
    keys_of,
    live_of,
    only_by_right,
    set_session_cookie,
    site_of,
)
from app.people.introduction import introduce, wrong_name, wrong_region
from app.people.invite import Invite
from app.people.page import Page
from app.people.seat import Caller, Seated, is_raised
from app.workshop import leaving
from app.workshop.policy import Role

router = APIRouter(prefix="/api", tags=["people"])

USES_LIMIT = 10_000
LONGEST_INVITE = timedelta(days=3_660)


def _check_expiry(expires_at: datetime) -> datetime:
    # Also because times at the ends of the calendar do not survive the way to UTC.
    if not datetime.now(UTC) < expires_at < datetime.now(UTC) + LONGEST_INVITE:
        raise ValueError("not within the next ten years")
    return expires_at


Expiry = Annotated[AwareDatetime, AfterValidator(_check_expiry), Field(description="within the next ten years")]


class Joining(BaseModel):
    """`code` or `token` of an invite, and who is joining."""

    code: str = Field(default="", max_length=64)
    token: str = Field(default="", max_length=64)
    name: str
    function: str
    region: str = ""
    language: str = ""


class Joined(BaseModel):
    """`token` is a bearer for programs; browsers get a cookie."""

    board_id: str
    person: str
    role: Role
    token: str


class MyBoard(BaseModel):
    board_id: str
    name: str
    account: str
    role: Role
    function: str


class Me(BaseModel):
    person: str
    name: str
    language: str
    is_owner: bool
    boards: list[MyBoard]


class MyChanges(BaseModel):
    """Only what is given changes. The region is the same on every board."""

    name: str | None = None
    language: str | None = None
    region: str | None = None


class TicketView(BaseModel):
    ticket: str
    expires_at: datetime


class InviteView(BaseModel):
    id: str
    role: Role
    link: str
    code: str
    open: bool
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    max_uses: int | None
    uses: int


class InviteList(BaseModel):
    invites: list[InviteView]


class NewInvite(BaseModel):
    role: Literal["facilitator", "participant", "observer", "trainer"]
    expires_at: Expiry | None = None
    max_uses: Annotated[int, Field(ge=1, le=USES_LIMIT)] | None = None


class PersonAtBoard(BaseModel):
    person: str
    name: str
    function: str
    region: str
    role: Role


class PeopleList(BaseModel):
    people: list[PersonAtBoard]


@router.post("/join")
async def join(request: Request, response: Response, visitor: Visitor, joining: Joining) -> Joined:
    """Takes a seat by an invite. The same browser joining again keeps its person."""
    seat, token = await asyncio.to_thread(_take_seat, request, visitor, joining)
    await live_of(request).reseat(seat)
    set_session_cookie(response, request, token)
    return Joined(board_id=seat.board_id, person=seat.person_id, role=seat.role, token=token)


@router.get("/me")
def read_me(request: Request, caller: SignedInCaller) -> Me:
    with database_of(request).reading() as session:
        return _me(caller, store.seats_of(session, caller.person_id))


@router.patch("/me")
async def change_me(request: Request, caller: SignedInCaller, changes: MyChanges) -> Me:
    name = changes.name.strip() if changes.name is not None else None
    region = changes.region.strip() if changes.region is not None else None
    wrong = {
        "name": wrong_name(name) if name is not None else None,
        "region": wrong_region(region) if region is not None else None,
        "language": None if changes.language in (None, *LANGUAGES) else _("Choose one of the languages."),
    }
    fields = {field: message for field, message in wrong.items() if message}
    if fields:
        raise Problem(
            "invalid", 422, "Something is missing or not right.", "Please check the marked fields.", fields=fields
        )
    caller, seats = await asyncio.to_thread(_change_person, request, caller.person_id, name, changes.language, region)
    for seat in seats:
        await live_of(request).reseat(seat)
    return _me(caller, seats)


@router.post("/boards/{board_id}/tickets", status_code=201)
def create_ticket(request: Request, seat: Seat) -> TicketView:
    """Opens this board's sync socket for programs and stock Yjs clients: `/sync/{board_id}?ticket=…`."""
    with database_of(request).transaction() as session:
        ticket, expires_at = store.create_ticket(session, seat.board_id, seat.person_id, datetime.now(UTC))
    return TicketView(ticket=ticket, expires_at=expires_at)


@router.get("/boards/{board_id}/invites")
def list_invites(request: Request, seat: HostSeat, page: Annotated[Page, Query()]) -> InviteList:
    with database_of(request).reading() as session:
        invites = store.invites_for(session, keys_of(request), seat)
    return InviteList(invites=[_invite_view(request, invite) for invite in page.of(invites, lambda invite: invite.id)])


@router.post("/boards/{board_id}/invites", status_code=201)
def create_invite(request: Request, seat: HostSeat, new: NewInvite) -> InviteView:
    with database_of(request).transaction() as session:
        if new.role == "facilitator" and store.is_acting(session, seat.board_id, seat.person_id):
            raise only_by_right()
        invite = store.create_invite(
            session,
            keys_of(request),
            seat.board_id,
            new.role,
            seat.person_id,
            datetime.now(UTC),
            expires_at=new.expires_at,
            max_uses=new.max_uses,
        )
    return _invite_view(request, invite)


@router.delete("/boards/{board_id}/invites/{invite_id}", status_code=204)
def revoke_invite(request: Request, seat: HostSeat, invite_id: str) -> None:
    """Closes the way in. People who came in by it stay: removing them is `DELETE …/people/{person}`."""
    with database_of(request).transaction() as session:
        if not store.revoke_invite(session, seat.board_id, invite_id, datetime.now(UTC)):
            raise Problem(
                "no-such-invite", 404, "This board has no such invite.", "Reload the page to see the current ones."
            )


@router.get("/boards/{board_id}/people")
def list_people(request: Request, seat: Seat, page: Annotated[Page, Query()]) -> PeopleList:
    with database_of(request).reading() as session:
        seats = store.seats_at(session, seat.board_id)
    return PeopleList(people=[_person_at_board(seated) for seated in page.of(seats, lambda seated: seated.person_id)])


@router.delete("/boards/{board_id}/people/{person}", status_code=204)
async def remove_person(request: Request, seat: HostByRight, person: str) -> None:
    """Takes the seat and closes the person's sockets. Their pieces and history stay.

    Hosts remove those below them and themselves; nobody removes the owner.
    """
    await asyncio.to_thread(_remove_person, request, seat, person)
    await live_of(request).drop_person(seat.board_id, person, CloseCode.BOARD_CLOSED)
    with suppress(Problem):  # a board that nothing can be written to now: the seat is gone all the same
        await live_of(request).edit(seat.board_id, "stage", lambda stage: leaving.remove(stage, person))


def _take_seat(request: Request, visitor: Caller | None, joining: Joining) -> tuple[Seated, str]:
    now = datetime.now(UTC)
    door = find_door(request, joining.token or joining.code, visitor)
    introduction = introduce(
        joining.name, joining.function, joining.region, joining.language or site_of(request).language
    )
    person_id = visitor.person_id if visitor else None
    charge_join(request, door, person_id)
    with database_of(request).transaction() as session:
        seat = store.join(session, door, introduction, person_id, now)
        return seat, store.replace_session(session, cookie_token(request), seat.person_id, now)


def _remove_person(request: Request, host: Seated, person: str) -> None:
    with database_of(request).transaction() as session:
        removed = store.find_seat(session, host.board_id, person)
        if removed is None:
            raise Problem(
                "no-such-person", 404, "This person has no seat at this board.", "Reload the page to see who has."
            )
        if removed.role == "owner":
            raise Problem("owner-stays", 403, "The owner of a board cannot be removed.", "Archive the board instead.")
        if person != host.person_id and not is_raised(removed.role, host.role):
            raise Problem(
                "facilitator-stays", 403, "Only the owner of a board can remove a facilitator.", "Ask the owner."
            )
        store.remove_seat(session, host.board_id, person, datetime.now(UTC))


def _change_person(
    request: Request, person_id: str, name: str | None, language: str | None, region: str | None
) -> tuple[Caller, list[Seated]]:
    with database_of(request).transaction() as session:
        caller = store.change_person(session, person_id, name=name, language=language)
        if region is not None:
            store.change_regions(session, person_id, region)
        return caller, store.seats_of(session, person_id)


def _me(caller: Caller, seats: Iterable[Seated]) -> Me:
    return Me(
        person=caller.person_id,
        name=caller.name,
        language=caller.language,
        is_owner=caller.is_owner,
        boards=[
            MyBoard(
                board_id=seat.board_id,
                name=seat.board_name,
                account=seat.account_name,
                role=seat.role,
                function=seat.function,
            )
            for seat in seats
        ],
    )


def _person_at_board(seat: Seated) -> PersonAtBoard:
    return PersonAtBoard(
        person=seat.person_id, name=seat.name, function=seat.function, region=seat.region, role=seat.role
    )


def _invite_view(request: Request, invite: Invite) -> InviteView:
    return InviteView(
        id=invite.id,
        role=invite.role,
        link=f"{site_of(request).base_url}/join/{invite.token}",
        code=invite.code,
        open=invite.is_open(datetime.now(UTC)),
        created_at=invite.created_at,
        expires_at=invite.expires_at,
        revoked_at=invite.revoked_at,
        max_uses=invite.max_uses,
        uses=invite.uses,
    )
