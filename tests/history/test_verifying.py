"""Every log is replayed against its keyframes; the first thing that is wrong is named, with no word of what it says."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from pycrdt import Doc, Map

from app.board import write
from app.db.database import Database
from app.history import store, verifying
from app.history.keyframes import KeyframeClock
from app.history.log import Batch, KeyframeEntry
from app.history.verifying import verify_logs
from tests.history.test_log import workshop
from tests.live.board import database_with_a_board
from tests.live.table import BOARD_ID, Table, note, pieces


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with database_with_a_board(database_url) as database:
        yield database


@pytest.fixture
def table(database: Database, monkeypatch: pytest.MonkeyPatch) -> Table:
    """A workshop of many keyframes, in the database."""
    monkeypatch.setattr(KeyframeClock, "is_due", property(lambda clock: clock.updates >= 7))
    table = Table(seed=1)
    workshop(table, Random(1), steps=60)
    table.commit()
    store.append(database, Batch(tuple(table.log), tuple(table.keyframes)))
    return table


def verdicts(database: Database) -> dict[str, str]:
    return {verdict.document: verdict.wrong for verdict in verify_logs(database)}


@pytest.mark.parametrize("at_once", [1, 10, 20_000])
def test_what_the_server_wrote_is_whole(
    table: Table, database: Database, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(verifying, "ENTRIES_AT_ONCE", at_once)
    (verdict,) = verify_logs(database)
    assert (verdict.wrong, verdict.document) == ("", "board")
    assert verdict.keyframes == len(table.keyframes) > 3
    assert verdict.sentence == f"Log of board of board {BOARD_ID}: whole"


def test_a_keyframe_that_says_something_else_is_named(table: Table, database: Database) -> None:
    third = table.keyframes[2]
    doc: Doc[Any] = Doc()
    doc.apply_update(third.payload)
    pieces: Map[Any] = doc.get("pieces", type=Map)
    piece = min(pieces.keys())
    write.set_text(doc, piece, "what nobody said")
    with database.transaction() as session:
        session.execute(sa.text("DELETE FROM keyframe WHERE seq = :seq"), {"seq": third.seq})
    store.append(database, Batch((), (replace(third, payload=doc.get_update()),)))
    wrong = verdicts(database)["board"]
    assert wrong == f"the keyframe of entry {third.seq} says something else about pieces, first about {piece}"


def damage(database: Database, seq: int) -> None:
    with database.transaction() as session:
        session.execute(
            sa.text("UPDATE keyframe SET payload = :noise WHERE seq = :seq"), {"seq": seq, "noise": b"noise"}
        )


@pytest.mark.parametrize("at_once", [1, 20_000])
def test_a_keyframe_that_cannot_be_read_is_named(
    table: Table, database: Database, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(verifying, "ENTRIES_AT_ONCE", at_once)
    damage(database, table.keyframes[2].seq)
    assert verdicts(database) == {"board": f"the keyframe of entry {table.keyframes[2].seq} cannot be read"}


def test_a_board_is_opened_past_a_keyframe_that_cannot_be_read(table: Table, database: Database) -> None:
    newest, before = table.keyframes[-1], table.keyframes[-2]
    damage(database, newest.seq)
    with database.reading() as session:
        record = store.read(session, BOARD_ID, "board")
    assert record.seq == table.log[-1].seq
    assert len(record.tail) == record.seq - before.seq
    doc: Doc[Any] = Doc()
    for update in record.updates:
        doc.apply_update(update)
    assert pieces(doc) == table.room.documents["board"].read(pieces)


def test_of_a_board_with_many_keyframes_few_are_compared_at_once() -> None:
    stretches = list(verifying._stretches([100 * number for number in range(1, 101)], 10_050))
    assert max(len(within) for _, within, _ in stretches) <= verifying.KEYFRAMES_AT_ONCE
    assert [seq for _, within, _ in stretches for seq in within] == [100 * number for number in range(1, 101)]
    assert all(last == begins for (_, _, last), (begins, _, _) in pairwise(stretches))
    assert stretches[-1][2] == 10_050


def test_an_entry_that_is_missing_is_named(table: Table, database: Database) -> None:
    with database.transaction() as session:
        session.execute(sa.text("DELETE FROM log_entry WHERE seq = 20"))
    assert verdicts(database) == {"board": "it has a hole after entry 19"}


def test_a_keyframe_of_more_than_there_is_is_named(table: Table, database: Database) -> None:
    last = table.log[-1]
    beyond = KeyframeEntry(BOARD_ID, "board", last.seq + 5, last.at, table.keyframes[-1].payload)
    store.append(database, Batch((), (beyond,)))
    assert verdicts(database) == {"board": f"it ends with entry {last.seq}, and has a keyframe of entry {last.seq + 5}"}


def test_an_entry_that_cannot_be_applied_is_named_and_the_others_are_verified(table: Table, database: Database) -> None:
    broken = replace(table.log[-1], document="stage", seq=1, payload=b"no update at all", bindings=(), gone=())
    store.append(database, Batch((broken,)))
    assert verdicts(database) == {"board": "", "stage": "its entry 1 cannot be applied"}


def test_hands_are_verified_without_being_told(table: Table, database: Database) -> None:
    doc: Doc[Any] = Doc()
    note(doc, "a".ljust(21, "-"), "ana", "a secret")
    entry = replace(table.log[-1], document="hand:ana", seq=1, payload=doc.get_update(), bindings=(), gone=())
    wrong = KeyframeEntry(BOARD_ID, "hand:ana", 1, entry.at, Doc().get_update())
    store.append(database, Batch((entry,), (wrong,)))
    told = verdicts(database)["hand:ana"]
    assert told.startswith("the keyframe of entry 1 says something else about pieces")
    assert "secret" not in told
