"""From a link or a code to a seat."""

from datetime import datetime
from typing import cast

from sqlmodel import Session

from app.db import tables
from app.people.introduction import Introduction
from app.people.invite import Door, archived_board, closed_invite, no_such_invite
from app.people.seat import RANK, Seated
from app.people.store.invites import find_invite_row, invite_of, take_one_use
from app.people.store.persons import change_person, create_person
from app.people.store.seats import find_seat
from app.people.tokens import Keys
from app.workshop.policy import Role


def find_door(session: Session, keys: Keys, secret: str, now: datetime, person_id: str | None = None) -> Door:
    """The board behind an invite's token or code. Raises Problem in the words the join page shows.

    Somebody who sits at the board already passes a door that is used up: joining again takes no use.
    """
    row = find_invite_row(session, keys, secret)
    if row is None:
        raise no_such_invite()
    board = session.get_one(tables.Board, row.board_id)
    account = session.get_one(tables.Account, board.account_id)
    host = session.get_one(tables.Person, row.created_by)
    invite = invite_of(row, keys)
    closed = closed_invite(invite, host.name, now)
    sits_here = person_id is not None and find_seat(session, board.id, person_id) is not None
    if closed and not (closed.code == "invite-used-up" and sits_here):
        raise closed
    if board.archived_at is not None:
        raise archived_board(host.name)
    return Door(row.id, board.id, board.name, account.name, host.name, invite.role)


def join(session: Session, door: Door, introduction: Introduction, person_id: str | None, now: datetime) -> Seated:
    """Takes a seat. A browser that is known keeps its person; without one (`person_id` None) a person is made.

    Joining again introduces the person anew and takes no use of the invite; the seat keeps its role unless the
    invite's has more rights. Somebody who was removed comes back only by an invite made after that.
    """
    if person_id is None:
        person_id = create_person(session, introduction.name, introduction.language, now).person_id
    else:
        change_person(session, person_id, name=introduction.name, language=introduction.language)
    seat = session.get(tables.Seat, (door.board_id, person_id))
    if seat is None or seat.removed_at is not None:
        take_one_use(session, door, seat.removed_at if seat else None)
    if seat is None:
        seat = tables.Seat(board_id=door.board_id, person_id=person_id, role=door.role, function="", joined_at=now)
        session.add(seat)
    if seat.removed_at is not None or RANK[door.role] > RANK[cast(Role, seat.role)]:
        seat.role, seat.removed_at, seat.invite_id = door.role, None, door.invite_id
    seat.invite_id = seat.invite_id or door.invite_id
    seat.function, seat.region = introduction.function, introduction.region
    session.flush()
    seated = find_seat(session, door.board_id, person_id)
    assert seated is not None
    return seated
