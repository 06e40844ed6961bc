"""Promise P1: what another person saw, and what was called saved, survives kill -9. Rules R16 to R18."""

import asyncio
from contextlib import ExitStack, suppress
from itertools import count
from random import Random

import pytest
from websockets.exceptions import ConnectionClosed

from tests.live.table import pieces
from tests.support.seat import SeatedClient
from tests.support.server import Server
from tests.wire.client import WireClient, at_board
from tests.wire.stock import stock_client

pytestmark = pytest.mark.server

KILLS = 5
ROUNDS = 20  # in soak: a hundred kills each way
SEEN_BEFORE_A_KILL = range(15, 60)  # notes: the server dies in the middle of everything
NOTE = "offline-note".ljust(21, "-")
UNSAVED_AT_MOST = 5  # as many as a person has on the way while typing fast


@pytest.fixture(params=["socket", "stream"])
def way(request: pytest.FixtureRequest) -> str:
    way: str = request.param
    return way


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(1, ROUNDS))])
async def test_r16_kill_9_under_typing_loses_nothing_seen_and_nothing_saved(
    server: Server, way: str, seed: int
) -> None:
    random = Random(seed)
    with ExitStack() as stack:
        seats = [SeatedClient.join(server, name=name) for name in ("Ana", "Ben", "Cleo")]
        for seat in seats:
            stack.callback(seat.http.close)
            seat.way = way
        everything: set[str] = set()
        for kill in range(KILLS):
            enough = random.choice(SEEN_BEFORE_A_KILL)
            seen, saved = await type_until_the_server_dies(server, seats, kill, enough)
            server.start()
            assert len(seen) >= enough
            assert saved
            everything |= seen | saved
            async with at_board(seats[0]) as ana:
                await ana.until(lambda client, expected=set(everything): expected <= set(client.pieces()))


async def test_r18_what_was_not_saved_is_sent_again_and_is_there_once(server: Server, way: str) -> None:
    seat = SeatedClient.join(server)
    seat.way = way
    with ExitStack() as stack:
        stack.callback(seat.http.close)
        async with at_board(seat) as ana:
            doc = ana.doc
            await ana.add_note(NOTE, "before")
            await ana.until(lambda client: client.saved == 1)
            server.kill9()
            await ana.until(lambda client: client.code)
        known = doc.get_state()
        doc["pieces"][NOTE]["text"].insert(len("before"), ", and offline")
        server.start()
        async with at_board(seat, doc) as again:
            await again.send_update(doc.get_update(known))
            await again.send_update(doc.get_update())
            await again.until(lambda client: client.saved == 2)
        async with at_board(seat) as fresh:
            assert fresh.pieces()[NOTE]["text"] == "before, and offline"


async def test_p7_a_stock_client_comes_back_after_a_restart_with_what_it_wrote_meanwhile(server: Server) -> None:
    seat = SeatedClient.join(server)
    with ExitStack() as stack:
        stack.callback(seat.http.close)
        async with stock_client(seat) as stock:
            await stock.until(lambda event: "synced" in event)
            server.stop()
            await stock.until(lambda event: event.get("status") == "disconnected")
            stock.do("add", id=NOTE, by=seat.person_id, text="offline")
            server.start()
            await stock.until(lambda event: "synced" in event)
            async with at_board(seat) as ana:
                await ana.until(lambda client: NOTE in client.pieces())


async def type_until_the_server_dies(
    server: Server, seats: list[SeatedClient], kill: int, enough: int
) -> tuple[set[str], set[str]]:
    """Everybody adds notes as fast as they are saved. Returns what anybody saw of others, and what was called saved."""
    seen: set[str] = set()
    saved: set[str] = set()

    async def write(seat: SeatedClient, who: int) -> None:
        async with at_board(seat) as client:
            with suppress(ConnectionClosed):
                await add_notes(client, kill, who)
            await client.until(lambda client: client.code)  # everything that arrived is read
        saved.update(note_id(kill, who, number) for number in range(client.saved))
        seen.update(id for id in client.pieces() if not id.startswith(f"kill{kill}-{who}-"))
        assert client.refusals == []

    async def shoot() -> None:
        async with at_board(seats[0]) as onlooker:
            await onlooker.until(lambda client: count_of(client, kill) >= enough)
            server.kill9()
            await onlooker.until(lambda client: client.code)
        seen.update(id for id in onlooker.pieces() if id.startswith(f"kill{kill}"))

    async with asyncio.TaskGroup() as group:
        group.create_task(shoot())
        for who, seat in enumerate(seats):
            group.create_task(write(seat, who))
    return seen, saved


async def add_notes(client: WireClient, kill: int, who: int) -> None:
    """Until the connection breaks."""
    for number in count():
        await client.add_note(note_id(kill, who, number))
        await client.until(lambda client, number=number: client.code or number - client.saved < UNSAVED_AT_MOST)
        if client.code:
            return


def count_of(client: WireClient, kill: int) -> int:
    return sum(id.startswith(f"kill{kill}") for id in pieces(client.doc))


def note_id(kill: int, who: int, number: int) -> str:
    return f"kill{kill}-{who}-{number}".ljust(21, "-")
