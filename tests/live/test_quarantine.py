"""Boards that cannot be opened, and those that kill whoever opens them. Rules R40 to R42 of docs/sync-spec.md."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from pycrdt import Doc

from app.db.database import Database
from app.errors import CloseCode, Problem
from app.history import store
from app.history.log import Batch, Entry, KeyframeEntry, Record
from app.live import apart, protocol
from tests.live.board import AT, database_with_a_board
from tests.live.poison import GARBAGE, deadly
from tests.live.sockets import Tables, running, write_note
from tests.live.table import BOARD_ID, hello, note, pieces, seated

NOTE, SECOND = "first-note-----------", "second-note----------"
QUARANTINE = protocol.notice("read-only", "quarantine")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with database_with_a_board(f"sqlite:///{tmp_path}/board.sqlite3") as database:
        yield database


@pytest.fixture
def opening(tmp_path: Path) -> Path:
    return tmp_path / "opening"


async def test_r40_what_is_being_opened_is_known_to_the_next_process(database: Database, opening: Path) -> None:
    async with running(database, opening=opening) as tables:
        ana = await tables.sit("Ana")
        write_note(ana, "Ana", NOTE)
        await ana.until(lambda socket: protocol.saved(1) in socket.frames)
        assert marks(opening) == []
        with tables.host._quarantine.watching(BOARD_ID, ["board"]):
            tables.host._quarantine.read(BOARD_ID, ["board"])
        assert marks(opening) == [f"{BOARD_ID}.board"]


async def test_r40_a_sound_board_on_which_a_process_died_opens_as_ever(database: Database, opening: Path) -> None:
    await fill(database)
    die_while_opening(opening)
    async with running(database, opening=opening) as tables:
        ben = await tables.sit("Ben")
        write_note(ben, "Ben", SECOND)
        await ben.until(lambda socket: protocol.saved(1) in socket.frames)
        assert set(pieces(ben.doc)) == {NOTE, SECOND}
        assert marks(opening) == []


@pytest.mark.parametrize("seq_of_poison", [1, 2], ids=["its first entry", "its last"])
async def test_r41_a_board_that_kills_is_shown_as_it_was_before(
    database: Database, opening: Path, seq_of_poison: int, caplog: pytest.LogCaptureFixture
) -> None:
    if seq_of_poison == 2:
        await fill(database)
    poison(database, seq_of_poison, deadly())
    die_while_opening(opening)
    async with running(database, opening=opening) as tables:
        await assert_quarantined(tables, {NOTE} if seq_of_poison == 2 else set())
    assert f"Board {BOARD_ID} cannot be opened: board is shown read-only as of entry {seq_of_poison - 1}" in caplog.text
    assert marks(opening) == [f"{BOARD_ID}.board"]


async def test_r41_a_log_that_cannot_be_applied_is_shown_as_it_was_before(database: Database) -> None:
    await fill(database)
    poison(database, 2, GARBAGE)
    async with running(database) as tables:
        assert (await tables.sit("Ana")).code == CloseCode.TRY_LATER
        await assert_quarantined(tables, {NOTE})


async def test_r41_a_log_with_a_hole_is_shown_up_to_it(database: Database) -> None:
    await fill(database)
    poison(database, 3, GARBAGE)
    async with running(database) as tables:
        await assert_quarantined(tables, {NOTE})


async def test_r41_a_keyframe_that_kills_is_passed_over(database: Database, opening: Path) -> None:
    await fill(database, NOTE, SECOND)
    store.append(database, Batch((), (KeyframeEntry(BOARD_ID, "board", 2, AT, deadly()),)))
    die_while_opening(opening)
    async with running(database, opening=opening) as tables:
        await assert_quarantined(tables, {NOTE})


async def test_r41_a_damaged_board_goes_on_when_its_damage_has_been_given_up(database: Database, opening: Path) -> None:
    await fill(database)
    poison(database, 2, deadly())
    die_while_opening(opening)
    async with running(database, opening=opening) as tables:
        await assert_quarantined(tables, {NOTE})
    with database.transaction() as session:
        session.execute(sa.text("DELETE FROM log_entry WHERE document = 'board' AND seq > 1"))
    async with running(database, opening=opening) as tables:
        ben = await tables.sit("Ben")
        write_note(ben, "Ben", SECOND)
        await ben.until(lambda socket: protocol.saved(1) in socket.frames)
        assert marks(opening) == []


async def test_r42_a_hand_that_cannot_be_opened_freezes_no_board(database: Database) -> None:
    ana_hand = f"hand:{seated('Ana').person_id}"
    store.append(database, Batch((Entry(BOARD_ID, ana_hand, 1, AT, None, "", GARBAGE),)))
    async with running(database) as tables:
        for _ in range(2):
            ana = await tables.sit("Ana")
            ana.send(hello(ana.doc.client_id, ana_hand))
            await ana.until(lambda socket: socket.code or welcomes(socket.frames, socket.doc.client_id) == 2)
        ben = await tables.sit("Ben")
        write_note(ben, "Ben", NOTE)
        await ben.until(lambda socket: protocol.saved(1) in socket.frames)
        assert QUARANTINE not in ben.frames


async def test_r42_what_is_written_into_a_damaged_hand_is_refused_for_good(database: Database) -> None:
    hand = f"hand:{seated('Ana').person_id}"
    store.append(database, Batch((Entry(BOARD_ID, hand, 1, AT, None, "", GARBAGE),)))
    async with running(database) as tables:
        (await tables.sit("Ana")).send(protocol.sync_step1(hand, b"\x00"))
        ana = await tables.sit("Ana")
        doc: Doc[Any] = Doc(client_id=77)
        note(doc, SECOND, seated("Ana").person_id, "typed offline")
        for _ in range(2):
            ana.send(hello(77, hand))
            ana.send(protocol.update(hand, doc.get_update()))
            await ana.until(lambda socket: socket.code or any(frame[0] == 102 for frame in socket.frames))
            if ana.code:  # the first opening found out that it is damaged
                ana = await tables.sit("Ana")
        assert any(b'"unavailable"' in frame for frame in ana.frames if frame[0] == 102)
        assert ana.code is None


def test_r41_a_process_apart_that_never_began_says_nothing_about_the_board(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    with pytest.raises(apart.NotBegun):
        apart.opens(Record())


async def assert_quarantined(tables: Tables, shown: set[str]) -> None:
    """Read by everybody, written by nobody."""
    ben, cleo = await tables.sit("Ben"), await tables.sit("Cleo")
    await cleo.until(lambda socket: QUARANTINE in socket.frames)
    assert set(pieces(cleo.doc)) == shown
    write_note(ben, "Ben", "too-late-------------")
    await ben.until(lambda socket: socket.code == CloseCode.TRY_LATER)
    assert cleo.code is None
    with pytest.raises(Problem, match="quarantine"):
        await tables.host.edit(BOARD_ID, "stage", lambda _: None)


async def fill(database: Database, *ids: str) -> None:
    async with running(database) as tables:
        ana = await tables.sit("Ana")
        for number, id in enumerate(ids or (NOTE,), 1):
            write_note(ana, "Ana", id)
            await ana.until(lambda socket, number=number: protocol.saved(number) in socket.frames)


def poison(database: Database, seq: int, payload: bytes) -> None:
    store.append(database, Batch((Entry(BOARD_ID, "board", seq, AT, None, "", payload),)))


def die_while_opening(folder: Path) -> None:
    """What a process leaves that is killed by what it reads."""
    folder.mkdir(exist_ok=True)
    (folder / f"{BOARD_ID}.board").touch()


def marks(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def welcomes(frames: list[bytes], client_id: int) -> int:
    return sum(frame[0] == 104 and f'"clientId":{client_id},'.encode() in frame for frame in frames)
