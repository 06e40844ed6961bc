"""One connection's place in a room."""

from dataclasses import dataclass, field

from app.live.limits import Allowance
from app.people.seat import Seated


@dataclass(slots=True)
class Member:
    connection: str
    seat: Seated
    allowance: Allowance
    documents: set[str]  # whose edits it is sent
    speaks: bool = False  # said hello: understands the frames from 101 on
    received: int = 0  # sync updates since it connected, of any document
    client_ids: dict[str, int] = field(default_factory=dict)  # document -> the Yjs client id of its last hello
    halted: set[str] = field(default_factory=set)  # documents that were refused something since the last hello
