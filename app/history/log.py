"""What the log of a board holds, as plain data."""

from dataclasses import dataclass
from datetime import datetime

from app.workshop.facts import Gone


@dataclass(frozen=True, slots=True)
class Binding:
    """A Yjs client id that was first written under, and belongs to one person from then on."""

    client_id: int
    person: str | None  # None: the server


@dataclass(frozen=True, slots=True)
class Entry:
    """One update of one document, as the server emitted it."""

    board_id: str
    document: str
    seq: int  # 1, 2, 3 … per document, without holes
    at: datetime
    person: str | None  # None: the server itself
    session: str  # the connection it came through
    payload: bytes
    bindings: tuple[Binding, ...] = ()
    gone: tuple[Gone, ...] = ()  # what it deleted


@dataclass(frozen=True, slots=True)
class KeyframeEntry:
    """The whole state of a document after `seq`."""

    board_id: str
    document: str
    seq: int
    at: datetime
    payload: bytes
    is_packed: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction writes: entries in order, and keyframes of states that hold all of them."""

    entries: tuple[Entry, ...]
    keyframes: tuple[KeyframeEntry, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of what was edited, and of states."""
        return sum(len(entry.payload) for entry in self.entries) + sum(len(frame.payload) for frame in self.keyframes)

    def by_board(self) -> dict[str, "Batch"]:
        """The same as a batch for each board."""
        return {
            board_id: Batch(
                tuple(entry for entry in self.entries if entry.board_id == board_id),
                tuple(keyframe for keyframe in self.keyframes if keyframe.board_id == board_id),
            )
            for board_id in {entry.board_id for entry in self.entries} | {frame.board_id for frame in self.keyframes}
        }


@dataclass(frozen=True, slots=True)
class Record:
    """A document as the log has it: its newest keyframe, the updates after it, and what it does not say itself."""

    seq: int = 0
    keyframe: bytes = b""
    tail: tuple[bytes, ...] = ()
    bindings: tuple[Binding, ...] = ()
    gone: tuple[Gone, ...] = ()  # what was deleted lately, oldest first
    is_whole: bool = True  # otherwise the log holds more, which cannot be opened: nothing can be added

    @property
    def updates(self) -> tuple[bytes, ...]:
        """All there is to apply, in order."""
        return (self.keyframe, *self.tail) if self.keyframe else self.tail
