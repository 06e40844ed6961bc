"""Lowers a draft to typed changes: what the sender brings about, in the words of the board.

A value that loses against a concurrent one changes nothing and is not judged; its honest author cannot know.
"""

from collections.abc import Iterator
from enum import Enum
from typing import Final

from app.board.changes import (
    Change,
    CreatePiece,
    DeleteComment,
    DeleteLink,
    DeletePiece,
    EditText,
    RemoveField,
    RemoveReaction,
    SetComment,
    SetField,
    SetLink,
    SetReaction,
)
from app.board.schema import ROOTS
from app.live.gate.draft import Draft
from app.live.gate.index import Place
from app.live.gate.parse import Malformed
from app.live.gate.structs import ANY, DELETED, FORMAT, STRING, TYPE, Struct
from app.workshop.policy import Refused


class Removed(Enum):
    """That a key loses its value."""

    REMOVED = "removed"


REMOVED: Final = Removed.REMOVED


def lower(draft: Draft) -> tuple[Change, ...]:
    """Raises `Refused` for what no change can express, `Malformed` for what no Yjs client does."""
    if draft.keystroke is not None:
        struct, place = draft.keystroke
        return (EditText(draft.container(place.container).name, struct.length, 0),)
    return tuple(_Lowering(draft).changes())


class _Lowering:
    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._keyed: dict[Place, list[Struct]] = {}
        self._places: dict[int, list[Place]] = {}  # of the new structs with a key, by container
        self._killed: dict[Place, None] = {}  # known values that die, in order
        self._inserted: dict[int, int] = {}  # UTF-16 units by container
        self._deleted: dict[int, int] = {}
        for struct, place in draft.placed:
            if place.container:
                self._sort_struct(struct, place)
        for (client, start, stop), place in draft.killed:
            if place.key is not None:
                self._killed[place] = None
            elif place.container:
                self._refuse_half_character(client, start, stop, draft.container(place.container).name)
                self._deleted[place.container] = self._deleted.get(place.container, 0) + stop - start
        for client, start, stop in draft.killed_new:
            self._refuse_half_character(client, start, stop)

    def changes(self) -> Iterator[Change]:
        for place in self._keyed | self._killed:
            container = self._draft.container(place.container)
            if container.role == "root":
                yield from self._entry_changes(container.name, place)
            elif self._draft.lives(place.container):
                yield from self._field_changes(container.name, place)
        for number in self._inserted | self._deleted:
            if self._draft.lives(number):
                piece = self._draft.container(number).name
                yield EditText(piece, self._inserted.get(number, 0), self._deleted.get(number, 0))

    def _sort_struct(self, struct: Struct, place: Place) -> None:
        container = self._draft.container(place.container)
        if container.role == "text":
            if place.key is not None or struct.content not in (STRING, DELETED):
                raise Refused("rich-text" if struct.content == FORMAT else "shape", container.name)
            for cut_client, cut_clock in _cuts(struct):
                if self._draft.splits_pair(cut_client, cut_clock):
                    raise Refused("half-character", container.name)
            length = struct.length - self._draft.dead_length(struct)
            self._inserted[place.container] = self._inserted.get(place.container, 0) + length
            return
        if container.role == "root" and container.name not in ROOTS:
            raise Refused("unknown-root")
        if place.key is None or container.role == "other":
            raise Refused("shape", container.name or None)
        if struct.right is not None:
            raise Malformed("key-with-neighbour")
        if place not in self._keyed:
            self._keyed[place] = []
            self._places.setdefault(place.container, []).append(place)
        self._keyed[place].append(struct)

    def _refuse_half_character(self, client: int, start: int, stop: int, piece: str | None = None) -> None:
        if self._draft.splits_pair(client, start) or self._draft.splits_pair(client, stop):
            raise Refused("half-character", piece)

    def _outcome(self, place: Place) -> Struct | Removed | None:
        """The new value of the key, that it lost its value, or None when it stays as it is."""
        new = self._keyed.get(place, ())
        if len(new) == 1 and new[0].length == 1 and new[0].origin is None and self._draft.is_new(place.container):
            return None if self._draft.dead_length(new[0]) else new[0]  # the first and only value of its key
        winner = self._draft.winner(place)
        if winner is None or self._draft.is_dead(winner):
            return REMOVED if self._was_there(place) else None
        return None if self._draft.index.knows(winner) else self._draft.struct_at(winner)

    def _was_there(self, place: Place) -> bool:
        before = self._draft.index.winner(place)
        return before is not None and not self._draft.index.is_dead(before)

    def _entry_changes(self, root: str, place: Place) -> Iterator[Change]:
        key = place.key or ""
        outcome = self._outcome(place)
        if outcome is None:
            return
        match root:
            case "pieces":
                yield DeletePiece(key) if outcome is REMOVED else self._created(key, outcome)
            case "links":
                yield DeleteLink(key) if outcome is REMOVED else SetLink(key, _plain(outcome, key))
            case "comments":
                yield DeleteComment(key) if outcome is REMOVED else SetComment(key, _plain(outcome, key))
            case "reactions":
                yield RemoveReaction(key) if outcome is REMOVED else SetReaction(key, _plain(outcome, key))
            case _:
                raise Refused("unknown-root")

    def _field_changes(self, piece: str, place: Place) -> Iterator[Change]:
        name = place.key or ""
        outcome = self._outcome(place)
        if outcome is None:
            return
        if outcome is REMOVED:
            yield RemoveField(piece, name)
        elif name == "text":
            raise Refused("replaced-text", piece)
        else:
            yield SetField(piece, name, _plain(outcome, piece))

    def _created(self, piece: str, struct: Struct) -> CreatePiece:
        number = self._draft.opened_by(struct) if struct.content == TYPE else 0
        if number == 0 or self._draft.container(number).role != "piece":
            raise Refused("shape", piece)
        values: dict[str, object] = {}
        text_length = None
        for place in self._places.get(number, ()):
            value = self._outcome(place)
            if value is None or value is REMOVED:
                continue
            if place.key == "text":
                text_length = self._text_length(piece, value)
            else:
                values[place.key or ""] = _plain(value, piece)
        return CreatePiece(piece, values, text_length)

    def _text_length(self, piece: str, struct: Struct) -> int:
        number = self._draft.opened_by(struct) if struct.content == TYPE else 0
        if number == 0 or self._draft.container(number).role != "text":
            raise Refused("shape", piece)
        return self._inserted.get(number, 0)


def _plain(struct: Struct, about: str) -> object:
    if struct.content != ANY:
        raise Refused("shape", about)
    value: object = struct.value[-1]
    return value


def _cuts(struct: Struct) -> Iterator[tuple[int, int]]:
    """Where an insertion needs its neighbours cut: (client, clock), just before the clock."""
    if struct.origin is not None:
        yield struct.origin.client, struct.origin.clock + 1
    if struct.right is not None:
        yield struct.right
