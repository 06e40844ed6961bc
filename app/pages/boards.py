"""The board's shell, filled by its script, and the sheet with the ways in."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Annotated, cast

import segno
from fastapi import APIRouter, Request, Response
from fastapi import Form as FormField
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup

from app.errors import Problem
from app.i18n import LANGUAGES, _, translator
from app.live.limits import Limits
from app.pages.forms import Form
from app.pages.views import render
from app.people import store
from app.people.guard import HostSeat, Seat, database_of, keys_of, known_caller, only_by_right, site_of
from app.people.invite import Invite
from app.people.seat import Seated
from app.workshop.policy import INVITABLE, Role, may_edit, may_host

router = APIRouter(include_in_schema=False)

Typed = Annotated[str, FormField()]
ROLES_IN_ORDER: tuple[Role, ...] = ("participant", "facilitator", "observer", "trainer")
LIFETIMES = {"": None, "1": timedelta(days=1), "7": timedelta(days=7), "30": timedelta(days=30)}
USES_LIMIT = 10_000


@dataclass(frozen=True)
class Way:
    """An open invite with what is needed to pass it on."""

    invite: Invite
    link: str
    qr: Markup


@router.get("/boards/{board_id}")
def show_board(request: Request, seat: Seat) -> HTMLResponse:
    with database_of(request).reading() as session:
        seats = store.seats_at(session, seat.board_id)
    return render(request, "board.html", known_caller(request), seat=seat, boot=_boot(request, seat, seats))


@router.get("/boards/{board_id}/replay")
def show_replay(request: Request, seat: Seat) -> HTMLResponse:
    """The same shell: its script sees by the address that the past is asked for."""
    return show_board(request, seat)


@router.get("/boards/{board_id}/invites")
def show_invites(request: Request, seat: HostSeat) -> HTMLResponse:
    return _invites_page(request, seat, Form())


@router.get("/boards/{board_id}/qr.svg")
def show_qr(request: Request, seat: HostSeat) -> Response:
    """Of the open invite for participants that was made last, for the big screen."""
    way = _way_in(request, seat)
    if way is None:
        raise Problem("no-such-invite", 404, _("This board has no such invite."), _("Make one first."))
    return Response(draw_qr(way).encode(), media_type="image/svg+xml")


@router.post("/boards/{board_id}/invites")
def create_invite(
    request: Request, seat: HostSeat, role: Typed = "", lifetime: Typed = "", max_uses: Typed = ""
) -> Response:
    now = datetime.now(UTC)
    uses = int(max_uses) if max_uses.isascii() and max_uses.isdigit() and len(max_uses) < 9 else 0
    if max_uses.strip() and not 1 <= uses <= USES_LIMIT:
        wrong = {"max_uses": _("Write a number from 1 to 10,000, or leave it empty.")}
        form = Form(role, {"max_uses": max_uses, "lifetime": lifetime}, wrong)
        return _invites_page(request, seat, form, status=422)
    if role not in INVITABLE:
        raise Problem("no-such-role", 422, _("An invite cannot give this role."), _("Choose one of the four roles."))
    life = LIFETIMES.get(lifetime)
    with database_of(request).transaction() as session:
        if role == "facilitator" and store.is_acting(session, seat.board_id, seat.person_id):
            raise only_by_right()
        store.create_invite(
            session,
            keys_of(request),
            seat.board_id,
            next(invitable for invitable in INVITABLE if invitable == role),
            seat.person_id,
            now,
            expires_at=now + life if life else None,
            max_uses=uses or None,
        )
    return RedirectResponse(f"/boards/{seat.board_id}/invites#{role}", 303)


@router.post("/boards/{board_id}/invites/{invite_id}/revoke")
def revoke_invite(request: Request, seat: HostSeat, invite_id: str) -> Response:
    with database_of(request).transaction() as session:
        if not store.revoke_invite(session, seat.board_id, invite_id, datetime.now(UTC)):
            raise Problem(
                "no-such-invite",
                404,
                _("This board has no such invite."),
                _("Reload the page to see the current ones."),
            )
    return RedirectResponse(f"/boards/{seat.board_id}/invites", 303)


def _way_in(request: Request, seat: Seated) -> str | None:
    now, base = datetime.now(UTC), site_of(request).base_url
    with database_of(request).reading() as session:
        invites = store.invites_of(session, keys_of(request), seat.board_id)
    ways = [invite for invite in invites if invite.role == "participant" and invite.is_open(now)]
    return f"{base}/join/{ways[-1].token}" if ways else None


def _invites_page(request: Request, seat: Seated, form: Form, status: int = 200) -> HTMLResponse:
    now, base = datetime.now(UTC), site_of(request).base_url
    with database_of(request).reading() as session:
        invites = store.invites_for(session, keys_of(request), seat)
    ways: dict[Role, list[Way]] = {role: [] for role in ROLES_IN_ORDER}
    for invite in reversed(invites):
        if invite.is_open(now) and invite.role in ways:
            link = f"{base}/join/{invite.token}"
            ways[invite.role].append(Way(invite, link, draw_qr(link)))
    closed = [invite for invite in reversed(invites) if not invite.is_open(now)]
    return render(
        request,
        "invites.html",
        known_caller(request),
        status=status,
        seat=seat,
        ways=ways,
        closed=closed,
        form=form,
        now=now,
    )


@lru_cache(maxsize=1_000)  # drawing one takes as long as a board's tick, and a link's picture never changes
def draw_qr(link: str) -> Markup:
    """The link as an inline SVG without a style attribute: the page's policy forbids those."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, svgclass="qr", lineclass=None, omitsize=True, border=2, dark="#000"
    )
    return Markup(out.getvalue().decode())  # noqa: S704 drawn by segno from our own link: no text in it


def _boot(request: Request, seat: Seated, seats: Sequence[Seated]) -> dict[str, object]:
    """What the board's script needs before its first word and its first frame."""
    return {
        "board": {
            "id": seat.board_id,
            "name": seat.board_name,
            "account": seat.account_name,
            "archived": seat.archived,
        },
        "me": {
            "person": seat.person_id,
            "name": seat.name,
            "role": seat.role,
            "function": seat.function,
            "region": seat.region,
            "language": seat.language,
        },
        "people": [
            {
                "person": other.person_id,
                "name": other.name,
                "function": other.function,
                "region": other.region,
                "role": other.role,
            }
            for other in seats
        ],
        "can_edit": may_edit(seat.role) and not seat.archived,
        "can_host": may_host(seat.role),
        "characters": cast(Limits, request.app.state.limits).characters,
        "version": site_of(request).version,
        "languages": list(LANGUAGES),
        "messages": translator(seat.language).client_messages,
    }
