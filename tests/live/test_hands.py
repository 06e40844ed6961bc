"""A person's private document on the same socket. Nobody else is to learn even that it is there."""

import pytest
from pycrdt import Doc, Map

from app.board import write
from app.errors import CloseCode
from app.live import protocol
from tests.live.table import Person, Table, hello, note, pieces, seated

SECRET = "we lose them in spring"


@pytest.fixture
def table() -> Table:
    return Table()


class Hand:
    """What one browser has of a hand."""

    def __init__(self, person: Person, name: str | None = None) -> None:
        self.person = person
        self.name = name or f"hand:{person.id}"
        self.doc: Doc[object] = Doc(client_id=person.table.random.getrandbits(32))

    def ask(self) -> "Hand":
        self.person.send(hello(self.doc.client_id, self.name))
        self.person.send(protocol.sync_step1(self.name, self.doc.get_state()))
        for name in self.person.table.opening:
            self.person.table.open(name)
        return self

    def write(self, text: str = SECRET) -> str:
        id, before = self.person.table.new_id(), self.doc.get_state()
        note(self.doc, id, self.person.id, text)
        self.person.send(protocol.update(self.name, self.doc.get_update(before)))
        return id

    def heard(self) -> dict[str, object]:
        """The hand as its frames tell it."""
        told: Doc[object] = Doc()
        for frame in self.person.frames:
            match protocol.decode(frame):
                case protocol.SyncStep2(self.name, update) | protocol.Update(self.name, update):
                    told.apply_update(update)
        return pieces(told)


def test_r33_what_is_written_into_a_hand_is_saved_and_there_on_the_persons_other_device(table: Table) -> None:
    laptop, phone = table.sit("Ana"), table.sit("Ana")
    here, there = Hand(laptop).ask(), Hand(phone).ask()
    id = here.write()
    assert laptop.saved == 0
    table.commit()
    assert laptop.saved == 1
    assert set(there.heard()) == {id}
    assert [entry.document for entry in table.log] == [here.name]


def test_r33_nobody_else_is_sent_anything_of_it(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben", "facilitator")
    hand = Hand(ana).ask()
    ben.send(protocol.sync_step1(hand.name, b"\x00"))
    hand.write()
    table.commit()
    ben.send(protocol.sync_step1(hand.name, b"\x00"))
    ben.send(protocol.sync_step1("board", b"\x00"))
    assert SECRET.encode() not in b"".join(ben.frames)
    assert Hand(ben, hand.name).heard() == {}


@pytest.mark.parametrize("role", ["owner", "facilitator", "participant", "observer"])
def test_r33_to_everybody_else_it_does_not_exist(table: Table, role: str) -> None:
    hand = Hand(table.sit("Ana")).ask()
    ben = table.sit("Ben", role)  # type: ignore[arg-type]
    for name in (hand.name, "hand:nobody-at-all"):
        ben.frames.clear()
        ben.send(protocol.sync_step1(name, b"\x00"))
        ben.send(hello(7, name))
        ben.send(protocol.update(name, hand.doc.get_update()))
        assert ben.heard(103) == [{"code": "no-such-document", "text": name}] * 2
        assert [refusal["code"] for refusal in ben.refusals] == ["no-such-document"]
    assert table.opening == []


def test_r33_a_client_id_of_another_is_not_found_out_by_trying_it_in_a_hand(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    hand = Hand(ana).ask()
    hand.write()
    table.commit()
    other = Hand(ben)
    other.doc = Doc(client_id=hand.doc.client_id)
    other.ask()
    assert ben.refusals == []


def test_r33_an_observer_keeps_no_hand(table: Table) -> None:
    olga = table.sit("Olga", "observer")
    Hand(olga).ask().write()
    assert [refusal["code"] for refusal in olga.refusals] == ["role"]


def test_r33_closed_zones_do_not_close_a_hand(table: Table) -> None:
    table.edit(lambda doc: doc.get("locks", type=Map).update({"tray": {"by": "x", "at": "y"}}))
    ana = table.sit("Ana")
    hand = Hand(ana).ask()
    id = hand.write()
    ana.add_note()
    table.commit()
    assert set(table.hand(ana)) == {id}
    assert [refusal["code"] for refusal in ana.refusals] == ["zone-locked"]


def test_r31_a_hand_is_opened_when_it_is_asked_for_and_its_frames_wait_till_then(table: Table) -> None:
    ana = table.sit("Ana")
    hand = Hand(ana)
    ana.send(hello(hand.doc.client_id, hand.name))
    ana.send(protocol.sync_step1(hand.name, b"\x00"))
    id = hand.write()
    board = ana.add_note()
    assert table.opening == [hand.name]
    table.commit()
    assert ana.saved == 0, "acknowledgements count over all documents, so the board's update waits, too"
    table.open(hand.name)
    table.commit()
    assert ana.saved == 2
    assert set(table.hand(ana)) == {id}
    assert set(table.sit("Ben").pieces()) == {board}


def test_r31_who_sends_without_end_before_a_document_is_open_is_sent_away(table: Table) -> None:
    ana = table.sit("Ana")
    frame = protocol.update(f"hand:{ana.id}", b"\x00" * 200_000)
    for _ in range(30):
        ana.send(frame)
    assert ana.closed == CloseCode.TRY_LATER
    assert table.sit("Ben").closed is None


def test_a_person_who_comes_back_finds_the_hand_in_the_log(table: Table) -> None:
    ana = table.sit("Ana")
    Hand(ana).ask().write("kept")
    table.commit()
    again = Table(seed=2)
    person = again.sit("Ana")
    person.send(protocol.sync_step1(f"hand:{person.id}", b"\x00"))
    again.open(f"hand:{person.id}", records={f"hand:{person.id}": table.record(f"hand:{person.id}")})
    assert [piece["text"] for piece in Hand(person).heard().values()] == ["kept"]  # type: ignore[index]


def test_who_is_seated_anew_keeps_the_hand(table: Table) -> None:
    ana = table.sit("Ana")
    hand = Hand(ana).ask()
    table.room.reseat(seated("Ana", "observer"))
    hand.write()
    assert [refusal["code"] for refusal in ana.refusals] == ["role"]
    assert hand.heard() == {}


def test_r31_behind_ones_own_hand_no_other_document_is_opened(table: Table) -> None:
    ana = table.sit("Ana")
    ana.send(protocol.sync_step1(f"hand:{ana.id}", b"\x00"))
    for name in ("hand:somebody-else", "\0evil", "../../x"):
        ana.send(protocol.sync_step1(name, b"\x00"))
    table.open(f"hand:{ana.id}")
    assert table.opening == []
    assert [notice["text"] for notice in ana.heard(103)] == ["hand:somebody-else", "\0evil", "../../x"]
    assert ana.closed is None


def test_r17_what_is_refused_is_heard_of_before_what_was_saved_after_it(table: Table) -> None:
    table.edit(lambda doc: doc.get("locks", type=Map).update({"strategy": {"by": "x", "at": "y"}}))
    table.commit()
    ana = table.sit("Ana")
    hand = Hand(ana).ask()
    ana.add_note("saved")
    closed = ana.change(lambda doc: note_in(doc, "strategy", ana.id, table.new_id()))
    hand.write("saved, too")
    assert closed
    ana.frames.clear()
    table.commit()
    answers = [frame[0] for frame in ana.frames if frame[0] in (101, 102)]
    assert answers == [101, 102, 101]
    assert ana.heard(101) == [1, 3]
    assert [refusal["upTo"] for refusal in ana.refusals] == [2]


def note_in(doc: Doc[object], zone: str, by: str, id: str) -> None:
    write.create_piece(doc, id, "note", by, zone, text="too late")  # type: ignore[arg-type]
