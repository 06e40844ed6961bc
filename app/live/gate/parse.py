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
    Id,
    Span,
    Struct,
    Update,
    utf16_length,
)

MAX_UPDATE_BYTES = 1 << 20  # a day of offline work of one person is about 100 KB
MAX_STRUCTS = 4_000  # 400 pieces made offline in one go; judging them takes about 40 ms
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

    __slots__ = ("_at", "_bytes", "_client", "_client_bytes", "_end", "depth", "entries", "names", "own", "strings")

    def __init__(self, data: bytes, own: bool = False) -> None:
        self._bytes = data
        self._at = 0
        self._end = size = len(data)
        self._client, self._client_bytes = 0, b"\0"
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
        at = self._at  # reading numbers is most of the work of a frame
        try:
            number = self._bytes[at]
            if number < 0x80:
                self._at = at + 1
            else:
                number, self._at = _long_uint(self._bytes, at)
        except IndexError:
            raise Malformed("cut-short") from None
        if number > limit:
            raise Malformed("number-too-large")
        return number

    def spans(self, count: int) -> list[Span]:
        """That many ranges of a delete set: where each starts and stops."""
        data, at = self._bytes, self._at
        numbers = []
        try:
            for _ in range(2 * count):  # written out: it is half of what a reconnect to an old board costs
                number = data[at]
                at += 1
                if number >= 0x80:
                    number &= 0x7F
                    shift = 7
                    while (part := data[at]) >= 0x80 and shift < 49:
                        number |= (part & 0x7F) << shift
                        at += 1
                        shift += 7
                    number |= part << shift
                    at += 1
                numbers.append(number)
        except IndexError:
            raise Malformed("cut-short") from None
        self._at = at
        if numbers and max(numbers) > MAX_CLOCK:
            raise Malformed("number-too-large")
        spans = [(start, start + length) for start, length in zip(numbers[::2], numbers[1::2], strict=True)]
        if any(start == stop or stop > MAX_CLOCK for start, stop in spans):
            raise Malformed("range")
        return spans

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
        length = self.uint(limit)
        at = self._at
        if length > self._end - at:
            raise Malformed("cut-short")
        self._at = at + length
        try:
            return self._bytes[at : at + length].decode()
        except UnicodeDecodeError:
            raise Malformed("not-utf8") from None

    def id(self) -> Id:
        return Id(self.client(), self.uint(MAX_CLOCK))

    def client(self) -> int:
        """Most ids of an update are of one client: its bytes are known again."""
        if self._bytes.startswith(self._client_bytes, self._at):
            self._at += len(self._client_bytes)
            return self._client
        start = self._at
        self._client = self.uint(MAX_CLIENT_ID)
        self._client_bytes = self._bytes[start : self._at]
        return self._client

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


def _long_uint(data: bytes, at: int) -> tuple[int, int]:
    """A number of more than one byte, and where it ends. Raises IndexError past the end."""
    number = shift = 0
    while (part := data[at]) >= 0x80:
        number |= (part & 0x7F) << shift
        at += 1
        shift += 7
        if shift > 49:  # 2^53 fits in eight groups of seven bits
            raise Malformed("number-too-long")
    return number | part << shift, at + 1


def _parse(reader: Reader, max_structs: int, max_ranges: int) -> Update:
    structs: dict[int, list[Struct]] = {}
    for _ in range(reader.count(MAX_CLIENTS, 3)):
        count = reader.count(max_structs, 2)
        max_structs -= count
        client = reader.uint(MAX_CLIENT_ID)
        if client in structs:
            raise Malformed("client-twice")
        structs[client] = _read_structs(reader, client, count)
    deletes: dict[int, list[Span]] = {}
    for _ in range(reader.count(MAX_CLIENTS, 2)):
        client = reader.uint(MAX_CLIENT_ID)
        if client in deletes:
            raise Malformed("client-twice")
        count = reader.count(max_ranges, 2)
        max_ranges -= count
        deletes[client] = reader.spans(count)
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
    if info < _HAS_RIGHT:  # has neither
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
