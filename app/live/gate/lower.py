"""Lowers a draft to typed changes: what the sender asks for, in the words of the board.

Of concurrent values of one key only one wins, and which one is known only after applying. So every value that may win
becomes a change, and so does an absence that may result: a change is admitted only if each outcome is allowed.
"""

from collections.abc import Iterator

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
from app.live.gate.index import Container, Place
from app.live.gate.parse import Malformed
from app.live.gate.structs import ANY, DELETED, FORMAT, STRING, TYPE, Id, Struct
from app.workshop.policy import Refused


def lower(draft: Draft) -> tuple[Change, ...]:
    """Raises `Refused` for what no change can express, `Malformed` for what no Yjs client does."""
    return tuple(_Lowering(draft).changes())


class _Lowering:
    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._keyed: dict[Place, list[Struct]] = {}
        self._places: dict[int, list[Place]] = {}  # of the new structs with a key, by container
        self._killed: dict[Place, Id] = {}
        self._inserted: dict[int, int] = {}  # UTF-16 units by container
        self._deleted: dict[int, int] = {}
        self._killed_items = {
            Id(killed.client, killed.start) for killed, place in draft.killed if place.key is not None
        }
        for struct, place in draft.placed:
            if place.container:
                self._sort_struct(struct, place)
        for (client, start, stop), place in draft.killed:
            if place.key is not None:
                self._killed[place] = Id(client, start)
            elif place.container:
                self._refuse_half_character(client, start, stop)
                self._deleted[place.container] = self._deleted.get(place.container, 0) + stop - start
        for client, start, stop in draft.killed_new:
            self._refuse_half_character(client, start, stop)

    def changes(self) -> Iterator[Change]:
        for place in self._keyed | self._killed:
            container = self._draft.container(place.container)
            if not self._lives(place.container, container):
                continue
            live, may_be_absent = self._outcomes(place)
            if container.role == "root":
                yield from self._entry_changes(container.name, place.key or "", live, may_be_absent)
            else:
                yield from self._field_changes(container.name, place, live, may_be_absent)
        for number in self._inserted | self._deleted:
            container = self._draft.container(number)
            if self._lives(number, container):
                inserted, deleted = self._inserted.get(number, 0), self._deleted.get(number, 0)
                yield EditText(container.name, inserted, deleted)

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

    def _refuse_half_character(self, client: int, start: int, stop: int) -> None:
        if self._draft.splits_pair(client, start) or self._draft.splits_pair(client, stop):
            raise Refused("half-character")

    def _lives(self, number: int, container: Container) -> bool:
        """Whether it stood before this update and stays. New pieces are judged whole, by their entry."""
        if container.role == "root":
            return True
        if self._draft.is_new(number) or not self._draft.index.lives(number):
            return False
        while container.item is not None:
            if container.item in self._killed_items:
                return False
            container = self._draft.container(container.parent)
        return True

    def _outcomes(self, place: Place) -> tuple[list[Struct], bool]:
        """The values that may win, and whether the key may end up without one.

        Alive values are always the last of their key, so what builds on one certainly replaces it.
        """
        structs = self._keyed.get(place, [])
        origins = {struct.origin for struct in structs}
        last = [each for each in structs if Id(each.client, each.clock + each.length - 1) not in origins]
        live = []
        for struct in last:
            dead = self._draft.dead_length(struct)
            if dead == 0 and struct.length == 1:
                live.append(struct)
            elif dead != struct.length:
                raise Malformed("key-run")  # Yjs merges only deleted values of a key
        killed = self._killed.get(place)
        may_be_absent = len(live) < len(last) or (killed is not None and killed not in origins)
        return live, may_be_absent

    def _entry_changes(self, root: str, key: str, live: list[Struct], may_be_absent: bool) -> Iterator[Change]:
        match root:
            case "pieces":
                yield from (self._created(key, struct) for struct in live)
                if may_be_absent:
                    yield DeletePiece(key)
            case "links":
                yield from (SetLink(key, _plain(struct, key)) for struct in live)
                if may_be_absent:
                    yield DeleteLink(key)
            case "comments":
                yield from (SetComment(key, _plain(struct, key)) for struct in live)
                if may_be_absent:
                    yield DeleteComment(key)
            case "reactions":
                yield from (SetReaction(key, _plain(struct, key)) for struct in live)
                if may_be_absent:
                    yield RemoveReaction(key)
            case _:
                raise Refused("unknown-root")

    def _field_changes(self, piece: str, place: Place, live: list[Struct], may_be_absent: bool) -> Iterator[Change]:
        name = place.key or ""
        if name == "text" and place in self._keyed:
            raise Refused("replaced-text", piece)
        yield from (SetField(piece, name, _plain(struct, piece)) for struct in live)
        if may_be_absent:
            yield RemoveField(piece, name)

    def _created(self, piece: str, struct: Struct) -> CreatePiece:
        number = self._draft.opened_by(struct) if struct.content == TYPE else 0
        if number == 0 or self._draft.container(number).role != "piece":
            raise Refused("shape", piece)
        values: dict[str, object] = {}
        text_length = None
        for place in self._places.get(number, ()):
            live, may_be_absent = self._outcomes(place)
            if len(live) > 1 or (live and may_be_absent):
                raise Malformed("key-twice")
            if not live:
                continue
            if place.key == "text":
                text_length = self._text_length(piece, live[0])
            else:
                values[place.key or ""] = _plain(live[0], piece)
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
