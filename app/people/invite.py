"""A way in, and when it is shut. Time is an argument."""

from dataclasses import dataclass
from datetime import datetime

from app.errors import Problem
from app.workshop.policy import Role

OPEN_INVITES_LIMIT = 60  # the sheet of a board draws a QR code for each


@dataclass(frozen=True)
class Invite:
    """An invite as its hosts see it; `token` and `code` are derived, the database has only their hashes."""

    id: str
    board_id: str
    role: Role
    token: str
    code: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    max_uses: int | None
    uses: int

    def is_open(self, now: datetime) -> bool:
        return self.revoked_at is None and not self.is_expired(now) and not self.is_used_up()

    def is_only_used_up(self, now: datetime) -> bool:
        return self.is_used_up() and self.revoked_at is None and not self.is_expired(now)

    def is_expired(self, now: datetime) -> bool:
        return self.expires_at is not None and self.expires_at <= now

    def is_used_up(self) -> bool:
        return self.max_uses is not None and self.uses >= self.max_uses


@dataclass(frozen=True)
class Door:
    """What somebody with a good link or code may see before they join."""

    invite_id: str
    board_id: str
    board_name: str
    account_name: str
    host_name: str
    role: Role


def no_such_invite() -> Problem:
    return Problem("no-such-invite", 404, "This link or code does not open a board.", "Check it, or ask for a new one.")


def closed_invite(invite: Invite, host_name: str, now: datetime) -> Problem | None:
    """The reason an invite does not open, as the join page says it, or None while it does."""
    if invite.revoked_at is not None:
        return revoked_invite(host_name)
    if invite.is_expired(now):
        return Problem(
            "invite-expired", 410, "This invite has expired. Ask {name} for a new one.", values={"name": host_name}
        )
    if invite.is_used_up():
        return used_up_invite(host_name)
    return None


def revoked_invite(host_name: str) -> Problem:
    return Problem(
        "invite-revoked", 410, "This invite has been withdrawn. Ask {name} for a new one.", values={"name": host_name}
    )


def used_up_invite(host_name: str) -> Problem:
    return Problem(
        "invite-used-up", 410, "This invite has been used up. Ask {name} for a new one.", values={"name": host_name}
    )


def archived_board(host_name: str) -> Problem:
    return Problem(
        "board-archived",
        410,
        "This board is archived, nobody can join it. Ask {name} to restore it.",
        values={"name": host_name},
    )


def removed_from_board(host_name: str) -> Problem:
    return Problem(
        "removed",
        403,
        "You have been removed from this board. Ask {name} for a new invite.",
        values={"name": host_name},
    )


def full_board(host_name: str) -> Problem:
    return Problem(
        "board-full",
        409,
        "Every seat of this board is taken. Ask {name} to make room.",
        values={"name": host_name},
    )


def locked_room(host_name: str) -> Problem:
    return Problem(
        "room-locked",
        423,
        "The room is locked: nobody new comes in at the moment. Ask {name} to open it.",
        values={"name": host_name},
    )


def too_many_invites() -> Problem:
    return Problem(
        "too-many-invites", 409, "This board has too many open links.", "Close those that nobody needs any more."
    )
