"""The real server over real sockets. Rules of docs/sync-spec.md."""

import httpx2
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from app.errors import CloseCode
from app.live import protocol
from tests.support.seat import SeatedClient
from tests.support.server import Server
from tests.wire.client import at_board, new_id
from tests.wire.conftest import Join

pytestmark = pytest.mark.server


@pytest.fixture(params=["socket", "stream"])
def way(request: pytest.FixtureRequest) -> str:
    way: str = request.param
    return way


async def test_two_people_who_edit_at_once_end_with_the_same_board(join: Join) -> None:
    first, second = new_id("first"), new_id("second")
    async with at_board(join()) as ana, at_board(join()) as ben:
        await ana.add_note(first, "Ana was here")
        await ben.add_note(second, "Ben was here")
        await ana.until(lambda client: second in client.pieces())
        await ben.until(lambda client: first in client.pieces())
        await ana.until(lambda client: client.saved == 1)
        assert ana.pieces() == ben.pieces()


async def test_two_people_who_type_into_the_same_piece_end_with_the_same_text(join: Join) -> None:
    id = new_id("shared")
    async with at_board(join()) as ana, at_board(join()) as ben:
        await ana.add_note(id, "")
        await ben.until(lambda client: id in client.pieces())
        for _ in range(20):
            await ana.change(lambda doc: doc["pieces"][id]["text"].insert(0, "a"))
            await ben.change(lambda doc: doc["pieces"][id]["text"].insert(0, "b"))
        for client in (ana, ben):
            await client.until(lambda client: len(client.pieces()[id]["text"]) == 40)
        assert ana.pieces()[id]["text"] == ben.pieces()[id]["text"]


async def test_r11_an_observer_is_refused_and_the_board_stays_as_it_was(join: Join) -> None:
    refused, kept = new_id("refused"), new_id("kept")
    async with at_board(join("observer")) as olga, at_board(join()) as ana:
        await olga.add_note(refused)
        await olga.until(lambda client: client.refusals)
        await ana.add_note(kept)
        await olga.until(lambda client: kept in client.pieces())
        assert olga.refusals == [{"code": "role", "piece": None, "upTo": 1, "document": "board"}]
        assert refused not in ana.pieces()


async def test_r11_a_role_raised_by_another_link_counts_at_once(running: Server, join: Join) -> None:
    id, seat = new_id("raised"), join("observer")
    async with at_board(seat) as olga:
        raised = {"token": running.links.participant.rpartition("/")[2], "name": "Olga", "function": "sales"}
        seat.http.post("/api/join", json=raised).raise_for_status()
        await olga.add_note(id)
        await olga.until(lambda client: client.saved == 1)
        assert olga.refusals == []


async def test_r23_people_see_each_other_point_with_their_names(join: Join) -> None:
    async with at_board(join(name="Ana Ruiz")) as ana, at_board(join()) as ben:
        await ana.point([4, 2])
        await ben.until(lambda client: ana.doc.client_id in client.people)
        shown = ben.people[ana.doc.client_id]
        assert (shown["person"]["name"], shown["cursor"]) == ("Ana Ruiz", [4, 2])


async def test_r25_who_closes_their_tab_is_gone_for_the_others(join: Join) -> None:
    async with at_board(join()) as ben:
        async with at_board(join()) as ana:
            await ana.point([4, 2])
            await ben.until(lambda client: client.people.get(ana.doc.client_id))
        await ben.until(lambda client: client.people[ana.doc.client_id] is None)


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (b"\x00\x02\xff\xff", CloseCode.MALFORMED),
        (protocol.update("board", b"\xff" * 40), CloseCode.MALFORMED),
        ("text", CloseCode.MALFORMED),
        (bytes(protocol.FRAME_LIMIT + 1), CloseCode.TOO_BIG),
    ],
    ids=["cut short", "no update", "text", "too big"],
)
async def test_r3_hostile_frames_close_their_own_socket_only(join: Join, frame: bytes | str, code: CloseCode) -> None:
    kept = new_id("bystander")
    async with at_board(join()) as ana, at_board(join()) as eve:
        await eve.socket.send(frame)
        await eve.until(lambda client: client.code)
        await ana.add_note(kept)
        await ana.until(lambda client: client.saved == 1)
        assert eve.code == code


async def test_r5_a_foreign_page_cannot_open_the_socket(join: Join) -> None:
    seat = join()
    with pytest.raises(InvalidStatus) as refused:
        await connect(address(seat, seat.ticket()), origin="https://evil.example")  # type: ignore[arg-type]
    assert refused.value.response.status_code == 403


async def test_r5_without_a_seat_the_socket_closes_for_good(join: Join) -> None:
    seat = join()
    assert await closed_with(address(seat, "wrong")) == CloseCode.SIGN_IN_AGAIN
    assert await closed_with(seat.server.socket_url(new_id("nowhere")) + f"?ticket={seat.ticket()}") in (
        CloseCode.SIGN_IN_AGAIN,
        CloseCode.NO_SUCH_BOARD,
    )


async def test_a_person_who_is_removed_is_closed_at_once(join: Join) -> None:
    host = join("facilitator")
    async with at_board(join()) as ana:
        answer = host.http.delete(f"/api/boards/{ana.seat.board_id}/people/{ana.seat.person_id}")
        assert answer.status_code in (httpx2.codes.OK, httpx2.codes.NO_CONTENT), answer.text
        await ana.until(lambda client: client.code)
        assert ana.code == CloseCode.BOARD_CLOSED


async def closed_with(url: str) -> int | None:
    async with connect(url) as socket:
        try:
            while True:
                await socket.recv()
        except ConnectionClosed:
            return socket.close_code


def address(seat: SeatedClient, ticket: str) -> str:
    return f"{seat.server.socket_url(seat.board_id)}?ticket={ticket}"
