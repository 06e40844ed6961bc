"""Sessions, owners' one-time links and tickets: everything that speaks for a person, stored as hashes."""

from datetime import datetime, timedelta
from typing import cast

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.db import tables
from app.errors import Problem
from app.people.seat import Caller
from app.people.tokens import hash_token, new_token

SESSION_LIFETIME = timedelta(days=180)  # a workshop, its monthly checkpoints and a holiday; longer means a new link
REPLACED_SESSION_LIFETIME = timedelta(minutes=1)  # a second tap on the same button still finds its person
OWNER_LINK_LIFETIME = timedelta(days=7)
TICKET_LIFETIME = timedelta(hours=12)  # a workshop day: stock clients reconnect with the same address


def open_session(session: Session, person_id: str, now: datetime) -> str:
    """A new session's token: the cookie's value, or a program's bearer token."""
    token = new_token()
    session.add(
        tables.Session(
            token_hash=hash_token(token), person_id=person_id, created_at=now, expires_at=now + SESSION_LIFETIME
        )
    )
    return token


def replace_session(session: Session, former: str | None, person_id: str, now: datetime) -> str:
    """A new session for a browser whose `former` one ends soon, whoever's it was."""
    if former:
        table, ends_at = tables.Session, now + REPLACED_SESSION_LIFETIME
        session.execute(
            sa.update(table)
            .where(col(table.token_hash) == hash_token(former), col(table.expires_at) > ends_at)
            .values(expires_at=ends_at)
        )
    return open_session(session, person_id, now)


def close_session(session: Session, token: str) -> None:
    session.execute(sa.delete(tables.Session).where(col(tables.Session.token_hash) == hash_token(token)))


def find_caller(session: Session, token: str, now: datetime) -> Caller | None:
    query = (
        select(tables.Person.id, tables.Person.name, tables.Person.language, tables.Person.is_owner)
        .join(tables.Session, col(tables.Session.person_id) == col(tables.Person.id))
        .where(tables.Session.token_hash == hash_token(token), col(tables.Session.expires_at) > now)
    )
    found = session.exec(query).first()
    return Caller(*found) if found else None


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


# Tickets


def create_ticket(session: Session, board_id: str, person_id: str, now: datetime) -> tuple[str, datetime]:
    """The ticket and when it expires."""
    token, expires_at = new_token(), now + TICKET_LIFETIME
    session.add(
        tables.Ticket(token_hash=hash_token(token), board_id=board_id, person_id=person_id, expires_at=expires_at)
    )
    return token, expires_at


def forget_expired(session: Session, now: datetime) -> None:
    """Sessions, tickets and owners' links that open nothing any more."""
    for table in (tables.Session, tables.Ticket, tables.OwnerLink):
        session.execute(sa.delete(table).where(col(table.expires_at) <= now))
