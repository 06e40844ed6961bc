"""Promise P1 at every point of an update's way: nothing is lost of what was seen or called saved. Rule R16."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from pycrdt import Doc
from websockets.exceptions import ConnectionClosed

from tests.live.table import pieces
from tests.support.seat import SeatedClient
from tests.support.server import Server
from tests.support.trapped import POINTS
from tests.wire.client import WireClient, at_board

pytestmark = pytest.mark.server

NAMES = ("Ana", "Ben", "Cleo")
UNSAVED_AT_MOST = 5


@dataclass
class Writer:
    """Somebody whose browser keeps what they wrote, over every crash."""

    seat: SeatedClient
    ticket: str
    doc: Doc[Any] = field(default_factory=lambda: Doc(client_id=Doc().client_id % 2**32))
    written: list[str] = field(default_factory=list)  # all notes …
    saved: set[str] = field(default_factory=set)  # … and those that were called saved

    @property
    def seen(self) -> set[str]:
        """Of others."""
        return set(pieces(self.doc)) - set(self.written)


async def test_r16_a_server_killed_at_any_point_loses_nothing_seen_and_nothing_saved(server: Server) -> None:
    with ExitStack() as stack:
        writers = [take_seat(server, name, stack) for name in NAMES]
        server.stop()
        for point in POINTS:
            server.program = ("tests.support.trapped", point)
            server.start()
            await assert_nothing_is_lost(writers, point)
            async with everybody(writers) as clients:
                os.kill(server.pid, signal.SIGUSR1)
                await write_until_it_dies(writers, clients)
            assert server.died_of() == signal.SIGKILL, point
        server.program = ("app.cli", "run")
        server.start()
        await assert_nothing_is_lost(writers, "the end")
        async with everybody(writers):
            contents = [pieces(writer.doc) for writer in writers]
            assert contents[0] == contents[1] == contents[2]


async def assert_nothing_is_lost(writers: list[Writer], point: str) -> None:
    """Looked at by somebody who brings nothing along."""
    promised = set().union(*(writer.saved | writer.seen for writer in writers))
    async with at_board(writers[0].seat, ticket=writers[0].ticket) as onlooker:
        with suppress(TimeoutError):
            await onlooker.until(lambda client: promised <= set(client.pieces()))
        assert promised - set(onlooker.pieces()) == set(), f"lost before {point}"


@asynccontextmanager
async def everybody(writers: list[Writer]) -> AsyncIterator[list[WireClient]]:
    """Come back with what they kept, and have what all of them wrote."""
    everything = {id for writer in writers for id in writer.written}
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(at_board(one.seat, one.doc, one.ticket)) for one in writers]
        for client in clients:
            await client.until(lambda client: client.asked_from)
            await client.send_update(client.doc.get_update(client.asked_from))
        for client in clients:
            await client.until(lambda client: client.saved == 1 and everything <= set(client.pieces()))
            assert client.refusals == []
        yield clients


async def write_until_it_dies(writers: list[Writer], clients: list[WireClient]) -> None:
    async def write(writer: Writer, client: WireClient) -> None:
        before = list(writer.written)
        with suppress(ConnectionClosed):
            for number in count(len(before)):
                id = f"{writer.seat.person_id[:8]}-{number}".ljust(21, "-")
                writer.written.append(id)
                await client.add_note(id)
                enough_saved = number - len(before) + 2 - UNSAVED_AT_MOST
                await client.until(lambda client, enough=enough_saved: client.code or client.saved >= enough)
                if client.code:
                    break
        await client.until(lambda client: client.code)
        # The first update of this connection was all that came before.
        writer.saved.update(writer.written[: len(before) + client.saved - 1])

    async with asyncio.TaskGroup() as group:
        for writer, client in zip(writers, clients, strict=True):
            group.create_task(write(writer, client))


def take_seat(server: Server, name: str, stack: ExitStack) -> Writer:
    seat = SeatedClient.join(server, name=name)
    stack.callback(seat.http.close)
    return Writer(seat, seat.ticket())
