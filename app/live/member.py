"""One connection's place in a room."""

from collections import deque
from dataclasses import dataclass, field

from app.live.limits import Allowance, Pace
from app.live.protocol import SyncFrame
from app.people.seat import Seated


@dataclass(slots=True)
class Member:
    connection: str
    seat: Seated
    allowance: Allowance
    documents: set[str]  # whose edits it is sent
    speaks: bool = False  # said hello: understands the frames from 101 on
    received: int = 0  # sync updates since it connected, of any document …
    acknowledged: int = 0  # … and how many of them it was told of that they are in the log
    client_ids: dict[str, int] = field(default_factory=dict)  # document -> the Yjs client id of its last hello
    pace: Pace = field(default_factory=Pace)  # of its edits
    halted: set[str] = field(default_factory=set)  # documents that were refused something since the last hello
    waiting: deque[tuple[SyncFrame, int]] = field(
        default_factory=deque
    )  # with their bytes: of documents not opened yet
