"""Who comes to a board's socket. One statement, made once: a whole room arrives in the same moment."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from app.db import tables
from app.people.seat import Seated
from app.people.store.seats import SEAT_COLUMNS, read_seat
from app.people.tokens import hash_token


class Stranger(Exception):
    """Neither ticket nor session speaks for anybody."""


def find_by_ticket(session: Session, board_id: str, ticket: str, now: datetime) -> Seated | None:
    """The seat a ticket for this board speaks for; None when it was taken away. Raises Stranger."""
    return _find(session, _BY_TICKET, board_id, ticket, now)


def find_by_session(session: Session, board_id: str, token: str, now: datetime) -> Seated | None:
    """The seat at the board of whose session it is; None when there is none. Raises Stranger."""
    return _find(session, _BY_SESSION, board_id, token, now)


def _find(
    session: Session, arriving: sa.Select[*tuple[Any, ...]], board_id: str, secret: str, now: datetime
) -> Seated | None:
    found = session.execute(arriving, {"board": board_id, "hash": hash_token(secret), "now": now}).first()
    if found is None:
        raise Stranger
    return None if found[0] is None else read_seat(found)


def _arriving_with(table: type[tables.Ticket] | type[tables.Session]) -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(*SEAT_COLUMNS)
        .select_from(table)
        .join(tables.Person, col(tables.Person.id) == col(table.person_id))
        .outerjoin(
            tables.Seat,
            sa.and_(
                col(tables.Seat.person_id) == col(tables.Person.id),
                col(tables.Seat.board_id) == sa.bindparam("board"),
                col(tables.Seat.removed_at).is_(None),
            ),
        )
        .outerjoin(tables.Board, col(tables.Board.id) == col(tables.Seat.board_id))
        .outerjoin(tables.Account, col(tables.Account.id) == col(tables.Board.account_id))
        .where(col(table.token_hash) == sa.bindparam("hash"), col(table.expires_at) > sa.bindparam("now"))
    )


_BY_SESSION = _arriving_with(tables.Session)
_BY_TICKET = _arriving_with(tables.Ticket).where(col(tables.Ticket.board_id) == sa.bindparam("board"))
