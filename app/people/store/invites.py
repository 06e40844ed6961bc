"""Invites."""

from datetime import datetime
from typing import cast

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.db import tables
from app.errors import Problem
from app.people.invite import Door, Invite, removed_from_board
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


def take_one_use(session: Session, door: Door, removed_at: datetime | None) -> None:
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
