"""Sockets in memory at a real host on a real log."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pycrdt import Doc

from app.db.database import Database
from app.live import protocol
from app.live.connection import Peer
from app.live.host import Host
from app.people.seat import Seated
from tests.live.table import BOARD_ID, hello, note, seated

PATIENCE_SECONDS = 10


class Socket:
    """A line in memory. While it is `stuck` its reader takes nothing."""

    def __init__(self) -> None:
        self.doc: Doc[Any] = Doc()
        self.frames: list[bytes] = []
        self.code: int | None = None
        self.flows = True
        self._peer: Peer | None = None
        self._news = asyncio.Condition()
        self._telling: set[asyncio.Task[None]] = set()

    # As a connection uses it

    def start(self, peer: Peer) -> None:
        self._peer = peer

    def write(self, frame: bytes) -> None:
        self.frames.append(frame)
        match protocol.decode(frame):
            case protocol.SyncStep2("board", update) | protocol.Update("board", update):
                self.doc.apply_update(update)
        self._tell()

    def close(self, code: int) -> None:
        self.code = code
        self.flows = False
        self._tell()

    def check(self) -> None: ...

    # As its reader does

    def send(self, frame: bytes) -> None:
        if self._peer is not None:
            self._peer.receive(frame)

    def leave(self) -> None:
        peer, self._peer = self._peer, None
        if peer is not None:
            peer.lost()

    def get_stuck(self) -> None:
        self.flows = False

    def read_on(self) -> None:
        self.flows = True
        if self._peer is not None:
            self._peer.drained()

    async def until(self, condition: Callable[["Socket"], object]) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS), self._news:
            await self._news.wait_for(lambda: condition(self))

    def _tell(self) -> None:
        telling = asyncio.get_running_loop().create_task(self._notify())
        self._telling.add(telling)
        telling.add_done_callback(self._telling.discard)

    async def _notify(self) -> None:
        async with self._news:
            self._news.notify_all()


class Tables:
    """Opens sockets at the board and ends them after the test."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.sockets: list[Socket] = []

    async def sit(self, name: str, *, board_id: str = BOARD_ID, **seat: Any) -> Socket:
        socket = Socket()
        self.sockets.append(socket)
        await self.host.serve(board_id, finder(seated(name, **seat)), socket)
        socket.send(hello(socket.doc.client_id))
        socket.send(protocol.sync_step1("board", b"\x00"))
        await socket.until(lambda socket: is_synced(socket) or socket.code)
        return socket

    def leave(self) -> None:
        for socket in self.sockets:
            socket.leave()


@asynccontextmanager
async def running(
    database: Database,
    timer: Callable[[], float] = time.monotonic,
    clock: Callable[[], float] = time.time,
    opening: Path | None = None,
) -> AsyncIterator[Tables]:
    host = Host(database, opening=opening, clock=clock, timer=timer)
    await host.start()
    tables = Tables(host)
    try:
        yield tables
    finally:
        tables.leave()
        await host.stop()


def write_note(socket: Socket, name: str, id: str) -> None:
    change(socket, lambda doc: note(doc, id, seated(name).person_id, "written"))


def change(socket: Socket, edit: Callable[[Doc[Any]], object]) -> None:
    before = socket.doc.get_state()
    with socket.doc.transaction():
        edit(socket.doc)
    socket.send(protocol.update("board", socket.doc.get_update(before)))


def finder(seat: Seated) -> Callable[[], Any]:
    async def find_seat() -> Seated:
        return seat

    return find_seat


def is_synced(socket: Socket) -> bool:
    return any(isinstance(protocol.decode(frame), protocol.SyncStep2) for frame in socket.frames)
