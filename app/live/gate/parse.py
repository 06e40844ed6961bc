"""A strict, bounded parser of Yjs V1 updates and state vectors.

pycrdt never sees a byte that did not pass here: a hostile update kills its process, and a claimed count makes it
allocate gigabytes (`docs/architecture.md`, the way of a frame). Only the contents a board may hold are known; the
format is described in Yjs' `UpdateEncoder` and lib0's `encoding`.
"""

import struct
from typing import Any

from app.live.gate.structs import (
    ANY,
    DELETED,
    FORMAT,
    GC,
    SKIP,
    STRING,
    TYPE,
    DeleteRange,
    Id,
    Struct,
    Update,
    utf16_length,
)

MAX_UPDATE_BYTES = 1 << 20  # a day of offline work of one person is about 100 KB
MAX_STRUCTS = 4_000  # 400 pieces made offline in one go; judging them takes about 50 ms
MAX_RANGES = 50_000  # a reconnect carries the delete set of the whole board
MAX_CLIENTS = 100_000  # every tab ever opened at a board is a client of its delete set
MAX_VALUE_DEPTH = 4  # the deepest plain value is a map of scores; pycrdt overflows its stack at about 2,000
MAX_OWN_VALUE_DEPTH = 64  # the server may keep deeper values in a document only it writes
MAX_STRING_BYTES = 1 << 16  # the longest text of a piece is 2,000 characters
MAX_NAME_BYTES = 256  # of roots and keys; the longest key is that of a reaction
MAX_CLIENT_ID = (1 << 53) - 1  # what JavaScript can count to
MAX_CLOCK = (1 << 31) - 1  # pycrdt counts in 32 bits and panics close to the end

_HAS_ORIGIN = 0x80
_HAS_RIGHT = 0x40
_HAS_KEY = 0x20
_TYPES = {0: "array", 1: "map", 2: "text"}


class Malformed(Exception):
    """No honest client sends this."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def parse_update(update: bytes) -> Update:
    """What a client sent. Raises `Malformed`."""
    if len(update) > MAX_UPDATE_BYTES:
        raise Malformed("too-big")
    return _parse(Reader(update), MAX_STRUCTS, MAX_RANGES)


def parse_own(update: bytes) -> Update:
    """What our own document emitted: the same format without bounds on its size."""
    return _parse(Reader(update, own=True), len(update), len(update))


def check_state_vector(payload: bytes) -> None:
    """Raises `Malformed`. A seven-byte vector that claims 2^29 entries stalls pycrdt for seconds."""
    if len(payload) > MAX_UPDATE_BYTES:
        raise Malformed("too-big")
    reader = Reader(payload)
    for _ in range(reader.count(MAX_CLIENTS, 2)):
        reader.uint(MAX_CLIENT_ID)
        reader.uint(MAX_CLOCK)
    reader.finish()


class Reader:
    """Reads lib0 numbers and strings; never past the end, never more than was asked for."""

    __slots__ = ("_at", "_bytes", "_end", "depth", "entries", "names", "own", "strings")

    def __init__(self, data: bytes, own: bool = False) -> None:
        self._bytes = data
        self._at = 0
        self._end = size = len(data)
        self.own = own
        self.depth, self.entries, self.names, self.strings = (
            (MAX_OWN_VALUE_DEPTH, size, size, size)
            if own
            else (MAX_VALUE_DEPTH, MAX_STRUCTS, MAX_NAME_BYTES, MAX_STRING_BYTES)
        )

    def byte(self) -> int:
        at = self._at
        if at >= self._end:
            raise Malformed("cut-short")
        self._at = at + 1
        return self._bytes[at]

    def uint(self, limit: int) -> int:
        data, at = self._bytes, self._at  # reading numbers is most of the work of a frame
        number = shift = 0
        while True:
            if at >= self._end:
                raise Malformed("cut-short")
            part = data[at]
            at += 1
            if part < 0x80:
                break
            number |= (part & 0x7F) << shift
            shift += 7
            if shift > 49:  # 2^53 fits in eight groups of seven bits
                raise Malformed("number-too-long")
        self._at = at
        number |= part << shift
        if number > limit:
            raise Malformed("number-too-large")
        return number

    def count(self, limit: int, least_bytes: int) -> int:
        """How many entries follow, compared with the bytes that are left before anyone believes it."""
        number = self.uint(MAX_CLIENT_ID)
        if number > limit or number * least_bytes > self._end - self._at:
            raise Malformed("count-too-large")
        return number

    def take(self, length: int) -> bytes:
        at = self._at
        if length > self._end - at:
            raise Malformed("cut-short")
        self._at = at + length
        return self._bytes[at : at + length]

    def string(self, limit: int) -> str:
        try:
            return self.take(self.uint(limit)).decode()
        except UnicodeDecodeError:
            raise Malformed("not-utf8") from None

    def id(self) -> Id:
        return Id(self.uint(MAX_CLIENT_ID), self.uint(MAX_CLOCK))

    def value(self, depth: int = 0) -> Any:
        """A plain value as lib0 writes it; `undefined` and `null` are both None."""
        tag = self.byte()
        match tag:
            case 119:
                return self.string(self.strings)
            case 125:
                return self._signed()
            case 124:
                return struct.unpack(">f", self.take(4))[0]
            case 123:
                return struct.unpack(">d", self.take(8))[0]
            case 120 | 121:
                return tag == 120
            case 126 | 127:
                return None
            case 118 if depth < self.depth:
                return self._table(depth)
            case 117 if depth < self.depth:
                return [self.value(depth + 1) for _ in range(self.count(self.entries, 1))]
            case _:  # 122 BigInt and 116 bytes have no place on a board
                raise Malformed("value")

    def finish(self) -> None:
        if self._at != self._end:
            raise Malformed("bytes-left-over")

    def _table(self, depth: int) -> dict[str, Any]:
        size = self.count(self.entries, 2)
        table = {self.string(self.names): self.value(depth + 1) for _ in range(size)}
        if len(table) != size:
            raise Malformed("key-twice")
        return table

    def _signed(self) -> int:
        part = self.byte()
        negative = part & 0x40
        number = part & 0x3F
        shift = 6
        while part & 0x80:
            if shift > 48:
                raise Malformed("number-too-long")
            part = self.byte()
            number |= (part & 0x7F) << shift
            shift += 7
        return -number if negative else number


def _parse(reader: Reader, max_structs: int, max_ranges: int) -> Update:
    structs: dict[int, list[Struct]] = {}
    for _ in range(reader.count(MAX_CLIENTS, 3)):
        count = reader.count(max_structs, 2)
        max_structs -= count
        client = reader.uint(MAX_CLIENT_ID)
        if client in structs:
            raise Malformed("client-twice")
        structs[client] = _read_structs(reader, client, count)
    deletes: list[DeleteRange] = []
    clients: set[int] = set()
    for _ in range(reader.count(MAX_CLIENTS, 2)):
        client = reader.uint(MAX_CLIENT_ID)
        if client in clients:
            raise Malformed("client-twice")
        clients.add(client)
        count = reader.count(max_ranges, 2)
        max_ranges -= count
        for _ in range(count):
            start, length = reader.uint(MAX_CLOCK), reader.uint(MAX_CLOCK)
            if length == 0 or start + length > MAX_CLOCK:
                raise Malformed("range")
            deletes.append(DeleteRange(client, start, start + length))
    reader.finish()
    return Update(structs, deletes)


def _read_structs(reader: Reader, client: int, count: int) -> list[Struct]:
    structs = []
    clock = reader.uint(MAX_CLOCK)
    for _ in range(count):
        read = _read_struct(reader, client, clock)
        if read.length == 0:
            # Yjs throws on an empty struct; pycrdt takes it, and now and then emits one.
            if reader.own:
                continue
            raise Malformed("empty")
        structs.append(read)
        clock += read.length
        if clock > MAX_CLOCK:
            raise Malformed("clock-too-large")
    return structs


def _read_struct(reader: Reader, client: int, clock: int) -> Struct:
    info = reader.byte()
    content = info & 0x1F
    if content in (GC, SKIP):
        if info != content:
            raise Malformed("content")  # Yjs would ignore the other bits; pycrdt cannot read it
        return Struct(client, clock, reader.uint(MAX_CLOCK), content, None, None, None, None, None)
    origin = reader.id() if info & _HAS_ORIGIN else None
    right = reader.id() if info & _HAS_RIGHT else None
    parent: str | Id | None = None
    key = None
    if not info & (_HAS_ORIGIN | _HAS_RIGHT):
        parent = reader.string(reader.names) if reader.uint(1) else reader.id()
        if info & _HAS_KEY:
            key = reader.string(reader.names)
    length, value = _read_content(reader, content)
    return Struct(client, clock, length, content, origin, right, parent, key, value)


def _read_content(reader: Reader, content: int) -> tuple[int, Any]:
    """Its length in clocks and its value."""
    if content == STRING:
        text = reader.string(reader.strings)
        return utf16_length(text), text
    if content == ANY:
        values = [reader.value() for _ in range(reader.count(reader.entries, 1))]
        return len(values), values
    if content == TYPE:
        name = _TYPES.get(reader.uint(31))
        if name is None:
            raise Malformed("type")
        return 1, name
    if content == DELETED:
        return reader.uint(MAX_CLOCK), None
    if content == FORMAT:  # rich text: read, so that it can be refused by name
        return 1, (reader.string(reader.names), reader.string(reader.strings))
    raise Malformed("content")
