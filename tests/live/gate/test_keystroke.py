"""The short way of a keystroke comes to the same as the long one, whoever types and whatever is sent."""

from random import Random

import pytest

from app.board import write
from app.live.gate import Actor, Malformed, Refused
from app.live.gate.draft import Draft
from app.live.gate.index import Index
from app.live.gate.keystroke import find_keystroke
from app.live.gate.lower import lower
from app.live.gate.parse import parse_update
from tests.live.gate.bytes import hostile, uint
from tests.live.gate.desk import Client, Desk, name
from tests.live.gate.hostile import CLIENTS, Case, corpus
from tests.live.gate.test_oracle import Rehearsal

pytestmark = pytest.mark.seeded

LETTER = b"\x84"  # a string behind something


def assert_same_way(index: Index, update: bytes) -> bool:
    """Whether it is a keystroke."""
    try:
        parsed = parse_update(update)
    except Malformed:
        return False
    keystroke = find_keystroke(index, parsed)
    if keystroke is None:
        return False
    short, long = Draft(index, parsed, keystroke=keystroke), Draft(index, parsed)
    assert lower(short) == lower(long)
    assert (short.placed, short.ends, short.overlaps) == (long.placed, long.ends, long.overlaps)
    assert (short.killed, short.killed_new, short.nothing_new) == (long.killed, long.killed_new, long.nothing_new)
    assert short.is_all_of(parsed)
    assert long.is_all_of(parsed)
    return True


class Watched(Rehearsal):
    keystrokes = 0

    def _send(self, client: Client, update: bytes) -> None:
        self.keystrokes += assert_same_way(self.desk.gate._index, update)
        super()._send(client, update)


def test_people_who_do_everything_come_to_the_same_on_both_ways() -> None:
    keystrokes = 0
    for seed in range(100, 106):
        rehearsal = Watched(seed, honest=seed % 2 == 0)
        rehearsal.run(80)
        keystrokes += rehearsal.keystrokes
    assert keystrokes > 10


def test_three_who_type_into_one_text_at_once_come_to_the_same_on_both_ways() -> None:
    random, desk = Random(7), Desk(lambda doc: write.create_piece(doc, name(1), "note", "ana", text="Zero 😀 faults"))
    clients = [Client.at(desk, person, number) for number, person in enumerate(("ana", "ben", "cleo"), start=50)]
    inbox: list[list[bytes]] = [[], [], []]
    for _ in range(300):
        who = random.randrange(3)
        for update in inbox[who][: random.randrange(4)]:
            clients[who].hear(inbox[who].pop(0) if inbox[who] else update)
        text = clients[who].pieces[name(1)]["text"]
        update = clients[who].write(lambda _, text=text: text.insert(random.choice([0, len(text)]), "a"))
        assert assert_same_way(desk.gate._index, update)
        emitted = desk.receive(update, clients[who].actor)
        for other in {0, 1, 2} - {who}:
            inbox[other].append(emitted)
    desk.assert_exact()


def test_hostile_updates_take_the_short_way_only_where_the_long_one_agrees() -> None:
    board, sent = corpus()
    index = Desk(lambda doc: doc.apply_update(board)).gate._index
    taken = sum(assert_same_way(index, hostile(Random(number), sent, CLIENTS)) for number in range(4_000))
    odd = [typed(Random(number), index) for number in range(4_000)]
    taken += sum(assert_same_way(index, update) for update in odd)
    assert 50 < taken < 7_000


def typed(random: Random, index: Index) -> bytes:
    """A string between any two ids that there are, nearly are, or are not."""
    ids = [uint(client) + uint(random.randrange(index.end(client) + 2)) for client in random.choices(CLIENTS, k=2)]
    info = random.choice([0x84, 0x84, 0x44, 0xC4])
    body = (ids[0] if info & 0x80 else b"") + (ids[1] if info & 0x40 else b"")
    client = random.choice(CLIENTS)
    clock = max(0, index.end(client) + random.choice([0, 0, 0, -1, 1]))
    text = random.choice(["a", "word", "é", "😀"]).encode()
    deletes = random.choice([b"\0", b"\0", b"\x01" + uint(client) + b"\x01\0\x01"])
    return b"\x01\x01" + uint(client) + uint(clock) + bytes([info]) + body + uint(len(text)) + text + deletes


def test_a_gap_is_found_on_the_long_way() -> None:
    board, _ = corpus()
    desk = Desk(lambda doc: doc.apply_update(board))
    update = b"\x01\x01" + uint(7) + uint(desk.gate._index.end(7) + 5) + LETTER + uint(7) + b"\0\x01a\0"
    assert find_keystroke(desk.gate._index, parse_update(update)) is None
    with pytest.raises(Refused, match="gap"):
        Draft(desk.gate._index, parse_update(update))


def test_a_client_without_any_struct_is_no_keystroke_and_nothing_new() -> None:
    desk = Desk()
    assert desk.admit(b"\x01\0" + uint(7) + b"\0\0", Actor("ana", "participant")).nothing_new


@pytest.mark.parametrize("seed", [100_205])
def test_hostile_updates_that_once_broke_the_gate_end_at_it(seed: int) -> None:
    board, sent = corpus()
    assert Case(board, hostile(Random(seed), sent, CLIENTS)).verdict() == "admitted"
