"""Limits as an administrator sets them, over real lines of both kinds: R55 and R56 of docs/sync-spec.md."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed

from app.errors import CloseCode
from app.live import protocol
from tests.support.seat import SeatedClient
from tests.support.server import Server
from tests.wire.client import PATIENCE_SECONDS, at_board, new_id
from tests.wire.conftest import Join

pytestmark = pytest.mark.server

FRAME_BYTES = 2 * protocol.FRAME_LIMIT
CONNECTIONS = 3
JOINS = 4


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Server]:
    """Nobody of another test is still on their way out of it."""
    settings = {
        "FRAME_BYTES": str(FRAME_BYTES),
        "CONNECTIONS_PER_ADDRESS": str(CONNECTIONS),
        "JOINS_PER_HOUR": str(JOINS),
    }
    server = Server(tmp_path / "data", settings=settings).start()
    yield server
    server.stop()


@pytest.fixture(params=["socket", "stream"])
def way(request: pytest.FixtureRequest) -> str:
    way: str = request.param
    return way


async def test_r55_one_connection_too_many_is_closed_before_a_word_until_somebody_leaves(join: Join) -> None:
    late, kept = join(), new_id("kept")
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(at_board(join())) for _ in range(CONNECTIONS)]
        assert await first_word(late) == CloseCode.TOO_MUCH
        await clients[0].add_note(kept)
        await clients[1].until(lambda client: kept in client.pieces())
        assert [client.code for client in clients] == [None] * CONNECTIONS
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (word := await first_word(late)) == CloseCode.TOO_MUCH:  # the server is told a moment later
            pass
    assert isinstance(word, bytes)


async def test_r56_a_frame_above_the_usual_limit_passes_where_that_is_set(join: Join) -> None:
    async with at_board(join()) as ana:
        await ana.socket.send(b"\x63" * FRAME_BYTES)
        await ana.add_note(new_id("after"))
        await ana.until(lambda client: client.saved == 1)


def test_no_more_people_join_from_an_address_than_is_set(running: Server) -> None:
    joining = {"token": running.links.participant.rpartition("/")[2], "name": "Nadia", "function": "sales"}
    answers = [httpx2.post(f"{running.base_url}/api/join", json=joining) for _ in range(JOINS + 1)]
    assert [answer.status_code for answer in answers] == [200] * JOINS + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 3_600 / JOINS


async def first_word(seat: SeatedClient) -> bytes | int | None:
    """The first frame of a line, or the code it was closed with before one came."""
    async with await seat.open_line() as line:
        try:
            word = await line.recv()
        except ConnectionClosed:
            return line.close_code
        return word if isinstance(word, bytes) else None
