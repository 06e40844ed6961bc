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
from app.live.connection import Gone
from app.live.host import Host
from app.people.seat import Seated
from tests.live.table import BOARD_ID, hello, note, seated

PATIENCE_SECONDS = 10


class Socket:
    """A socket in memory. While `is_stuck` its reader takes nothing."""

    def __init__(self) -> None:
        self.doc: Doc[Any] = Doc()
        self.frames: list[bytes] = []
        self.code: int | None = None
        self.coming: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.flows = asyncio.Event()
        self.flows.set()
        self._news = asyncio.Condition()

    async def receive(self) -> bytes:
        if (frame := await self.coming.get()) is None:
            raise Gone
        return frame

    async def send(self, frame: bytes) -> None:
        await self.flows.wait()
        self.frames.append(frame)
        match protocol.decode(frame):
            case protocol.SyncStep2("board", update) | protocol.Update("board", update):
                self.doc.apply_update(update)
        await self._tell()

    async def close(self, code: int) -> None:
        self.code = code
        await self._tell()

    async def until(self, condition: Callable[["Socket"], object]) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS), self._news:
            await self._news.wait_for(lambda: condition(self))

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()


class Tables:
    """Opens sockets at the board and ends them after the test."""

    def __init__(self, host: Host, group: asyncio.TaskGroup) -> None:
        self.host = host
        self.group = group
        self.sockets: list[Socket] = []

    async def sit(self, name: str, *, board_id: str = BOARD_ID, **seat: Any) -> Socket:
        socket = Socket()
        self.sockets.append(socket)
        self.group.create_task(self.host.serve(board_id, finder(seated(name, **seat)), socket))
        socket.coming.put_nowait(hello(socket.doc.client_id))
        socket.coming.put_nowait(protocol.sync_step1("board", b"\x00"))
        await socket.until(lambda socket: is_synced(socket) or socket.code)
        return socket


@asynccontextmanager
async def running(
    database: Database,
    timer: Callable[[], float] = time.monotonic,
    clock: Callable[[], float] = time.time,
    opening: Path | None = None,
) -> AsyncIterator[Tables]:
    host = Host(database, opening=opening, clock=clock, timer=timer)
    await host.start()
    async with asyncio.TaskGroup() as group:
        tables = Tables(host, group)
        yield tables
        for socket in tables.sockets:
            socket.coming.put_nowait(None)
    await host.stop()


def write_note(socket: Socket, name: str, id: str) -> None:
    change(socket, lambda doc: note(doc, id, seated(name).person_id, "written"))


def change(socket: Socket, edit: Callable[[Doc[Any]], object]) -> None:
    before = socket.doc.get_state()
    with socket.doc.transaction():
        edit(socket.doc)
    socket.coming.put_nowait(protocol.update("board", socket.doc.get_update(before)))


def finder(seat: Seated) -> Callable[[], Any]:
    async def find_seat() -> Seated:
        return seat

    return find_seat


def is_synced(socket: Socket) -> bool:
    return any(isinstance(protocol.decode(frame), protocol.SyncStep2) for frame in socket.frames)
