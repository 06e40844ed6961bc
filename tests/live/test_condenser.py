"""Keyframes of large documents are made beside the room. Rules R21 and R43 of docs/sync-spec.md."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pycrdt import Doc

from app.db.database import Database
from app.history import keyframes, store
from app.history.log import Batch, Entry, KeyframeEntry, Record
from app.live import documents, protocol
from app.live.condenser import Condenser
from tests.live.board import AT, database_with_a_board
from tests.live.poison import deadly
from tests.live.sockets import Socket, Tables, change, running, write_note
from tests.live.table import BOARD_ID, pieces
from tests.support.waiting import wait_until

NOTE = "first-note-----------"
BETWEEN = 5


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with database_with_a_board(f"sqlite:///{tmp_path}/board.sqlite3") as database:
        yield database


@pytest.fixture
async def tables(database: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Tables]:
    """Where every document counts as large."""
    monkeypatch.setattr(keyframes, "UPDATES_BETWEEN", BETWEEN)
    monkeypatch.setattr(documents, "LARGE_BYTES", 0)
    async with running(database) as tables:
        yield tables


async def test_r43_a_large_document_opens_from_a_state_that_was_made_beside_it(
    tables: Tables, database: Database
) -> None:
    ana = await tables.sit("Ana")
    await move_about(ana, times=BETWEEN)
    await asyncio.to_thread(wait_until, lambda: bool(record(database).keyframe), "there is a keyframe")
    assert record(database).seq == BETWEEN + 1
    assert pieces(rebuilt(record(database))) == pieces(ana.doc)


async def test_r43_where_no_state_can_be_made_everything_goes_on(database: Database) -> None:
    store.append(database, Batch((Entry(BOARD_ID, "board", 1, AT, None, "", deadly()),)))
    kept: list[KeyframeEntry] = []
    await Condenser(database, kept.append, AT.timestamp).condense(BOARD_ID, "board")
    assert kept == []


async def move_about(socket: Socket, times: int) -> None:
    write_note(socket, "Ana", NOTE)
    for count in range(times):
        change(socket, lambda doc, count=count: doc["pieces"][NOTE].__setitem__("pos", [float(count), 0.0]))
        await socket.until(lambda socket, count=count: protocol.saved(count + 2) in socket.frames)


def record(database: Database) -> Record:
    return store.read_all(database, BOARD_ID, ["board"])["board"]


def rebuilt(record: Record) -> "Doc[object]":
    doc: Doc[object] = Doc()
    for update in record.updates:
        doc.apply_update(update)
    return doc
