"""Roles that change while a workshop runs, and a room that lets nobody new in."""

from datetime import datetime
from typing import cast

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.db import tables
from app.people.seat import Seated, is_raised
from app.people.store.seats import find_seat
from app.workshop.policy import Role


def change_role(session: Session, board_id: str, person_id: str, role: Role, now: datetime) -> Seated | None:
    """None when there is no such seat. Whoever acted in somebody's place acts no more."""
    seat = session.get(tables.Seat, (board_id, person_id))
    if seat is None or seat.removed_at is not None:
        return None
    if is_raised(role, cast(Role, seat.role)):
        seat.lowered_at = now
    seat.role, seat.acting_since = role, None
    session.flush()
    return find_seat(session, board_id, person_id)


def let_act(session: Session, board_id: str, person_id: str, now: datetime) -> Seated | None:
    """A participant leads for want of a facilitator, and will give it back. None for everybody else."""
    seat = session.get(tables.Seat, (board_id, person_id))
    if seat is None or seat.removed_at is not None or seat.role != "participant":
        return None
    seat.role, seat.acting_since = "facilitator", now
    session.flush()
    return find_seat(session, board_id, person_id)


def end_acting(session: Session, board_id: str, lead: str, now: datetime) -> list[Seated]:
    """Whoever acts and is not who leads is a participant again."""
    ended = [person for person in acting_people(session, board_id) if person != lead]
    return [seat for person in ended if (seat := change_role(session, board_id, person, "participant", now))]


def is_acting(session: Session, board_id: str, person_id: str) -> bool:
    seat = session.get(tables.Seat, (board_id, person_id))
    return seat is not None and seat.acting_since is not None


def acting_people(session: Session, board_id: str) -> list[str]:
    """Who leads in somebody's place."""
    query = select(tables.Seat.person_id).where(
        tables.Seat.board_id == board_id,
        col(tables.Seat.acting_since).is_not(None),
        col(tables.Seat.removed_at).is_(None),
    )
    return list(session.exec(query))


def lock_room(session: Session, board_id: str, at: datetime | None) -> None:
    """None: it is open again."""
    session.execute(sa.update(tables.Board).where(col(tables.Board.id) == board_id).values(room_locked_at=at))


def removed_people(session: Session, board_id: str) -> list[tuple[str, str]]:
    """Who was removed, the last one first: id and name."""
    query = (
        sa.select(col(tables.Person.id), col(tables.Person.name))
        .join(tables.Seat, col(tables.Seat.person_id) == col(tables.Person.id))
        .where(col(tables.Seat.board_id) == board_id, col(tables.Seat.removed_at).is_not(None))
        .order_by(col(tables.Seat.removed_at).desc())
    )
    return [(id, name) for id, name in session.execute(query)]


def let_back(session: Session, board_id: str, person_id: str) -> Seated | None:
    """As a participant, or as they were below that. None when nobody like that was removed."""
    seat = session.get(tables.Seat, (board_id, person_id))
    if seat is None or seat.removed_at is None:
        return None
    seat.lowered_at, seat.removed_at, seat.acting_since = seat.removed_at, None, None
    seat.role = seat.role if seat.role in ("observer", "trainer", "guest") else "participant"
    session.flush()
    return find_seat(session, board_id, person_id)
