"""Seats."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.board.schema import Function
from app.db import tables
from app.people.invite import Door, full_board
from app.people.seat import SEATS_LIMIT, Author, Seated
from app.workshop.policy import Role

# Columns, not rows as objects: a room that joins at once asks this for everybody in the same moment.
SEAT_COLUMNS = (
    col(tables.Seat.board_id),
    col(tables.Account.name),
    col(tables.Board.name),
    sa.func.coalesce(tables.Board.archived_at, tables.Account.archived_at).is_not(None),
    col(tables.Person.id),
    col(tables.Person.name),
    col(tables.Seat.role),
    col(tables.Seat.function),
    col(tables.Seat.region),
    col(tables.Person.language),
)
_SEATS = (
    sa.select(*SEAT_COLUMNS)
    .select_from(tables.Seat)
    .join(tables.Person, col(tables.Person.id) == col(tables.Seat.person_id))
    .join(tables.Board, col(tables.Board.id) == col(tables.Seat.board_id))
    .join(tables.Account, col(tables.Account.id) == col(tables.Board.account_id))
    .where(col(tables.Seat.removed_at).is_(None))
)


def find_seat(session: Session, board_id: str, person_id: str) -> Seated | None:
    """None when the person has no seat here, was removed, or there is no such board."""
    here = _SEATS.where(col(tables.Seat.board_id) == board_id, col(tables.Seat.person_id) == person_id)
    found = session.execute(here).first()
    return read_seat(found) if found else None


def seats_at(session: Session, board_id: str) -> list[Seated]:
    """Everybody who has a seat, in the order they joined."""
    query = _SEATS.where(col(tables.Seat.board_id) == board_id)
    rows = session.execute(query.order_by(col(tables.Seat.joined_at), col(tables.Seat.person_id)))
    return [read_seat(row) for row in rows]


def authors_at(session: Session, board_id: str, person_ids: Collection[str] | None = None) -> list[Author]:
    """Those who have a seat here, or had one: what they wrote keeps their names. None: all of them."""
    query = (
        sa.select(col(tables.Person.id), col(tables.Person.name), col(tables.Seat.function))
        .join(tables.Seat, col(tables.Seat.person_id) == col(tables.Person.id))
        .where(col(tables.Seat.board_id) == board_id)
    )
    if person_ids is not None:
        query = query.where(col(tables.Person.id).in_(person_ids))
    return [Author(id, name, cast(Function, function)) for id, name, function in session.execute(query)]


def seats_of(session: Session, person_id: str, *, with_archived: bool = False) -> list[Seated]:
    """The boards a person sits at, the newest seat first. Those of archived accounts are archived too."""
    query = _SEATS.where(col(tables.Seat.person_id) == person_id)
    if not with_archived:
        query = query.where(col(tables.Board.archived_at).is_(None), col(tables.Account.archived_at).is_(None))
    return [read_seat(row) for row in session.execute(query.order_by(col(tables.Seat.joined_at).desc()))]


def add_seat(
    session: Session,
    board_id: str,
    person_id: str,
    now: datetime,
    *,
    role: Role,
    function: Function,
    region: str = "",
    invite_id: str | None = None,
) -> None:
    session.add(
        tables.Seat(
            board_id=board_id,
            person_id=person_id,
            role=role,
            function=function,
            region=region,
            invite_id=invite_id,
            joined_at=now,
        )
    )
    session.flush()


def require_room(session: Session, door: Door) -> None:
    """Raises Problem when every seat of the board is taken."""
    taken = select(sa.func.count()).where(tables.Seat.board_id == door.board_id, col(tables.Seat.removed_at).is_(None))
    if session.exec(taken).one() >= SEATS_LIMIT:
        raise full_board(door.host_name)


def remove_seat(session: Session, board_id: str, person_id: str, now: datetime) -> bool:
    """Whether there was one. The person's pieces and history stay."""
    seat = session.get(tables.Seat, (board_id, person_id))
    if seat is None or seat.removed_at is not None:
        return False
    seat.removed_at = now
    session.execute(
        sa.delete(tables.Ticket).where(
            col(tables.Ticket.board_id) == board_id, col(tables.Ticket.person_id) == person_id
        )
    )
    return True


def change_regions(session: Session, person_id: str, region: str) -> None:
    """A person has one place: the region is the same on every board they sit at."""
    session.execute(sa.update(tables.Seat).where(col(tables.Seat.person_id) == person_id).values(region=region))


def read_seat(row: sa.Row[Any]) -> Seated:
    """Of a row of SEAT_COLUMNS."""
    found: tuple[Any, ...] = tuple(row)
    board_id, account_name, board_name, archived, person_id, name, role, function, region, language = found
    return Seated(
        board_id=board_id,
        account_name=account_name,
        board_name=board_name,
        archived=bool(archived),
        person_id=person_id,
        name=name,
        role=cast(Role, role),
        function=cast(Function, function),
        region=region,
        language=language,
    )
