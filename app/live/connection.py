"""One peer of a room: what comes in goes to the room, what is for it goes out at the pace it reads.

As long as it reads, what is for it is written at once; what it does not take waits in its bounded outbox.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from app.errors import CloseCode
from app.live import protocol
from app.live.outbox import Outbox
from app.live.room import KEEPALIVE_SECONDS

QUIET_SECONDS = KEEPALIVE_SECONDS - 1  # it is looked at once a second, and the promise is to be kept
CHECK_SECONDS = 20.0  # a peer that vanished without a word is noticed after two of these


class Peer(Protocol):
    """What a line tells of what happens to it."""

    def receive(self, data: bytes) -> None:
        """A message came in."""

    def drained(self) -> None:
        """The line flows again."""

    def lost(self) -> None:
        """It is closed, by either side. Told once."""


class Line(Protocol):
    """The way to a peer. Nothing in it waits."""

    @property
    def flows(self) -> bool:
        """Whether the peer takes what is written; else it would pile up in memory."""

    def start(self, peer: Peer) -> None:
        """Nothing is told before."""

    def write(self, frames: Sequence[bytes]) -> None:
        """In order, after what was written before."""

    def close(self, code: int) -> None:
        """After what was written, or without it if the peer does not take it within a moment."""

    def check(self) -> None:
        """Asks the peer for a sign of life; gives the line up when the last time brought none."""


class Keeper(Protocol):
    """Who keeps connections and their room."""

    def receive(self, connection: "Connection", data: bytes) -> None: ...
    def resync(self, connection: "Connection") -> None:
        """Put the present state: it is so far behind that what waited for it was dropped."""

    def leave(self, connection: "Connection") -> None: ...


class Connection:
    __slots__ = (
        "_checked_at",
        "_is_direct",
        "_keeper",
        "_line",
        "_outbox",
        "_timer",
        "_wrote_at",
        "board_id",
        "code",
        "id",
    )

    def __init__(self, id: str, board_id: str, line: Line, keeper: Keeper, timer: Callable[[], float]) -> None:
        """`timer` gives seconds that only ever pass, as `now` below."""
        self.id = id
        self.board_id = board_id
        self.code: CloseCode | None = None  # why this side closes it
        self._line = line
        self._keeper = keeper
        self._outbox = Outbox()
        # Nothing waits, so that what is written now overtakes nothing. Kept, not asked: it is looked at for each frame.
        self._is_direct = True
        self._timer = timer
        self._wrote_at = self._checked_at = timer()

    # What is for the peer

    def put_edit(self, document: str, update: bytes, frame: bytes, now: float) -> None:
        if self._must_wait(frame, now):
            self._outbox.put_edit(document, update, frame, now)
            self._give_up_if_hopeless(now)

    def put_presence(self, entries: Mapping[int, bytes], frame: bytes, now: float) -> None:
        if self._must_wait(frame, now):
            self._outbox.put_presence(entries, frame, now)
            self._give_up_if_hopeless(now)

    def put_state(self, frame: bytes, now: float) -> None:
        if self._must_wait(frame, now):
            self._outbox.put_state(frame, now)
            self._give_up_if_hopeless(now)

    def put_control(self, frame: bytes, now: float) -> None:
        if self._must_wait(frame, now):
            self._outbox.put_control(frame)
            self._give_up_if_hopeless(now)

    def put_saved(self, count: int, now: float) -> None:
        if self._must_wait(protocol.saved(count), now):
            self._outbox.put_saved(count)
            self._give_up_if_hopeless(now)

    def close(self, code: CloseCode) -> None:
        if self.code is not None:
            return
        self.code = code
        self._is_direct = False
        self._line.write([] if code is CloseCode.TOO_SLOW else self._outbox.answers())
        self._line.close(code)

    def tick(self, now: float) -> None:
        """About once a second."""
        self._give_up_if_hopeless(now)
        if now - self._wrote_at >= QUIET_SECONDS and self._is_direct and self._line.flows:
            self._line.write((protocol.KEEPALIVE,))
            self._wrote_at = now
        if now - self._checked_at >= CHECK_SECONDS:
            self._checked_at = now
            self._line.check()

    # What the line tells

    def receive(self, data: bytes) -> None:
        if self.code is None:
            self._keeper.receive(self, data)

    def drained(self) -> None:
        while self._line.flows and self.code is None:
            if (frame := self._outbox.next(self._timer())) is not None:
                self._line.write((frame,))
            elif self._outbox.is_behind:
                self._outbox.recover(self._timer())
                self._is_direct = True
                self._keeper.resync(self)
            else:
                self._is_direct = True
                return

    def lost(self) -> None:
        self._keeper.leave(self)

    def _must_wait(self, frame: bytes, now: float) -> bool:
        """Writes the frame at once if it can; False also when nothing is for this peer any more."""
        if self._is_direct and self._line.flows:
            self._line.write((frame,))
            self._wrote_at = now
            return False
        self._is_direct = False
        return self.code is None

    def _give_up_if_hopeless(self, now: float) -> None:
        if self._outbox.is_hopeless(now):
            self.close(CloseCode.TOO_SLOW)
