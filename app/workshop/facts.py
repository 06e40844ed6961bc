"""What the policy needs to know of a board, without reading the document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

# Deleted entries whose author is remembered, so that an undo may bring them back; the oldest are forgotten first.
GONE_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class PieceFacts:
    kind: str
    by: str
    text_length: int  # UTF-16 units
    owner: str | None = None  # of an action


class Shelf(Generic[Entry]):
    """Entries of one root by id, and those that were deleted since the gate opened."""

    def __init__(self) -> None:
        self.here: dict[str, Entry] = {}
        self.gone: dict[str, Entry] = {}

    def put(self, id: str, entry: Entry) -> None:
        self.here[id] = entry
        self.gone.pop(id, None)

    def drop(self, id: str) -> None:
        entry = self.here.pop(id, None)
        if entry is not None:
            self.gone[id] = entry
            if len(self.gone) > GONE_LIMIT:
                del self.gone[next(iter(self.gone))]

    def former(self, id: str) -> Entry | None:
        """The entry as it stands, or as it stood before it was deleted."""
        return self.here.get(id) or self.gone.get(id)


@dataclass(slots=True)
class Facts:
    pieces: Shelf[PieceFacts] = field(default_factory=Shelf)
    links: Shelf[Mapping[str, object]] = field(default_factory=Shelf)
    comments: Shelf[Mapping[str, object]] = field(default_factory=Shelf)
    reactions: Shelf[bool] = field(default_factory=Shelf)
