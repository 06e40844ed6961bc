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


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction writes: entries in order, and keyframes of states that hold all of them."""

    entries: tuple[Entry, ...]
    keyframes: tuple[KeyframeEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A document as the log has it: its newest keyframe, the updates after it, and what it does not say itself."""

    seq: int = 0
    keyframe: bytes = b""
    tail: tuple[bytes, ...] = ()
    bindings: tuple[Binding, ...] = ()
    gone: tuple[Gone, ...] = ()  # what was deleted lately, oldest first

    @property
    def updates(self) -> tuple[bytes, ...]:
        """All there is to apply, in order."""
        return (self.keyframe, *self.tail) if self.keyframe else self.tail
