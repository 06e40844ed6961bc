"""A room whose documents are still being built, and one that takes the place of a broken one."""

import pytest
from pycrdt import Doc

from app.errors import CloseCode
from app.history.keyframes import UPDATES_BETWEEN
from app.history.log import Record
from app.live import protocol
from app.live.document import LiveDocument, frames_of
from app.live.documents import SHARED
from app.live.gate import BrokenDocument
from app.live.limits import Allowance
from app.live.member import Member
from app.live.room import REBUILDS_LIMIT, Room
from tests.live.table import BOARD_ID, SERVER_CLIENT_ID, Person, Table, note, pieces, seated


@pytest.fixture
def table() -> Table:
    return Table()


class Reopened(Table):
    """The same board after a restart: read from the log, its documents not built yet."""

    def __init__(self, before: Table) -> None:
        super().__init__(seed=2)
        self.records = {name: before.record(name) for name in SHARED}
        known = {name: frames_of(name, record) for name, record in self.records.items()}
        self.room = Room(BOARD_ID, known)

    def finish(self) -> None:
        self.open(*SHARED, records=self.records)


def written(table: Table, *sentences: str) -> list[str]:
    ana = table.sit("Ana")
    ids = [ana.add_note(sentence) for sentence in sentences]
    table.commit()
    ana.leave()
    return ids


def test_r30_a_joiner_reads_the_board_before_it_is_built(table: Table) -> None:
    first, second = written(table, "quality first", "then price")
    reopened = Reopened(table)
    ben = reopened.sit("Ben")
    assert {id: piece["text"] for id, piece in ben.pieces().items()} == {
        first: "quality first",
        second: "then price",
    }
    reopened.finish()
    assert protocol.sync_step1("board", reopened.room.documents["board"].state_vector()) in ben.frames


def test_r30_from_a_keyframe_and_what_came_after_it(table: Table) -> None:
    ana = table.sit("Ana")
    many = [ana.add_note(f"sentence {number}") for number in range(UPDATES_BETWEEN + 10)]
    table.commit()
    last = ana.add_note("the last")
    table.commit()
    assert table.keyframes
    assert set(Reopened(table).sit("Ben").pieces()) == {*many, last}


def test_r30_an_empty_board_is_answered_too(table: Table) -> None:
    ben = Reopened(table).sit("Ben")
    assert protocol.sync_step2("board", b"\x00\x00") in ben.frames


def test_r30_what_is_written_before_it_is_built_is_judged_then_and_reaches_everybody(table: Table) -> None:
    written(table, "there before")
    reopened = Reopened(table)
    ben, olga = reopened.sit("Ben"), reopened.sit("Olga", "observer")
    id = ben.add_note("early")
    olga.add_note("not hers to write")
    assert reopened.pending == []
    reopened.finish()
    reopened.commit()
    assert ben.saved == 1
    assert id in olga.pieces()
    assert [refusal["code"] for refusal in olga.refusals] == ["role"]


def test_r30_who_is_answered_has_all_of_it(table: Table) -> None:
    """Edits that came after the state was encoded went out behind the answer: whoever compared then missed them."""
    ana = table.sit("Ana")
    ana.add_note("encoded for Ben")
    table.commit()
    table.sit("Ben")
    late = ana.add_note("edited since")
    table.commit()
    for carla in (table.sit("Carla"), Reopened(table).sit("Carla")):
        states = [protocol.decode(frame) for frame in carla.frames]
        answered = [frame for frame in states if isinstance(frame, protocol.SyncStep2 | protocol.Update)]
        assert [type(frame) for frame in answered] == [protocol.Update, protocol.SyncStep2]
        assert late in carla.pieces()


def test_r30_who_has_the_board_already_gets_only_what_is_missing_once_it_is_built(table: Table) -> None:
    ana = table.sit("Ana")
    ana.add_note("x" * 1_000)
    table.commit()
    reopened = Reopened(table)
    again = Person(reopened, "again", seated("Ana"))
    reopened.people["again"] = again
    again.doc.apply_update(ana.doc.get_update())
    reopened.do(reopened.room.join("again", again.seat, reopened.now))
    again.send(protocol.sync_step1("board", again.doc.get_state()))
    assert again.frames == []
    reopened.finish()
    assert sum(map(len, again.frames)) < 100


def test_r30_who_leaves_before_it_is_built_is_waited_for_no_more(table: Table) -> None:
    reopened = Reopened(table)
    ben = reopened.sit("Ben")
    ben.add_note("never sent on")
    ben.leave()
    reopened.finish()
    assert reopened.pending == []


def test_r30_a_long_day_offline_does_not_hold_up_the_others_first_word(table: Table) -> None:
    written(table, "there before")
    reopened = Reopened(table)
    ana, ben = reopened.sit("Ana"), reopened.sit("Ben")
    for number in range(200):
        ana.add_note(f"offline {number}")
    ben.add_note("first word")
    documents = {name: LiveDocument(name, record, SERVER_CLIENT_ID) for name, record in reopened.records.items()}
    reopened.do(reopened.room.opened(documents))
    reopened.do(reopened.room.catch_up(reopened.now))
    reopened.commit()
    assert ben.saved == 1
    assert 0 < ana.saved < 200
    while reopened.room.has_waited:
        reopened.do(reopened.room.catch_up(reopened.now))
    reopened.commit()
    assert ana.saved == 200


def test_r30_what_is_handled_in_one_go_is_bounded_in_bytes_too(table: Table) -> None:
    reopened = Reopened(table)
    ana, ben = reopened.sit("Ana"), reopened.sit("Ben")
    ana.change(lambda doc: [note(doc, reopened.new_id(), ana.id, "x" * 1_900) for _ in range(100)])
    for _ in range(3):
        ana.add_note("behind it")
    ben.add_note("first word")
    documents = {name: LiveDocument(name, record, SERVER_CLIENT_ID) for name, record in reopened.records.items()}
    reopened.do(reopened.room.opened(documents))
    reopened.do(reopened.room.catch_up(reopened.now))
    reopened.commit()
    assert (ana.saved, ben.saved) == (1, 1)


def test_r42_a_hand_that_cannot_be_built_closes_its_persons_connections_only(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    hand = f"hand:{ana.id}"
    ana.send(protocol.sync_step1(hand, b"\x00"))
    table.do(table.room.not_opened([hand]))
    assert (ana.closed, ben.closed) == (CloseCode.TRY_LATER, None)
    table.opening.clear()
    table.sit("Ana").send(protocol.sync_step1(hand, b"\x00"))
    assert table.opening == [hand]


def test_r18_a_board_that_cannot_be_built_sends_everybody_away(table: Table) -> None:
    reopened = Reopened(table)
    ana = reopened.sit("Ana")
    reopened.do(reopened.room.not_opened(SHARED))
    assert ana.closed == CloseCode.TRY_LATER


def test_r30_presence_does_not_wait(table: Table) -> None:
    reopened = Reopened(table)
    ana, ben = reopened.sit("Ana"), reopened.sit("Ben")
    ana.send(protocol.awareness([protocol.state(ana.doc.client_id, 1, b'{"cursor":[1,2]}')]))
    reopened.tick()
    assert ben.states[ana.doc.client_id]["cursor"] == [1, 2]


def test_r30_a_damaged_log_is_sent_to_nobody() -> None:
    with pytest.raises(BrokenDocument):
        frames_of("board", Record(seq=1, tail=(b"no update",)))


def break_document(table: Table) -> None:
    """As a mistake between gate and document would: the next change finds it unusable."""
    table.room.documents["board"]._doc = None  # type: ignore[assignment]


def test_r19_who_breaks_a_document_is_out_and_everybody_else_stays(table: Table) -> None:
    ana, ben, mallory = table.sit("Ana"), table.sit("Ben"), table.sit("Mallory")
    first = ana.add_note("kept")
    table.commit()
    break_document(table)
    mallory.add_note("poison")
    assert mallory.closed == CloseCode.MALFORMED
    table.open(*SHARED)
    second = ben.add_note("after it")
    table.commit()
    assert (ana.closed, ben.closed) == (None, None)
    assert set(ana.pieces()) == set(ben.pieces()) == {first, second}
    assert ben.refusals == []


def test_r19_a_mistake_while_catching_up_costs_nobody_else_their_place(table: Table) -> None:
    written(table, "there before")
    reopened = Reopened(table)
    ana, mallory = reopened.sit("Ana"), reopened.sit("Mallory")
    mallory.add_note("poison")
    reopened.room.documents.put(
        {name: LiveDocument(name, record, SERVER_CLIENT_ID) for name, record in reopened.records.items()}
    )
    reopened.room.documents["board"]._gate = None  # type: ignore[assignment]
    reopened.do(reopened.room.catch_up(reopened.now))
    assert (mallory.closed, ana.closed) == (CloseCode.MALFORMED, None)


def test_r19_a_room_that_works_again_may_break_again(table: Table) -> None:
    ana = table.sit("Ana")
    for _ in range(2 * REBUILDS_LIMIT):
        table.do(table.room.broken())
        table.open(*SHARED)
        ana.start_over()
        ana.add_note()
        table.commit()
    assert ana.closed is None


def test_r31_what_waits_is_counted_not_summed(table: Table) -> None:
    member = Member("x", seated("Ana"), Allowance(0), set())
    for size in (5, 7):
        member.wait(protocol.SyncStep1("board", b""), size)
    member.take_waiting()
    assert member.waiting_bytes == 7


def test_r19_a_room_breaks_once(table: Table) -> None:
    table.sit("Ana")
    assert len(table.room.broken()) == 1
    assert table.room.broken() == []


def test_r19_the_end_of_a_broken_room_closes_nobody_who_is_in_the_next_one(table: Table) -> None:
    ana, broken = table.sit("Ana"), table.room
    table.do(table.room.broken())
    table.do(broken.end(CloseCode.TRY_LATER))
    assert ana.closed is None


def test_r19_a_refusal_on_its_way_when_the_room_breaks_is_told_all_the_same(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    ana.add_note()
    ben.say_hello(client_id=ana.doc.client_id)
    assert ben.refusals == [], "behind what is not in the log yet"
    table.do(table.room.broken())
    assert [refusal["code"] for refusal in ben.refusals] == ["gap"]


def test_r19_what_was_not_in_the_log_yet_is_asked_for_again(table: Table) -> None:
    ana, mallory = table.sit("Ana"), table.sit("Mallory")
    ana.add_note("saved")
    table.commit()
    ana.add_note("on its way")
    break_document(table)
    mallory.add_note("poison")
    assert ana.refusals == [{"code": "gap", "piece": None, "upTo": 2, "document": "board"}]
    table.open(*SHARED)
    ana.add_note("still under the old client id, so it builds on what is lost")
    table.commit()
    assert ana.saved == 1, "nothing is called saved that is not"
    unsaved = ana.doc
    ana.renew()
    ana.say_hello()
    ana.send(protocol.sync_step1("board", b"\x00"))
    assert len(ana.pieces()) == 1
    again = [ana.add_note(piece["text"]) for id, piece in pieces(unsaved).items() if id not in ana.pieces()]
    table.commit()
    assert set(again) < set(table.sit("Cleo").pieces())
    assert ana.saved == 5


def test_r19_what_reached_the_log_as_the_room_broke_reaches_everybody(table: Table) -> None:
    ana, ben, mallory = table.sit("Ana"), table.sit("Ben"), table.sit("Mallory")
    id = ana.add_note("committed in the same moment")
    in_flight = list(table.pending)
    break_document(table)
    mallory.add_note("poison")
    table.log += in_flight
    table.open(*SHARED)
    assert id in ben.pieces()


def test_r19_a_stock_client_is_asked_for_what_it_has(table: Table) -> None:
    stock, mallory = table.sit("Ana", stock=True), table.sit("Mallory")
    break_document(table)
    mallory.add_note("poison")
    stock.frames.clear()
    table.open(*SHARED)
    assert protocol.sync_step1("board", b"\x00") in stock.frames
    assert stock.closed is None


def test_r19_the_hands_of_a_broken_room_are_opened_again(table: Table) -> None:
    ana, mallory = table.sit("Ana"), table.sit("Mallory")
    name, doc = f"hand:{ana.id}", Doc(client_id=7)
    ana.send(protocol.sync_step1(name, b"\x00"))
    table.open(name)
    note(doc, table.new_id(), ana.id, "mine")
    ana.send(protocol.update(name, doc.get_update()))
    table.commit()
    break_document(table)
    mallory.add_note("poison")
    table.open(*SHARED)
    assert table.opening == [name]
    table.open(name)
    assert [piece["text"] for piece in table.hand(ana).values()] == ["mine"]


def test_r19_a_room_that_breaks_again_and_again_is_given_up(table: Table) -> None:
    ana = table.sit("Ana")
    for number in range(REBUILDS_LIMIT + 1):
        mallory = table.sit(f"Mallory {number}")
        break_document(table)
        mallory.add_note("poison")
        if not table.room.has_ended:
            table.open(*SHARED)
    assert ana.closed == CloseCode.TRY_LATER


def test_a_document_built_for_a_room_that_ended_meanwhile_opens_nothing(table: Table) -> None:
    reopened = Reopened(table)
    ana = reopened.sit("Ana")
    reopened.do(reopened.room.end(CloseCode.TRY_LATER))
    documents = {name: LiveDocument(name, Record(), SERVER_CLIENT_ID) for name in SHARED}
    assert reopened.room.opened(documents) == []
    assert ana.closed == CloseCode.TRY_LATER
