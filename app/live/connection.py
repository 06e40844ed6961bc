"""One socket: a reader that feeds the room, and a writer that drains the outbox at the pace of its peer."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from app.errors import CloseCode
from app.live import protocol
from app.live.outbox import Outbox
from app.live.room import KEEPALIVE_SECONDS

CLOSE_SECONDS = 2.0  # what a peer has to take its last frames and the close code


class Gone(Exception):
    """The peer's end of the socket is closed."""


class Socket(Protocol):
    """What a connection asks of a socket. `receive` and `send` raise Gone."""

    async def receive(self) -> bytes: ...
    async def send(self, frame: bytes) -> None: ...
    async def close(self, code: int) -> None: ...


class Connection:
    def __init__(self, id: str, socket: Socket, clock: Callable[[], float]) -> None:
        self.id = id
        self.outbox = Outbox()
        self.code: CloseCode | None = None  # why this side closes it
        self._socket = socket
        self._clock = clock
        self._has_more = asyncio.Event()
        self._over = asyncio.Event()

    def wake(self) -> None:
        """There is something in the outbox."""
        self._has_more.set()
        if self.outbox.is_hopeless(self._clock()):
            self.close(CloseCode.TOO_SLOW)

    def close(self, code: CloseCode) -> None:
        self.code = self.code or code
        self._over.set()

    async def run(self, receive: Callable[[bytes], None], resync: Callable[[], None]) -> None:
        """Serve the socket until either side closes it. `resync` fills the outbox with the present state."""
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._read(receive)), group.create_task(self._write(resync))]
            await self._over.wait()
            for task in tasks:
                task.cancel()
        if self.code is not None:
            with suppress(Gone, TimeoutError):
                async with asyncio.timeout(CLOSE_SECONDS):
                    await self._say_goodbye(self.code)

    async def _read(self, receive: Callable[[bytes], None]) -> None:
        with suppress(Gone):
            while not self._over.is_set():
                receive(await self._socket.receive())
                # What arrived in one go is still handled in turn with everybody else's.
                await asyncio.sleep(0)
        self._over.set()

    async def _write(self, resync: Callable[[], None]) -> None:
        with suppress(Gone):
            while True:
                if (frame := self.outbox.next()) is not None:
                    await self._socket.send(frame)
                elif self.outbox.is_behind:
                    self.outbox.recover(self._clock())
                    resync()
                elif not await self._wait_for_more():
                    await self._socket.send(protocol.KEEPALIVE)
        self._over.set()

    async def _wait_for_more(self) -> bool:
        """False when nothing came up for so long that the peer needs a sign of life."""
        self._has_more.clear()
        try:
            async with asyncio.timeout(KEEPALIVE_SECONDS):
                return await self._has_more.wait()
        except TimeoutError:
            return False

    async def _say_goodbye(self, code: CloseCode) -> None:
        while code is not CloseCode.TOO_SLOW and (frame := self.outbox.next()) is not None:
            await self._socket.send(frame)
        await self._socket.close(code)
