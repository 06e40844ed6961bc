"""Persons, sessions, seats, invites, tickets and owners' links in SQL. The caller's transaction is the request's."""

from datetime import datetime, timedelta
from typing import cast

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.board.schema import Function
from app.db import tables
from app.errors import Problem
from app.people.introduction import Introduction
from app.people.invite import Door, Invite, archived_board, closed_invite, no_such_invite, removed_from_board
from app.people.seat import RANK, Caller, Seated
from app.people.tokens import Keys, hash_token, is_code, new_id, new_token
from app.workshop.policy import Role

SESSION_LIFETIME = timedelta(days=180)  # a workshop, its monthly checkpoints and a holiday; longer means a new link
OWNER_LINK_LIFETIME = timedelta(days=7)
TICKET_LIFETIME = timedelta(hours=12)  # a workshop day: stock clients reconnect with the same address


# Persons and their sessions


def create_person(session: Session, name: str, language: str, now: datetime, *, is_owner: bool = False) -> Caller:
    person = tables.Person(id=new_id(), name=name, language=language, is_owner=is_owner, created_at=now)
    session.add(person)
    session.flush()
    return _caller(person)


def find_owner(session: Session) -> Caller | None:
    """The installation's first owner."""
    query = select(tables.Person).where(tables.Person.is_owner).order_by(col(tables.Person.created_at)).limit(1)
    person = session.exec(query).first()
    return _caller(person) if person else None


def find_person(session: Session, person_id: str) -> Caller | None:
    person = session.get(tables.Person, person_id)
    return _caller(person) if person else None


def change_person(session: Session, person_id: str, *, name: str | None = None, language: str | None = None) -> Caller:
    person = session.get_one(tables.Person, person_id)
    person.name = name if name is not None else person.name
    person.language = language if language is not None else person.language
    return _caller(person)


def open_session(session: Session, person_id: str, now: datetime) -> str:
    """A new session's token: the cookie's value, or a program's bearer token."""
    token = new_token()
    session.add(
        tables.Session(
            token_hash=hash_token(token), person_id=person_id, created_at=now, expires_at=now + SESSION_LIFETIME
        )
    )
    return token


def close_session(session: Session, token: str) -> None:
    session.execute(sa.delete(tables.Session).where(col(tables.Session.token_hash) == hash_token(token)))


def find_caller(session: Session, token: str, now: datetime) -> Caller | None:
    query = (
        select(tables.Person)
        .join(tables.Session, col(tables.Session.person_id) == col(tables.Person.id))
        .where(tables.Session.token_hash == hash_token(token), col(tables.Session.expires_at) > now)
    )
    person = session.exec(query).first()
    return _caller(person) if person else None


# Owners' one-time links


def create_owner_link(session: Session, person_id: str, now: datetime) -> str:
    token = new_token()
    session.add(
        tables.OwnerLink(token_hash=hash_token(token), person_id=person_id, expires_at=now + OWNER_LINK_LIFETIME)
    )
    return token


def is_owner_link_open(session: Session, token: str, now: datetime) -> bool:
    link = session.get(tables.OwnerLink, hash_token(token))
    return link is not None and link.used_at is None and link.expires_at > now


def use_owner_link(session: Session, token: str, now: datetime) -> str:
    """The owner's person id; the link is used from now on. Raises Problem for any link that does not open."""
    table = tables.OwnerLink
    # One statement decides: of two browsers that open the link at once, one gets in.
    used = session.execute(
        sa.update(table)
        .where(col(table.token_hash) == hash_token(token), col(table.used_at).is_(None), col(table.expires_at) > now)
        .values(used_at=now)
        .returning(col(table.person_id))
    ).scalar_one_or_none()
    if used is None:
        raise owner_link_closed()
    return cast(str, used)


def owner_link_closed() -> Problem:
    return Problem(
        "link-used",
        410,
        "This link has been used or has expired.",
        "Ask whoever runs this installation for a new one: the command is puzzleboard owner-link.",
    )


# Seats


def find_seat(session: Session, board_id: str, person_id: str) -> Seated | None:
    """None when the person has no seat here, was removed, or there is no such board."""
    here = (tables.Seat.board_id == board_id, tables.Seat.person_id == person_id)
    found = session.exec(_SEATS.where(*here)).first()
    return _seated(*found) if found else None


def seats_at(session: Session, board_id: str) -> list[Seated]:
    """Everybody who has a seat, in the order they joined."""
    query = _SEATS.where(tables.Seat.board_id == board_id)
    rows = session.exec(query.order_by(col(tables.Seat.joined_at), col(tables.Seat.person_id)))
    return [_seated(*row) for row in rows]


def seats_of(session: Session, person_id: str) -> list[Seated]:
    """The boards a person sits at, the newest seat first; archived boards are left out."""
    query = _SEATS.where(tables.Seat.person_id == person_id, col(tables.Board.archived_at).is_(None))
    return [_seated(*row) for row in session.exec(query.order_by(col(tables.Seat.joined_at).desc()))]


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
        _take_one_use(session, door, seat.removed_at if seat else None)
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


# Invites


def create_invite(
    session: Session,
    keys: Keys,
    board_id: str,
    role: Role,
    created_by: str,
    now: datetime,
    *,
    expires_at: datetime | None = None,
    max_uses: int | None = None,
) -> Invite:
    invite_id = new_id()
    row = tables.Invite(
        id=invite_id,
        board_id=board_id,
        role=role,
        token_hash=keys.hash_invite_token(keys.invite_token(invite_id)),
        code_hash=keys.hash_invite_code(keys.invite_code(invite_id)),
        created_by=created_by,
        created_at=now,
        expires_at=expires_at,
        max_uses=max_uses,
    )
    session.add(row)
    session.flush()
    return _invite(row, keys)


def invites_of(session: Session, keys: Keys, board_id: str) -> list[Invite]:
    """Every invite of a board, revoked and expired ones too, the oldest first."""
    query = (
        select(tables.Invite)
        .where(tables.Invite.board_id == board_id)
        .order_by(col(tables.Invite.created_at), col(tables.Invite.id))
    )
    return [_invite(row, keys) for row in session.exec(query)]


def revoke_invite(session: Session, board_id: str, invite_id: str, now: datetime) -> bool:
    """Whether the board has such an invite. People who came in by it stay: removing them is another verb."""
    row = session.get(tables.Invite, invite_id)
    if row is None or row.board_id != board_id:
        return False
    row.revoked_at = row.revoked_at or now
    return True


def find_door(session: Session, keys: Keys, secret: str, now: datetime, person_id: str | None = None) -> Door:
    """The board behind an invite's token or code. Raises Problem in the words the join page shows.

    Somebody who sits at the board already passes a door that is used up: joining again takes no use.
    """
    row = _find_invite(session, keys, secret)
    if row is None:
        raise no_such_invite()
    board = session.get_one(tables.Board, row.board_id)
    account = session.get_one(tables.Account, board.account_id)
    host = session.get_one(tables.Person, row.created_by)
    invite = _invite(row, keys)
    closed = closed_invite(invite, host.name, now)
    sits_here = person_id is not None and find_seat(session, board.id, person_id) is not None
    if closed and not (closed.code == "invite-used-up" and sits_here):
        raise closed
    if board.archived_at is not None:
        raise archived_board(host.name)
    return Door(row.id, board.id, board.name, account.name, host.name, invite.role)


# Tickets


def create_ticket(session: Session, board_id: str, person_id: str, now: datetime) -> tuple[str, datetime]:
    """The ticket and when it expires."""
    token, expires_at = new_token(), now + TICKET_LIFETIME
    session.add(
        tables.Ticket(token_hash=hash_token(token), board_id=board_id, person_id=person_id, expires_at=expires_at)
    )
    return token, expires_at


def find_ticket_holder(session: Session, board_id: str, ticket: str, now: datetime) -> str | None:
    """The person a ticket for this board speaks for."""
    row = session.get(tables.Ticket, hash_token(ticket))
    return row.person_id if row and row.board_id == board_id and row.expires_at > now else None


def forget_expired(session: Session, now: datetime) -> None:
    """Sessions, tickets and owners' links that open nothing any more."""
    for table in (tables.Session, tables.Ticket, tables.OwnerLink):
        session.execute(sa.delete(table).where(col(table.expires_at) <= now))


_SEATS = (
    select(tables.Seat, tables.Person, tables.Board, tables.Account)
    .join(tables.Person, col(tables.Person.id) == col(tables.Seat.person_id))
    .join(tables.Board, col(tables.Board.id) == col(tables.Seat.board_id))
    .join(tables.Account, col(tables.Account.id) == col(tables.Board.account_id))
    .where(col(tables.Seat.removed_at).is_(None))
)


def _take_one_use(session: Session, door: Door, removed_at: datetime | None) -> None:
    table = tables.Invite
    row = session.get_one(table, door.invite_id)
    if removed_at is not None and row.created_at <= removed_at:
        raise removed_from_board(door.host_name)
    # One statement counts: of two people who take the last use at once, one gets in.
    taken = session.execute(
        sa.update(table)
        .where(col(table.id) == row.id, sa.or_(col(table.max_uses).is_(None), col(table.uses) < col(table.max_uses)))
        .values(uses=table.uses + 1)
    )
    session.refresh(row)
    if cast(sa.CursorResult[tuple[()]], taken).rowcount == 0:
        raise Problem(
            "invite-used-up",
            410,
            "This invite has been used up. Ask {name} for a new one.",
            values={"name": door.host_name},
        )


def _find_invite(session: Session, keys: Keys, secret: str) -> tables.Invite | None:
    column, hashed = (
        (tables.Invite.code_hash, keys.hash_invite_code(secret))
        if is_code(secret)
        else (tables.Invite.token_hash, keys.hash_invite_token(secret))
    )
    return session.exec(select(tables.Invite).where(column == hashed)).first()


def _caller(person: tables.Person) -> Caller:
    return Caller(person.id, person.name, person.language, person.is_owner)


def _seated(seat: tables.Seat, person: tables.Person, board: tables.Board, account: tables.Account) -> Seated:
    return Seated(
        board_id=board.id,
        account_name=account.name,
        board_name=board.name,
        archived=board.archived_at is not None or account.archived_at is not None,
        person_id=person.id,
        name=person.name,
        role=cast(Role, seat.role),
        function=cast(Function, seat.function),
        region=seat.region,
        language=person.language,
    )


def _invite(row: tables.Invite, keys: Keys) -> Invite:
    return Invite(
        id=row.id,
        board_id=row.board_id,
        role=cast(Role, row.role),
        token=keys.invite_token(row.id),
        code=keys.invite_code(row.id),
        created_at=row.created_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        max_uses=row.max_uses,
        uses=row.uses,
    )
