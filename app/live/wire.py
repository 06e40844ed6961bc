"""A WebSocket as a line: uvicorn makes the handshake, then the transport is ours.

Through ASGI every frame costs a task switch and a queue on its way in, and a second copy of the protocol's state on its
way out; here it is one call. Nothing of the request is kept while the socket is open.
"""

import asyncio
from collections.abc import Callable, MutableMapping, Sequence
from typing import Any, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from app.live import frames
from app.live.connection import Line, Peer

FRAMES_A_TURN = 1  # of one connection before everybody else has their turn: the worst take milliseconds each
BUFFER_BYTES = 64 * 1024  # what may wait in a transport before the outbox merges: a second of a busy room
SMALL_BYTES = 4 * 1024  # below this a copy is cheaper than a second piece to write
CLOSE_SECONDS = 2.0  # what a peer has to take its last frames and the close code

EXTENSION = "puzzleboard.line"
NOT_A_MESSAGE = b""  # a text message: nothing of ours is text, so it reads as a malformed frame


def take_over(scope: MutableMapping[str, Any]) -> Line | None:
    """The line of an accepted WebSocket, for good; None where another server than ours made the handshake."""
    hand_over = cast(Callable[[], Line | None] | None, scope.get("extensions", {}).get(EXTENSION))
    return hand_over() if hand_over else None


class WebSockets(WebSocketsSansIOProtocol):
    """uvicorn's protocol up to the handshake, with a way out of it (`ws=` of its configuration)."""

    def handle_connect(self, event: Any) -> None:
        super().handle_connect(event)
        if hasattr(self, "scope"):
            cast(dict[str, Any], self.scope["extensions"])[EXTENSION] = self.hand_over

    def hand_over(self) -> Line | None:
        if not self.queue.empty() or self.transport.is_closing():
            return None  # it spoke before it was answered, or is gone already
        self.stop_keepalive()
        wire = Wire(self.transport, self.config.ws_max_size, self.connections)
        self.connections.discard(self)
        self.transport.set_protocol(wire)
        self.transport = cast(asyncio.Transport, _Nowhere())
        return wire


class _Nowhere:
    """What uvicorn still does to the transport it handed over."""

    def write(self, data: bytes) -> None: ...
    def close(self) -> None: ...
    def is_closing(self) -> bool:
        return True


class Wire(asyncio.Protocol):
    """The line of one WebSocket."""

    __slots__ = ("_connections", "_flows", "_is_asked", "_is_closing", "_is_held", "_peer", "_reader", "_transport")

    def __init__(self, transport: asyncio.Transport, message_limit: int, connections: set[Any]) -> None:
        """`connections`: uvicorn's set of what it has to `shutdown`."""
        self._transport = transport
        self._connections = connections
        self._reader = frames.Reader(message_limit)
        self._peer: Peer | None = None
        self._flows = True
        self._is_asked = False
        self._is_closing = False
        self._is_held = True  # nothing more is read until what came is handled
        connections.add(self)
        transport.set_write_buffer_limits(BUFFER_BYTES)
        transport.pause_reading()

    # What the connection does

    @property
    def flows(self) -> bool:
        return self._flows and not self._is_closing

    def start(self, peer: Peer) -> None:
        self._peer = peer
        if self._transport.is_closing():
            self._soon(self._lose)
        else:
            self._go_on()

    def write(self, payloads: Sequence[bytes]) -> None:
        if self._is_closing:
            return
        for payload in payloads:
            head = frames.head(len(payload))
            if len(payload) <= SMALL_BYTES:
                self._transport.write(head + payload)
            else:
                self._transport.write(head)
                self._transport.write(payload)

    def close(self, code: int) -> None:
        if self._is_closing:
            return
        self._transport.write(frames.close(code))
        self._is_closing = True
        self._hold(False)  # for the peer's answer
        asyncio.get_running_loop().call_later(CLOSE_SECONDS, self._transport.abort)

    def check(self) -> None:
        if self._is_asked:
            self._transport.abort()
        elif self.flows:
            self._is_asked = True
            self._transport.write(frames.ping())

    def shutdown(self) -> None:
        """uvicorn stops."""
        self.close(1012)

    # What the transport tells

    def data_received(self, data: bytes) -> None:
        self._is_asked = False
        self._reader.feed(data)
        if not self._is_held:
            self._go_on()

    def pause_writing(self) -> None:
        self._flows = False

    def resume_writing(self) -> None:
        self._flows = True
        if self._peer is not None and not self._is_closing:
            self._peer.drained()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        self._connections.discard(self)
        self._lose()

    # Parts of the above

    def _go_on(self) -> None:
        """Handle a few frames; the rest when everybody else has had their turn."""
        try:
            for kind, payload in self._reader.read(FRAMES_A_TURN):
                self._take(kind, payload)
            has_more = self._reader.has_frame and not self._transport.is_closing()
        except frames.Broken as broken:
            self.close(broken.code)
            return
        self._hold(has_more)
        if has_more:
            self._soon(self._go_on)

    def _take(self, kind: int, payload: bytes) -> None:
        if kind == frames.CLOSE:
            if not self._is_closing:
                self._transport.write(frames.head(len(payload), frames.CLOSE) + payload)
                self._is_closing = True
            self._transport.close()
        elif self._is_closing or self._peer is None:
            return
        elif kind == frames.PING:
            if self._flows:  # who floods and does not read is owed no answer
                self._transport.write(frames.pong(payload))
        elif kind != frames.PONG:
            self._peer.receive(payload if kind == frames.BINARY else NOT_A_MESSAGE)

    def _hold(self, is_held: bool) -> None:
        if is_held == self._is_held or self._transport.is_closing():
            return
        self._is_held = is_held
        if is_held:
            self._transport.pause_reading()
        else:
            self._transport.resume_reading()

    def _lose(self) -> None:
        peer, self._peer = self._peer, None
        self._is_closing = True
        if peer is not None:
            peer.lost()

    def _soon(self, act: Callable[[], None]) -> None:
        asyncio.get_running_loop().call_soon(act)
