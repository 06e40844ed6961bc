"""Promise P3 over the real server: no canary of a hand is in what others are sent, in an answer, a page or the log."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, suppress
from random import Random
from typing import Any

import pytest
from pycrdt import Doc, Map, Text
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from app.live import protocol, varint
from app.live.protocol import SyncStep2, Update
from tests.live.canaries import CANARY
from tests.live.hostile_frames import Board, hostile_frame
from tests.live.table import hello, note
from tests.support.seat import SeatedClient
from tests.support.server import Server

pytestmark = pytest.mark.server

SEEDS = range(195, 200)
ROLES = ["facilitator", "participant", "observer", "trainer"]
PATIENCE_SECONDS = 30
PAGES = ["/", "/join", "/boards/{board_id}", "/boards/{board_id}/invites", "/boards/nowhere", "/locale/es.json"]


async def test_r33_no_canary_leaves_the_hand_it_was_typed_into(server: Server) -> None:
    server.settings["LOG_LEVEL"] = "debug"
    server.restart()
    with ExitStack() as stack:
        ana, *others = [seat(server, role, stack) for role in ("participant", *ROLES)]
        heard = [frame for seed in SEEDS for frame in await a_day(ana, others, seed)]
        assert not any(CANARY.encode() in frame for frame in heard)
        for other in others:
            assert leaks_in_answers(other) == []
        server.restart()
        heard = await a_day(ana, others, SEEDS[-1] + 1)
        assert not any(CANARY.encode() in frame for frame in heard)
        server.stop()
        assert "Puzzleboard is running" in server.log()
        assert CANARY not in server.log()


async def a_day(ana: SeatedClient, others: list[SeatedClient], seed: int) -> list[bytes]:
    """Ana types, well and badly; the others listen and ask. Returns all that they were sent."""
    name, heard = f"hand:{ana.person_id}", list[bytes]()
    async with AsyncExitStack() as stack:
        sockets = [await stack.enter_async_context(listening(other, name, heard)) for other in others]
        doc: Doc[Any] = Doc(client_id=Random(seed).getrandbits(32))
        await write_canaries(ana, name, doc, seed)
        assert CANARY in await read_hand(ana, name)
        for socket in sockets:
            await ask(socket, name, doc)
        await spoil(ana, name, doc, seed)
    assert heard
    return heard


async def write_canaries(ana: SeatedClient, name: str, doc: Doc[Any], seed: int) -> None:
    async with await ana.open_socket() as socket:
        await socket.send(hello(doc.client_id, name))
        for number in range(5):
            before = doc.get_state()
            note(doc, f"{seed}-{number}".ljust(21, "-"), ana.person_id, f"{CANARY} {number}")
            await socket.send(protocol.update(name, doc.get_update(before)))
        await until(socket, lambda frame: frame == protocol.saved(5))


async def read_hand(ana: SeatedClient, name: str) -> str:
    """As another device of hers."""
    doc: Doc[Any] = Doc()
    async with await ana.open_socket() as socket:
        await socket.send(protocol.sync_step1(name, b"\0"))
        while not isinstance(answer := protocol.decode(await until(socket, lambda frame: frame[0] == 100)), SyncStep2):
            assert isinstance(answer, Update)
            doc.apply_update(answer.update)
    doc.apply_update(answer.update)
    return str(doc.get("pieces", type=Map))


async def spoil(ana: SeatedClient, name: str, doc: Doc[Any], seed: int) -> None:
    """What is refused, and what is not even an update: the server has reason to log each of them."""
    random, board = Random(seed), Board(doc.get_update(), [doc.get_update()], [doc.client_id])
    for number in range(8):
        async with await ana.open_socket() as socket:
            spoiled: Doc[Any] = Doc(client_id=random.getrandbits(32))
            spoiled.get("evil", type=Map)[CANARY] = Text(CANARY)
            await socket.send(hello(spoiled.client_id, name))
            await socket.send(protocol.update(name, spoiled.get_update()[: random.randrange(20, 400)]))
            await socket.send(hostile_frame(Random(seed * 100 + number), board, ana.person_id, spoiled.client_id))
            await socket.send(CANARY)  # a text frame, which is none of ours
            with suppress(ConnectionClosed):
                await until(socket, lambda _: False)


async def ask(socket: ClientConnection, name: str, doc: Doc[Any]) -> None:
    for frame in (
        hello(doc.client_id, name),
        protocol.sync_step1(name, b"\0"),
        protocol.sync_step1("board", b"\x01" + varint.uint(doc.client_id) + b"\x01"),
        protocol.update(name, doc.get_update()),
        b"\x03",
    ):
        await socket.send(frame)


@asynccontextmanager
async def listening(seat: SeatedClient, name: str, heard: list[bytes]) -> AsyncIterator[ClientConnection]:
    """With the board open, and until it was told that there is no such hand."""
    async with await seat.open_socket() as socket:
        await socket.send(hello(1 + Random(seat.person_id).getrandbits(31)))
        await socket.send(protocol.sync_step1("board", b"\0"))
        yield socket
        await socket.send(protocol.sync_step1("the end", b"\0"))
        end = json.dumps({"code": "no-such-document", "text": "the end"}, separators=(",", ":")).encode()
        await until(socket, lambda frame: heard.append(frame) or end in frame)
        assert any(b"no-such-document" in frame and name.encode() in frame for frame in heard)


async def until(socket: ClientConnection, wanted: Any) -> bytes:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            frame = await socket.recv(decode=False)
            if wanted(frame):
                return frame


def leaks_in_answers(other: SeatedClient) -> list[str]:
    """Every address that can be read, as the API describes itself, and every page."""
    paths = other.http.get("/api/openapi.json").json()["paths"]
    readable = [path for path, methods in paths.items() if "get" in methods]
    addresses = [path.replace("{board_id}", other.board_id) for path in (*readable, *PAGES, "/api/openapi.json")]
    answers = {address: other.http.get(address, follow_redirects=True) for address in addresses}
    assert any(answer.status_code == 200 for answer in answers.values())
    assert len(answers) > len(PAGES) + 5
    return [address for address, answer in answers.items() if CANARY in answer.text or "canary" in answer.text]


def seat(server: Server, role: str, stack: ExitStack) -> SeatedClient:
    joined = SeatedClient.join(server, role, f"Somebody who is {role}")
    stack.callback(joined.http.close)
    return joined
