"""A server whose files may not grow: read-only at once, saved again without a restart. Rule R37."""

import asyncio
from contextlib import ExitStack

import pytest

from tests.live.table import note
from tests.support.full_disk import full, lift
from tests.support.seat import SeatedClient
from tests.support.server import Server
from tests.wire.client import WireClient, at_board

pytestmark = pytest.mark.server

BEFORE, AT_THE_LIMIT, MEANWHILE = (name.ljust(21, "-") for name in ("before", "at-the-limit", "meanwhile"))
TRY_LATER = 1013
RECOVERY_SECONDS = 2


async def test_r37_nothing_is_lost_when_the_disk_takes_nothing_for_a_while(server: Server) -> None:
    with ExitStack() as stack:
        seats = [SeatedClient.join(server, name=name) for name in ("Ana", "Ben")]
        for seat in seats:
            stack.callback(seat.http.close)
        tickets = [seat.ticket() for seat in seats]
        async with at_board(seats[0], ticket=tickets[0]) as ana, at_board(seats[1], ticket=tickets[1]) as ben:
            await ana.add_note(BEFORE)
            await ben.until(lambda client: BEFORE in client.pieces())
            with full(server):
                await ana.add_note(AT_THE_LIMIT)
                for client in (ana, ben):
                    await client.until(lambda client: client.code == TRY_LATER)
                assert AT_THE_LIMIT not in ben.pieces()
                assert_says_so(server, seats[0])
                async with (
                    at_board(seats[0], ana.doc, tickets[0]) as ana,
                    at_board(seats[1], ben.doc, tickets[1]) as ben,
                ):
                    for client in (ana, ben):
                        await client.until(is_read_only)
                    note(ben.doc, MEANWHILE, ben.seat.person_id, "kept by its author until it can be saved")
                    lift(server)
                    async with asyncio.timeout(RECOVERY_SECONDS):
                        for client in (ana, ben):
                            await client.until(is_writable)
                            await client.send_update(client.doc.get_update())
                    for client in (ana, ben):
                        await client.until(lambda client: client.saved == 1)
        assert seats[0].http.get("/readyz").status_code == 200
        async with at_board(seats[0]) as fresh:
            assert {BEFORE, AT_THE_LIMIT, MEANWHILE} <= set(fresh.pieces())


def assert_says_so(server: Server, seat: SeatedClient) -> None:
    for answer in (seat.http.get("/readyz"), seat.http.post(f"/api/boards/{seat.board_id}/tickets")):
        assert answer.status_code == 503
        assert answer.json()["error"]["code"] == "not-writable"


def is_read_only(client: WireClient) -> bool:
    return {"code": "read-only", "text": "disk"} in client.notices


def is_writable(client: WireClient) -> bool:
    return {"code": "writable", "text": ""} in client.notices
