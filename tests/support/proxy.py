"""A small proxy on 127.0.0.1 that lets no WebSocket through and passes every other request on as it is."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Literal

HEAD_LIMIT = 64 * 1024
CHUNK = 64 * 1024
REFUSAL = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Proxy:
    """`upgrades`: whether it refuses WebSockets, or takes them and never answers."""

    def __init__(self, server_port: int, upgrades: Literal["refuse", "hang"]) -> None:
        self.address = ""
        self.upgrades = upgrades
        self.tried = 0  # WebSockets
        self._server_port = server_port
        self._passing: set[asyncio.StreamWriter] = set()

    def cut(self) -> int:
        """Ends everything that is passing, in the midst of it. Returns how much that was."""
        count = len(self._passing)
        for writer in self._passing:
            writer.transport.abort()
        return count

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            if b"upgrade: websocket" in head.lower():
                await self._keep_out(reader, writer)
            else:
                await self._pass_on(head, reader, writer)
        writer.transport.abort()

    async def _keep_out(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.tried += 1
        if self.upgrades == "refuse":
            writer.write(REFUSAL)
            await writer.drain()
            writer.close()
        else:
            await reader.read()  # until the browser gives up

    async def _pass_on(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._server_port)
        back.write(head)
        self._passing.add(writer)
        ways = [asyncio.create_task(_pour(reader, back)), asyncio.create_task(_pour(there, writer))]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._passing.discard(writer)
            for way in ways:
                way.cancel()
            back.transport.abort()


async def _pour(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await source.read(CHUNK):
            sink.write(data)
            await sink.drain()


@asynccontextmanager
async def proxy_before(server_port: int, upgrades: Literal["refuse", "hang"]) -> AsyncIterator[Proxy]:
    proxy = Proxy(server_port, upgrades)
    listener = await asyncio.start_server(proxy.take, "127.0.0.1", 0, limit=HEAD_LIMIT)
    proxy.address = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    try:
        yield proxy
    finally:
        listener.close()
        proxy.cut()
