"""Invites."""

from datetime import datetime
from typing import cast

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.db import tables
from app.people.invite import (
    OPEN_INVITES_LIMIT,
    Door,
    Invite,
    removed_from_board,
    revoked_invite,
    too_many_invites,
    used_up_invite,
)
from app.people.seat import Seated
from app.people.store.roles import is_acting
from app.people.tokens import Keys, is_code, new_id
from app.workshop.policy import Role


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
    """Raises Problem when the board has too many open ones."""
    if _count_open(session, board_id, now) >= OPEN_INVITES_LIMIT:
        raise too_many_invites()
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
    return invite_of(row, keys)


def invites_of(session: Session, keys: Keys, board_id: str) -> list[Invite]:
    """Every invite of a board, revoked and expired ones too, the oldest first."""
    query = (
        select(tables.Invite)
        .where(tables.Invite.board_id == board_id)
        .order_by(col(tables.Invite.created_at), col(tables.Invite.id))
    )
    return [invite_of(row, keys) for row in session.exec(query)]


def invites_for(session: Session, keys: Keys, host: Seated) -> list[Invite]:
    """As one of those who run the board sees them: who acts for want of a facilitator sees no way to make one."""
    invites = invites_of(session, keys, host.board_id)
    if is_acting(session, host.board_id, host.person_id):
        return [invite for invite in invites if invite.role != "facilitator"]
    return invites


def revoke_invite(session: Session, board_id: str, invite_id: str, now: datetime) -> bool:
    """Whether the board has such an invite. People who came in by it stay: removing them is another verb."""
    row = session.get(tables.Invite, invite_id)
    if row is None or row.board_id != board_id:
        return False
    row.revoked_at = row.revoked_at or now
    return True


def find_invite_row(session: Session, keys: Keys, secret: str) -> tables.Invite | None:
    column, hashed = (
        (tables.Invite.code_hash, keys.hash_invite_code(secret))
        if is_code(secret)
        else (tables.Invite.token_hash, keys.hash_invite_token(secret))
    )
    return session.exec(select(tables.Invite).where(column == hashed)).first()


def require_newer(session: Session, door: Door, removed_at: datetime) -> None:
    """Raises Problem when the invite is older than the removal of whoever wants to come back by it."""
    if not is_newer(session, door, removed_at):
        raise removed_from_board(door.host_name)


def is_newer(session: Session, door: Door, moment: datetime | None) -> bool:
    """Whether the invite was made after that moment, where there is one."""
    return moment is None or session.get_one(tables.Invite, door.invite_id).created_at > moment


def take_one_use(session: Session, door: Door) -> None:
    """Raises Problem when the invite was used up or revoked since the door was found."""
    table = tables.Invite
    # One statement counts: of two people who take the last use at once, one gets in.
    taken = session.execute(
        sa.update(table)
        .where(
            col(table.id) == door.invite_id,
            col(table.revoked_at).is_(None),
            sa.or_(col(table.max_uses).is_(None), col(table.uses) < col(table.max_uses)),
        )
        .values(uses=table.uses + 1)
    )
    row = session.get_one(table, door.invite_id, populate_existing=True)
    if cast(sa.CursorResult[tuple[()]], taken).rowcount == 0:
        raise revoked_invite(door.host_name) if row.revoked_at else used_up_invite(door.host_name)


def invite_of(row: tables.Invite, keys: Keys) -> Invite:
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


def _count_open(session: Session, board_id: str, now: datetime) -> int:
    table = tables.Invite
    query = select(sa.func.count()).where(
        table.board_id == board_id,
        col(table.revoked_at).is_(None),
        sa.or_(col(table.expires_at).is_(None), col(table.expires_at) > now),
        sa.or_(col(table.max_uses).is_(None), col(table.uses) < col(table.max_uses)),
    )
    return session.exec(query).one()
