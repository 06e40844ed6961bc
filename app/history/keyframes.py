"""When a document's whole state is worth writing down, so that opening it, or looking at its past, replays little."""

import zlib
from dataclasses import dataclass

# From any moment in a log the nearest keyframe before it is at most so many updates, or so many bytes, away.
UPDATES_BETWEEN = 1_000  # about what applies in 10 ms
BYTES_BETWEEN = 256 * 1024
UPDATES_AT_MOST = 5_000  # however small they are
ENTRY_BYTES = 150  # what an update takes in the log besides itself
# A state is packed to a third. Worth writing when the log has grown by most of that.
WORTH_WRITING = 0.25
LARGE_BYTES = 256 * 1024  # taking a larger state would keep everybody waiting for more than a few milliseconds


class Damaged(Exception):
    """The bytes of a state are not those that were written."""


@dataclass(slots=True)
class KeyframeClock:
    """Counts what was logged since the last keyframe."""

    updates: int = 0
    size: int = 0  # bytes
    keyframe_bytes: int = 0  # size of the last keyframe, not packed

    def count(self, payload: bytes) -> None:
        self.updates += 1
        self.size += len(payload)

    @property
    def is_due(self) -> bool:
        if self.size >= BYTES_BETWEEN or self.updates >= UPDATES_AT_MOST:
            return True
        log_bytes = self.size + self.updates * ENTRY_BYTES
        return self.updates >= UPDATES_BETWEEN and log_bytes >= self.keyframe_bytes * WORTH_WRITING

    @property
    def state_bytes(self) -> int:
        """What the whole state takes at most."""
        return self.keyframe_bytes + self.size

    def restart(self, state_bytes: int) -> None:
        self.updates = self.size = 0
        self.keyframe_bytes = state_bytes


def pack(state: bytes) -> bytes:
    """A third of a board's size, for as long as writing a megabyte takes."""
    return zlib.compress(state, level=1)


def unpack(packed: bytes) -> bytes:
    """Raises Damaged: a state that was unpacked is what was packed."""
    try:
        return zlib.decompress(packed)
    except zlib.error:
        raise Damaged from None
