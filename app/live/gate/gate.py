"""The write gate of a document: judges an update before any document sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pycrdt import Doc

from app.board.changes import Change
from app.live.gate.parse import parse_update
from app.workshop.policy import Actor, Refused, may_edit


class BrokenDocument(Exception):
    """An update was applied, but the board's shape does not hold: drop the room, rebuild it from the log."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """`update` is what to apply: never the client's bytes where those overlap what is known."""

    intents: tuple[Change, ...]
    new_client_ids: tuple[int, ...]
    nothing_new: bool
    update: bytes


class Gate:
    @classmethod
    def open(cls, doc: Doc[Any]) -> "Gate":
        return cls()

    def admit(self, update: bytes, actor: Actor, owners: Mapping[int, str | None]) -> Admitted:
        """Touches no document. Raises `Malformed` or `Refused`."""
        structs, deletes = parse_update(update)
        new = tuple(client for client in structs if client not in owners)
        if any(owners.get(client, actor.person) != actor.person for client in structs):
            raise Refused("foreign-client")
        nothing_new = not structs and not deletes
        if not nothing_new and not may_edit(actor.role):
            raise Refused("role")
        return Admitted((), new, nothing_new, update)

    def absorb(self, emitted: bytes, admitted: Admitted | None) -> None:
        """Keeps the gate exact after `emitted` was applied. Raises `BrokenDocument`."""
