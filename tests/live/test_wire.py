"""A line on a real transport, and peers that send it bytes. Rules of docs/sync-spec.md."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from itertools import pairwise
from typing import Any

import pytest
import uvicorn

from app.errors import CloseCode
from app.live import outbox, websocket, wire
from app.live.connection import Connection
from app.live.delivery import Delivery
from app.live.effects import Publish
from app.live.wire import WebSockets
from tests.live.test_websocket import BINARY, CONTINUATION, FINAL_BINARY, FINAL_CONTINUATION, PING, masked

PATIENCE_SECONDS = 10
HANDSHAKE = (
    b"GET / HTTP/1.1\r\nHost: board\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
TEXT, CLOSE, PONG = 0x81, 0x88, 0x8A
MORE_THAN_THE_KERNEL_TAKES = 16 * 1024 * 1024


class Desk:
    """What the server has of one connection."""

    def __init__(self, line: Any, server: "WireServer") -> None:
        self.frames: list[bytes] = []
        self.resyncs = 0
        self.is_left = False
        timer = asyncio.get_running_loop().time
        self.connection = Connection(f"desk-{len(server.desks)}", "board", line, self, timer)
        self.line = line
        server.delivery.add(self.connection)

    def receive(self, _connection: Connection, data: bytes) -> None:
        self.frames.append(data)

    def resync(self, _connection: Connection) -> None:
        self.resyncs += 1

    def leave(self, _connection: Connection) -> None:
        self.is_left = True


class WireServer:
    """Uvicorn in this process, whose application does nothing but hand its sockets over."""

    def __init__(self) -> None:
        self.desks: list[Desk] = []
        self.peers: list[Peer] = []
        self.delivery = Delivery(asyncio.get_running_loop().time)

    async def application(self, scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "websocket.accept"})
        desk = Desk(wire.take_over(scope), self)
        self.desks.append(desk)
        desk.line.start(desk.connection)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        listener = socket.create_server(("127.0.0.1", 0))
        self.port = listener.getsockname()[1]
        config = uvicorn.Config(
            self.application, interface="asgi3", ws=WebSockets, http="h11", lifespan="off", log_config=None
        )
        config.load()
        server = uvicorn.Server(config)
        server.lifespan = config.lifespan_class(config)
        await server.startup([listener])
        yield
        for peer in self.peers:
            peer.writer.transport.abort()
        await server.shutdown([listener])

    async def connect(self) -> "Peer":
        peer = Peer(*await asyncio.open_connection("127.0.0.1", self.port))
        self.peers.append(peer)
        peer.writer.write(HANDSHAKE)
        await peer.reader.readuntil(b"\r\n\r\n")
        return peer


class Peer:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    def say(self, *frames: bytes) -> None:
        self.writer.write(b"".join(frames))

    async def hear(self) -> tuple[int, bytes]:
        """The first byte of the next frame, and its payload."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            first, size = await self.reader.readexactly(2)
            if size >= 126:
                size = int.from_bytes(await self.reader.readexactly(2 if size == 126 else 8), "big")
            return first, await self.reader.readexactly(size)

    async def hear_close(self) -> int:
        while (heard := await self.hear())[0] != CLOSE:
            pass
        return int.from_bytes(heard[1], "big")

    async def hear_the_end(self) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            with suppress(ConnectionResetError):
                assert await self.reader.read() == b""


@pytest.fixture
async def server() -> AsyncIterator[WireServer]:
    server = WireServer()
    async with server.serving():
        yield server


async def test_r44_messages_arrive_whole_and_are_answered(server: WireServer) -> None:
    peer = await server.connect()
    peer.say(masked(FINAL_BINARY, b"whole"), masked(BINARY, b"in "), masked(FINAL_CONTINUATION, b"parts"))
    (desk,) = server.desks
    await until(lambda: desk.frames == [b"whole", b"in parts"])
    desk.line.write(b"one")
    desk.line.write(b"two")
    assert [await peer.hear(), await peer.hear()] == [(FINAL_BINARY, b"one"), (FINAL_BINARY, b"two")]


async def test_r44_a_text_frame_reads_as_no_message_of_ours(server: WireServer) -> None:
    peer = await server.connect()
    peer.say(masked(TEXT, b"hello"))
    await until(lambda: server.desks[0].frames == [wire.NOT_A_MESSAGE])


async def test_r44_who_does_not_speak_websocket_is_told_and_closed(server: WireServer) -> None:
    for bytes_, code in ((b"\x82\x01x", 1002), (masked(0xC2, b"x"), 1002), (b"\x82\xff" + b"\x7f" * 8, 1009)):
        peer = await server.connect()
        desk = server.desks[-1]
        peer.say(bytes_, b"noise " * 100)
        assert await peer.hear_close() == code
        await until(lambda: desk.is_left)  # noqa: B023 - waited for within the turn
        peer.writer.close()
        assert desk.frames == []


async def test_r44_a_close_is_answered_and_ends_it(server: WireServer) -> None:
    peer = await server.connect()
    peer.say(masked(CLOSE, (1001).to_bytes(2, "big")), masked(FINAL_BINARY, b"after the end"))
    assert await peer.hear_close() == 1001
    await peer.hear_the_end()
    assert server.desks[0].is_left
    assert server.desks[0].frames == []


async def test_r44_a_peer_that_closes_only_its_own_half_is_gone(server: WireServer) -> None:
    peer = await server.connect()
    peer.writer.write_eof()
    await peer.hear_the_end()
    assert server.desks[0].is_left


async def test_r44_frames_that_arrive_in_one_go_are_handled_in_turn_with_everything_else(server: WireServer) -> None:
    peer = await server.connect()
    desk = server.desks[0]
    peer.say(*(masked(FINAL_BINARY, b"point") for _ in range(300)))
    handled = [0]
    async with asyncio.timeout(PATIENCE_SECONDS):
        while handled[-1] < 300:
            await asyncio.sleep(0)
            handled.append(len(desk.frames))
    assert max(later - earlier for earlier, later in pairwise(handled)) <= 2


async def test_r45_pings_are_answered_with_what_they_say(server: WireServer) -> None:
    peer = await server.connect()
    peer.say(masked(PING, b"there?"))
    assert await peer.hear() == (PONG, b"there?")


@pytest.mark.parametrize("empty", [masked(PING, b""), masked(PONG, b""), masked(CONTINUATION, b"")])
async def test_r45_a_flood_of_frames_without_a_message_is_closed(server: WireServer, empty: bytes) -> None:
    peer = await server.connect()
    peer.say(masked(BINARY, b""), *(empty for _ in range(2 * wire.EMPTY_FRAMES_AT_ONCE)))
    assert await peer.hear_close() == CloseCode.TOO_MUCH


async def test_r45_who_answers_nothing_for_long_is_gone(server: WireServer) -> None:
    peer = await server.connect()
    server.desks[0].line.check()
    assert await peer.hear() == (PING, b"")
    peer.say(masked(PONG, b""))
    await until(lambda: not server.desks[0].line._is_asked)
    server.desks[0].line.check()
    assert await peer.hear() == (PING, b"")
    server.desks[0].line.check()
    await peer.hear_the_end()
    assert server.desks[0].is_left


async def test_r45_who_takes_neither_the_close_nor_what_was_before_it_is_cut_off(
    server: WireServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "CLOSE_SECONDS", 0.05)
    await server.connect()
    desk = server.desks[0]
    desk.line.write(bytes(MORE_THAN_THE_KERNEL_TAKES))
    desk.connection.close(CloseCode.RESTARTING)
    await until(lambda: desk.is_left)


async def test_r46_what_the_kernel_does_not_take_waits_merged_and_bounded_in_the_outbox(server: WireServer) -> None:
    peer = await server.connect()
    desk = server.desks[0]
    desk.line.write(bytes(MORE_THAN_THE_KERNEL_TAKES))
    assert not desk.line.flows
    for count in range(outbox.EDITS_LIMIT + 1):
        server.delivery.put(Publish("board", b"\x00\x00", str(count).encode(), (desk.connection.id,)))
    assert desk.connection._outbox.is_behind
    await assert_brought_up_to_date(server, peer, desk)


async def assert_brought_up_to_date(server: WireServer, peer: Peer, desk: Desk) -> None:
    assert len((await peer.hear())[1]) == MORE_THAN_THE_KERNEL_TAKES
    await until(lambda: desk.resyncs == 1)
    server.delivery.put(Publish("board", b"\x00\x00", b"in sync", (desk.connection.id,)))
    assert await peer.hear() == (FINAL_BINARY, b"in sync")


async def test_r27_who_misses_edits_that_cannot_be_merged_is_brought_up_to_date(server: WireServer) -> None:
    peer = await server.connect()
    desk = server.desks[0]
    desk.line.write(bytes(MORE_THAN_THE_KERNEL_TAKES))
    for _ in range(2):
        server.delivery.put(Publish("board", b"no update", b"edit", (desk.connection.id,)))
    await assert_brought_up_to_date(server, peer, desk)


async def test_r46_what_a_tick_brings_is_one_write(server: WireServer) -> None:
    peer = await server.connect()
    desk = server.desks[0]
    for frame in (b"edit", b"presence"):
        server.delivery.put(Publish("board", b"\x00\x00", frame, (desk.connection.id,)))
    assert await peer.reader.read(100) == websocket.message(b"edit") + websocket.message(b"presence")


async def test_a_server_that_stops_says_so(server: WireServer) -> None:
    peer = await server.connect()
    server.desks[0].line.shutdown()
    assert await peer.hear_close() == CloseCode.RESTARTING


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not condition():  # noqa: ASYNC110 - what it looks at belongs to the code under test
            await asyncio.sleep(0.001)
