"""A host whose clock, documents or end come at the wrong moment."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.db.database import Database
from app.errors import CloseCode, Problem
from app.live import outbox, protocol
from app.live.host import Host
from tests.live.board import database_with_a_board
from tests.live.sockets import Socket, change, running, write_note
from tests.live.table import BOARD_ID, pieces

NOTE = "first-note-----------"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with database_with_a_board(f"sqlite:///{tmp_path}/board.sqlite3") as database:
        yield database


async def test_r26_presence_goes_on_when_the_clock_is_set_back(database: Database) -> None:
    now = [1_700_000_000.0]
    async with running(database, clock=lambda: now[0]) as tables:
        ana, ben = await tables.sit("Ana"), await tables.sit("Ben")
        point(ana, clock=1)
        await ben.until(lambda socket: clock_of(socket, ana) == 1)
        now[0] -= 3_600
        point(ana, clock=2)
        await ben.until(lambda socket: clock_of(socket, ana) == 2)


async def test_r22_after_a_stop_nothing_is_edited(database: Database) -> None:
    host = Host(database)
    await host.start()
    await host.stop()
    with pytest.raises(Problem, match="not-saved"):
        async with asyncio.timeout(5):
            await host.edit(BOARD_ID, "stage", lambda _: None)


async def test_r22_what_comes_while_it_stops_is_sent_again_later(database: Database) -> None:
    async with running(database) as tables:
        ana = await tables.sit("Ana")
        stopping = asyncio.create_task(tables.host.stop())
        await asyncio.sleep(0)  # lets it begin
        write_note(ana, "Ana", NOTE)
        await stopping
        await ana.until(lambda socket: socket.code == CloseCode.RESTARTING)
        assert protocol.saved(1) not in ana.frames
    async with running(database) as tables:
        again, ben = await tables.sit("Ana"), await tables.sit("Ben")
        again.send(protocol.sync_step2("board", ana.doc.get_update()))
        await ben.until(lambda socket: NOTE in pieces(socket.doc))


async def test_r19_a_document_found_broken_while_somebody_catches_up_is_rebuilt_around_everybody(
    database: Database,
) -> None:
    async with running(database) as tables:
        ana, slow = await tables.sit("Ana"), await tables.sit("Slow")
        slow.get_stuck()
        write_note(ana, "Ana", NOTE)
        for count in range(outbox.EDITS_LIMIT + 20):
            change(ana, lambda doc, count=count: doc["pieces"][NOTE].__setitem__("pos", [float(count), 0.0]))
            await ana.until(lambda socket, count=count: protocol.saved(count + 2) in socket.frames)
        tables.host._rooms[BOARD_ID].documents["board"]._doc = None  # type: ignore[assignment]
        slow.read_on()
        await slow.until(lambda socket: NOTE in pieces(socket.doc))
        change(ana, lambda doc: doc["pieces"][NOTE].__setitem__("pos", [-1.0, 0.0]))
        await slow.until(lambda socket: pieces(socket.doc)[NOTE]["pos"] == [-1.0, 0.0])
        assert (ana.code, slow.code) == (None, None)


def point(socket: Socket, clock: int) -> None:
    state = protocol.state(socket.doc.client_id, clock, b'{"cursor":[1,2]}')
    socket.send(protocol.awareness([state]))


def clock_of(socket: Socket, other: Socket) -> int | None:
    """Of the newest presence it was sent of another."""
    frames = [frame for data in socket.frames if isinstance(frame := protocol.decode(data), protocol.Awareness)]
    states = [state for frame in frames for state in frame.states if state.client_id == other.doc.client_id]
    return states[-1].clock if states else None
