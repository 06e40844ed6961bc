"""The film of a document as bytes: every entry of its log, one behind the other. docs/replay.md says the format. Pure.

All numbers are lib0's unsigned integers of variable length, so that a browser reads them with what it syncs with.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from pycrdt import write_var_uint

from app.history.log import Entry

# What the server holds of a film at once, for each who watches one.
ENTRIES_AT_ONCE = 1_000
BYTES_AT_ONCE = 1024 * 1024


class Reel:
    def __init__(self, numbers: Mapping[str, int]) -> None:
        """`numbers`: of everybody who appears, from 1 on; 0 is the server."""
        self._numbers = numbers
        self.at = 0  # of the record before, in ms since 1970

    def take(self, entries: Iterable[Entry]) -> bytes:
        """Their records. A clock that was set back is told as standing still."""
        out = bytearray()
        for entry in entries:
            at = max(self.at, _milliseconds(entry.at))
            number = self._numbers[entry.person] if entry.person else 0
            for value in (entry.seq, at - self.at, number, len(entry.payload)):
                out += write_var_uint(value)
            out += entry.payload
            self.at = at
        return bytes(out)


def stretches(after: int, sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Entries that are read at once, as (after, last). `sizes`: of the entries behind `after`, in bytes."""
    begins, room = after, BYTES_AT_ONCE
    for seq, size in enumerate(sizes, after + 1):
        if seq - 1 > begins and (size > room or seq - begins > ENTRIES_AT_ONCE):
            yield begins, seq - 1
            begins, room = seq - 1, BYTES_AT_ONCE
        room -= size
    if sizes:
        yield begins, after + len(sizes)


def _milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)
