"""A line over ordinary HTTP, for where a proxy lets no WebSocket through: events down, numbered parcels up."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable

from app.errors import CloseCode
from app.live import parcels
from app.live.connection import Peer
from app.live.protocol import FRAME_LIMIT
from app.live.varint import Malformed

BUFFER_BYTES = 64 * 1024  # what may wait here before the outbox merges
CLOSE_SECONDS = 2.0  # what a peer has to take its last events

Send = Callable[[bytes], Awaitable[None]]


class Stream:
    def __init__(self, board_id: str, frame_limit: int = FRAME_LIMIT) -> None:
        self.id = secrets.token_urlsafe(24)
        self.board_id = board_id
        self.person_id: str | None = None  # whose parcels are taken
        self._frame_limit = frame_limit
        self._peer: Peer | None = None
        self._frames: list[bytes] = []
        self._bytes = 0  # of the frames that wait
        self._is_asked = self._must_ask = False  # for a sign of life
        self._code: int | None = None
        self._has_more, self._closed = asyncio.Event(), asyncio.Event()
        self._taking = asyncio.Lock()
        self._expected = 0  # the number of the next parcel

    # What the connection does

    @property
    def flows(self) -> bool:
        return self._bytes < BUFFER_BYTES and self._code is None

    def start(self, peer: Peer) -> None:
        self._peer = peer

    def write(self, frame: bytes) -> None:
        if self._code is None:
            self._frames.append(frame)
            self._bytes += len(frame)
            self._has_more.set()

    def close(self, code: int) -> None:
        if self._code is None:
            self._code = code
            self._has_more.set()
            self._closed.set()

    def check(self) -> None:
        if self._is_asked:
            self.close(CloseCode.TRY_LATER)
        else:
            self._is_asked = self._must_ask = True
            self._has_more.set()

    # What the peer sends

    async def take(self, number: int, parcel: bytes) -> None:
        """Each number is taken once, whatever is sent again; where one is missing the line cannot go on."""
        self._is_asked = False
        async with self._taking:
            if number > self._expected:
                self.close(CloseCode.TRY_LATER)
            if number != self._expected:
                return
            self._expected += 1
            try:
                await self._receive(parcel)
            except Malformed:
                self.close(CloseCode.MALFORMED)

    async def _receive(self, parcel: bytes) -> None:
        for frame in parcels.unpack(parcel, self._frame_limit):
            if self._peer is None or self._code is not None:
                return
            self._peer.receive(frame)
            # What arrived in one go is still handled in turn with everybody else's.
            await asyncio.sleep(0)

    # What the peer is sent

    async def run(self, send: Send, gone: Awaitable[None]) -> None:
        """Until either side closes it. `gone` is over when the peer is."""
        leaving, sending = asyncio.ensure_future(gone), asyncio.create_task(self._send(send))
        closing = asyncio.create_task(self._closed.wait())
        try:
            await asyncio.wait((leaving, sending, closing), return_when=asyncio.FIRST_COMPLETED)
            if not leaving.done() and not sending.done():
                await asyncio.wait((leaving, sending), timeout=CLOSE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            if sending.done():
                sending.result()
        finally:
            for task in (leaving, sending, closing):
                task.cancel()
            self._lose()

    async def _send(self, send: Send) -> None:
        if self._peer is not None:
            await send(parcels.opened(self.id))
        while True:
            self._has_more.clear()
            while events := self._next():
                await send(events)
            if self._code is not None:
                await send(parcels.closed(self._code))
                return
            if self._peer is not None:
                self._peer.drained()
            await self._has_more.wait()

    def _next(self) -> bytes:
        """What waits, as one piece to write."""
        events = parcels.event(self._frames) if self._frames else b""
        if self._must_ask:
            events += parcels.CHECK
        self._frames, self._bytes, self._must_ask = [], 0, False
        return events

    def _lose(self) -> None:
        self.close(CloseCode.TRY_LATER)  # for whoever still writes
        peer, self._peer = self._peer, None
        if peer is not None:
            peer.lost()


class Streams:
    """Those that are open, by the names their parcels come under."""

    def __init__(self, frame_limit: int = FRAME_LIMIT) -> None:
        self._frame_limit = frame_limit
        self._open: dict[str, Stream] = {}
        self._is_ending = False

    def open(self, board_id: str) -> Stream:
        stream = Stream(board_id, self._frame_limit)
        self._open[stream.id] = stream
        if self._is_ending:
            stream.close(CloseCode.RESTARTING)
        return stream

    def find(self, id: str) -> Stream | None:
        return self._open.get(id)

    def forget(self, stream: Stream) -> None:
        del self._open[stream.id]

    def end(self) -> None:
        """The server stops."""
        self._is_ending = True
        for stream in self._open.values():
            stream.close(CloseCode.RESTARTING)
