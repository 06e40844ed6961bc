"""The document rebuilt from the log is the live one. Rules R20 and R21 of docs/sync-spec.md."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from pycrdt import Doc, Map

from app.board import write
from app.board.schema import ZONES
from app.db.database import Database
from app.history import store
from app.history.keyframes import KeyframeClock
from app.history.log import Batch, Binding, Entry, KeyframeEntry, Record
from app.live.document import LiveDocument
from app.live.varint import Reader
from app.workshop.facts import Gone
from tests.live.board import AT, database_with_a_board
from tests.live.table import BOARD_ID, Table, pieces
from tests.live.table import Person as Participant

STEPS = 300


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with database_with_a_board(database_url) as database:
        yield database


@pytest.fixture(params=[False, True], ids=["no keyframes", "keyframes"])
def keyframes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """With keyframes, one is due all the time."""
    often: bool = request.param
    monkeypatch.setattr(KeyframeClock, "is_due", property(lambda clock: often and clock.updates >= 7))
    return often


@pytest.mark.parametrize("seed", range(3))
def test_r20_a_workshop_rebuilt_from_the_log_equals_the_live_one(
    seed: int, keyframes: bool, database: Database
) -> None:
    table = Table(seed=seed)
    workshop(table, Random(seed))
    save(table, database)
    assert len(table.log) > STEPS / 2
    assert bool(table.keyframes) == keyframes
    assert_same(rebuilt(read(database)), live(table))
    assert_same(rebuilt(everything(database)), live(table))


@pytest.mark.parametrize("seed", range(2))
def test_r20_people_go_on_where_a_rebuilt_board_was_left(seed: int, keyframes: bool, database: Database) -> None:
    table = Table(seed=seed)
    for session in range(4):
        workshop(table, Random(seed * 10 + session), steps=60)
        save(table, database)
        table = Table({"board": read(database)}, seed=seed * 10 + session + 1)
    log = everything(database)
    assert_same(rebuilt(log), live(table))
    assert log.seq == len(log.tail)


def test_r21_a_document_opens_from_its_newest_keyframe_and_the_entries_after_it(database: Database) -> None:
    states = (KeyframeEntry(BOARD_ID, "board", seq, AT, b"state %d" % seq) for seq in (2, 4))
    store.append(database, Batch(tuple(entry(seq) for seq in range(1, 7)), tuple(states)))
    assert read(database) == Record(seq=6, keyframe=b"state 4", tail=(b"update 5", b"update 6"))


def test_r20_a_log_with_a_hole_is_not_taken_for_whole(database: Database) -> None:
    store.append(database, Batch((entry(1), entry(3))))
    with pytest.raises(store.LogHasHole):
        read(database)


def test_r16_a_batch_that_fails_leaves_nothing_behind(database: Database) -> None:
    store.append(database, Batch((entry(1),)))
    with pytest.raises(sa.exc.IntegrityError):
        store.append(database, Batch((entry(2, Binding(7, "owner")), entry(1))))
    assert read(database) == Record(seq=1, tail=(b"update 1",))


def test_r13_whom_a_client_id_belongs_to_is_in_the_log(database: Database) -> None:
    big = 2**53 - 1
    store.append(database, Batch((entry(1, Binding(7, "owner")), entry(2, Binding(big, None)))))
    assert set(read(database).bindings) == {Binding(7, "owner"), Binding(big, None)}


def test_what_was_deleted_is_remembered_oldest_first(database: Database) -> None:
    first = Gone("reactions", "piece:ana:\0", {})
    second, third = Gone("pieces", "p", {"kind": "goal", "by": "ana"}), Gone("comments", "c", {"text": "¿por qué?"})
    store.append(database, Batch((entry(1, gone=(first,)), entry(2), entry(3, gone=(second, third)))))
    assert read(database).gone == (first, second, third)


def test_r20_of_all_that_was_deleted_only_as_much_is_read_as_a_gate_remembers(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.log, "GONE_LIMIT", 3)
    pieces = [Gone("pieces", f"p{number}", {"kind": "goal", "by": "ana"}) for number in range(9)]
    link = Gone("links", "l", {})
    rows = ((link, *pieces[:4]), tuple(pieces[4:7]), tuple(pieces[7:]))
    store.append(database, Batch(tuple(entry(seq, gone=gone) for seq, gone in enumerate(rows, 1))))
    assert read(database).gone == (link, *pieces[6:])


def test_r20_what_was_deleted_twice_is_known_as_it_was_the_second_time(database: Database) -> None:
    twice = [Gone("pieces", "p", {"kind": "action", "by": "ana", "accepted_by": who}) for who in ("ana", "ben")]
    store.append(database, Batch(tuple(entry(seq, gone=(gone,)) for seq, gone in enumerate(twice, 1))))
    assert read(database).gone == (twice[1],)


def test_r20_of_long_comments_that_were_deleted_no_more_is_read_than_memory_is_for(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.log, "GONE_BYTES", 25_000)
    comments = [Gone("comments", f"c{number}", {"text": "ñ" * 5_000}) for number in range(5)]
    log = [entry(seq, gone=(gone,)) for seq, gone in enumerate(comments, 1)]
    store.append(database, Batch(tuple(log)))
    assert read(database).gone == tuple(comments[3:])
    store.append(database, Batch((entry(6, gone=tuple(comments)),)))  # too much by itself; what it said is newer
    assert read(database).gone == ()


def test_documents_of_a_board_are_logged_apart(database: Database) -> None:
    store.append(database, Batch((entry(1), entry(1, document="stage"))))
    assert read(database).seq == 1
    assert store.read_all(database, BOARD_ID, ["stage"])["stage"].tail == (b"update 1",)


def test_times_people_and_connections_are_kept(database: Database) -> None:
    store.append(database, Batch((entry(1),)))
    with database.transaction() as session:
        assert store.read_since(session, BOARD_ID, "board", 0) == [entry(1)]


def entry(seq: int, *bindings: Binding, document: str = "board", gone: tuple[Gone, ...] = ()) -> Entry:
    return Entry(BOARD_ID, document, seq, AT, "owner", "connection", b"update %d" % seq, bindings, gone)


def workshop(table: Table, random: Random, steps: int = STEPS) -> None:
    """People build a board at random; some are told of the others' edits late."""
    people = [table.sit(name) for name in ("Ana", "Ben", "Cleo")]
    for _ in range(steps):
        person = random.choice(people)
        one_step(person, random)
        if person.is_halted:
            person.start_over()
        if random.random() < 0.3:
            table.commit()


def one_step(person: Participant, random: Random) -> None:
    known = sorted(person.pieces())
    if len(known) < 3 or random.random() < 0.2:
        person.add_note(random.choice(["quality first", "¿y el precio?", "🙂 ok"]), kind="goal")
        return
    id = random.choice(known)
    match random.choice(["move", "zone", "type", "cut", "delete", "link"]):
        case "move":
            person.change(lambda doc: write.move(doc, id, (random.randint(0, 900), random.randint(0, 900))))
        case "zone":
            person.change(lambda doc: write.set_field(doc, id, "zone", random.choice(ZONES)))
        case "type":
            person.change(lambda doc: insert(doc, id, random))
        case "cut":
            person.change(lambda doc: cut(doc, id))
        case "delete":
            person.change(lambda doc: write.delete_piece(doc, id))
        case "link":
            new, other = person.table.new_id(), random.choice(known)
            person.change(lambda doc: write.create_link(doc, new, id, other, "conflicts", person.id))


def insert(doc: Doc[Any], id: str, random: Random) -> None:
    text = doc["pieces"][id]["text"]
    text.insert(len(str(text).encode()) if random.random() < 0.5 else 0, random.choice(["a", "ñ", "words "]))


def cut(doc: Doc[Any], id: str) -> None:
    text = doc["pieces"][id]["text"]
    if str(text):
        del text[0 : len(str(text)[0].encode())]


def save(table: Table, database: Database) -> None:
    table.commit()
    store.append(database, Batch(tuple(table.log), tuple(table.keyframes)))


def read(database: Database) -> Record:
    return store.read_all(database, BOARD_ID, ["board"])["board"]


def everything(database: Database) -> Record:
    """The log from its first entry on, without keyframes."""
    with database.transaction() as session:
        entries = store.read_since(session, BOARD_ID, "board", 0)
    return Record(seq=entries[-1].seq, tail=tuple(entry.payload for entry in entries))


def rebuilt(record: Record) -> LiveDocument:
    return LiveDocument("board", record, client_id=1)


def live(table: Table) -> LiveDocument:
    return table.room.documents["board"]


def assert_same(one: LiveDocument, other: LiveDocument) -> None:
    assert one.seq == other.seq
    assert clocks(one) == clocks(other)
    assert content(one) == content(other)
    assert content(one)["pieces"]
    assert content(one)["links"]


def clocks(document: LiveDocument) -> dict[int, int]:
    """Its state vector; the order of the bytes is not the same twice."""
    reader = Reader(document.state_vector())
    return {reader.uint(): reader.uint() for _ in range(reader.uint())}


def content(document: LiveDocument) -> dict[str, object]:
    doc: Doc[Any] = Doc()
    doc.apply_update(document.state())
    return {"pieces": pieces(doc), "links": doc.get("links", type=Map).to_py()}
