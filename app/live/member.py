"""One connection's place in a room."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from app.live import protocol
from app.live.effects import Effect, Send
from app.live.limits import Allowance
from app.live.protocol import EMPTY_STATE_VECTOR, SyncFrame, SyncStep1
from app.people.seat import Seated
from app.workshop.policy import Role


class WaitingFrame(NamedTuple):
    """Of a document that is not open yet."""

    frame: SyncFrame
    size: int  # bytes


@dataclass(slots=True)
class Member:
    connection: str
    seat: Seated
    allowance: Allowance
    documents: set[str]  # whose edits it is sent
    since: float = 0.0  # when it came, in seconds since 1970
    speaks: bool = False  # said hello: understands the frames from 101 on
    received: int = 0  # sync updates since it connected, of any document …
    acknowledged: int = 0  # … and how many of them it was told of that they are in the log
    client_ids: dict[str, int] = field(default_factory=dict)  # document -> the Yjs client id of its last hello
    halted: set[str] = field(default_factory=set)  # documents that were refused something since the last hello
    waiting: deque[WaitingFrame] = field(default_factory=deque)
    waiting_bytes: int = 0

    def wait(self, frame: SyncFrame, size: int) -> None:
        """In the order it came: acknowledgements count a connection's updates of all its documents."""
        self.waiting.append(WaitingFrame(frame, size))
        self.waiting_bytes += size

    def take_waiting(self) -> SyncFrame:
        frame, size = self.waiting.popleft()
        self.waiting_bytes -= size
        return frame

    def start_again(self) -> list[Effect]:
        """Its room broke. What it sent and was not told of is to be done again, also where a refusal was on its way."""
        self.halted.update(self.client_ids if self.received > self.acknowledged else ())
        # What the log has and it may not: it was written as the room broke.
        self.waiting.extendleft(WaitingFrame(SyncStep1(name, EMPTY_STATE_VECTOR), 0) for name in self.documents)
        first = self.acknowledged + 1
        return [Send(self.connection, protocol.refused("gap", None, first, name)) for name in sorted(self.halted)]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody who is at the board now. `since`: of the oldest of their connections, in seconds since 1970."""

    since: float
    role: Role


def attendance(members: Iterable[Member]) -> dict[str, Attendance]:
    """By person."""
    found: dict[str, Attendance] = {}
    for member in members:
        before = found.get(member.seat.person_id)
        since = min(member.since, before.since) if before else member.since
        found[member.seat.person_id] = Attendance(since, member.seat.role)
    return found
