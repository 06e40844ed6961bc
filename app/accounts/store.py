"""Accounts and their boards in SQL. An owner finds only what is theirs."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.accounts.entry import Account, Board
from app.board.schema import Function
from app.db import tables
from app.people import store as people
from app.people.tokens import Keys, new_id
from app.workshop.policy import INVITABLE


def create_account(
    session: Session,
    owner_id: str,
    name: str,
    now: datetime,
    *,
    industry: str = "",
    currency: str = "EUR",
    revenue: float | None = None,
    revenue_potential: float | None = None,
    gross_profit: float | None = None,
) -> Account:
    row = tables.Account(
        id=new_id(),
        owner_id=owner_id,
        name=name,
        industry=industry,
        currency=currency,
        revenue=revenue,
        revenue_potential=revenue_potential,
        gross_profit=gross_profit,
        created_at=now,
    )
    session.add(row)
    session.flush()
    return _account(row)


def accounts_of(session: Session, owner_id: str) -> list[Account]:
    """Archived ones too; by name."""
    query = select(tables.Account).where(col(tables.Account.owner_id) == owner_id)
    return [
        _account(row) for row in session.exec(query.order_by(sa.func.lower(tables.Account.name), tables.Account.id))
    ]


def find_account(session: Session, owner_id: str, account_id: str) -> Account | None:
    row = _own_account(session, owner_id, account_id)
    return _account(row) if row else None


def change_account(
    session: Session, owner_id: str, account_id: str, changes: dict[str, str | float | None]
) -> Account | None:
    """`changes` by column name; None when the owner has no such account."""
    row = _own_account(session, owner_id, account_id)
    if row is None:
        return None
    for name, value in changes.items():
        setattr(row, name, value)
    session.flush()
    return _account(row)


def archive_account(session: Session, account_id: str, archived: bool, now: datetime) -> list[str]:
    """The ids of its boards: archived with the account they are closed, whatever each one's own state."""
    row = session.get_one(tables.Account, account_id)
    row.archived_at = (row.archived_at or now) if archived else None
    return list(session.exec(select(tables.Board.id).where(tables.Board.account_id == account_id)))


def create_board(
    session: Session,
    keys: Keys,
    account_id: str,
    name: str,
    owner_id: str,
    now: datetime,
    *,
    function: Function = "management",
    is_demo: bool = False,
    invited_by: str | None = None,
) -> Board:
    """A board with its owner's seat and an invite, by the owner unless said otherwise, for each role they may give."""
    row = tables.Board(id=new_id(), account_id=account_id, name=name, is_demo=is_demo, created_at=now)
    session.add(row)
    session.flush()
    people.add_seat(session, row.id, owner_id, now, role="owner", function=function)
    for role in INVITABLE:
        people.create_invite(session, keys, row.id, role, invited_by or owner_id, now)
    board = find_board(session, row.id)
    assert board is not None
    return board


def boards_of(session: Session, owner_id: str) -> list[Board]:
    """Archived ones too; the newest first."""
    query = _BOARDS.where(col(tables.Account.owner_id) == owner_id)
    return [
        _board(*found)
        for found in session.execute(query.order_by(col(tables.Board.created_at).desc(), tables.Board.id))
    ]


def find_board(session: Session, board_id: str) -> Board | None:
    found = session.execute(_BOARDS.where(col(tables.Board.id) == board_id)).first()
    return _board(*found) if found else None


def find_demo_board(session: Session) -> Board | None:
    """The demo's board, archived or not: it is made once."""
    found = session.execute(_BOARDS.where(col(tables.Board.is_demo)).limit(1)).first()
    return _board(*found) if found else None


def rename_board(session: Session, board_id: str, name: str) -> None:
    session.get_one(tables.Board, board_id).name = name


def archive_board(session: Session, board_id: str, archived: bool, now: datetime) -> None:
    row = session.get_one(tables.Board, board_id)
    row.archived_at = (row.archived_at or now) if archived else None


_SEATS_TAKEN = (
    sa.select(sa.func.count())
    .where(col(tables.Seat.board_id) == col(tables.Board.id), col(tables.Seat.removed_at).is_(None))
    .correlate(tables.Board)
    .scalar_subquery()
)
_BOARDS = sa.select(tables.Board, tables.Account, _SEATS_TAKEN).join(
    tables.Account, col(tables.Account.id) == col(tables.Board.account_id)
)


def _own_account(session: Session, owner_id: str, account_id: str) -> tables.Account | None:
    row = session.get(tables.Account, account_id)
    return row if row and row.owner_id == owner_id else None


def _account(row: tables.Account) -> Account:
    return Account(
        id=row.id,
        name=row.name,
        industry=row.industry,
        currency=row.currency,
        revenue=row.revenue,
        revenue_potential=row.revenue_potential,
        gross_profit=row.gross_profit,
        created_at=row.created_at,
        archived=row.archived_at is not None,
    )


def _board(row: tables.Board, account: tables.Account, people_count: int) -> Board:
    return Board(
        id=row.id,
        account_id=row.account_id,
        account_name=account.name,
        name=row.name,
        is_demo=row.is_demo,
        created_at=row.created_at,
        archived=row.archived_at is not None or account.archived_at is not None,
        people=people_count,
    )
