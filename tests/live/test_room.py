"""The room as a state machine: frames in, effects out, the log written by hand. Rules of docs/sync-spec.md."""

import pytest
from pycrdt import Doc, Map

from app.board.schema import ID_LENGTH
from app.errors import CloseCode
from app.live import protocol, varint
from app.live.effects import Send
from app.live.limits import DEFAULTS
from tests.live.table import Person, Table, hello, note, pieces, seated


@pytest.fixture
def table() -> Table:
    return Table()


def test_r6_the_server_asks_first(table: Table) -> None:
    ana = table.sit("Ana")
    assert ana.frames[0] == protocol.sync_step1("board", b"\x00")


def test_r7_a_hello_is_answered_with_who_you_are(table: Table) -> None:
    ana = table.sit("Ana")
    now_ms = round(table.now * 1000)
    assert ana.heard(104) == [{"clientId": ana.doc.client_id, "person": ana.id, "keepalive": 15, "now": now_ms}]


def test_r7_a_stock_client_never_hears_our_frames(table: Table) -> None:
    stock = table.sit("Ana", stock=True)
    stock.add_note()
    table.edit(lambda doc: doc.get("stage", type=Map).update({"index": 1.0}))
    stock.send(protocol.sync_step1("nowhere", b"\x00"))
    table.commit()
    assert all(frame[0] < 100 for frame in stock.frames)


def test_r8_a_joiner_gets_the_board_as_it_is(table: Table) -> None:
    id = table.sit("Ana").add_note("quality first")
    table.commit()
    assert table.sit("Ben").pieces()[id]["text"] == "quality first"


def test_r8_a_joiner_gets_what_was_edited_since_the_board_was_encoded(table: Table) -> None:
    ana = table.sit("Ana")
    first = ana.add_note()
    table.commit()
    table.sit("Ben")
    second = ana.add_note()
    table.commit()
    assert set(table.sit("Cleo").pieces()) == {first, second}


def test_r8_a_joiner_with_a_state_gets_only_the_difference(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    ana.add_note("x" * 1_000)
    table.commit()
    ben.leave()
    again = table.sit("Ben")
    again.doc.apply_update(ben.doc.get_update())
    again.frames.clear()
    again.send(protocol.sync_step1("board", again.doc.get_state()))
    assert sum(map(len, again.frames)) < 100


def test_r8_the_stage_is_sent_to_those_who_asked_for_it(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    ana.send(protocol.sync_step1("stage", b"\x00"))
    table.edit(lambda doc: doc.get("stage", type=Map).update({"index": 3.0}))
    table.commit()
    assert ana.stage.get("stage", type=Map).to_py() == {"index": 3.0}
    assert ben.stage.get("stage", type=Map).to_py() == {}


def test_r11_an_observer_cannot_write_to_the_board(table: Table) -> None:
    observer = table.sit("Olga", "observer")
    observer.add_note()
    table.commit()
    assert [refusal["code"] for refusal in observer.refusals] == ["role"]
    assert table.log == []


@pytest.mark.parametrize("role", ["observer", "trainer", "guest"])
def test_r11_those_who_look_on_may_answer_a_sync_with_nothing(table: Table, role: str) -> None:
    observer = table.sit("Olga", role)  # type: ignore[arg-type]
    observer.send(protocol.sync_step2("board", b"\x00\x00"))
    assert observer.saved == 1
    assert observer.closed is None


def test_r11_a_role_taken_away_counts_from_the_next_frame(table: Table) -> None:
    ana = table.sit("Ana")
    ana.add_note()
    table.room.reseat(seated("Ana", "observer"))
    ana.add_note()
    table.commit()
    assert len(table.log) == 1
    assert [refusal["code"] for refusal in ana.refusals] == ["role"]


def test_r11_nobody_writes_to_an_archived_board(table: Table) -> None:
    ana = table.sit("Ana", "facilitator", archived=True)
    ana.add_note()
    assert [refusal["code"] for refusal in ana.refusals] == ["archived"]


def test_r12_only_the_server_writes_the_stage(table: Table) -> None:
    ana = table.sit("Ana", "facilitator")
    forged: Doc[Map[float]] = Doc()
    forged.get("stage", type=Map)["index"] = 9.0
    ana.send(protocol.update("stage", forged.get_update()))
    table.commit()
    assert [refusal["code"] for refusal in ana.refusals] == ["server-only"]
    assert table.log == []


def test_r14_after_a_refusal_a_document_is_deaf_until_a_new_hello(table: Table) -> None:
    ana = table.sit("Ana")
    refuse_something(ana)
    ana.add_note("ignored")
    assert len(ana.refusals) == 1
    ana.renew()
    ana.say_hello()
    kept = ana.add_note("said again")
    table.commit()
    assert set(pieces(document_of(table))) == {kept}


def test_r14_the_refused_message_is_told_by_its_number(table: Table) -> None:
    ana = table.sit("Ana")
    ana.add_note()
    ana.add_note()
    refuse_something(ana)
    table.commit()
    assert ana.heard(101) == [2]
    assert [refusal["upTo"] for refusal in ana.refusals] == [3]
    assert [frame[0] for frame in ana.frames[-2:]] == [101, 102]


def test_r14_the_refused_client_id_does_not_come_back(table: Table) -> None:
    ana = table.sit("Ana")
    refuse_something(ana)
    ana.say_hello()
    assert ana.closed is CloseCode.MALFORMED


def test_r14_a_stock_client_is_closed_on_a_refusal(table: Table) -> None:
    observer = table.sit("Olga", "observer", stock=True)
    observer.add_note()
    assert observer.closed is CloseCode.NOT_ALLOWED
    assert table.pending == []


def test_r14_a_stock_client_that_typed_before_it_was_asked_for_its_offline_work_is_asked_again(table: Table) -> None:
    ana = table.sit("Ana", stock=True)
    offline = ana.table.new_id()
    note(ana.doc, offline, ana.id, "offline")
    online = ana.add_note("typed right after the reconnect")
    assert ana.frames[-1] == protocol.sync_step1("board", b"\x00")
    ana.send(protocol.sync_step2("board", ana.doc.get_update()))
    table.commit()
    assert ana.closed is None
    assert set(pieces(document_of(table))) == {offline, online}


def test_r15_an_update_that_is_known_is_acknowledged_and_not_logged(table: Table) -> None:
    ana = table.sit("Ana")
    ana.add_note()
    table.commit()
    ana.send(protocol.sync_step2("board", ana.doc.get_update()))
    assert table.pending == []
    assert ana.saved == 2


def test_r16_nobody_sees_what_is_not_in_the_log(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    id = ana.add_note()
    assert ben.pieces() == {}
    table.commit()
    assert set(ben.pieces()) == {id}


def test_r16_a_joiner_does_not_see_what_is_not_in_the_log(table: Table) -> None:
    id = table.sit("Ana").add_note()
    ben = table.sit("Ben")
    assert ben.pieces() == {}
    table.commit()
    assert set(ben.pieces()) == {id}


def test_r16_an_author_is_not_sent_what_is_only_their_own(table: Table) -> None:
    ana = table.sit("Ana")
    ana.frames.clear()
    ana.add_note()
    table.commit()
    assert [frame[0] for frame in ana.frames] == [101]


def test_r16_the_edits_of_one_commit_reach_a_reader_as_one_frame(table: Table) -> None:
    people = [table.sit(name) for name in ("Ana", "Ben", "Cleo")]
    reader = table.sit("Olga", "observer")
    reader.frames.clear()
    ids = {person.add_note() for person in people for _ in range(3)}
    table.commit()
    assert len(reader.frames) == 1
    assert set(reader.pieces()) == ids
    assert all(set(person.pieces()) == ids for person in people)


def test_r17_an_edit_is_called_saved_only_when_it_is_in_the_log(table: Table) -> None:
    ana = table.sit("Ana")
    ana.add_note()
    assert ana.saved == 0
    table.commit()
    assert ana.saved == 1


def test_r17_a_repeated_edit_is_not_called_saved_before_the_first_one_is(table: Table) -> None:
    ana = table.sit("Ana")
    ana.add_note()
    again = table.sit("Ana")
    again.send(protocol.sync_step2("board", ana.doc.get_update()))
    assert again.saved == 0
    table.commit()
    assert again.saved == 1


def test_r18_a_room_whose_log_failed_promises_nothing(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    ana.add_note()
    table.do(table.room.end(CloseCode.TRY_LATER))
    table.commit()
    assert (ana.closed, ben.closed) == (CloseCode.TRY_LATER, CloseCode.TRY_LATER)
    assert ana.saved == 0
    assert ben.pieces() == {}


def test_r20_entries_are_numbered_without_holes_and_say_who_wrote_them(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    for person in (ana, ben, ana):
        person.add_note()
    table.commit()
    assert [(entry.seq, entry.person, entry.session) for entry in table.log] == [
        (1, ana.id, ana.connection),
        (2, ben.id, ben.connection),
        (3, ana.id, ana.connection),
    ]


def test_r27_who_was_too_slow_is_sent_everything_anew(table: Table) -> None:
    slow = table.sit("Slow")
    id = table.sit("Ana").add_note()
    table.commit()
    slow.renew()
    effects = table.room.resync(slow.connection)
    table.do(effects)
    assert set(slow.pieces()) == {id}
    assert all(isinstance(effect, Send) and effect.is_state for effect in effects)


def test_a_person_whose_seat_is_taken_away_is_closed_on_every_connection(table: Table) -> None:
    first, second, ben = table.sit("Ana"), table.sit("Ana"), table.sit("Ben")
    table.do(table.room.drop(first.id, CloseCode.BOARD_CLOSED))
    assert (first.closed, second.closed, ben.closed) == (CloseCode.BOARD_CLOSED, CloseCode.BOARD_CLOSED, None)


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (b"", CloseCode.MALFORMED),
        (b"\x00\x02\xff", CloseCode.MALFORMED),
        (protocol.update("board", b"\x05\x05"), CloseCode.MALFORMED),
        (protocol.sync_step1("board", varint.uint(2**29)), CloseCode.MALFORMED),
        (hello(-1), CloseCode.MALFORMED),
        (b"\x00" * (protocol.FRAME_LIMIT + 1), CloseCode.TOO_BIG),
    ],
    ids=["empty", "cut short", "no update", "state vector bomb", "bad hello", "too big"],
)
def test_r3_what_no_honest_client_sends_closes_its_connection_only(table: Table, frame: bytes, code: CloseCode) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    ana.send(frame)
    assert ana.closed is code
    assert ben.closed is None


def test_r4_an_unknown_message_is_ignored(table: Table) -> None:
    ana = table.sit("Ana")
    ana.send(b"\x63anything")
    assert ana.closed is None


def test_r29_a_flood_is_warned_and_then_closed(table: Table) -> None:
    ana = table.sit("Ana")
    for _ in range(DEFAULTS.frames_at_once):
        ana.send(b"\x63")
    assert [notice["code"] for notice in ana.heard(103)] == ["slow-down"]
    assert ana.closed is CloseCode.TOO_MUCH


def test_r29_who_pauses_may_go_on(table: Table) -> None:
    ana = table.sit("Ana")
    for _ in range(3):
        for _ in range(DEFAULTS.frames_at_once // 2):
            ana.send(b"\x63")
        table.now += DEFAULTS.frames_at_once / DEFAULTS.frames_per_second
    assert ana.closed is None


def refuse_something(person: Person) -> None:
    person.send(protocol.update("board", structs_of_somebody_else(person)))


def structs_of_somebody_else(person: Person) -> bytes:
    """An update under a client id that another person said hello with."""
    other = person.table.sit("Zoe")
    forged: Doc[Map[object]] = Doc(client_id=other.doc.client_id)
    forged.get("links", type=Map)["x".ljust(ID_LENGTH, "-")] = {}
    return forged.get_update()


def document_of(table: Table) -> Doc[Map[object]]:
    """The server's own document, as an outsider may read it."""
    doc: Doc[Map[object]] = Doc()
    doc.apply_update(table.room.documents["board"].state())
    return doc
