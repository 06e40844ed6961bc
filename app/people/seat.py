"""Who is asking, and where they sit: what routes, pages and the sync socket are handed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from app.board.schema import Function
from app.workshop.policy import Role

# Joining again with another link may raise a seat's role, never lower it.
RANK: dict[Role, int] = {"guest": 0, "observer": 1, "trainer": 2, "participant": 3, "facilitator": 4, "owner": 5}
SEATS_LIMIT = (
    1_000  # five times the largest team: every page of a board lists them all, so a link must not grow it for ever
)


def is_raised(role: Role, other: Role) -> bool:
    """Whether `other` has more rights."""
    return RANK[other] > RANK[role]


@dataclass(frozen=True)
class Caller:
    """A person, as their session says."""

    person_id: str
    name: str
    language: str
    is_owner: bool


@dataclass(frozen=True)
class Seated:
    """A person at a board: everything there is to know about both without opening the document."""

    board_id: str
    account_name: str
    board_name: str
    archived: bool
    person_id: str
    name: str
    role: Role
    function: Function
    region: str
    language: str


@dataclass(frozen=True)
class Author:
    """Who wrote something on a board, also when they have left it."""

    person_id: str
    name: str
    function: Function


FindSeat = Callable[[], Awaitable[Seated]]  # raises Problem with the close code to whom nothing is open
