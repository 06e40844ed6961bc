"""What a connection is still to be sent: bounded, so that a slow reader costs the others nothing.

Edits that queue up are merged, presence is kept newest only. Past the bound, or when edits cannot be merged, everything
of both is dropped, and the connection is `is_behind`: once its reader catches up it is sent the present state anew; a
reader that does not catch up in time, or falls behind again at once, is `is_hopeless`.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from app.live import protocol
from app.live.document import merge
from app.live.gate import BrokenDocument

BYTES_LIMIT = 1024 * 1024
EDITS_LIMIT = 500  # merging more than these takes longer than sending the present state
STATES_LIMIT = 8  # whole states of any size: two frames for each document, twice over
PRESENCE_LIMIT = 1_000  # client ids: a full room has a hundred; those who left count until they were sent
CATCH_UP_SECONDS = 10.0  # for a reader that fell behind, and between falling behind twice


@dataclass(frozen=True, slots=True)
class _Edit:
    document: str
    update: bytes
    frame: bytes


@dataclass(frozen=True, slots=True)
class _State:
    frame: bytes


@dataclass(frozen=True, slots=True)
class _Control:
    frame: bytes


_Item = _Edit | _State | _Control


class Outbox:
    def __init__(self) -> None:
        self._queue: deque[_Item] = deque()
        self._bytes = 0  # of edits and control frames in the queue
        self._edits = 0
        self._states = 0
        self._presence: dict[int, bytes] = {}
        self._presence_frame: bytes | None = None
        self._saved: int | None = None
        self._behind_since: float | None = None
        self._recovered_at: float | None = None
        self._is_lost = False

    @property
    def is_behind(self) -> bool:
        return self._behind_since is not None

    def is_hopeless(self, now: float) -> bool:
        return self._is_lost or (self._behind_since is not None and now - self._behind_since > CATCH_UP_SECONDS)

    def put_control(self, frame: bytes) -> None:
        """An answer that must arrive, behind what was acknowledged before it: a greeting, a refusal, a notice."""
        if self._saved is not None:
            saved, self._saved = protocol.saved(self._saved), None
            self._add(_Control(saved), len(saved))
        self._add(_Control(frame), len(frame))
        self._is_lost = self._is_lost or self._bytes > 2 * BYTES_LIMIT  # asks and asks, and does not read

    def put_state(self, frame: bytes, now: float) -> None:
        """A whole state, which catching up would send again."""
        if self.is_behind:
            return
        self._add(_State(frame), 0)
        self._states += 1
        if self._states > STATES_LIMIT:
            self._fall_behind(now)

    def put_edit(self, document: str, update: bytes, frame: bytes, now: float) -> None:
        if self.is_behind:
            return
        self._add(_Edit(document, update, frame), len(frame))
        self._edits += 1
        if self._bytes > BYTES_LIMIT or self._edits > EDITS_LIMIT:
            self._fall_behind(now)

    def put_presence(self, entries: Mapping[int, bytes], frame: bytes, now: float) -> None:
        if self.is_behind:
            return
        self._presence_frame = None if self._presence else frame
        self._presence.update(entries)
        if len(self._presence) > PRESENCE_LIMIT:
            self._fall_behind(now)

    def put_saved(self, count: int) -> None:
        self._saved = count

    def next(self, now: float) -> bytes | None:
        """The next frame to send; None when there is none."""
        if self._queue:
            return self._next_queued(now)
        if self._saved is not None:
            count, self._saved = self._saved, None
            return protocol.saved(count)
        if self._presence:
            frame = self._presence_frame or protocol.awareness(self._presence.values())
            self._presence.clear()
            return frame
        return None

    def answers(self) -> list[bytes]:
        """What a connection that is being closed is still told: nothing that its person may no longer see."""
        frames = [item.frame for item in self._queue if isinstance(item, _Control)]
        return frames if self._saved is None else [*frames, protocol.saved(self._saved)]

    def recover(self, now: float) -> None:
        """The reader caught up. Whoever calls this puts the present state next."""
        self._behind_since = None
        self._recovered_at = now

    def _next_queued(self, now: float) -> bytes | None:
        first = self._take()
        if not isinstance(first, _Edit):
            return first.frame
        run = [first.update]
        while self._queue and isinstance(edit := self._queue[0], _Edit) and edit.document == first.document:
            self._take()
            run.append(edit.update)
        if len(run) == 1:
            return first.frame
        try:
            return protocol.update(first.document, merge(run))
        except BrokenDocument:
            # They are out of the queue, and others build on them: the present state holds them all.
            self._fall_behind(now)
            return self.next(now)

    def _add(self, item: _Item, size: int) -> None:
        self._queue.append(item)
        self._bytes += size

    def _take(self) -> _Item:
        item = self._queue.popleft()
        self._bytes -= 0 if isinstance(item, _State) else len(item.frame)
        self._edits -= isinstance(item, _Edit)
        self._states -= isinstance(item, _State)
        return item

    def _fall_behind(self, now: float) -> None:
        self._is_lost = self._recovered_at is not None and now - self._recovered_at < CATCH_UP_SECONDS
        self._behind_since = now
        self._presence.clear()
        self._queue = deque(item for item in self._queue if isinstance(item, _Control))
        self._bytes = sum(len(item.frame) for item in self._queue)
        self._edits = self._states = 0
