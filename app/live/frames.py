"""WebSocket frames (RFC 6455), as a server reads and writes them: no extensions, messages of a bounded size.

Read by ourselves because what a busy room costs is the way of each frame through the server
(`docs/decisions/0018-lines-of-our-own.md`); the handshake stays uvicorn's.
"""

from typing import Final

try:
    from websockets.speedups import apply_mask
except ImportError:  # where it was installed without a compiler
    from websockets.utils import apply_mask

TEXT: Final = 1
BINARY: Final = 2
CLOSE: Final = 8
PING: Final = 9
PONG: Final = 10

CONTROL_LIMIT = 125  # bytes; RFC 6455, 5.5

_CONTINUATION: Final = 0
_FIN = 0x80
_MASKED = 0x80
_RESERVED = 0x70
_PROTOCOL_ERROR, _TOO_BIG = 1002, 1009

Message = tuple[int, bytes]  # TEXT, BINARY, CLOSE, PING or PONG, and what it carries


class Broken(Exception):
    """Not how a client speaks. `code` is what to close with."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Reader:
    """Takes a client's bytes apart. What it holds is bounded by `limit`, the most bytes of a message."""

    __slots__ = ("_at", "_buffer", "_fragments", "_kind", "_limit", "_size")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._buffer = b""
        self._at = 0  # what comes before is read
        self._kind = 0  # of the message whose fragments are coming; 0: none
        self._fragments: list[bytes] = []
        self._size = 0

    def feed(self, data: bytes) -> None:
        self._buffer = self._buffer[self._at :] + data if self._at < len(self._buffer) else data
        self._at = 0

    def read(self, most: int) -> list[Message]:
        """The messages of at most so many frames; none when no frame is there as a whole. Raises Broken."""
        found = []
        for _ in range(most):
            frame = self._frame(self._buffer, self._at)
            if frame is None:
                break
            first, payload, self._at = frame
            if (message := self._message(first, payload)) is not None:
                found.append(message)
        if self._at == len(self._buffer):
            self._buffer, self._at = b"", 0
        return found

    @property
    def has_frame(self) -> bool:
        """There is a whole frame that is not read yet. Raises Broken."""
        return self._frame(self._buffer, self._at, peek=True) is not None

    def _frame(self, buffer: bytes, at: int, peek: bool = False) -> tuple[int, bytes, int] | None:
        """First byte, payload and where the next frame begins; None while it is not there as a whole."""
        left = len(buffer) - at
        if left < 2:
            return None
        first, second = buffer[at], buffer[at + 1]
        if first & _RESERVED or not second & _MASKED:
            raise Broken(_PROTOCOL_ERROR)
        length, start = second & 0x7F, at + 2
        if first & 0x08 and (length > CONTROL_LIMIT or not first & _FIN):
            raise Broken(_PROTOCOL_ERROR)
        if length > CONTROL_LIMIT:
            size = 2 if length == 126 else 8
            if left < 2 + size:
                return None
            length = int.from_bytes(buffer[start : start + size], "big")
            start += size
        if length > self._limit:
            raise Broken(_TOO_BIG)
        end = start + 4 + length
        if end > len(buffer):
            return None
        payload = b"" if peek else apply_mask(buffer[start + 4 : end], buffer[start : start + 4])
        return first, payload, end

    def _message(self, first: int, payload: bytes) -> Message | None:
        kind = first & 0x0F
        if kind in (CLOSE, PING, PONG):
            return kind, payload
        if kind not in (_CONTINUATION, TEXT, BINARY) or (kind == _CONTINUATION) != bool(self._kind):
            raise Broken(_PROTOCOL_ERROR)
        if first & _FIN and not self._kind:
            return kind, payload
        self._kind = self._kind or kind
        # A client may send fragments of nothing for ever: each counts as a byte more.
        self._size += len(payload) + 1
        if self._size > self._limit + 1:
            raise Broken(_TOO_BIG)
        self._fragments.append(payload)
        if not first & _FIN:
            return None
        whole = self._kind, b"".join(self._fragments)
        self._kind, self._fragments, self._size = 0, [], 0
        return whole


def head(length: int, kind: int = BINARY) -> bytes:
    """What comes before a server's message of so many bytes."""
    if length <= CONTROL_LIMIT:
        return bytes((_FIN | kind, length))
    if length < 1 << 16:
        return bytes((_FIN | kind, 126)) + length.to_bytes(2, "big")
    return bytes((_FIN | kind, 127)) + length.to_bytes(8, "big")


def close(code: int) -> bytes:
    return head(2, CLOSE) + code.to_bytes(2, "big")


def ping() -> bytes:
    return head(0, PING)


def pong(payload: bytes) -> bytes:
    return head(len(payload), PONG) + payload
