"""What a Yjs update consists of, read and not yet believed."""

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

# Content references of the V1 encoding.
GC: Final = 0
DELETED: Final = 1
STRING: Final = 4
FORMAT: Final = 6
TYPE: Final = 7
ANY: Final = 8
SKIP: Final = 10


class Id(NamedTuple):
    client: int
    clock: int


class Struct(NamedTuple):
    """One struct of an update. `value`: the string, the list of plain values or the name of the type.

    Without `origin` and `right` an item names its `parent` (a root's name, or the id of a type) and its `key`.
    `length` counts UTF-16 units in strings, as clocks do.
    """

    client: int
    clock: int
    length: int
    content: int
    origin: Id | None
    right: Id | None
    parent: str | Id | None
    key: str | None
    value: Any


class DeleteRange(NamedTuple):
    """Clocks from `start` up to `stop`, without it."""

    client: int
    start: int
    stop: int


Span = tuple[int, int]  # clocks of one client, from the first up to the second, without it


class Update(NamedTuple):
    structs: dict[int, list[Struct]]  # by client, clocks ascending without a gap
    deletes: dict[int, list[Span]]  # by client, in any order

    def deleted(self) -> Iterator[DeleteRange]:
        for client, spans in self.deletes.items():
            for start, stop in spans:
                yield DeleteRange(client, start, stop)


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def high_halves(text: str) -> list[int]:
    """Offsets, in UTF-16 units, of the first halves of surrogate pairs."""
    if text.isascii() or max(text) <= "\uffff":
        return []
    offsets = []
    at = 0
    for character in text:
        if character > "\uffff":
            offsets.append(at)
            at += 1
        at += 1
    return offsets


def cut(struct: Struct, known: int) -> Struct:
    """Without its first `known` clocks, as Yjs cuts it: what is left builds on the last of them."""
    clock, length = struct.clock + known, struct.length - known
    value = struct.value
    if struct.content == GC:
        return struct._replace(clock=clock, length=length)
    if struct.content == STRING:
        value = value.encode("utf-16-le")[known * 2 :].decode("utf-16-le")
    elif struct.content == ANY:
        value = value[known:]
    origin = Id(struct.client, clock - 1)
    return Struct(struct.client, clock, length, struct.content, origin, struct.right, None, None, value)


def merged(ranges: Iterable[DeleteRange]) -> Iterator[DeleteRange]:
    """Sorted and without overlaps, so that nothing is counted twice."""
    last: DeleteRange | None = None
    for each in sorted(ranges):
        if last is not None and last.client == each.client and each.start <= last.stop:
            last = DeleteRange(last.client, last.start, max(last.stop, each.stop))
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last
