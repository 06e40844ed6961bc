"""The sync socket, and the same over ordinary HTTP. Who may open it is asked before a room is; what happens in it is
the room's.
"""

import asyncio
from collections import deque
from contextlib import suppress
from typing import Annotated, cast

from fastapi import APIRouter, Header, HTTPException, Request, Response, WebSocket, WebSocketDisconnect
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from app.live import parcels, wire
from app.live.connection import Peer
from app.live.host import Host
from app.live.stream import Stream, Streams
from app.people import guard
from app.people.seat import FindSeat, Seated

router = APIRouter()


async def sync(websocket: WebSocket) -> None:
    board_id: str = websocket.path_params["board_id"]
    if not guard.origin_allowed(websocket):
        await websocket.close()
        return
    # Browsers see a refusal before this as a network error and try for ever; only a close code is final.
    await websocket.accept()
    host = cast(Host, websocket.app.state.host)
    line = wire.take_over(websocket.scope, host.limits.frame_bytes)
    address = guard.address_of(websocket)
    if line is not None:
        # From here on the socket is served by calls: this request ends, and what it holds is free.
        await host.serve(board_id, lambda: guard.seat_for_socket(websocket, board_id), line, address)
        return
    asgi = _AsgiLine(websocket)
    await host.serve(board_id, lambda: guard.seat_for_socket(websocket, board_id), asgi, address)
    await asgi.run()


# Without what FastAPI does for a route's parameters: a whole room joins in the same moment.
router.add_websocket_route("/sync/{board_id}", sync)


@router.get("/sync/{board_id}/events", include_in_schema=False)
async def events(request: Request, board_id: str, find_seat: guard.LineSeat) -> Response:
    """The board's line down."""
    return _Events(request, board_id, find_seat)


@router.post("/sync/{board_id}/frames", status_code=204, include_in_schema=False)
async def frames(
    request: Request,
    board_id: str,
    find_seat: guard.LineSeat,
    line: Annotated[str, Header(alias="Puzzleboard-Line")],
    number: Annotated[int, Header(alias="Puzzleboard-Number", ge=0)],
) -> None:
    """The board's line up."""
    seat = await find_seat()
    stream = _streams_of(request).find(line)
    if stream is None or stream.board_id != board_id:
        raise HTTPException(404)
    if stream.person_id != seat.person_id:
        raise guard.not_allowed()
    with suppress(ClientDisconnect):  # it is sent again
        await stream.take(number, await request.body())


def _streams_of(request: Request) -> Streams:
    return cast(Streams, request.app.state.streams)


class _Events(Response):
    """Goes on until the line is closed. Nothing of it is cancelled while a board is being opened for it."""

    media_type = "text/event-stream"

    def __init__(self, request: Request, board_id: str, find_seat: FindSeat) -> None:
        # The header asks nginx, and those that learned from it, to pass on each event as it comes.
        super().__init__(headers={"Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no"})
        del self.headers["content-length"]
        self._host, self._streams = cast(Host, request.app.state.host), _streams_of(request)
        self._address = guard.address_of(request)
        self._board_id = board_id
        self._find_seat = find_seat

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        async def send_bytes(data: bytes) -> None:
            await send({"type": "http.response.body", "body": data, "more_body": True})

        stream = self._streams.open(self._board_id)
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            await send_bytes(parcels.OPENING)
            await self._host.serve(self._board_id, lambda: self._seat_for(stream), stream, self._address)
            await stream.run(send_bytes, _gone(receive))
        finally:
            self._streams.forget(stream)
        await send({"type": "http.response.body"})

    async def _seat_for(self, stream: Stream) -> Seated:
        seat = await self._find_seat()
        stream.person_id = seat.person_id
        return seat


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


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

    def write(self, frame: bytes) -> None:
        if self._code is None:
            self._frames.append(frame)
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
        try:
            await asyncio.wait((reading, writing), return_when=asyncio.FIRST_COMPLETED)
            reading.cancel()
            if self._code is not None:
                with suppress(TimeoutError):
                    async with asyncio.timeout(wire.CLOSE_SECONDS):
                        await writing
        finally:
            reading.cancel()
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
