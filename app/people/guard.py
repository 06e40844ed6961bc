"""Who may call what. Every route declares exactly one access rule; a test lists all routes and their rule.

    @router.get("/api/boards/{board_id}/people")
    def people(seat: Annotated[Seated, Depends(SeatAt())]) -> …

Rules are read on the server for every request: a seat that was removed a moment ago opens nothing.
"""

import asyncio
import math
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated, Any, Protocol, TypeVar, cast
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response
from pycrdt import Doc
from starlette.requests import HTTPConnection

from app.db.database import Database
from app.errors import CloseCode, Problem
from app.people import store
from app.people.invite import Door
from app.people.limits import TryLimit
from app.people.seat import Caller, FindSeat, Seated
from app.people.tokens import Keys, is_code
from app.workshop.policy import HOSTS, ROLES, Role

__all__ = [
    "Caller",
    "HostByRight",
    "HostSeat",
    "LineSeat",
    "Owner",
    "OwnerCaller",
    "Public",
    "Seat",
    "SeatAt",
    "Seated",
    "SignedIn",
    "Visitor",
]

Seen = TypeVar("Seen")

SESSION_COOKIE = "puzzleboard_session"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


@dataclass(frozen=True)
class Site:
    """How this installation is reached; from the settings, handed to whoever builds an address."""

    base_url: str
    language: str
    version: str

    @property
    def is_secure(self) -> bool:
        return self.base_url.startswith("https://")


class Live(Protocol):
    """What routes ask of the running boards. `app.live.host.Host` keeps it."""

    def present(self, board_id: str) -> Mapping[str, object]: ...
    async def read(self, board_id: str, document: str, look: Callable[[Doc[Any]], Seen]) -> Seen: ...
    async def edit(
        self,
        board_id: str,
        document: str,
        change: Callable[[Doc[Any]], None],
        find_seat: FindSeat | None = None,
    ) -> int: ...
    async def edit_together(
        self, board_id: str, documents: Sequence[str], work: Callable[[Any], None], find_seat: FindSeat
    ) -> None: ...
    async def reseat(self, seat: Seated) -> None: ...
    async def close_board(self, board_id: str, code: CloseCode) -> None: ...
    async def drop_person(self, board_id: str, person_id: str, code: CloseCode) -> None: ...


# What `main.create_app` puts on the application, with its type.


def database_of(connection: HTTPConnection) -> Database:
    return cast(Database, connection.app.state.database)


def live_of(connection: HTTPConnection) -> Live:
    return cast(Live, connection.app.state.host)


def keys_of(connection: HTTPConnection) -> Keys:
    return cast(Keys, connection.app.state.keys)


def site_of(connection: HTTPConnection) -> Site:
    return cast(Site, connection.app.state.site)


# Access rules


class AccessRule:
    """Base of the rules, so that the test that lists the routes finds them."""


class Public(AccessRule):
    """Everybody. Gives the caller when there is one."""

    def __call__(self, request: Request) -> Caller | None:
        return _find_caller(request)


class SignedIn(AccessRule):
    """Anybody with a session: owners, and people who joined some board."""

    def __call__(self, request: Request) -> Caller:
        return _require_caller(request)


class Owner(AccessRule):
    """Owners of this installation. Which accounts are theirs is for the route to ask."""

    def __call__(self, request: Request) -> Caller:
        caller = _require_caller(request)
        if not caller.is_owner:
            raise Problem(
                "owners-only",
                403,
                "Only the owner of this installation can do that.",
                "Open your owner's link in this browser.",
            )
        return caller


class SeatAt(AccessRule):
    """People who sit at the board of the path, in one of `roles`. To everybody else the board does not exist."""

    def __init__(self, roles: Collection[Role] = ROLES, *, by_right: bool = False) -> None:
        """`by_right`: not somebody who leads only because no facilitator is here."""
        self.roles = frozenset(roles)
        self.by_right = by_right

    def __call__(self, request: Request, board_id: str) -> Seated:
        caller = _require_caller(request)
        with database_of(request).reading() as session:
            seat = store.find_seat(session, board_id, caller.person_id)
            is_acting = self.by_right and store.is_acting(session, board_id, caller.person_id)
        if seat is None:
            raise no_such_board()
        if seat.role not in self.roles:
            raise not_allowed()
        if is_acting:
            raise only_by_right()
        return seat


class AtLine(AccessRule):
    """People who may open the board's sync socket, from our own pages, where it has to go over ordinary HTTP.

    The seat is found by the route: a line says by its close code, not by a status, that there is none.
    """

    async def __call__(self, request: Request, board_id: str) -> FindSeat:
        if not origin_allowed(request):
            raise foreign_origin()
        return lambda: seat_for_socket(request, board_id)


Visitor = Annotated[Caller | None, Depends(Public())]
SignedInCaller = Annotated[Caller, Depends(SignedIn())]
OwnerCaller = Annotated[Caller, Depends(Owner())]
Seat = Annotated[Seated, Depends(SeatAt())]
HostSeat = Annotated[Seated, Depends(SeatAt(roles=HOSTS))]
HostByRight = Annotated[Seated, Depends(SeatAt(roles=HOSTS, by_right=True))]
LineSeat = Annotated[FindSeat, Depends(AtLine())]


def find_door(request: Request, secret: str, visitor: Caller | None) -> Door:
    """The board behind an invite's token or code. Raises Problem; an address that guesses codes has to wait (429).

    Links are too long to be guessed: they open even where somebody behind the same address keeps guessing.
    """
    address, now = address_of(request), time.monotonic()
    limit = cast(TryLimit, request.app.state.try_limit)
    if is_code(secret) and (wait := limit.seconds_to_wait(address, now)) > 0:
        raise too_many_tries(wait)
    try:
        with database_of(request).reading() as session:
            person_id = visitor.person_id if visitor else None
            return store.find_door(session, keys_of(request), secret, datetime.now(UTC), person_id)
    except Problem as problem:
        if is_code(secret) and problem.status == 404:
            limit.charge(address, now)
        raise


def charge_join(request: Request, door: Door, person_id: str | None) -> None:
    """Counts a new seat; whoever has one there already takes none. Raises Problem (429) when an address takes too many.

    Asked last: neither a form that is not right nor a door that is closed is counted.
    """
    if person_id is not None:
        with database_of(request).reading() as session:
            if store.find_seat(session, door.board_id, person_id):
                return
    limit = cast(TryLimit, request.app.state.join_limit)
    if (wait := limit.take(address_of(request), time.monotonic())) > 0:
        raise too_many_joins(wait)


def known_caller(request: HTTPConnection) -> Caller | None:
    """The caller that an access rule of this request has found already; asks no database."""
    return cast(Caller | None, getattr(request.state, "caller", None))


async def seat_for_socket(connection: HTTPConnection, board_id: str) -> Seated:
    """The seat a sync socket speaks for, by `?ticket=` or session. Raises Problem with the close code."""
    return await asyncio.to_thread(_find_socket_seat, connection, board_id)


def address_of(connection: HTTPConnection) -> str:
    """Where it comes from, as far as a trusted proxy says so; "" when nobody knows."""
    return connection.client.host if connection.client else ""


def origin_allowed(connection: HTTPConnection) -> bool:
    """Whether a request that changes something, or opens a socket, comes from our own pages.

    Browsers always name the origin there; programs, which carry no cookies of others, need not.
    """
    origin = connection.headers.get("origin")
    if origin is None:
        return connection.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
    ours = {_origin_of(site_of(connection).base_url), f"{_web_scheme(connection)}://{connection.headers.get('host')}"}
    return origin.lower() in {allowed.lower() for allowed in ours}


def foreign_origin() -> Problem:
    return Problem(
        "foreign-origin",
        403,
        "This request came from another website.",
        "Open the board from its own address. If it runs behind a proxy, set PUZZLEBOARD_BASE_URL to that address.",
        CloseCode.NOT_ALLOWED,
    )


def set_session_cookie(response: Response, request: HTTPConnection, token: str) -> None:
    response.set_cookie(
        session_cookie_name(request),
        token,
        max_age=int(store.SESSION_LIFETIME.total_seconds()),
        path="/",
        httponly=True,
        samesite="lax",
        secure=site_of(request).is_secure,
    )


def clear_session_cookie(response: Response, request: HTTPConnection) -> None:
    name, is_secure = session_cookie_name(request), site_of(request).is_secure
    response.delete_cookie(name, path="/", httponly=True, samesite="lax", secure=is_secure)


def session_token(connection: HTTPConnection) -> str | None:
    """A program's bearer token, else the browser's cookie."""
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return token.strip()
    return cookie_token(connection)


def cookie_token(connection: HTTPConnection) -> str | None:
    """The session of a browser, which another one may replace; a program keeps the one it has."""
    return connection.cookies.get(session_cookie_name(connection))


def session_cookie_name(connection: HTTPConnection) -> str:
    """Over TLS with the prefix that lets no neighbouring subdomain plant a session of its own here."""
    return f"__Host-{SESSION_COOKIE}" if site_of(connection).is_secure else SESSION_COOKIE


def too_many_tries(wait_seconds: float) -> Problem:
    return _until_later(
        wait_seconds,
        Problem(
            "too-many-tries",
            429,
            "Too many wrong codes came from your network.",
            "Wait {seconds} seconds, then try again, or open the link instead.",
        ),
    )


def too_many_joins(wait_seconds: float) -> Problem:
    return _until_later(
        wait_seconds,
        Problem(
            "too-many-joins",
            429,
            "Too many people joined from your network in a short time.",
            "Wait {seconds} seconds, then try again.",
        ),
    )


def no_such_board() -> Problem:
    return Problem(
        "no-such-board",
        404,
        "There is no such board, or you have no seat at it.",
        "Ask whoever runs the workshop for an invite.",
        CloseCode.NO_SUCH_BOARD,
    )


def not_allowed() -> Problem:
    return Problem(
        "not-allowed",
        403,
        "Your role at this board does not allow that.",
        "Ask the facilitator.",
        CloseCode.NOT_ALLOWED,
    )


def only_by_right() -> Problem:
    return Problem(
        "acting",
        403,
        "You lead in the facilitator's place: who may do what is not for you to change.",
        "The facilitator or the owner of the board can.",
    )


def sign_in_first() -> Problem:
    return Problem(
        "sign-in",
        401,
        "This browser has no seat yet, or its seat has expired.",
        "Open your invite link again, or enter its code.",
        CloseCode.SIGN_IN_AGAIN,
    )


def _until_later(wait_seconds: float, problem: Problem) -> Problem:
    seconds = math.ceil(wait_seconds)
    return replace(problem, values={"seconds": str(seconds)}, retry_after_seconds=seconds)


def _find_socket_seat(connection: HTTPConnection, board_id: str) -> Seated:
    now = datetime.now(UTC)
    ticket, token = connection.query_params.get("ticket"), session_token(connection)
    with database_of(connection).reading() as session:
        try:
            if ticket:
                seat = store.find_by_ticket(session, board_id, ticket, now)
            else:
                seat = store.find_by_session(session, board_id, token or "", now)
        except store.Stranger:
            raise sign_in_first() from None
    if seat is None:
        raise no_such_board()
    return seat


def _require_caller(request: Request) -> Caller:
    caller = _find_caller(request)
    if caller is None:
        raise sign_in_first()
    return caller


def _find_caller(request: HTTPConnection) -> Caller | None:
    token = session_token(request)
    if token is None:
        return None
    with database_of(request).reading() as session:
        request.state.caller = caller = store.find_caller(session, token, datetime.now(UTC))
    return caller


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _web_scheme(connection: HTTPConnection) -> str:
    return {"ws": "http", "wss": "https"}.get(connection.url.scheme, connection.url.scheme)
