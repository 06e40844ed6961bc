"""The sync socket. Who may open it is asked before a room is; what happens in it is the room's."""

import asyncio
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import cast

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from app.live import wire
from app.live.connection import Peer
from app.live.host import Host
from app.people import guard

router = APIRouter()


@router.websocket("/sync/{board_id}")
async def sync(websocket: WebSocket, board_id: str) -> None:
    if not guard.origin_allowed(websocket):
        await websocket.close()
        return
    # Browsers see a refusal before this as a network error and try for ever; only a close code is final.
    await websocket.accept()
    host = cast(Host, websocket.app.state.host)
    line = wire.take_over(websocket.scope)
    if line is not None:
        # From here on the socket is served by calls: this request ends, and what it holds is free.
        await host.serve(board_id, lambda: guard.seat_for_socket(websocket, board_id), line)
        return
    asgi = _AsgiLine(websocket)
    await host.serve(board_id, lambda: guard.seat_for_socket(websocket, board_id), asgi)
    await asgi.run()


class _AsgiLine:
    """The same over plain ASGI, where another server than ours has the socket: a reader and a writer."""

    def __init__(self, websocket: WebSocket) -> None:
        self._websocket = websocket
        self._peer: Peer | None = None
        self._frames: deque[bytes] = deque()
        self._has_more = asyncio.Event()
        self._code: int | None = None

    @property
    def flows(self) -> bool:
        return not self._frames and self._code is None

    def start(self, peer: Peer) -> None:
        self._peer = peer

    def write(self, frames: Sequence[bytes]) -> None:
        if self._code is None:
            self._frames.extend(frames)
            self._has_more.set()

    def close(self, code: int) -> None:
        self._code = code if self._code is None else self._code
        self._has_more.set()

    def check(self) -> None:
        """The server that has the socket does."""

    async def run(self) -> None:
        """Until either side closes it."""
        reading = asyncio.create_task(self._read())
        writing = asyncio.create_task(self._write())
        await asyncio.wait((reading, writing), return_when=asyncio.FIRST_COMPLETED)
        reading.cancel()
        if self._code is not None:
            with suppress(TimeoutError):
                async with asyncio.timeout(wire.CLOSE_SECONDS):
                    await writing
        writing.cancel()
        if self._peer is not None:
            self._peer.lost()

    async def _read(self) -> None:
        while self._peer is not None:
            message = await self._websocket.receive()
            if message["type"] == "websocket.disconnect":
                return
            self._peer.receive(cast(bytes, message.get("bytes") or wire.NOT_A_MESSAGE))

    async def _write(self) -> None:
        # RuntimeError: the server closed it already.
        with suppress(WebSocketDisconnect, RuntimeError):
            while True:
                while self._frames:
                    await self._websocket.send({"type": "websocket.send", "bytes": self._frames[0]})
                    self._frames.popleft()
                if self._code is not None:
                    await self._websocket.send({"type": "websocket.close", "code": self._code})
                    return
                if self._peer is not None:
                    self._peer.drained()
                if self.flows:
                    self._has_more.clear()
                    await self._has_more.wait()
