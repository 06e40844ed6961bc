"""The host on a real log, with sockets in memory. Rules of docs/sync-spec.md."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from pycrdt import Doc, Map

from app.board import write
from app.db.database import Database
from app.errors import CloseCode, Problem
from app.history import store
from app.history.log import Batch, Entry, KeyframeEntry
from app.live import host as hosting
from app.live import outbox, protocol
from app.live.gate import BrokenDocument
from app.live.host import Host
from app.live.room import KEEPALIVE_SECONDS
from app.people.seat import Seated
from tests.live.board import AT, add_board, database_with_a_board, remove_board
from tests.live.sockets import Socket, Tables, change, finder, running, write_note
from tests.live.table import BOARD_ID, note, pieces, seated

NOTE = "first-note-----------"
SECOND = "second-note----------"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with database_with_a_board(f"sqlite:///{tmp_path}/board.sqlite3") as database:
        yield database


@pytest.fixture
async def tables(database: Database) -> AsyncIterator[Tables]:
    async with running(database) as tables:
        yield tables


async def test_r16_what_another_saw_and_what_was_called_saved_is_in_the_log(tables: Tables, database: Database) -> None:
    ana, ben = await tables.sit("Ana"), await tables.sit("Ben")
    write_note(ana, "Ana", NOTE)
    await ben.until(lambda socket: NOTE in pieces(socket.doc))
    assert store.read_all(database, BOARD_ID, ["board"])["board"].seq == 1
    await ana.until(lambda socket: protocol.saved(1) in socket.frames)


async def test_r18_when_the_log_fails_nothing_is_shown_and_everybody_may_come_back(
    tables: Tables, database: Database
) -> None:
    ana, ben = await tables.sit("Ana"), await tables.sit("Ben")
    remove_board(database)  # the log's foreign key fails
    write_note(ana, "Ana", NOTE)
    await ana.until(lambda socket: socket.code == CloseCode.TRY_LATER)
    await ben.until(lambda socket: socket.code == CloseCode.TRY_LATER)
    assert pieces(ben.doc) == {}
    assert protocol.saved(1) not in ana.frames

    add_board(database)
    again, cleo = await tables.sit("Ana"), await tables.sit("Cleo")
    again.send(protocol.sync_step2("board", ana.doc.get_update()))
    await cleo.until(lambda socket: NOTE in pieces(socket.doc))


async def test_r18_a_server_edit_that_cannot_be_stored_says_so(tables: Tables, database: Database) -> None:
    await tables.sit("Ana")
    remove_board(database)
    with pytest.raises(Problem, match="not-saved"):
        await tables.host.edit(BOARD_ID, "stage", lambda doc: set_index(doc, 1))


async def test_r19_a_log_that_cannot_be_read_opens_no_room_and_stops_nothing(
    tables: Tables, database: Database
) -> None:
    store.append(database, Batch((Entry(BOARD_ID, "board", 1, AT, None, "", b"no update"),)))
    assert (await tables.sit("Ana")).code == CloseCode.TRY_LATER
    remove_board(database)
    add_board(database)
    assert (await tables.sit("Ana")).code is None


async def test_r9_a_quiet_connection_hears_a_sign_of_life(database: Database) -> None:
    now = [1_000.0]
    async with running(database, timer=lambda: now[0]) as tables:
        ana = await tables.sit("Ana")
        tables.host._delivery.tick()
        assert protocol.KEEPALIVE not in ana.frames
        now[0] += KEEPALIVE_SECONDS
        tables.host._delivery.tick()
        assert ana.frames[-1] == protocol.KEEPALIVE


async def test_r28_a_reader_that_stays_stuck_is_closed(database: Database) -> None:
    now = [1_000.0]
    async with running(database, timer=lambda: now[0]) as tables:
        ana, slow = await tables.sit("Ana"), await tables.sit("Slow")
        slow.get_stuck()
        for count in range(outbox.EDITS_LIMIT + 20):
            write_field(ana, count)
            await ana.until(lambda socket, count=count: protocol.saved(count + 2) in socket.frames)
        now[0] += outbox.CATCH_UP_SECONDS + 1
        tables.host._delivery.tick()
        assert slow.code == CloseCode.TOO_SLOW
        assert ana.code is None


async def test_r22_a_stop_writes_what_is_pending_and_says_restarting(database: Database) -> None:
    host = Host(database)
    await host.start()
    ana = await Tables(host).sit("Ana")
    await host.edit(BOARD_ID, "stage", lambda doc: set_index(doc, 1))
    editing = asyncio.create_task(host.edit(BOARD_ID, "stage", lambda doc: set_index(doc, 2)))
    await asyncio.sleep(0)  # lets the edit reach the queue
    await host.stop()
    assert await editing == 2
    assert ana.code == CloseCode.RESTARTING
    assert store.read_all(database, BOARD_ID, ["stage"])["stage"].seq == 2


async def test_r22_a_stop_waits_for_no_board_that_is_being_opened(database: Database) -> None:
    host, is_held = Host(database), threading.Event()
    await host.start()
    host._quarantine.opened = lambda *_: is_held.wait() and None  # type: ignore[method-assign]
    socket = Socket()
    await host.serve(BOARD_ID, finder(seated("Ana")), socket)
    await host.stop()
    is_held.set()
    assert socket.code == CloseCode.RESTARTING


async def test_r22_the_line_of_whoever_is_closed_brings_no_edits_any_more(tables: Tables) -> None:
    ana, ben = await tables.sit("Ana"), await tables.sit("Ben")
    ben.get_stuck()
    write_note(ana, "Ana", NOTE)
    await ana.until(lambda socket: protocol.saved(1) in socket.frames)
    await tables.host.drop_person(BOARD_ID, seated("Ben").person_id, CloseCode.NOT_ALLOWED)
    assert ben.code == CloseCode.NOT_ALLOWED
    assert pieces(ben.doc) == {}


async def test_a_seat_that_changes_while_the_board_is_opened_is_looked_at_again(tables: Tables) -> None:
    looks = 0

    async def find_seat() -> Seated:
        nonlocal looks
        looks += 1
        if looks == 1:
            await tables.host.reseat(seated("Ana", "participant"))
            return seated("Ana", "facilitator")
        raise Problem("not-allowed", 403, "No.")

    with pytest.raises(Problem, match="not-allowed"):
        await tables.host.edit(BOARD_ID, "stage", lambda doc: set_index(doc, 1), find_seat)
    assert "stage" not in {entry.document for entry in tables.host._writer._pending}


async def test_r43_two_keyframes_of_the_same_entry_take_no_batch_with_them(tables: Tables, database: Database) -> None:
    ana = await tables.sit("Ana")
    write_note(ana, "Ana", NOTE)
    await ana.until(lambda socket: protocol.saved(1) in socket.frames)
    for _ in range(2):
        tables.host._writer.keep(KeyframeEntry(BOARD_ID, "board", 1, AT, ana.doc.get_update()))
    write_note(ana, "Ana", SECOND)
    await ana.until(lambda socket: protocol.saved(2) in socket.frames)
    assert store.read_all(database, BOARD_ID, ["board"])["board"].seq == 2


async def test_somebody_arrives_whatever_others_do_with_their_seats(tables: Tables) -> None:
    async def find_seat() -> Seated:
        await tables.host.reseat(seated("Eve"))
        await tables.host.drop_person(BOARD_ID, seated("Mallory").person_id, CloseCode.NOT_ALLOWED)
        await tables.host.close_board("another-board--------", CloseCode.BOARD_CLOSED)
        return seated("Ana")

    socket = Socket()
    async with asyncio.timeout(10):
        await tables.host.serve(BOARD_ID, find_seat, socket)
    assert socket.code is None
    assert sorted(tables.host.present(BOARD_ID)) == [seated("Ana").person_id]


async def test_r25_whoever_broke_a_busy_board_is_not_seen_there_any_more(tables: Tables) -> None:
    eve, ben = await tables.sit("Eve"), await tables.sit("Ben")
    write_note(ben, "Ben", SECOND)
    await ben.until(lambda socket: protocol.saved(1) in socket.frames)
    for clock in range(1, 4):  # of which the last waits for the tick
        eve.send(protocol.awareness([protocol.state(7, clock, b"{}")]))
    tables.host._rooms[BOARD_ID].documents["board"]._gate = None  # type: ignore[assignment]
    write_note(eve, "Eve", NOTE)
    assert eve.code == CloseCode.MALFORMED
    await ben.until(lambda socket: protocol.awareness([protocol.state(7, 3, b"null")]) in socket.frames)


async def test_edits_of_the_server_go_through_the_log_to_everyone(tables: Tables) -> None:
    ana = await tables.sit("Ana")
    seq = await tables.host.edit(BOARD_ID, "board", lambda doc: note(doc, NOTE, "demo", "from the demo"))
    assert seq == 1
    await ana.until(lambda socket: pieces(socket.doc)[NOTE]["text"] == "from the demo")


async def test_r19_a_change_that_fails_halfway_is_forgotten_and_nobody_has_to_leave(tables: Tables) -> None:
    ana = await tables.sit("Ana")
    with pytest.raises(BrokenDocument):
        await tables.host.edit(BOARD_ID, "board", half_a_change)
    write_note(ana, "Ana", SECOND)
    ben = await tables.sit("Ben")
    await ben.until(lambda socket: SECOND in pieces(socket.doc))
    assert set(pieces(ben.doc)) == {SECOND}
    assert ana.code is None


async def test_a_board_nobody_looks_at_is_put_away_and_read_again(database: Database) -> None:
    now = [1_000.0]
    host = Host(database, timer=lambda: now[0])
    await host.start()
    await host.edit(BOARD_ID, "board", lambda doc: note(doc, NOTE, "demo", "kept"))
    now[0] += hosting.IDLE_SECONDS + 1
    host._sweep()
    assert host._rooms == {}
    ana = await Tables(host).sit("Ana")
    assert pieces(ana.doc)[NOTE]["text"] == "kept"
    host._sweep()
    assert list(host._rooms) == [BOARD_ID]
    ana.leave()
    await host.stop()


async def test_a_piece_that_somebody_else_deleted_comes_back_after_a_restart(database: Database) -> None:
    async with running(database) as tables:
        ana, ben = await tables.sit("Ana"), await tables.sit("Ben")
        write_note(ana, "Ana", NOTE)
        await ben.until(lambda socket: NOTE in pieces(socket.doc))
        change(ben, lambda doc: write.delete_piece(doc, NOTE))
        await ana.until(lambda socket: pieces(socket.doc) == {})
    async with running(database) as tables:
        ana, ben = await tables.sit("Ana"), await tables.sit("Ben")
        write_note(ben, "Ana", NOTE)  # as Ben's undo does
        await ana.until(lambda socket: NOTE in pieces(socket.doc))
        assert not [frame for frame in ben.frames if frame[0] == 102]


async def test_p5_a_reader_that_is_stuck_delays_nobody_and_is_brought_up_to_date_later(tables: Tables) -> None:
    ana, ben, slow = [await tables.sit(name) for name in ("Ana", "Ben", "Slow")]
    slow.get_stuck()
    for count in range(outbox.EDITS_LIMIT + 20):
        write_field(ana, count)
        await ben.until(lambda socket, count=count: note_of(socket).get("x") == count)
    assert note_of(slow) == {}
    slow.read_on()
    await slow.until(lambda socket: note_of(socket).get("x") == outbox.EDITS_LIMIT + 19)
    assert slow.code is None


async def test_who_is_there_is_known(tables: Tables) -> None:
    await tables.sit("Ana")
    await tables.sit("Ana")
    await tables.sit("Ben")
    assert sorted(tables.host.present(BOARD_ID)) == [seated("Ana").person_id, seated("Ben").person_id]


async def test_a_seat_taken_away_closes_its_sockets(tables: Tables) -> None:
    ana, ben = await tables.sit("Ana"), await tables.sit("Ben")
    await tables.host.drop_person(BOARD_ID, seated("Ana").person_id, CloseCode.BOARD_CLOSED)
    await ana.until(lambda socket: socket.code == CloseCode.BOARD_CLOSED)
    assert ben.code is None


async def test_a_seat_taken_away_while_the_board_is_being_opened_opens_nothing(tables: Tables) -> None:
    asked = 0

    async def find_seat() -> Seated:
        nonlocal asked
        asked += 1
        if asked > 1:
            raise Problem("removed", 403, "", close=CloseCode.BOARD_CLOSED)
        await tables.host.drop_person(BOARD_ID, seated("Ana").person_id, CloseCode.BOARD_CLOSED)
        return seated("Ana")

    socket = Socket()
    await tables.host.serve(BOARD_ID, find_seat, socket)
    assert socket.code == CloseCode.BOARD_CLOSED


async def test_r5_who_has_no_seat_is_closed_with_the_code_of_the_problem(tables: Tables) -> None:
    async def find_seat() -> Seated:
        raise Problem("sign-in", 401, "", close=CloseCode.SIGN_IN_AGAIN)

    socket = Socket()
    await tables.host.serve(BOARD_ID, find_seat, socket)
    assert socket.code == CloseCode.SIGN_IN_AGAIN


def write_field(socket: Socket, x: int) -> None:
    if NOTE not in pieces(socket.doc):
        write_note(socket, "Ana", NOTE)
    change(socket, lambda doc: doc["pieces"][NOTE].__setitem__("pos", [float(x), 0.0]))


def note_of(socket: Socket) -> dict[str, Any]:
    found = pieces(socket.doc).get(NOTE)
    return {"x": found["pos"][0]} if found else {}


def set_index(doc: Doc[Any], index: int) -> None:
    doc.get("stage", type=Map)["index"] = index


def half_a_change(doc: Doc[Any]) -> None:
    note(doc, NOTE, "demo", "half")
    raise LookupError("the other half is missing")
