"""A board's line over ordinary HTTP, used as a socket of `websockets` is."""

import asyncio
from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Self

import httpx2
from websockets.exceptions import ConnectionClosedError

from app.live import parcels

PATIENCE_SECONDS = 30
TOO_BIG = 1009


class StreamClient:
    """Use as `async with`. `events` is the address of its stream."""

    def __init__(self, events: str, headers: dict[str, str] | None = None) -> None:
        self.events = events
        self.line = ""  # known once it is open
        self.number = 0  # of the next parcel
        self.close_code: int | None = None
        timeout = httpx2.Timeout(PATIENCE_SECONDS, read=None)
        self.http = httpx2.AsyncClient(headers=headers, timeout=timeout, verify=False)
        self.posts: set[asyncio.Task[None]] = set()
        self._stack = AsyncExitStack()
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Self:
        await self._stack.enter_async_context(self.http)
        answer = await self._stack.enter_async_context(self.http.stream("GET", self.events))
        assert answer.status_code == 200, answer.status_code
        assert answer.headers["content-type"].startswith("text/event-stream")
        self._lines = aiter(answer.aiter_lines())
        kind, data = await self._event()
        if kind == "line":
            self.line = data
        else:
            self.close_code = int(data)
        return self

    async def __aexit__(self, *_error: object) -> None:
        for post in self.posts:
            post.cancel()
        await self._stack.aclose()

    async def send(self, frame: bytes | str) -> None:
        """Text has no place in a parcel: an empty frame stands for it."""
        await self.send_parcel(parcels.pack([frame if isinstance(frame, bytes) else b""]))

    async def send_parcel(self, parcel: bytes) -> None:
        async with self._turn:
            answer = await self.post(self.number, parcel)
            self.number += 1
        if answer.status_code == httpx2.codes.CONTENT_TOO_LARGE:
            self.close_code = TOO_BIG
        if answer.status_code != httpx2.codes.NO_CONTENT:
            raise ConnectionClosedError(None, None)

    async def post(self, number: int, parcel: bytes, line: str | None = None) -> httpx2.Response:
        headers = {"Puzzleboard-Line": line or self.line, "Puzzleboard-Number": str(number)}
        try:
            return await self.http.post(self.events.replace("/events", "/frames"), content=parcel, headers=headers)
        except httpx2.TransportError:
            raise ConnectionClosedError(None, None) from None

    async def recv(self) -> bytes:
        async for frame in self:
            return frame
        raise ConnectionClosedError(None, None)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while self.close_code is None:
            match await self._event():
                case ("", data):
                    for frame in parcels.unpack(b64decode(data)):
                        yield frame
                case ("check", _):
                    # Not awaited: whoever sends at this moment may wait for what is read here.
                    post = asyncio.create_task(self.send_parcel(b""))
                    self.posts.add(post)
                    post.add_done_callback(self.posts.discard)
                case ("close", code):
                    self.close_code = self.close_code or int(code)

    async def _event(self) -> tuple[str, str]:
        """Kind and data of the next one. A broken line reads as a socket's: code 1006."""
        kind = data = None
        try:
            async for line in self._lines:
                if line == "" and data is not None:
                    return kind or "", data
                name, _, value = line.partition(":")
                if name == "event":
                    kind = value.strip()
                elif name == "data":
                    data = value.strip()
        except httpx2.TransportError:
            pass
        return "close", "1006"
