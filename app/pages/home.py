"""The home page: an owner's accounts and boards, and every form on it. Others see their boards and a code field."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi import Form as FormField
from fastapi.responses import HTMLResponse, RedirectResponse

from app.accounts import store
from app.accounts.entry import Account, Board, check_line, no_such_account
from app.db.database import Session
from app.errors import CloseCode, Problem
from app.i18n import _
from app.pages.forms import Form
from app.pages.money import read_amount
from app.pages.views import language_of, render
from app.people import store as people
from app.people.guard import OwnerCaller, SeatAt, Visitor, database_of, keys_of, known_caller, live_of
from app.people.seat import Caller, Seated

router = APIRouter(include_in_schema=False)

Typed = Annotated[str, FormField()]
OwnersSeat = Annotated[Seated, Depends(SeatAt(roles=("owner",)))]
CURRENCIES = ("EUR", "USD", "GBP", "CHF", "JPY", "CNY", "MXN")
CURRENCY = re.compile("[A-Z]{3}")  # others come in by the API
REVENUE_LIMIT = 1e15


@dataclass(frozen=True)
class Portfolio:
    """Accounts by revenue, the largest first; boards by age, the newest first; people in now by board."""

    accounts: list[Account]
    boards: list[Board]
    present: dict[str, int]

    @property
    def waiting(self) -> str:
        """The id of the account that most likely gets the next board: the newest one without any."""
        waiting = [account for account in self.accounts if not account.archived and not self.boards_of(account)]
        newest = max(waiting, key=lambda account: account.created_at, default=None)
        return newest.id if newest else ""

    def boards_of(self, account: Account) -> int:
        return sum(board.account_id == account.id and not board.archived for board in self.boards)


@dataclass(frozen=True)
class AccountForm:
    """What the account forms send, as typed."""

    name: Annotated[str, FormField()] = ""
    industry: Annotated[str, FormField()] = ""
    currency: Annotated[str, FormField()] = "EUR"
    revenue: Annotated[str, FormField()] = ""

    def form(self, name: str) -> Form:
        values = {"name": self.name, "industry": self.industry, "currency": self.currency, "revenue": self.revenue}
        return Form(name, values)


TypedAccount = Annotated[AccountForm, Depends()]


@router.get("/")
async def show_home(request: Request, visitor: Visitor, board_for: str = "", archived: str = "") -> HTMLResponse:
    """`board_for` is an account a new board is asked for; `archived` an account or a board that just was."""
    if visitor and visitor.is_owner:
        return await _home_page(request, visitor, Form(), board_for=board_for, archived=archived)
    return await asyncio.to_thread(_landing_page, request, visitor)


@router.post("/accounts")
async def create_account(request: Request, caller: OwnerCaller, typed: TypedAccount) -> Response:
    language = language_of(request, caller)

    def create(session: Session) -> str:
        name, industry, currency, revenue = _checked(typed, language)
        store.create_account(
            session,
            caller.person_id,
            name,
            datetime.now(UTC),
            industry=industry,
            currency=currency,
            revenue=revenue,
        )
        return "/"

    return await _change(request, caller, typed.form("account"), create)


@router.post("/accounts/{account_id}")
async def change_account(request: Request, caller: OwnerCaller, account_id: str, typed: TypedAccount) -> Response:
    language = language_of(request, caller)

    def change(session: Session) -> str:
        name, industry, currency, revenue = _checked(typed, language)
        former = store.find_account(session, caller.person_id, account_id)
        if former is None:
            raise no_such_account()
        if former.revenue is not None and revenue == round(former.revenue):
            revenue = former.revenue  # the page shows whole units; saving it untouched must not round
        changes = {"name": name, "industry": industry, "currency": currency, "revenue": revenue}
        store.change_account(session, caller.person_id, account_id, changes)
        return "/"

    return await _change(request, caller, typed.form(f"account:{account_id}"), change)


@router.post("/accounts/{account_id}/archive")
async def archive_account(request: Request, caller: OwnerCaller, account_id: str) -> Response:
    for board_id in await asyncio.to_thread(_archive_account, request, caller, account_id, True):
        await live_of(request).close_board(board_id, CloseCode.BOARD_CLOSED)
    return RedirectResponse(f"/?archived={account_id}", 303)


@router.post("/accounts/{account_id}/restore")
async def restore_account(request: Request, caller: OwnerCaller, account_id: str) -> Response:
    for board_id in await asyncio.to_thread(_archive_account, request, caller, account_id, False):
        await live_of(request).close_board(board_id, CloseCode.BOARD_CLOSED)
    return RedirectResponse("/", 303)


@router.post("/boards")
async def create_board(request: Request, caller: OwnerCaller, account_id: Typed = "", name: Typed = "") -> Response:
    """Opens its invites next: a board without people is no board."""

    def create(session: Session) -> str:
        if store.find_account(session, caller.person_id, account_id) is None:
            raise Problem("invalid", 422, _("Choose the account."), fields={"account_id": _("Choose the account.")})
        checked, now = check_line("name", name), datetime.now(UTC)
        board = store.create_board(session, keys_of(request), account_id, checked, caller.person_id, now)
        return f"/boards/{board.id}/invites"

    return await _change(request, caller, Form("board", {"account_id": account_id, "name": name}), create)


@router.post("/boards/{board_id}/rename")
async def rename_board(request: Request, seat: OwnersSeat, name: Typed = "") -> Response:
    caller = known_caller(request)
    assert caller is not None  # whoever has a seat is somebody

    def rename(session: Session) -> str:
        store.rename_board(session, seat.board_id, check_line("name", name))
        return "/"

    return await _change(request, caller, Form(f"board:{seat.board_id}", {"name": name}), rename)


@router.post("/boards/{board_id}/archive")
async def archive_board(request: Request, seat: OwnersSeat) -> Response:
    await asyncio.to_thread(_archive_board, request, seat.board_id, True)
    await live_of(request).close_board(seat.board_id, CloseCode.BOARD_CLOSED)
    return RedirectResponse(f"/?archived={seat.board_id}", 303)


@router.post("/boards/{board_id}/restore")
async def restore_board(request: Request, seat: OwnersSeat) -> Response:
    await asyncio.to_thread(_archive_board, request, seat.board_id, False)
    await live_of(request).close_board(seat.board_id, CloseCode.BOARD_CLOSED)
    return RedirectResponse(f"/?archived={seat.board_id}", 303)


async def _change(request: Request, caller: Caller, form: Form, change: Callable[[Session], str]) -> Response:
    """Changes and goes where the change says, or shows the form again with what is wrong."""

    def commit() -> str:
        with database_of(request).transaction() as session:
            return change(session)

    try:
        return RedirectResponse(await asyncio.to_thread(commit), 303)
    except Problem as problem:
        return await _home_page(request, caller, form.refused(problem), status=problem.status)


async def _home_page(
    request: Request, caller: Caller, form: Form, status: int = 200, board_for: str = "", archived: str = ""
) -> HTMLResponse:
    def read() -> tuple[list[Account], list[Board]]:
        with database_of(request).reading() as session:
            return store.accounts_of(session, caller.person_id), store.boards_of(session, caller.person_id)

    accounts, boards = await asyncio.to_thread(read)
    open_boards = [board for board in boards if not board.archived]
    present = {board.id: len(live_of(request).present(board.id)) for board in open_boards}
    accounts.sort(key=lambda account: -(account.revenue or 0))
    portfolio = Portfolio(accounts, boards, present)
    return render(
        request,
        "home.html",
        caller,
        status=status,
        path="/",  # whichever form was sent
        portfolio=portfolio,
        form=form,
        board_for=board_for,
        archived=archived,
        currencies=CURRENCIES,
    )


def _landing_page(request: Request, visitor: Caller | None) -> HTMLResponse:
    seats: list[Seated] = []
    if visitor:
        with database_of(request).reading() as session:
            seats = people.seats_of(session, visitor.person_id)
    return render(request, "landing.html", visitor, seats=seats, form=Form())


def _archive_account(request: Request, caller: Caller, account_id: str, archived: bool) -> list[str]:
    with database_of(request).transaction() as session:
        if store.find_account(session, caller.person_id, account_id) is None:
            raise no_such_account()
        return store.archive_account(session, account_id, archived, datetime.now(UTC))


def _archive_board(request: Request, board_id: str, archived: bool) -> None:
    with database_of(request).transaction() as session:
        store.archive_board(session, board_id, archived, datetime.now(UTC))


def _checked(typed: AccountForm, language: str) -> tuple[str, str, str, float | None]:
    """Name, industry, currency and revenue. Raises Problem with the fields that are wrong."""
    name = check_line("name", typed.name)
    industry = check_line("industry", typed.industry, required=False)
    currency = typed.currency if CURRENCY.fullmatch(typed.currency) else CURRENCIES[0]
    return name, industry, currency, _amount(typed.revenue, language)


def _amount(typed: str, language: str) -> float | None:
    if not typed.strip():
        return None
    amount = read_amount(typed, language)
    if amount is None or amount > REVENUE_LIMIT:
        raise Problem(
            "invalid",
            422,
            _("Something is missing or not right."),
            fields={"revenue": _("Write a number, for example 46,200,000 or 46.2M.")},
        )
    return amount
