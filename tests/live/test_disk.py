"""A database that takes nothing: full, read-only, locked, hanging. Rules R37 to R39 of docs/sync-spec.md."""

import asyncio
import gc
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from pycrdt import Doc, Map

from app.board.schema import ID_LENGTH
from app.db.database import Database, DatabaseUnreachable
from app.errors import CloseCode, Problem
from app.history import store
from app.history.log import Batch, Entry
from app.live import protocol, writer
from tests.live.board import AT, FULL, READ_ONLY, add_board, bounded, database_with_a_board
from tests.live.sockets import Socket, change, running, write_note
from tests.live.table import BOARD_ID, note, pieces, seated
from tests.support import postgres

NOTE = "first-note-----------"
OTHER_BOARD = "other".ljust(ID_LENGTH, "-")
GONE_BOARD = "gone".ljust(ID_LENGTH, "-")
DISK = protocol.notice("read-only", "disk")
WRITABLE = protocol.notice("writable", "")
MANY = 20  # notes of 2,000 characters: more than is free inside a database that may not grow


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with database_with_a_board(f"sqlite:///{tmp_path}/board.sqlite3") as database:
        add_board(database, OTHER_BOARD)
        yield database


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "PROBE_SECONDS", 0.02)


@pytest.mark.parametrize("bound", [FULL, READ_ONLY])
async def test_r37_a_board_whose_edits_the_disk_does_not_take_comes_back_read_only_and_recovers(
    database: Database, bound: str
) -> None:
    async with running(database) as tables:
        ana = await tables.sit("Ana")
        with bounded(database, bound):
            write_much(ana)
            await ana.until(lambda socket: socket.code == CloseCode.TRY_LATER)
            assert protocol.saved(1) not in ana.frames
            ben, cleo = await tables.sit("Ben"), await tables.sit("Cleo")
            await ben.until(lambda socket: DISK in socket.frames)
            point(ben)
            await cleo.until(lambda socket: sees(socket, ben))
            write_note(ben, "Ben", NOTE)
            await ben.until(lambda socket: socket.code == CloseCode.TRY_LATER)
            assert cleo.code is None
            assert WRITABLE not in cleo.frames
        await cleo.until(lambda socket: WRITABLE in socket.frames)
        for name, late in (("Ana", ana), ("Ben", ben)):
            again = await tables.sit(name)
            assert DISK not in again.frames
            again.send(protocol.sync_step2("board", late.doc.get_update()))
        await cleo.until(lambda socket: len(pieces(socket.doc)) == MANY + 1)


async def test_r37_boards_nobody_was_writing_on_stay_open_and_are_told(database: Database) -> None:
    async with running(database) as tables:
        ana, ben = await tables.sit("Ana"), await tables.sit("Ben", board_id=OTHER_BOARD)
        with bounded(database, FULL):
            write_much(ana)
            await ben.until(lambda socket: DISK in socket.frames)
        await ben.until(lambda socket: WRITABLE in socket.frames)
        assert ben.code is None


async def test_r37_an_edit_of_the_servers_own_says_that_the_disk_is_full(database: Database) -> None:
    async with running(database) as tables:
        ana = await tables.sit("Ana")
        with bounded(database, FULL):
            write_much(ana)
            await ana.until(lambda socket: socket.code)
            with pytest.raises(Problem) as problem:
                await tables.host.edit(BOARD_ID, "stage", set_index)
        assert problem.value.code == "not-saved"
        assert problem.value.hint == "The server's disk is full: nothing can be saved."


async def test_r38_a_board_that_cannot_be_written_to_ends_alone(database: Database) -> None:
    async with running(database) as tables:
        ana, ben = await tables.sit("Ana", board_id=GONE_BOARD), await tables.sit("Ben")
        editing = [
            asyncio.create_task(tables.host.edit(board_id, "stage", set_index)) for board_id in (GONE_BOARD, BOARD_ID)
        ]
        with pytest.raises(Problem, match="not-saved"):
            await editing[0]
        assert await editing[1] == 1
        await ana.until(lambda socket: socket.code == CloseCode.TRY_LATER)
        assert ben.code is None
        assert tables.host.trouble is None


async def test_r39_a_database_that_hangs_closes_boards_instead_of_keeping_them_waiting(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "HANG_SECONDS", 0.05)
    async with running(database) as tables:
        ana, ben = await tables.sit("Ana"), await tables.sit("Ben", board_id=OTHER_BOARD)
        with locked(database):
            write_note(ana, "Ana", NOTE)
            await ana.until(lambda socket: socket.code == CloseCode.TRY_LATER)
            await ben.until(lambda socket: DISK in socket.frames)
        await ben.until(lambda socket: WRITABLE in socket.frames)
        again = await tables.sit("Ana")
        again.send(protocol.sync_step2("board", ana.doc.get_update()))
        await again.until(lambda socket: protocol.saved(1) in socket.frames)
        assert list(pieces(again.doc)) == [NOTE]


async def test_r39_what_waits_for_the_log_is_bounded(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "PENDING_BYTES_LIMIT", 20_000)
    async with running(database) as tables:
        ana, cleo = await tables.sit("Ana"), await tables.sit("Cleo")
        ben = await tables.sit("Ben", board_id=OTHER_BOARD)
        with locked(database):
            write_note(ana, "Ana", NOTE)
            point(ana)
            await cleo.until(lambda socket: sees(socket, ana))  # by now the note is being written
            write_much(ana)
            write_much(ben, "Ben")
            await ana.until(lambda socket: socket.code == CloseCode.TRY_LATER)
            await ben.until(lambda socket: socket.code == CloseCode.TRY_LATER)
            assert tables.host._writer._pending == []


async def test_r37_a_database_locked_for_too_long_counts_as_one_that_takes_nothing(
    database: Database,
) -> None:
    with bounded(database, "busy_timeout=10"):
        async with running(database) as tables:
            ana = await tables.sit("Ana")
            with locked(database):
                write_note(ana, "Ana", NOTE)
                await ana.until(lambda socket: socket.code == CloseCode.TRY_LATER)
                ben = await tables.sit("Ben")
                await ben.until(lambda socket: DISK in socket.frames)
            await ben.until(lambda socket: WRITABLE in socket.frames)


# pg8000 leaves the sockets of connections that were cut to the garbage collector, which says so.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
async def test_r37_a_postgresql_that_goes_away_and_comes_back_needs_no_restart(
    postgres_server: str, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("puzzleboard.live", "sqlalchemy.pool"):
        caplog.set_level(logging.CRITICAL, name)  # what is logged would hold on to them
    with database_with_a_board(postgres.create_database(postgres_server)) as database:
        add_board(database, OTHER_BOARD)
        async with running(database) as tables:
            ana, ben = await tables.sit("Ana"), await tables.sit("Ben", board_id=OTHER_BOARD)
            with unreachable(postgres_server, database):
                write_note(ana, "Ana", NOTE)
                await ana.until(lambda socket: socket.code == CloseCode.TRY_LATER)
                await ben.until(lambda socket: DISK in socket.frames)
            await ben.until(lambda socket: WRITABLE in socket.frames)
            again = await tables.sit("Ana")
            again.send(protocol.sync_step2("board", ana.doc.get_update()))
            await again.until(lambda socket: protocol.saved(1) in socket.frames)
            assert store.read_all(database, BOARD_ID, ["board"])["board"].seq == 1
    gc.collect()


@pytest.mark.parametrize(("bound", "trouble"), [(FULL, "full"), (READ_ONLY, "unwritable")])
def test_r37_what_is_wrong_is_known(database: Database, bound: str, trouble: str) -> None:
    with bounded(database, bound), pytest.raises(DatabaseUnreachable) as unreachable:
        store.probe(database, writer.PROBE_BYTES_AT_LEAST)
    assert unreachable.value.trouble == trouble


def test_r37_a_database_of_garbage_is_one_that_cannot_be_written(database: Database, tmp_path: Path) -> None:
    database.close()
    with sa.create_engine(database.url).begin() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        page = connection.exec_driver_sql("SELECT rootpage FROM sqlite_schema WHERE name = 'log_entry'").scalar_one()
    with (tmp_path / "board.sqlite3").open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"garbage" * 500)
    with pytest.raises(DatabaseUnreachable) as unreachable:
        store.append(database, Batch((Entry(BOARD_ID, "board", 1, AT, None, "", b"update"),)))
    assert unreachable.value.trouble == "unwritable"


def test_r37_a_probe_leaves_nothing_behind(database_url: str) -> None:
    with database_with_a_board(database_url) as database:
        for _ in range(2):
            store.probe(database, 100_000)
        with database.reading() as session:
            assert session.execute(sa.text("SELECT length(filler) FROM write_probe")).scalars().all() == [0]


def test_r37_a_postgresql_that_only_reads_is_known(postgres_server: str, database_url: str) -> None:
    with database_with_a_board(database_url) as database:
        if database.engine.dialect.name != "postgresql":
            return
        with database.engine.connect() as connection:
            connection.exec_driver_sql(f"ALTER DATABASE {database.url.database} SET default_transaction_read_only = on")
            connection.commit()
        database.engine.dispose()
        with pytest.raises(DatabaseUnreachable) as unreachable:
            store.probe(database, 1)
        assert unreachable.value.trouble == "unwritable"


def test_r38_the_parts_of_a_refused_batch_are_written_by_themselves(database_url: str) -> None:
    with database_with_a_board(database_url) as database:
        batch = Batch(tuple(Entry(board, "board", 1, AT, None, "", b"update") for board in (GONE_BOARD, BOARD_ID)))
        assert writer.append(database, batch) == {GONE_BOARD}
        assert store.read_all(database, BOARD_ID, ["board"])["board"].tail == (b"update",)


@contextmanager
def locked(database: Database) -> Iterator[None]:
    """Somebody else writes, and does not come to an end."""
    holds, ends = threading.Event(), threading.Event()

    def hold() -> None:
        engine = sa.create_engine(database.url, poolclass=sa.pool.NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            holds.set()
            ends.wait()
            connection.exec_driver_sql("ROLLBACK")

    holder = threading.Thread(target=hold)
    holder.start()
    holds.wait()
    try:
        yield
    finally:
        ends.set()
        holder.join()


@contextmanager
def unreachable(server: str, database: Database) -> Iterator[None]:
    """PostgreSQL throws everybody out of a database and lets nobody in."""
    name = database.url.database
    engine = sa.create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT", connect_args={"ssl_context": False})
    with engine.connect() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        connection.execute(
            sa.text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"), {"name": name}
        )
        try:
            yield
        finally:
            connection.exec_driver_sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    engine.dispose()


def write_much(socket: Socket, name: str = "Ana") -> None:
    person = seated(name).person_id

    def lay(doc: Doc[Any]) -> None:
        for number in range(MANY):
            note(doc, f"{name}-{number:02}".ljust(ID_LENGTH, "-"), person, "x" * 2_000)

    change(socket, lay)


def set_index(doc: Doc[Any]) -> None:
    doc.get("stage", type=Map)["index"] = 1


def point(socket: Socket) -> None:
    state = protocol.state(socket.doc.client_id, 1, b'{"cursor":[1,2]}')
    socket.send(protocol.awareness([state]))


def sees(socket: Socket, other: Socket) -> bool:
    frames = [frame for data in socket.frames if isinstance(frame := protocol.decode(data), protocol.Awareness)]
    return any(state.client_id == other.doc.client_id for frame in frames for state in frame.states)
