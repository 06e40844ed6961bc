"""A board that kills the server that opens it does so once. Rules R40 and R41."""

import signal
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest

from app.db.database import Database
from app.history import store
from app.history.log import Batch, Entry
from tests.live.poison import deadly
from tests.support.seat import SeatedClient
from tests.support.server import Server
from tests.wire.client import WireClient, at_board

pytestmark = pytest.mark.server

NOTE = "before-the-poison".ljust(21, "-")


async def test_r41_a_server_that_died_of_a_board_shows_it_read_only_when_it_is_back(server: Server) -> None:
    with ExitStack() as stack:
        seat = SeatedClient.join(server)
        stack.callback(seat.http.close)
        ticket = seat.ticket()
        async with at_board(seat) as ana:
            await ana.add_note(NOTE)
            await ana.until(lambda client: client.saved == 1)
        server.stop()
        seq = poison(server, seat.board_id)
        server.start()
        async with at_board(seat, ticket=ticket) as victim:
            await victim.until(lambda client: client.code)
        assert server.died_of() == signal.SIGSEGV
        server.start()
        async with at_board(seat, ticket=ticket) as ana:
            await ana.until(is_quarantined)
            assert NOTE in ana.pieces()
        assert f"Board {seat.board_id} cannot be opened: board is shown read-only as of entry {seq - 1}" in server.log()


def poison(server: Server, board_id: str) -> int:
    database = Database.sqlite(server.data / "puzzleboard.db")
    seq = store.read_all(database, board_id, ["board"])["board"].seq + 1
    store.append(database, Batch((Entry(board_id, "board", seq, datetime.now(UTC), None, "", deadly()),)))
    database.close()
    return seq


def is_quarantined(client: WireClient) -> bool:
    return {"code": "read-only", "text": "quarantine"} in client.notices
