"""Coming in and going out: the owner's link, the join page, the code, leaving."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Request, Response
from fastapi import Form as FormField
from fastapi.responses import HTMLResponse, RedirectResponse

from app.errors import CloseCode, Problem
from app.i18n import LANGUAGES, _
from app.pages.forms import Form
from app.pages.views import LANGUAGE_COOKIE, language_of, render
from app.people import store
from app.people.guard import (
    Visitor,
    charge_join,
    clear_session_cookie,
    cookie_token,
    database_of,
    find_door,
    live_of,
    session_token,
    set_session_cookie,
    site_of,
)
from app.people.introduction import introduce, wrong_name
from app.people.invite import Door
from app.people.seat import Caller, Seated
from app.people.store import owner_link_closed

router = APIRouter(include_in_schema=False)

Typed = Annotated[str, FormField()]
LANGUAGE_COOKIE_AGE_S = 365 * 24 * 3600
PLACES_LIMIT = 40  # suggested places; more is not a suggestion any more


@router.get("/enter/{token}")
def show_owner_link(request: Request, visitor: Visitor, token: str) -> HTMLResponse:
    """Asks for a tap, so that a link preview does not burn the link."""
    with database_of(request).reading() as session:
        if not store.is_owner_link_open(session, token, datetime.now(UTC)):
            raise owner_link_closed()
    return render(request, "enter.html", visitor, form=Form())


@router.post("/enter/{token}")
def use_owner_link(request: Request, visitor: Visitor, token: str, name: Typed = "") -> Response:
    """Signs in. A name that is left empty stays what it was; one that is wrong leaves the link unused."""
    name, now = name.strip(), datetime.now(UTC)
    if name and (wrong := wrong_name(name)):
        form = Form("enter", {"name": name}, {"name": wrong})
        return render(request, "enter.html", visitor, status=422, form=form)
    with database_of(request).transaction() as session:
        person_id = store.use_owner_link(session, token, now)
        if name:
            store.change_person(session, person_id, name=name)
        cookie = store.replace_session(session, cookie_token(request), person_id, now)
    response = RedirectResponse("/", 303)
    set_session_cookie(response, request, cookie)
    return response


@router.get("/join")
def show_code_form(request: Request, visitor: Visitor) -> HTMLResponse:
    return render(request, "code.html", visitor, form=Form())


@router.post("/join")
def enter_code(request: Request, visitor: Visitor, code: Typed = "") -> Response:
    form = Form("code", {"code": code[:64]})
    try:
        if not code.strip():
            raise Problem("no-code", 422, _("Type the code you were given."))
        find_door(request, code.strip(), visitor)
    except Problem as problem:
        form = Form("code", form.values, {"code": problem.message})
        return render(request, "code.html", visitor, status=problem.status, form=form, values=problem.values)
    return RedirectResponse(f"/join/{code.strip()}", 303)


@router.get("/join/{secret}")
async def show_join(request: Request, visitor: Visitor, secret: str, anew: bool = False) -> HTMLResponse:
    """`secret` is an invite's token or code; `anew` joins as somebody else in a browser that is known already."""
    door, seat = await asyncio.to_thread(_find_place, request, secret, visitor)
    known = None if anew else visitor
    language = language_of(request, known)
    values = {"name": known.name if known else "", "language": language}
    page = "seated.html" if seat and not anew else "join.html"
    return await _join_page(request, visitor, page, door, seat, Form("join", values), anew=anew)


@router.post("/join/{secret}")
async def join(
    request: Request,
    visitor: Visitor,
    secret: str,
    name: Typed = "",
    function: Typed = "",
    region: Typed = "",
    language: Typed = "",
    switch: Typed = "",
    anew: Annotated[bool, FormField()] = False,
) -> Response:
    """Takes the seat. `switch` only changes the form's language, with everything typed kept."""
    door, seat = await asyncio.to_thread(_find_place, request, secret, visitor)
    language = next((choice for choice in (switch, language) if choice in LANGUAGES), language_of(request, visitor))
    form = Form("join", {"name": name, "function": function, "region": region, "language": language})
    if switch:
        page = await _join_page(request, visitor, "join.html", door, seat, form, anew=anew)
        _remember_language(page, request, language)
        return page
    try:
        introduction = introduce(name, function, region, language)
    except Problem as problem:
        refused = form.refused(problem)
        return await _join_page(request, visitor, "join.html", door, seat, refused, anew=anew, status=problem.status)
    now = datetime.now(UTC)

    def take_seat() -> tuple[Seated, str]:
        person_id = visitor.person_id if visitor and not anew else None
        charge_join(request, door, person_id)
        with database_of(request).transaction() as session:
            taken = store.join(session, door, introduction, person_id, now)
            return taken, store.open_session(session, taken.person_id, now)

    taken, cookie = await asyncio.to_thread(take_seat)
    await live_of(request).reseat(taken)
    response = RedirectResponse(f"/boards/{taken.board_id}", 303)
    _remember_language(response, request, language)
    set_session_cookie(response, request, cookie)
    return response


@router.post("/leave")
async def leave(request: Request, visitor: Visitor) -> Response:
    """Forgets this browser. Seats and pieces stay."""

    def close_session() -> list[Seated]:
        with database_of(request).transaction() as session:
            store.close_session(session, session_token(request) or "")
            return store.seats_of(session, visitor.person_id, with_archived=True) if visitor else []

    # A socket outlives the session that opened it. All of the person's come back at once but those of this browser.
    for seat in await asyncio.to_thread(close_session):
        await live_of(request).drop_person(seat.board_id, seat.person_id, CloseCode.RESTARTING)
    response = RedirectResponse("/join", 303)
    clear_session_cookie(response, request)
    return response


@router.post("/language")
def choose_language(request: Request, visitor: Visitor, language: Typed = "", back: Typed = "/") -> Response:
    """The language of every page from here on, in this browser and for this person."""
    if language in LANGUAGES and visitor:
        with database_of(request).transaction() as session:
            store.change_person(session, visitor.person_id, language=language)
    # Only our own paths: an address of another site here would make this an open redirect.
    here = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
    response = RedirectResponse(here, 303)
    if language in LANGUAGES:
        _remember_language(response, request, language)
    return response


def _find_place(request: Request, secret: str, visitor: Caller | None) -> tuple[Door, Seated | None]:
    door = find_door(request, secret, visitor)
    if visitor is None:
        return door, None
    with database_of(request).reading() as session:
        return door, store.find_seat(session, door.board_id, visitor.person_id)


async def _join_page(
    request: Request,
    visitor: Caller | None,
    template: str,
    door: Door,
    seat: Seated | None,
    form: Form,
    *,
    anew: bool,
    status: int = 200,
) -> HTMLResponse:
    present = len(live_of(request).present(door.board_id))
    language = form.value("language") or language_of(request, visitor)

    def draw() -> HTMLResponse:
        with database_of(request).reading() as session:
            regions = [seated.region for seated in store.seats_at(session, door.board_id) if seated.region]
        return render(
            request,
            template,
            visitor,
            status=status,
            language=language,
            door=door,
            seat=seat,
            form=form,
            present=present,
            places=list(dict.fromkeys(regions))[:PLACES_LIMIT],
            anew=anew,
        )

    return await asyncio.to_thread(draw)


def _remember_language(response: Response, request: Request, language: str) -> None:
    response.set_cookie(
        LANGUAGE_COOKIE,
        language,
        max_age=LANGUAGE_COOKIE_AGE_S,
        path="/",
        samesite="lax",
        secure=site_of(request).is_secure,
    )
