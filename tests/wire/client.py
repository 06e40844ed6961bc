"""A client of ours in Python: says hello, keeps a document, counts what was saved."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from pycrdt import Doc
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from app.live import protocol, varint
from tests.live.table import hello, note, pieces
from tests.support.seat import SeatedClient
from tests.support.stream import StreamClient

PATIENCE_SECONDS = 30
COUNTER = count()


class WireClient:
    def __init__(self, seat: SeatedClient, socket: ClientConnection | StreamClient, doc: Doc[Any]) -> None:
        self.seat = seat
        self.socket = socket
        self.doc = doc
        self.saved = 0
        self.refusals: list[dict[str, Any]] = []
        self.notices: list[dict[str, Any]] = []
        self.people: dict[int, Any] = {}
        self.is_synced = False
        self.asked_from = b""  # the state from which on the server wants to know what is here
        self.code: int | None = None
        self._news = asyncio.Condition()

    async def add_note(self, id: str, text: str = "written") -> None:
        await self.change(lambda doc: note(doc, id, self.seat.person_id, text))

    async def change(self, edit: Callable[[Doc[Any]], object]) -> None:
        before = self.doc.get_state()
        with self.doc.transaction():
            edit(self.doc)
        await self.send_update(self.doc.get_update(before))

    async def send_update(self, update: bytes) -> None:
        await self.socket.send(protocol.update("board", update))

    async def point(self, cursor: list[float], clock: int = 1) -> None:
        state = protocol.state(self.doc.client_id, clock, json.dumps({"cursor": cursor}).encode())
        await self.socket.send(protocol.awareness([state]))

    def pieces(self) -> dict[str, Any]:
        return pieces(self.doc)

    async def until(self, condition: Callable[["WireClient"], object]) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS), self._news:
            await self._news.wait_for(lambda: condition(self))

    async def read(self) -> None:
        """Until the socket is closed."""
        try:
            async for frame in self.socket:
                assert isinstance(frame, bytes)
                self._take(frame)
                await self._tell()
        except ConnectionClosed:
            pass
        self.code = self.socket.close_code
        await self._tell()

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()

    def _take(self, frame: bytes) -> None:
        match protocol.decode(frame):
            case protocol.SyncStep1("board", state_vector):
                self.asked_from = state_vector
            case protocol.SyncStep2("board", update):
                self.doc.apply_update(update)
                self.is_synced = True
            case protocol.Update("board", update):
                self.doc.apply_update(update)
            case protocol.Awareness(states):
                self.people |= {state.client_id: json.loads(state.json) for state in states}
            case protocol.Unknown(101):
                self.saved = varint.Reader(frame[1:]).uint()
            case protocol.Unknown(102):
                self.refusals.append(json.loads(varint.Reader(frame[1:]).string(4096)))
            case protocol.Unknown(103):
                self.notices.append(json.loads(varint.Reader(frame[1:]).string(4096)))


@asynccontextmanager
async def at_board(
    seat: SeatedClient, doc: Doc[Any] | None = None, ticket: str | None = None
) -> AsyncIterator[WireClient]:
    """Open the board and sync. `doc` is brought from an earlier connection; its edits are sent again."""
    # A Yjs client id has 32 bits; yrs would draw 53.
    doc = doc or Doc(client_id=Doc().client_id % 2**32)
    async with await seat.open_line(ticket) as socket, asyncio.TaskGroup() as group:
        client = WireClient(seat, socket, doc)
        reading = group.create_task(client.read())
        await socket.send(hello(doc.client_id))
        await socket.send(protocol.sync_step1("board", doc.get_state()))
        await client.until(lambda client: client.is_synced or client.code)
        yield client
        reading.cancel()


def new_id(name: str) -> str:
    """Every test makes its own pieces, so that they may run in any order."""
    return f"{name}-{next(COUNTER)}".ljust(21, "-")
