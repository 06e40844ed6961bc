"""Who may do what at a board. Judged on the server for every frame and request."""

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["owner", "facilitator", "participant", "observer", "trainer", "guest"]
ROLES: tuple[Role, ...] = get_args(Role)

# Roles that may change the board; the others look on.
EDITORS: frozenset[Role] = frozenset({"owner", "facilitator", "participant"})
# Roles that may invite, revoke and remove.
HOSTS: frozenset[Role] = frozenset({"owner", "facilitator"})
# Roles an invite may give. Owners are made by the installation, never by a link that can be passed on.
INVITABLE: tuple[Role, ...] = ("facilitator", "participant", "observer", "trainer")


def may_edit(role: Role) -> bool:
    return role in EDITORS


def may_host(role: Role) -> bool:
    return role in HOSTS


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks for a change: the person of the seat and its role, read anew for every frame."""

    person: str
    role: Role


class Refused(Exception):
    """A change breaks a rule of the board. `piece` is the id of the piece, link or comment it is about, if any."""

    def __init__(self, code: str, piece: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.piece = piece
