"""What a room asks its host to do. The room decides, the host acts."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import CloseCode
from app.history.log import Entry


@dataclass(frozen=True, slots=True)
class Append:
    """Write to the log. The host tells the room by `Room.stored` when it is done."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Send:
    """One frame for one connection. A state is left out when the connection is to be sent all of it anew anyway."""

    connection: str
    frame: bytes
    is_state: bool = False


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """The first `count` updates of a connection are in the log."""

    connection: str
    count: int


@dataclass(frozen=True, slots=True)
class Publish:
    """An edit for everyone who has `document` open; `frame` is `update` ready to send."""

    document: str
    update: bytes
    frame: bytes
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Present:
    """Presence that changed; `frame` is `entries` ready to send."""

    entries: Mapping[int, bytes]
    frame: bytes
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """Read a document from the log and build it. The host tells the room by `Room.opened` when it is done."""

    document: str


@dataclass(frozen=True, slots=True)
class Rebuild:
    """This room is broken. Read another one from the log for those who are here (`succeed`)."""

    why: Exception | None


@dataclass(frozen=True, slots=True)
class Close:
    connection: str
    code: CloseCode


Effect = Append | Send | Acknowledge | Publish | Present | Open | Rebuild | Close
