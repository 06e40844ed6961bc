"""From a link or a code to a seat."""

from datetime import datetime
from typing import cast

from sqlmodel import Session

from app.db import tables
from app.people.introduction import Introduction
from app.people.invite import Door, archived_board, closed_invite, locked_room, no_such_invite
from app.people.seat import Seated, is_raised
from app.people.store.invites import find_invite_row, invite_of, is_newer, require_newer, take_one_use
from app.people.store.persons import change_person, create_person
from app.people.store.seats import find_seat, require_room
from app.people.tokens import Keys
from app.workshop.policy import Role


def find_door(session: Session, keys: Keys, secret: str, now: datetime, person_id: str | None = None) -> Door:
    """The board behind an invite's token or code. Raises Problem in the words the join page shows.

    Somebody who sits at the board in this role already, or a higher one, passes a door that is used up.
    """
    row = find_invite_row(session, keys, secret)
    if row is None:
        raise no_such_invite()
    board = session.get_one(tables.Board, row.board_id)
    account = session.get_one(tables.Account, board.account_id)
    host = session.get_one(tables.Person, row.created_by)
    invite = invite_of(row, keys)
    closed = closed_invite(invite, host.name, now)
    seat = find_seat(session, board.id, person_id) if person_id else None
    if closed and not (invite.is_only_used_up(now) and seat and not is_raised(seat.role, invite.role)):
        raise closed
    if board.archived_at is not None or account.archived_at is not None:
        raise archived_board(host.name)
    if board.room_locked_at is not None and seat is None:
        raise locked_room(host.name)
    return Door(row.id, board.id, board.name, account.name, host.name, invite.role)


def join(session: Session, door: Door, introduction: Introduction, person_id: str | None, now: datetime) -> Seated:
    """Takes a seat. A browser that is known keeps its person; without one (`person_id` None) a person is made.

    Joining again introduces the person anew. The seat keeps its role unless the invite's has more rights; that takes a
    use of the invite, as a new seat does. Somebody who was removed comes back only by an invite made after that; a role
    that was taken from somebody is not to be had again by the link they once came in with.
    """
    if person_id is None:
        person_id = create_person(session, introduction.name, introduction.language, now).person_id
    else:
        change_person(session, person_id, name=introduction.name, language=introduction.language)
    seat = session.get(tables.Seat, (door.board_id, person_id))
    if seat is None:
        require_room(session, door)
        seat = tables.Seat(board_id=door.board_id, person_id=person_id, role=door.role, function="", joined_at=now)
        _let_in(session, door, seat)
        session.add(seat)
    elif seat.removed_at is not None:
        require_newer(session, door, seat.removed_at)
        _let_in(session, door, seat)
    elif is_raised(cast(Role, seat.role), door.role) and is_newer(session, door, seat.lowered_at):
        _let_in(session, door, seat)
    seat.function, seat.region = introduction.function, introduction.region
    session.flush()
    seated = find_seat(session, door.board_id, person_id)
    assert seated is not None
    return seated


def _let_in(session: Session, door: Door, seat: tables.Seat) -> None:
    take_one_use(session, door)
    seat.role, seat.removed_at, seat.invite_id = door.role, None, door.invite_id
    seat.lowered_at, seat.acting_since = None, None
