"""Everything composed: what the routes are handed, in which order a request passes, and how problems are shown."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import fields
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any, cast

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import app.accounts.routes
import app.facilitation.routes
import app.history.routes
import app.live.routes
import app.pages.routes
import app.people.routes
from app.db.database import Database, DatabaseUnreachable
from app.errors import Problem
from app.facilitation.ballotbox import BallotBox
from app.facilitation.checkpointing import Checkpoints
from app.facilitation.handcounts import HandCounts
from app.facilitation.sides import Sides
from app.facilitation.steward import Steward, duties
from app.facilitation.turns import Turns
from app.history import store as boards_log
from app.history.archive import Archive
from app.history.chronicle import Chronicle
from app.history.films import Films
from app.history.moments import Moments
from app.history.touches import Touches
from app.i18n import _, translator
from app.live.documents import SHARED
from app.live.host import Host
from app.live.limits import Limits
from app.live.stream import Streams
from app.pages import views
from app.people import guard, store
from app.people.limits import TryLimit
from app.people.tokens import Keys, read_or_make_secret
from app.settings import Settings, SettingsProblem

LENGTH_BYTES = 16  # before a frame in a body; forms and JSON of this release are far smaller than a frame
ONE_YEAR_SECONDS = 31_536_000
ONE_HOUR_SECONDS = 3_600
FORGET_SECONDS = 3_600.0

log = logging.getLogger("puzzleboard.web")

Prepare = Callable[[Database, Host, Keys], Awaitable[None]]


def create_app(settings: Settings, prepare: Prepare | None = None) -> FastAPI:
    """The application on a migrated database. `prepare` runs once the boards can be edited, before any request."""
    site = guard.Site(settings.effective_base_url, settings.language, installed_version())
    application = FastAPI(
        title="Puzzleboard",
        version=site.version,
        openapi_url=None,  # served below, under an access rule like every route
        docs_url=None,  # the stock page loads its scripts from a third party
        redoc_url=None,
        lifespan=_lifespan,
    )
    application.state.database = Database(settings.effective_database_url)
    application.state.limits = limits = limits_of(settings)
    application.state.host = Host(application.state.database, opening=settings.data / "opening", limits=limits)
    application.state.hand_counts = HandCounts(application.state.host, application.state.database)
    application.state.turns = Turns()
    application.state.ballot_box = BallotBox(application.state.host, application.state.database)
    application.state.checkpoints = Checkpoints(
        application.state.host, application.state.database, application.state.ballot_box
    )
    application.state.chronicle = Chronicle(application.state.database)
    application.state.films = Films(application.state.database)
    application.state.archive = Archive(application.state.database)
    application.state.moments = Moments(application.state.archive)
    application.state.touches = Touches(application.state.archive)
    application.state.sides = Sides(
        application.state.host, application.state.database, application.state.checkpoints, application.state.moments
    )
    application.state.streams = Streams(limits.frame_bytes)
    application.state.keys = _read_keys(settings)
    application.state.site = site
    application.state.try_limit = TryLimit()
    application.state.join_limit = TryLimit(settings.joins_per_hour, settings.joins_per_hour / ONE_HOUR_SECONDS)
    application.state.prepare = prepare
    application.add_middleware(Doorkeeper, headers=_security_headers(site))
    for router in (
        app.live.routes.router,  # first: when a whole room joins at once, nothing else is looked through
        _router,
        app.people.routes.router,
        app.accounts.routes.router,
        app.facilitation.routes.router,
        app.history.routes.router,
        app.pages.routes.router,
    ):
        application.include_router(router)
    application.mount("/static", Static(directory=views.STATIC, check_dir=False), name="static")
    application.add_exception_handler(Problem, _show_problem)
    application.add_exception_handler(DatabaseUnreachable, _show_no_database)
    application.add_exception_handler(HTTPException, _show_http_error)
    application.add_exception_handler(RequestValidationError, _show_invalid)
    application.add_exception_handler(Exception, _show_broken)
    return application


def limits_of(settings: Settings) -> Limits:
    return Limits(**{limit.name: getattr(settings, limit.name) for limit in fields(Limits)})


def _read_keys(settings: Settings) -> Keys:
    path = settings.data / "secret"
    try:
        return Keys(settings.secret.get_secret_value() or read_or_make_secret(path))
    except (OSError, ValueError) as error:
        # Making a new one by ourselves would close every invite that is out.
        raise SettingsProblem(
            f"The secret in {path.absolute()} cannot be used: {error} Put it back from a backup, or remove the file: "
            "a new one is made, and every invite needs a new link."
        ) from None


def installed_version() -> str:
    try:
        return version("puzzleboard")
    except PackageNotFoundError:  # run from a source tree
        return "dev"


@asynccontextmanager
async def _lifespan(application: FastAPI) -> AsyncIterator[None]:
    state = application.state
    await asyncio.to_thread(_forget_expired, state.database)
    await asyncio.to_thread(_warm_up, state.database)
    await state.host.start()
    due = duties(state.host, state.database, state.hand_counts, state.ballot_box, state.checkpoints)
    beside = [
        asyncio.create_task(_forget_expired_now_and_then(state.database), name="forgetting"),
        asyncio.create_task(Steward(state.host, due).run(), name="steward"),
    ]
    try:
        if state.prepare:
            await state.prepare(state.database, state.host, state.keys)
        yield
    finally:
        for task in beside:
            task.cancel()
        await state.host.stop()
        state.database.close()


def _warm_up(database: Database) -> None:
    """Statements are compiled when they are first used: the first person to open a board need not wait for that."""
    now = datetime.now(UTC)
    with database.reading() as session:
        for find in (store.find_by_ticket, store.find_by_session):
            with suppress(store.Stranger):
                find(session, "", "", now)
    boards_log.read_all(database, "", SHARED)


async def _forget_expired_now_and_then(database: Database) -> None:
    while True:
        await asyncio.sleep(FORGET_SECONDS)
        with suppress(DatabaseUnreachable):
            await asyncio.to_thread(_forget_expired, database)


def _forget_expired(database: Database) -> None:
    with database.transaction() as session:
        store.forget_expired(session, datetime.now(UTC))


# Routes of no domain

_router = APIRouter(include_in_schema=False)


@_router.get("/healthz")
async def healthz(_visitor: guard.Visitor) -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@_router.get("/readyz")
def readyz(request: Request, _visitor: guard.Visitor) -> dict[str, str]:
    """The database answers too, and takes what is written on boards."""
    guard.database_of(request).check()
    if trouble := cast(Host, request.app.state.host).trouble:
        raise trouble
    return {"status": "ready"}


@_router.get("/api/openapi.json")
def openapi(request: Request, _visitor: guard.Visitor) -> dict[str, Any]:
    """On a thread: describing every route takes longer than a live board may be kept waiting."""
    application: FastAPI = request.app
    return application.openapi()


# What every request passes


class Doorkeeper:
    """Refuses changes asked for by other websites, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _put_headers(MutableHeaders(scope=message), self.headers)
            await send(message)

        request = Request(scope, receive)
        refusal = _refuse_unread(request)
        answer = _render(request, refusal) if refusal else self.app
        await answer(scope, _counted(receive, _body_limit_bytes(request)), send_with_headers)


def _refuse_unread(request: Request) -> Problem | None:
    """What is wrong with a request before its body is looked at."""
    if request.method not in guard.SAFE_METHODS and not guard.origin_allowed(request):
        return guard.foreign_origin()
    length = request.headers.get("content-length", "")
    return _too_big(request) if length.isdecimal() and int(length) > _body_limit_bytes(request) else None


def _body_limit_bytes(request: Request) -> int:
    return cast(Limits, request.app.state.limits).frame_bytes + LENGTH_BYTES


def _counted(receive: Receive, limit: int) -> Receive:
    """For bodies that do not say their length."""
    read = 0

    async def receive_counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > limit:
            raise HTTPException(413)
        return message

    return receive_counted


class Static(StaticFiles):
    """Our own files. Those whose address changes with their content are kept by browsers for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        is_hashed = path.startswith("dist/assets/") or b"v=" in scope["query_string"]
        forever = f"public, max-age={ONE_YEAR_SECONDS}, immutable"
        response.headers["Cache-Control"] = forever if is_hashed and response.status_code < 400 else "no-cache"
        return response


def _security_headers(site: guard.Site) -> dict[str, str]:
    host = site.base_url.partition("://")[2]
    policy = {
        "default-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        # Older Safaris do not take 'self' for sockets.
        "connect-src": f"'self' {'wss' if site.is_secure else 'ws'}://{host}",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    headers = {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if site.is_secure:
        headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR_SECONDS}"
    return headers


def _put_headers(headers: MutableHeaders, security: Mapping[str, str]) -> None:
    headers.update(security)
    # Answers are about one person: nothing of them is to be found by the next one at a shared computer's back button.
    headers.setdefault("Cache-Control", "no-store")


# How problems are shown


async def _show_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return _render(request, error)


async def _show_no_database(request: Request, error: Exception) -> Response:
    assert isinstance(error, DatabaseUnreachable)
    log.error("The database cannot be used: %s", error)
    return _render(request, error.problem())


async def _show_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    match error.status_code:
        case 404:
            problem = Problem(
                "not-found", 404, "There is nothing at this address.", "Check it, or start from the home page."
            )
        case 405:
            problem = Problem(
                "method", 405, "This address cannot be used that way.", "Check the method of the request."
            )
        case 413:
            problem = _too_big(request)
        case status:
            problem = Problem("unreadable", status, "This request could not be read.", "Check what was sent.")
    response = _render(request, problem)
    response.headers.update({name: value for name, value in (error.headers or {}).items() if name.lower() == "allow"})
    return response


def _too_big(request: Request) -> Problem:
    kilobytes = str(_body_limit_bytes(request) // 1024)
    return Problem(
        "too-big", 413, "That is too much at once.", "Send less than {kilobytes} KB.", values={"kilobytes": kilobytes}
    )


async def _show_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    fields = {str(wrong["loc"][-1]): _field_message(wrong["type"]) for wrong in error.errors()}
    problem = Problem(
        "invalid", 422, "Something is missing or not right.", "Please check the marked fields.", fields=fields
    )
    return _render(request, problem)


def _field_message(kind: str) -> str:
    match kind:
        case "missing":
            return _("This is needed.")
        case "string_too_long":
            return _("This is too long.")
        case _:
            return _("This value is not possible here.")


async def _show_broken(request: Request, _error: Exception) -> Response:
    # The server logs the error; a page never shows it.
    problem = Problem(
        "broken",
        500,
        "Something went wrong on the server.",
        "What is saved is safe. Reload the page; if it happens again, tell whoever runs this installation.",
    )
    response = _render(request, problem)
    # This handler stands outside of the Doorkeeper.
    _put_headers(response.headers, _security_headers(guard.site_of(request)))
    return response


def _render(request: Request, problem: Problem) -> Response:
    """JSON for programs, a page for people; both in the caller's language."""
    if request.url.path.startswith(("/api/", "/sync/", "/healthz", "/readyz")):
        response: Response = _render_json(request, problem)
    else:
        response = views.render_problem(request, problem)
    if problem.retry_after_seconds is not None:
        response.headers["Retry-After"] = str(problem.retry_after_seconds)
    return response


def _render_json(request: Request, problem: Problem) -> JSONResponse:
    words = translator(views.language_of(request, guard.known_caller(request)))
    error = {
        "code": problem.code,
        "message": words.gettext(problem.message, **problem.values),
        "hint": words.gettext(problem.hint, **problem.values) if problem.hint else "",
        "fields": {field: words.gettext(message, **problem.values) for field, message in problem.fields.items()},
    }
    return JSONResponse({"error": error}, problem.status)
