"""A client that keeps the whole of what one person is sent: the board, the stage, their hand, and every frame."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from pycrdt import Doc, Map
from websockets.asyncio.client import ClientConnection

from app.live import protocol
from app.live.documents import STAGE, hand_of
from app.live.protocol import BOARD
from tests.live.table import hello, pieces
from tests.support.seat import SeatedClient
from tests.support.stream import StreamClient
from tests.wire.client import WireClient

DONE = {"code": "no-such-document", "text": "the end"}


def new_doc() -> "Doc[Any]":
    """A Yjs client id has 32 bits; yrs would draw 53."""
    return Doc(client_id=Doc().client_id % 2**32)


class Guest(WireClient):
    """`doc` and `hand` may be brought from an earlier connection; what they hold is sent again."""

    def __init__(
        self, seat: SeatedClient, socket: ClientConnection | StreamClient, doc: Doc[Any], hand: Doc[Any]
    ) -> None:
        super().__init__(seat, socket, doc)
        self.hand = hand
        self.stage: Doc[Any] = Doc()
        self.heard: list[bytes] = []
        self.synced: set[str] = set()
        self.sent = 0  # updates; when as many are saved, all of them are

    @property
    def hand_name(self) -> str:
        return hand_of(self.seat.person_id)

    async def open(self, *documents: str) -> None:
        """Says hello for each, has all of it, and sends what was brought along."""
        for name in documents:
            doc = self._doc(name)
            await self.socket.send(hello(doc.client_id, name))
            await self.socket.send(protocol.sync_step1(name, doc.get_state()))
        brought = {name: self._doc(name).get_update() for name in documents if name != STAGE}
        await self.until(lambda _: self.code or self.synced >= set(documents))
        for name, update in brought.items():
            if update != protocol.EMPTY_UPDATE:
                await self._send(name, update)

    async def write(self, change: Callable[[Doc[Any]], object]) -> None:
        """Into the hand."""
        before = self.hand.get_state()
        with self.hand.transaction():
            change(self.hand)
        await self._send(self.hand_name, self.hand.get_update(before))

    async def all_saved(self) -> None:
        await self.until(lambda _: self.code or self.saved == self.sent)

    def root(self, name: str) -> dict[str, Any]:
        """Of the stage."""
        entries: Map[Any] = self.stage.get(name, type=Map)
        return entries.to_py() or {}

    def sees(self, *ids: str) -> bool:
        """Whether all of these pieces are on the board."""
        pieces: Map[Any] = self.doc.get("pieces", type=Map)
        return all(id in pieces for id in ids)

    def held(self) -> dict[str, Any]:
        return pieces(self.hand)

    async def everything_heard(self) -> None:
        """Until all that the server had to say so far is here."""
        before = self.notices.count(DONE)
        await self.socket.send(protocol.sync_step1(DONE["text"], b"\0"))
        await self.until(lambda _: self.notices.count(DONE) > before)

    async def _send(self, name: str, update: bytes) -> None:
        self.sent += 1
        await self.socket.send(protocol.update(name, update))

    def _doc(self, name: str) -> "Doc[Any]":
        return {BOARD: self.doc, STAGE: self.stage}.get(name, self.hand)

    def _take(self, frame: bytes) -> None:
        self.heard.append(frame)
        match protocol.decode(frame):
            case protocol.SyncStep2(name, update) if name in self._names:
                self._doc(name).apply_update(update)
                self.synced.add(name)
            case protocol.Update(name, update) if name in self._names:
                self._doc(name).apply_update(update)
            case _:
                super()._take(frame)

    @property
    def _names(self) -> set[str]:
        return {BOARD, STAGE, self.hand_name}


@asynccontextmanager
async def as_guest(
    seat: SeatedClient, *documents: str, doc: Doc[Any] | None = None, hand: Doc[Any] | None = None
) -> AsyncIterator[Guest]:
    """With the board and the stage open, and what else is named."""
    async with await seat.open_line() as socket:
        guest = Guest(seat, socket, doc or new_doc(), hand or new_doc())
        reading = asyncio.create_task(guest.read())  # sixty groups of tasks in one another would hide what failed
        try:
            await guest.open(BOARD, STAGE, *documents)
            yield guest
        finally:
            reading.cancel()
            await asyncio.wait([reading])
            if not reading.cancelled():
                reading.result()
