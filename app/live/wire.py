"""Sockets without ASGI in between: after the handshake a room writes to the transport, and frames are read here.

Three quarters of what a busy board costs is the kernel's `write()`: what stands between it and the room is kept small,
see docs/decisions/0018-direct-writes.md.
"""

import asyncio
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from typing import Any, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

from app.errors import CloseCode
from app.live import websocket
from app.live.connection import Line, Peer
from app.live.limits import Bucket
from app.live.protocol import FRAME_LIMIT
from app.live.websocket import Parser, Received, Violation

EXTENSION = "puzzleboard.line"  # in the scope of a socket: hands out the line of an accepted one
NOT_A_MESSAGE = b""  # a text frame: nothing of ours is text, so it reads as a malformed frame
# What a turn of the loop brings goes out in one write; above that the kernel's buffer holds enough for whoever keeps
# up. What it does not take belongs into the outbox, where edits are merged, presence is kept newest only, and too much
# of it is dropped.
WRITE_BUFFER_BYTES = 16 * 1024
CLOSE_SECONDS = 2.0  # what a peer has to take its last frames and to answer the close
# Frames that bring no message: pings, and the parts that proxies cut messages into.
EMPTY_FRAMES_PER_SECOND = 50
EMPTY_FRAMES_AT_ONCE = 1_000


def take_over(scope: MutableMapping[str, Any], frame_limit: int = FRAME_LIMIT) -> Line | None:
    """The line of a WebSocket that was accepted just now; None where another server than ours made the handshake."""
    hand_over = cast(Callable[[int], Line] | None, scope.get("extensions", {}).get(EXTENSION))
    return hand_over(frame_limit) if hand_over else None


class WebSockets(WebSocketsSansIOProtocol):
    """Uvicorn's WebSocket protocol until the handshake is answered; after that it may hand its transport over."""

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if not self.transport.is_closing():
            cast(dict[str, Any], self.scope["extensions"])[EXTENSION] = self._hand_over
            self.transport.pause_reading()  # nobody speaks before that

    def _hand_over(self, frame_limit: int) -> "Wire":
        self.stop_keepalive()
        self.connections.discard(self)
        wire = Wire(self.transport, self.connections, frame_limit)
        self.transport = _HandedOver(wire)
        return wire


class _HandedOver(asyncio.Transport):
    """What uvicorn's protocol is left with: it closes it when the application returns."""

    def __init__(self, wire: "Wire") -> None:
        super().__init__()
        self._wire = wire

    def close(self) -> None:
        self._wire.give_up()

    def is_closing(self) -> bool:
        return True

    def write(self, data: Any) -> None:
        pass


class Wire(asyncio.Protocol):
    """The line of one connection, on its transport. Reading begins with `start`."""

    __slots__ = (
        "_connections",
        "_deadline",
        "_empty_frames",
        "_has_turn",
        "_is_asked",
        "_is_closing",
        "_loop",
        "_parser",
        "_peer",
        "_pong",
        "_transport",
        "flows",
    )

    def __init__(self, transport: asyncio.Transport, connections: set[Any], frame_limit: int) -> None:
        """`connections`: those uvicorn tells of its end."""
        self.flows = True
        self._loop = asyncio.get_running_loop()
        self._transport = transport
        self._connections = connections
        self._peer: Peer | None = None
        self._parser = Parser(frame_limit)
        self._pong: bytes | None = None  # that waits until the line flows
        self._empty_frames: Bucket | None = None
        self._has_turn = False
        self._is_asked = False
        self._is_closing = False
        self._deadline: asyncio.TimerHandle | None = None
        connections.add(self)
        transport.set_write_buffer_limits(high=WRITE_BUFFER_BYTES)
        transport.set_protocol(self)

    # What a connection asks of it

    def start(self, peer: Peer) -> None:
        self._peer = peer
        if self._transport.is_closing():
            self._loop.call_soon(self._tell_lost)
        else:
            self._transport.resume_reading()

    def write(self, frame: bytes) -> None:
        if not self._is_closing and not self._transport.is_closing():
            self._transport.write(_message(frame))

    def close(self, code: int) -> None:
        if not self._is_closing:
            self._put(websocket.close(code))
            self._begin_to_close()
            if not self._has_turn and not self._transport.is_closing():
                self._transport.resume_reading()  # for the peer's answer

    def check(self) -> None:
        if self._is_asked:
            self._transport.abort()
        elif not self._is_closing:
            self._is_asked = True
            if self.flows:
                self._put(websocket.ping())

    # What the server tells

    def give_up(self) -> None:
        """The application is done with it, for better or worse."""
        if self._peer is None:
            self.close(CloseCode.TRY_LATER)

    def shutdown(self) -> None:
        self.close(CloseCode.RESTARTING)

    # What the transport tells

    def data_received(self, data: bytes) -> None:
        self._is_asked = False
        self._parser.feed(data)
        if not self._has_turn:
            self._take_turn()

    def eof_received(self) -> None:
        self._end()

    def pause_writing(self) -> None:
        self.flows = False

    def resume_writing(self) -> None:
        self.flows = True
        if self._pong is not None:
            pong, self._pong = self._pong, None
            self._put(websocket.pong(pong))
        if self._peer is not None and not self._is_closing:
            self._peer.drained()

    def connection_lost(self, _exc: Exception | None) -> None:
        self._is_closing = True
        if self._deadline is not None:
            self._deadline.cancel()
        self._connections.discard(self)
        self._tell_lost()

    # Reading

    def _take_turn(self) -> None:
        """One frame: those that arrive in one go are handled in turn with everybody else's."""
        was_paused, self._has_turn = self._has_turn, False
        try:
            received = self._parser.next()
            if received is not None:
                self._take(received)
        except Violation as violation:
            received, self._parser = None, Parser()  # what follows is noise
            self.close(violation.code)
            self._tell_lost()
        if received is not None and self._parser.unread:
            self._has_turn = True
            self._loop.call_soon(self._take_turn)
        if self._has_turn != was_paused and not self._transport.is_closing():
            (self._transport.pause_reading if self._has_turn else self._transport.resume_reading)()

    def _take(self, received: Received) -> None:
        match received.kind:
            case "close":
                self._answer_close(websocket.close_code(received.payload))
            case _ if self._is_closing or self._peer is None:
                pass
            case "binary":
                self._peer.receive(received.payload)
            case "text":
                self._peer.receive(NOT_A_MESSAGE)
            case _ if self._has_too_many_empty_frames():
                self.close(CloseCode.TOO_MUCH)
                self._tell_lost()
            case "ping" if self.flows:
                self._put(websocket.pong(received.payload))
            case "ping":
                self._pong = received.payload  # the newest is the one that counts

    def _has_too_many_empty_frames(self) -> bool:
        now = self._loop.time()
        if self._empty_frames is None:
            self._empty_frames = Bucket(EMPTY_FRAMES_PER_SECOND, EMPTY_FRAMES_AT_ONCE, now)
        return self._empty_frames.take(1, now) < 0

    # Parts of the above

    def _put(self, data: bytes) -> None:
        if not self._is_closing and not self._transport.is_closing():
            self._transport.write(data)

    def _answer_close(self, code: int) -> None:
        self._put(websocket.close(code))
        self._end()

    def _begin_to_close(self) -> None:
        self._is_closing = True
        if self._deadline is None:
            self._deadline = self._loop.call_later(CLOSE_SECONDS, self._transport.abort)

    def _end(self) -> None:
        """The peer says nothing any more; it has a moment to take what was written."""
        self._begin_to_close()
        self._transport.close()
        self._tell_lost()

    def _tell_lost(self) -> None:
        peer, self._peer = self._peer, None
        if peer is not None:
            peer.lost()


# Many are sent the same in a tick: it is made once.
_message = lru_cache(maxsize=4)(websocket.message)
