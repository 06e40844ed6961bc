"""A client that writes into its own piece and sees what the others write, without the cost of keeping their board.

Every edit carries a marker of ASCII characters, found again in whatever bytes arrive: merged updates count like single
ones.
"""

import asyncio
import re
import sys
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from pycrdt import Doc, Map, Text
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from app.board import write
from app.live import protocol
from tests.live.table import hello
from tests.support.seat import SeatedClient

SAVED = 101  # the server's frame: everything up to the n-th update is in the log
MARKER = re.compile(rb"#!([0-9a-f]{3})([0-9a-f]{4})")


class Typist:
    def __init__(self, number: int, seat: SeatedClient, socket: ClientConnection) -> None:
        self.number = number
        self.seat = seat
        self.socket = socket
        self.doc: Doc[object] = Doc(client_id=Doc().client_id % 2**32)
        self.piece = f"bench-{number:03}".ljust(21, "-")
        self.sent_at: list[float] = []
        self.seen: dict[tuple[int, int], float] = {}  # (writer, edit) -> when
        self.saved = asyncio.Event()
        self.complete = asyncio.Event()
        self.awaited = sys.maxsize

    async def start(self) -> None:
        """Says hello and lays the piece. The reader must be running."""
        await self.socket.send(hello(self.doc.client_id))
        await self.socket.send(protocol.sync_step1("board", b"\x00"))
        before = self.doc.get_state()
        write.create_piece(self.doc, self.piece, "note", self.seat.person_id, pos=(self.number * 10, 0))
        await self._send_since(before)
        await self.saved.wait()

    async def write(self, edits: int, per_second: float, begin_at: float) -> None:
        for edit in range(edits):
            await asyncio.sleep(max(0.0, begin_at + edit / per_second - time.perf_counter()))
            before = self.doc.get_state()
            write_on(self.doc, self.piece, f"#!{self.number:03x}{edit:04x}")
            self.sent_at.append(time.perf_counter())
            await self._send_since(before)

    async def read(self) -> None:
        try:
            async for frame in self.socket:
                now = time.perf_counter()
                assert isinstance(frame, bytes)
                if frame[0] == SAVED:
                    self.saved.set()
                for writer, edit in MARKER.findall(frame):
                    self.seen.setdefault((int(writer, 16), int(edit, 16)), now)
                self._look()
        except ConnectionClosed:
            pass

    async def has_seen(self, edits: int) -> None:
        """Waits until so many edits of the others have arrived."""
        self.awaited = edits
        self._look()
        await self.complete.wait()

    def _look(self) -> None:
        if len(self.seen) >= self.awaited:
            self.complete.set()

    async def _send_since(self, before: bytes) -> None:
        await self.socket.send(protocol.update("board", self.doc.get_update(before)))


def write_on(doc: Doc[object], piece: str, words: str) -> None:
    """At the end of a piece's sentence; plain ASCII, whose bytes are its length."""
    text: Text = doc.get("pieces", type=Map)[piece]["text"]
    text.insert(len(text), words)


@asynccontextmanager
async def typists(seats: Iterable[SeatedClient]) -> AsyncIterator[list[Typist]]:
    """All connected, each with a piece of their own."""
    everyone = [Typist(number, seat, await seat.open_socket()) for number, seat in enumerate(seats)]
    async with asyncio.TaskGroup() as group:
        readers = [group.create_task(typist.read()) for typist in everyone]
        for typist in everyone:
            await typist.start()
        yield everyone
        for typist in everyone:
            await typist.socket.close()
        for reader in readers:
            reader.cancel()


def latencies_ms(everyone: list[Typist]) -> tuple[list[float], float]:
    """From sending to receipt by every other client, and the share of those receipts that happened."""
    found = [
        (typist.seen[writer.number, edit] - sent) * 1000
        for writer in everyone
        for edit, sent in enumerate(writer.sent_at)
        for typist in everyone
        if typist is not writer and (writer.number, edit) in typist.seen
    ]
    expected = sum(len(writer.sent_at) for writer in everyone) * (len(everyone) - 1)
    return found, len(found) / expected
