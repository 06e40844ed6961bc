"""A stock y-websocket 3.x client in Node is a first-class citizen: promise P7, rules of docs/sync-spec.md.

It is driven as it comes. Whatever it complains about on its console fails the test.
"""

import asyncio
import sqlite3
from contextlib import AsyncExitStack, ExitStack, closing
from typing import Any

import pytest
from pycrdt import Doc

from app.errors import CloseCode
from app.live import outbox
from app.live.limits import DEFAULTS
from tests.live.table import note
from tests.support.seat import SeatedClient
from tests.support.server import Server
from tests.wire.client import at_board, new_id
from tests.wire.conftest import Join
from tests.wire.stock import StockClient, stock_client

pytestmark = pytest.mark.server

KEEPALIVE = "010100"


async def test_p7_a_stock_client_syncs_edits_and_sees_others(join: Join) -> None:
    mine, theirs = new_id("mine"), new_id("theirs")
    stock_seat = join()
    async with at_board(join()) as ana, stock_client(stock_seat) as stock:
        await ana.add_note(mine, "from ours")
        await stock.until(lambda event: event.get("synced", event.get("pieces", {})).get(mine) == "from ours")
        stock.do("add", id=theirs, by=stock_seat.person_id, text="from stock")
        await ana.until(lambda client: theirs in client.pieces())
        stock.do("type", id=theirs, text=" 🙂")
        await ana.until(lambda client: client.pieces()[theirs]["text"] == "from stock 🙂")
        stock.do("delete", id=theirs)
        await ana.until(lambda client: theirs not in client.pieces())


async def test_p7_a_stock_client_is_seen_under_its_own_name(join: Join) -> None:
    async with at_board(join()) as ana, stock_client(join(name="Stock Ruiz")) as stock:
        await stock.until(lambda event: "synced" in event)
        stock.do("point", cursor=[1, 2])
        await ana.until(lambda client: any(state and state["cursor"] == [1, 2] for state in client.people.values()))
        assert "Stock Ruiz" in {state["person"]["name"] for state in ana.people.values() if state}
        await ana.point([7, 7])
        await stock.until(lambda event: any(state.get("cursor") == [7, 7] for state in event.get("people", [])))


async def test_p7_two_stock_clients_offline_at_once_end_with_the_same_text(join: Join) -> None:
    id = new_id("both")
    ana, ben = join(), join()
    async with at_board(join()) as reader, stock_client(ana) as first, stock_client(ben) as second:
        await reader.add_note(id, "")
        for stock in (first, second):
            await stock.until(lambda event: id in event.get("synced", event.get("pieces", {})))
            stock.do("disconnect")
            stock.do("type", id=id, text="ab")
            stock.do("connect")
        await reader.until(lambda client: client.pieces()[id]["text"] == "abab")
        for stock in (first, second):
            await stock.until(lambda event: event.get("synced", event.get("pieces", {})).get(id) == "abab")


async def test_r9_on_a_quiet_board_a_stock_client_hears_a_sign_of_life_in_time(join: Join) -> None:
    async with stock_client(join()) as stock:
        await stock.until(lambda event: "synced" in event)
        stock.do("listen")
        await stock.until(lambda event: "listening" in event)
        await hear_a_sign_of_life(stock)


@pytest.mark.soak
async def test_r9_the_watchdog_of_a_stock_client_stays_quiet_for_a_minute(join: Join) -> None:
    async with stock_client(join()) as stock:
        await stock.until(lambda event: "synced" in event)
        stock.do("listen")
        for _ in range(4):
            await hear_a_sign_of_life(stock)


async def test_a_stock_client_stops_at_4400_when_it_embeds_a_picture(join: Join) -> None:
    id = new_id("embed")
    async with at_board(join()) as ana, stock_client(join()) as stock:
        await ana.add_note(id)
        await stock.until(lambda event: id in event.get("synced", event.get("pieces", {})))
        stock.do("embed", id=id)
        await assert_stops(stock, CloseCode.MALFORMED)
        assert ana.pieces()[id]["text"] == "written"


async def test_r5_a_stock_client_stops_at_4401_without_a_ticket_that_holds(join: Join) -> None:
    async with stock_client(join(), ticket="wrong") as stock:
        await assert_stops(stock, CloseCode.SIGN_IN_AGAIN)


async def test_r11_a_stock_observer_reads_and_stops_at_4403_when_it_writes(join: Join) -> None:
    kept = new_id("seen")
    seat = join("observer")
    async with at_board(join()) as ana, stock_client(seat) as stock:
        await ana.add_note(kept, "before")
        await ana.change(lambda doc: doc["pieces"][kept]["text"].insert(0, "well "))
        await stock.until(lambda event: event.get("synced", event.get("pieces", {})).get(kept) == "well before")
        stock.do("add", id=new_id("refused"), by=seat.person_id, text="refused")
        await assert_stops(stock, CloseCode.NOT_ALLOWED)


async def test_r5_a_stock_client_stops_at_4404_where_there_is_no_board(join: Join) -> None:
    seat = join()
    cookie = "; ".join(f"{name}={value}" for name, value in seat.http.cookies.items())
    async with stock_client(seat, cookie=cookie) as stock:
        await stock.until(lambda event: "synced" in event)
    async with stock_client(seat, cookie=cookie, board_id=new_id("nowhere")) as stock:
        await assert_stops(stock, CloseCode.NO_SUCH_BOARD)


@pytest.mark.soak
async def test_r28_a_stock_client_that_does_not_read_stops_at_4408(join: Join) -> None:
    async with at_board(join()) as ana, stock_client(join()) as stock:
        await stock.until(lambda event: "synced" in event)
        stock.do("pause")
        stock.do("listen")
        await stock.until(lambda event: "listening" in event)
        for batch in range(60):
            await ana.change(lambda doc, batch=batch: many_notes(doc, ana.seat.person_id, batch))
        await ana.until(lambda client: client.saved == 60)
        await asyncio.sleep(outbox.CATCH_UP_SECONDS)  # for once, time itself is what is tested
        await ana.add_note(new_id("last"))
        await ana.until(lambda client: client.saved == 61)
        stock.do("resume")
        await assert_stops(stock, CloseCode.TOO_SLOW)


async def test_r29_a_stock_client_stops_at_4409_when_its_person_opens_too_many(join: Join) -> None:
    seat = join()
    ticket = seat.ticket()
    async with stock_client(seat, ticket=ticket) as stock:
        await stock.until(lambda event: "synced" in event)
        async with AsyncExitStack() as stack:
            for _ in range(DEFAULTS.connections_per_person):
                await stack.enter_async_context(await seat.open_socket(ticket))
            await assert_stops(stock, CloseCode.REPLACED)


async def test_a_stock_client_stops_at_4410_when_its_person_is_removed(join: Join) -> None:
    host, seat = join("facilitator"), join()
    async with stock_client(seat) as stock:
        await stock.until(lambda event: "synced" in event)
        host.http.delete(f"/api/boards/{seat.board_id}/people/{seat.person_id}").raise_for_status()
        await assert_stops(stock, CloseCode.BOARD_CLOSED)


async def test_r29_a_stock_client_stops_at_4429_when_it_sends_without_an_end(join: Join) -> None:
    async with at_board(join()) as ana, stock_client(join()) as stock:
        await stock.until(lambda event: "synced" in event)
        stock.do("flood", states=DEFAULTS.frames_at_once + 5_000)
        await assert_stops(stock, CloseCode.TOO_MUCH)
        await ana.add_note(new_id("calm"))
        await ana.until(lambda client: client.saved == 1)


async def test_r22_a_stock_client_comes_back_after_1012_with_what_it_wrote_meanwhile(server: Server) -> None:
    id = new_id("offline")
    with ExitStack() as stack:
        seat = joined(server, stack)
        async with stock_client(seat) as stock:
            await stock.until(lambda event: "synced" in event)
            server.stop()
            assert await stock.until(lambda event: "code" in event) == {"code": CloseCode.RESTARTING, "again": True}
            stock.do("add", id=id, by=seat.person_id, text="offline")
            server.start()
            await stock.until(lambda event: "synced" in event)
            async with at_board(seat) as ana:
                await ana.until(lambda client: id in client.pieces())


async def test_r18_a_stock_client_comes_back_after_1013_with_what_could_not_be_saved(server: Server) -> None:
    id = new_id("unsaved")
    with ExitStack() as stack:
        seat = joined(server, stack)
        async with stock_client(seat) as stock:
            await stock.until(lambda event: "synced" in event)
            with closing(sqlite3.connect(server.data / "puzzleboard.db", isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")  # nobody else can write now
                stock.do("add", id=id, by=seat.person_id, text="kept")
                assert await stock.until(lambda event: "code" in event) == {"code": CloseCode.TRY_LATER, "again": True}
            async with at_board(seat) as ana:
                await ana.until(lambda client: id in client.pieces())


async def hear_a_sign_of_life(stock: StockClient) -> None:
    event = await stock.until(lambda event: event.get("heard") == KEEPALIVE or "code" in event)
    assert event == {"heard": KEEPALIVE}


async def assert_stops(stock: StockClient, code: CloseCode) -> None:
    """For good: it says so itself, and would not open another socket."""
    assert await stock.until(lambda event: "code" in event) == {"code": code, "again": True}
    assert await stock.until(lambda event: "closed" in event) == {"closed": code, "again": False}


def joined(server: Server, stack: ExitStack) -> SeatedClient:
    seat = SeatedClient.join(server)
    stack.callback(seat.http.close)
    return seat


def many_notes(doc: Doc[Any], person: str, batch: int) -> None:
    """Sixty times this is more than a socket, its buffers and an outbox hold."""
    for number in range(100):
        note(doc, f"{batch}-{number}".ljust(21, "-"), person, "x" * 2_000)
