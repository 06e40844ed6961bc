"""WebSocket frames as RFC 6455 has them, a server's side of it: no extensions, so no bit of theirs may be set.

What a peer may leave behind here is one message of little more than a frame and what came with it in one go.
"""

from typing import Literal, NamedTuple

from app.live.protocol import FRAME_LIMIT

try:
    from websockets.speedups import apply_mask
except ImportError:  # no wheel for this machine
    from websockets.utils import apply_mask

ABOVE_A_FRAME = 4_096  # bytes: the room says which frame is too big; this only bounds what is read
CONTROL_LIMIT = 125  # bytes

_CONTINUATION, _TEXT, _BINARY, _CLOSE, _PING, _PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
_FINAL, _RESERVED, _OPCODE, _CONTROL = 0x80, 0x70, 0x0F, 0x08
_MASKED = 0x80

PROTOCOL_ERROR, MESSAGE_TOO_BIG, NO_CODE = 1002, 1009, 1005

Kind = Literal["binary", "text", "part", "ping", "pong", "close"]
_KINDS: dict[int, Kind] = {_TEXT: "text", _BINARY: "binary", _CLOSE: "close", _PING: "ping", _PONG: "pong"}


class Violation(Exception):
    """The peer does not speak WebSocket. `code` is what its connection is closed with."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Received(NamedTuple):
    """A whole message or a control frame; a `part` is a frame that completes none, and its payload is left out."""

    kind: Kind
    payload: bytes


class Parser:
    """Fed bytes as they come, it gives what was received frame by frame."""

    __slots__ = ("_buffer", "_message_limit", "_parts", "_parts_kind")

    def __init__(self, frame_limit: int = FRAME_LIMIT) -> None:
        self._message_limit = frame_limit + ABOVE_A_FRAME
        self._buffer = bytearray()
        self._parts: bytearray | None = None  # of a message that is not complete
        self._parts_kind: Kind = "binary"

    @property
    def unread(self) -> int:
        """Bytes that wait for the rest of their frame, or for their turn."""
        return len(self._buffer)

    def feed(self, data: bytes) -> None:
        self._buffer += data

    def next(self) -> Received | None:
        """What the next frame brought; None when it is not there yet. Raises Violation; then nothing can follow."""
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        first, second = buffer[0], buffer[1]
        if first == _FINAL | _BINARY and _MASKED < second <= _MASKED | CONTROL_LIMIT and self._parts is None:
            # Nearly all there is: a short message in one frame.
            end = 6 + (second & ~_MASKED)
            if len(buffer) < end:
                return None
            payload = bytes(apply_mask(buffer[6:end], buffer[2:6]))
            del buffer[:end]
            return Received("binary", payload)
        length = self._length()
        start = _payload_start(second)
        if length is None or len(buffer) < start + length:
            return None
        payload = bytes(apply_mask(buffer[start : start + length], buffer[start - 4 : start])) if length else b""
        del buffer[: start + length]
        return self._take(first, payload)

    def _length(self) -> int | None:
        """Of the next frame's payload, checked as soon as it can be: what is refused need not arrive first."""
        first, second = self._buffer[0], self._buffer[1]
        opcode = first & _OPCODE
        if first & _RESERVED or not second & _MASKED:
            raise Violation(PROTOCOL_ERROR)
        is_control = bool(opcode & _CONTROL)
        if is_control and (opcode not in _KINDS or not first & _FINAL):
            raise Violation(PROTOCOL_ERROR)
        # A message begins with its kind, and goes on with none.
        if not is_control and (opcode > _BINARY or (opcode == _CONTINUATION) == (self._parts is None)):
            raise Violation(PROTOCOL_ERROR)
        length = self._announced(second & ~_MASKED)
        if length is not None and is_control and length > CONTROL_LIMIT:
            raise Violation(PROTOCOL_ERROR)
        if length is not None and not is_control and length + len(self._parts or b"") > self._message_limit:
            raise Violation(MESSAGE_TOO_BIG)
        return length

    def _announced(self, length: int) -> int | None:
        if length <= CONTROL_LIMIT:
            return length
        end = 4 if length == 126 else 10
        return int.from_bytes(self._buffer[2:end], "big") if len(self._buffer) >= end else None

    def _take(self, first: int, payload: bytes) -> Received:
        opcode = first & _OPCODE
        if opcode & _CONTROL:
            return Received(_KINDS[opcode], payload)
        if first & _FINAL and self._parts is None:
            return Received(_KINDS[opcode], payload)
        if self._parts is None:
            self._parts, self._parts_kind = bytearray(), _KINDS[opcode]
        self._parts += payload
        if not first & _FINAL:
            return Received("part", b"")
        whole, self._parts = bytes(self._parts), None
        return Received(self._parts_kind, whole)


def close_code(payload: bytes) -> int:
    """Of a close frame that was received. Raises Violation."""
    if not payload:
        return NO_CODE
    code = int.from_bytes(payload[:2], "big")
    if len(payload) == 1 or not (code in _CLOSE_CODES or 3000 <= code < 5000):
        raise Violation(PROTOCOL_ERROR)
    return code


_CLOSE_CODES = frozenset({1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014})


def message(payload: bytes) -> bytes:
    """A binary message as it goes over the wire."""
    return _header(_BINARY, len(payload)) + payload


def ping() -> bytes:
    return _header(_PING, 0)


def pong(payload: bytes) -> bytes:
    return _header(_PONG, len(payload)) + payload


def close(code: int) -> bytes:
    """NO_CODE cannot be sent: it stands for a close without any."""
    payload = b"" if code == NO_CODE else code.to_bytes(2, "big")
    return _header(_CLOSE, len(payload)) + payload


def _header(opcode: int, length: int) -> bytes:
    first = _FINAL | opcode
    if length <= CONTROL_LIMIT:
        return bytes((first, length))
    if length < 65_536:
        return bytes((first, 126)) + length.to_bytes(2, "big")
    return bytes((first, 127)) + length.to_bytes(8, "big")


def _payload_start(second: int) -> int:
    length = second & ~_MASKED
    return {126: 8, 127: 14}.get(length, 6)
