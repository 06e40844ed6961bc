"""When a document's whole state is worth writing down, so that opening it does not replay everything."""

import zlib
from dataclasses import dataclass

UPDATES_BETWEEN = 500  # about what applies in 10 ms when a board is opened
BYTES_BETWEEN = 256 * 1024
UPDATES_AT_MOST = 5_000  # however large the state is: a longer tail would be felt when the board is opened


@dataclass(slots=True)
class KeyframeClock:
    """Counts what was logged since the last keyframe."""

    updates: int = 0
    size: int = 0  # bytes
    keyframe_bytes: int = 0  # size of the last keyframe

    def count(self, payload: bytes) -> None:
        self.updates += 1
        self.size += len(payload)

    @property
    def is_due(self) -> bool:
        if self.updates >= UPDATES_AT_MOST:
            return True
        # Half a state's worth of new bytes at least, so that keyframes never outgrow the log they shorten.
        worth_it = self.size >= self.keyframe_bytes / 2
        return worth_it and (self.updates >= UPDATES_BETWEEN or self.size >= BYTES_BETWEEN)

    def restart(self, keyframe: bytes) -> None:
        self.updates = self.size = 0
        self.keyframe_bytes = len(keyframe)


def pack(state: bytes) -> bytes:
    """A third of a board's size, for as long as writing a megabyte takes."""
    return zlib.compress(state, level=1)


def unpack(packed: bytes) -> bytes:
    return zlib.decompress(packed)
