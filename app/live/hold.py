"""Documents of one board that are open, held for one step: what is read is what is edited."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from pycrdt import Doc

from app.live.room import Room

Seen = TypeVar("Seen")


class Holder(Protocol):
    """`app.live.host.Host` is one."""

    def seen(self, room: Room, document: str, look: Callable[[Doc[Any]], Seen]) -> Seen: ...
    def edit_now(self, room: Room, document: str, change: Callable[[Doc[Any]], None], person: str | None) -> None: ...


@dataclass(frozen=True, slots=True)
class Hold:
    """Of no use once the step is over."""

    holder: Holder
    room: Room
    person: str

    def read(self, document: str, look: Callable[[Doc[Any]], Seen]) -> Seen:
        return self.holder.seen(self.room, document, look)

    def seq(self, document: str) -> int:
        """Of its last edit."""
        return self.room.documents[document].seq

    def edit(self, document: str, change: Callable[[Doc[Any]], None]) -> None:
        """In the person's name, stored in this order. Raises the Problem of a `change` that wrote nothing."""
        self.holder.edit_now(self.room, document, change, self.person)
