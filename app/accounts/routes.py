"""Accounts and boards over REST. Owners see and change only their own."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from app.accounts import store
from app.accounts.entry import Account, Board, check_line, no_such_account
from app.board.schema import Function
from app.errors import CloseCode
from app.people.guard import OwnerCaller, Seat, SeatAt, Seated, database_of, keys_of, live_of, no_such_board
from app.people.page import Page

router = APIRouter(prefix="/api", tags=["accounts"])

Amount = Annotated[float | None, Field(ge=0, le=1e15, allow_inf_nan=False)]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$", description="ISO 4217")]
OwnersSeat = Annotated[Seated, Depends(SeatAt(roles=("owner",)))]


class NewAccount(BaseModel):
    name: str
    industry: str = ""
    currency: Currency = "EUR"
    revenue: Amount = None
    revenue_potential: Amount = None
    gross_profit: Amount = None


class AccountChanges(BaseModel):
    """Only what is given changes."""

    name: str = ""
    industry: str = ""
    currency: Currency = "EUR"
    revenue: Amount = None
    revenue_potential: Amount = None
    gross_profit: Amount = None
    archived: bool = False


class NewBoard(BaseModel):
    account_id: str
    name: str
    function: Function = "management"


class BoardChanges(BaseModel):
    """Only what is given changes."""

    name: str = ""
    archived: bool = False


class AccountList(BaseModel):
    accounts: list[Account]


class BoardList(BaseModel):
    boards: list[Board]


@router.get("/accounts")
def list_accounts(request: Request, caller: OwnerCaller, page: Annotated[Page, Query()]) -> AccountList:
    with database_of(request).reading() as session:
        accounts = store.accounts_of(session, caller.person_id)
    return AccountList(accounts=list(page.of(accounts, lambda account: account.id)))


@router.post("/accounts", status_code=201)
def create_account(request: Request, caller: OwnerCaller, new: NewAccount) -> Account:
    name, industry = check_line("name", new.name), check_line("industry", new.industry, required=False)
    with database_of(request).transaction() as session:
        return store.create_account(
            session,
            caller.person_id,
            name,
            datetime.now(UTC),
            industry=industry,
            currency=new.currency,
            revenue=new.revenue,
            revenue_potential=new.revenue_potential,
            gross_profit=new.gross_profit,
        )


@router.get("/accounts/{account_id}")
def read_account(request: Request, caller: OwnerCaller, account_id: str) -> Account:
    with database_of(request).reading() as session:
        account = store.find_account(session, caller.person_id, account_id)
    if account is None:
        raise no_such_account()
    return account


@router.patch("/accounts/{account_id}")
async def change_account(request: Request, caller: OwnerCaller, account_id: str, changes: AccountChanges) -> Account:
    account, closed = await asyncio.to_thread(_change_account, request, caller.person_id, account_id, changes)
    for board_id in closed:
        await live_of(request).close_board(board_id, CloseCode.BOARD_CLOSED)
    return account


@router.get("/boards")
def list_boards(request: Request, caller: OwnerCaller, page: Annotated[Page, Query()]) -> BoardList:
    with database_of(request).reading() as session:
        boards = store.boards_of(session, caller.person_id)
    return BoardList(boards=list(page.of(boards, lambda board: board.id)))


@router.post("/boards", status_code=201)
def create_board(request: Request, caller: OwnerCaller, new: NewBoard) -> Board:
    """The owner gets a seat, and facilitators, participants, observers and trainers an invite each."""
    name, owner_id = check_line("name", new.name), caller.person_id
    with database_of(request).transaction() as session:
        if store.find_account(session, owner_id, new.account_id) is None:
            raise no_such_account()
        return store.create_board(
            session, keys_of(request), new.account_id, name, owner_id, datetime.now(UTC), function=new.function
        )


@router.get("/boards/{board_id}")
def read_board(request: Request, seat: Seat) -> Board:
    with database_of(request).reading() as session:
        board = store.find_board(session, seat.board_id)
    if board is None:
        raise no_such_board()
    return board


@router.patch("/boards/{board_id}")
async def change_board(request: Request, seat: OwnersSeat, changes: BoardChanges) -> Board:
    """Rename, archive, restore. An archived board is read-only for those who have a seat.

    Both ways its sockets close, so that every page comes back with what it may do now.
    """
    board = await asyncio.to_thread(_change_board, request, seat.board_id, changes)
    if "archived" in changes.model_fields_set:
        await live_of(request).close_board(seat.board_id, CloseCode.BOARD_CLOSED)
    return board


def _change_account(
    request: Request, owner_id: str, account_id: str, changes: AccountChanges
) -> tuple[Account, list[str]]:
    """The account, and the ids of the boards that close or open again with it."""
    given = changes.model_dump(exclude_unset=True, exclude={"archived"})
    for field in ("name", "industry"):
        if field in given:
            given[field] = check_line(field, given[field], required=field == "name")
    with database_of(request).transaction() as session:
        account = store.change_account(session, owner_id, account_id, given)
        if account is None:
            raise no_such_account()
        if "archived" not in changes.model_fields_set:
            return account, []
        boards = store.archive_account(session, account_id, changes.archived, datetime.now(UTC))
        return replace(account, archived=changes.archived), boards


def _change_board(request: Request, board_id: str, changes: BoardChanges) -> Board:
    with database_of(request).transaction() as session:
        if "name" in changes.model_fields_set:
            store.rename_board(session, board_id, check_line("name", changes.name))
        if "archived" in changes.model_fields_set:
            store.archive_board(session, board_id, changes.archived, datetime.now(UTC))
        session.flush()
        board = store.find_board(session, board_id)
    if board is None:
        raise no_such_board()
    return board
