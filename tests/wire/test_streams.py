"""The line over ordinary HTTP: what is its own. What it shares with sockets is tested over both in the files beside."""

import time
from contextlib import ExitStack

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed

from app.cli import SHUTDOWN_SECONDS
from app.errors import CloseCode
from app.live import parcels, protocol
from tests.live.table import note
from tests.support.proxy import proxy_before
from tests.support.seat import SeatedClient
from tests.support.server import Server
from tests.support.stream import StreamClient
from tests.wire.client import WireClient, at_board, new_id
from tests.wire.conftest import Join

pytestmark = pytest.mark.server


@pytest.fixture
def way() -> str:
    return "stream"


async def test_r48_a_foreign_page_can_open_neither_direction(join: Join) -> None:
    seat = join()
    foreign = {"Origin": "https://evil.example"}
    refused = httpx2.get(seat.stream().events, headers=foreign)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "foreign-origin")
    async with seat.stream() as stream:
        headers = foreign | {"Puzzleboard-Line": stream.line, "Puzzleboard-Number": "0"}
        answer = httpx2.post(stream.events.replace("/events", "/frames"), headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "foreign-origin")


async def test_r48_without_a_seat_the_stream_says_so_by_its_close_code(join: Join) -> None:
    seat = join()
    async with seat.stream("wrong") as stream:
        assert stream.close_code == CloseCode.SIGN_IN_AGAIN
    address, cookies = seat.stream().events, {"Cookie": cookies_of(seat)}
    async with StreamClient(address.partition("?")[0].replace(seat.board_id, new_id("no")), cookies) as stream:
        assert stream.close_code == CloseCode.NO_SUCH_BOARD


async def test_r48_proxies_are_asked_to_pass_each_event_on(join: Join) -> None:
    with httpx2.stream("GET", join().stream().events) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store, no-transform"
        assert answer.headers["x-accel-buffering"] == "no"
        assert next(answer.iter_raw()).startswith(b":")


async def test_r49_a_parcel_that_is_sent_again_is_taken_once(join: Join) -> None:
    async with at_board(join()) as ana, at_board(join()) as ben:
        first, second = new_id("first"), new_id("second")
        stream = stream_of(ana)
        await ana.add_note(first)
        await ana.until(lambda client: client.saved == 1)
        # The answer was lost on its way: the parcel of that number comes once more.
        again = parcels.pack([protocol.update("board", ana.doc.get_update())] * 3)
        assert (await stream.post(stream.number - 1, again)).status_code == 204
        await ana.add_note(second)
        await ben.until(lambda client: second in client.pieces())
        await ana.until(lambda client: client.saved >= 2)
        assert (ana.saved, ana.code) == (2, None)


async def test_r49_a_parcel_that_is_missing_ends_the_line_and_nothing_of_a_later_one_counts(join: Join) -> None:
    id = new_id("later")
    async with at_board(join()) as ana, at_board(join()) as ben:
        stream_of(ana).number += 1
        await ana.add_note(id)
        await ana.until(lambda client: client.code)
        assert ana.code == CloseCode.TRY_LATER
        await ben.add_note(new_id("after"))
        await ben.until(lambda client: client.saved == 1)
        assert id not in ben.pieces()


async def test_r50_a_line_takes_parcels_of_its_own_person_only(join: Join) -> None:
    mine, foreign = new_id("mine"), new_id("foreign")
    async with at_board(join()) as ana, at_board(join()) as eve:
        number = stream_of(ana).number
        stolen = parcels.pack([protocol.update("board", note_of(eve, foreign))])
        assert (await stream_of(eve).post(number, stolen, stream_of(ana).line)).status_code == 403
        assert (await stream_of(eve).post(number, stolen, "no-such-line")).status_code == 404
        await ana.add_note(mine)
        await ana.until(lambda client: client.saved == 1)
        assert foreign not in ana.pieces()


async def test_r50_a_line_that_is_closed_takes_no_parcels(join: Join) -> None:
    seat = join()
    async with seat.stream() as stream:
        pass
    async with seat.stream() as other:
        assert (await other.post(0, b"", stream.line)).status_code == 404


async def test_r50_a_parcel_that_is_too_big_is_not_read(join: Join) -> None:
    async with join().stream() as stream:
        assert (await stream.post(0, bytes(protocol.FRAME_LIMIT * 2))).status_code == 413
        assert (await stream.post(0, b"")).status_code == 204, "and was not counted"


async def test_r3_a_parcel_that_is_none_closes_its_line(join: Join) -> None:
    async with at_board(join()) as eve:
        await stream_of(eve).send_parcel(b"\x05\x00")
        await eve.until(lambda client: client.code)
        assert eve.code == CloseCode.MALFORMED


async def test_r51_several_frames_in_one_parcel_are_taken_in_order(join: Join) -> None:
    ids = [new_id("batch") for _ in range(20)]
    async with at_board(join()) as ana, at_board(join()) as ben:
        frames = [protocol.update("board", note_of(ana, id)) for id in ids]
        await stream_of(ana).send_parcel(parcels.pack(frames))
        await ana.until(lambda client: client.saved == len(ids))
        await ben.until(lambda client: set(ids) <= set(client.pieces()))


async def test_r25_who_sat_behind_a_stream_that_is_cut_is_gone_for_the_others_and_comes_back(join: Join) -> None:
    before, meanwhile, seat = new_id("before"), new_id("meanwhile"), join()
    async with at_board(join()) as ben, proxy_before(seat.server.port, "refuse") as proxy:
        seat.proxy = proxy.address
        async with at_board(seat) as ana:
            await ana.add_note(before)
            await ana.point([4, 2])
            await ben.until(lambda client: client.people.get(ana.doc.client_id))
            assert proxy.cut() >= 1
            await ana.until(lambda client: client.code)
        await ben.until(lambda client: client.people[ana.doc.client_id] is None)
        await ben.add_note(meanwhile)
        async with at_board(seat, ana.doc) as again:
            await again.until(lambda client: meanwhile in client.pieces())
        assert before in ben.pieces()


async def test_r51_a_stop_does_not_wait_for_streams_and_they_say_why_they_end(server: Server) -> None:
    with ExitStack() as stack:
        seat = SeatedClient.join(server)
        stack.callback(seat.http.close)
        seat.way = "stream"
        async with at_board(seat) as ana:
            began = time.monotonic()
            server.stop()
            took = time.monotonic() - began
            await ana.until(lambda client: client.code)
            with pytest.raises(ConnectionClosed):
                await ana.add_note(new_id("too-late"))
        assert ana.code == CloseCode.RESTARTING
        assert took < SHUTDOWN_SECONDS
        assert "ERROR" not in server.log()


def stream_of(client: WireClient) -> StreamClient:
    assert isinstance(client.socket, StreamClient)
    return client.socket


def note_of(client: WireClient, id: str) -> bytes:
    before = client.doc.get_state()
    with client.doc.transaction():
        note(client.doc, id, client.seat.person_id, "written")
    return client.doc.get_update(before)


def cookies_of(seat: SeatedClient) -> str:
    return "; ".join(f"{name}={value}" for name, value in seat.http.cookies.items())
