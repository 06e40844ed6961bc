"""The gate against an oracle that applies every update to a copy of the board and looks at the outcome."""

from collections import Counter
from random import Random
from typing import Any

import pytest
from pycrdt import Doc, Map, merge_updates

from app.board import write
from app.live.gate import Refused
from tests.live.gate.desk import Client, Desk, name, read_board
from tests.live.gate.mischief import TIME, act
from tests.live.gate.oracle import Board, acceptances, breach

pytestmark = pytest.mark.seeded

PEOPLE = [person.ljust(21, "-") for person in ("ana", "ben", "cleo", "dan")]
ROOTS = ("pieces", "links", "comments", "reactions")


class Rehearsal:
    """Four people write at once, not all of them honest; each refusal makes its author start anew."""

    def __init__(self, seed: int, honest: bool = False) -> None:
        self.honest = honest
        self.random = Random(seed)
        self.desk = Desk(self._furnish)
        self.start = self.desk.doc.get_update()
        self.inbox: dict[str, list[bytes]] = {person: [] for person in PEOPLE}
        self.clients = {person: self._open(person) for person in PEOPLE}
        self.acceptances = acceptances(self.desk.board())
        self.accepted: list[tuple[bytes, bytes]] = []  # as it was sent, and as the board emitted it
        self.refused: Counter[str] = Counter()
        self.needlessly: Counter[str] = Counter()

    def run(self, steps: int) -> None:
        for step in range(steps):
            person = self.random.choice(PEOPLE)
            client = self.clients[person]
            while self.inbox[person] and self.random.random() < 0.6:
                client.hear(self.inbox[person].pop(0))
            client.sent.clear()
            for _ in range(self.random.choice((1, 1, 1, 2, 5))):
                act(client.doc, person, self.random.choice(PEOPLE), self.random, self.honest)
            if client.sent:
                self._send(client, self._pack(client))
            if step % 25 == 0:
                self.desk.assert_exact()

    def _send(self, client: Client, update: bytes) -> None:
        before = self.desk.board()
        after, roots = self._outcome(update)
        broken = breach(before, after, client.actor, self.acceptances) or ("root" if not roots <= set(ROOTS) else None)
        try:
            emitted = self.desk.receive(update, client.actor)
        except Refused as refused:
            self.refused[refused.code] += 1
            if not broken:
                self.needlessly[refused.code] += 1
            assert self.desk.board() == before
            self.clients[client.actor.person] = self._open(client.actor.person)
            return
        assert not broken, f"let through: {broken}"
        assert self.desk.board() == after
        self.acceptances |= acceptances(after)
        self.accepted.append((update, emitted))
        for person in PEOPLE:
            if person != client.actor.person and emitted:
                self.inbox[person].append(emitted)

    def _pack(self, client: Client) -> bytes:
        if self.random.random() < 0.4:
            update: bytes = client.doc.get_update(self.desk.doc.get_state())
            return update
        return merge_updates(*client.sent)

    def _outcome(self, update: bytes) -> tuple[Board, set[str]]:
        copy: Doc[Any] = Doc(client_id=2)
        for root in ROOTS:
            copy.get(root, type=Map)
        copy.apply_update(self.desk.doc.get_update())
        copy.apply_update(update)
        return read_board(copy), set(copy.keys())

    def _open(self, person: str) -> Client:
        self.inbox[person].clear()
        return Client.at(self.desk, person, self.random.getrandbits(32))

    def _furnish(self, doc: Doc[Any]) -> None:
        for number in range(8):
            kind = ("goal", "action", "stakeholder", "note")[number % 4]
            write.create_piece(doc, name(number), kind, PEOPLE[number % 3], text="Zero faults")
        write.create_link(doc, name(90), name(1), name(0), "supports", PEOPLE[0])
        write.create_comment(doc, name(91), name(0), PEOPLE[1], TIME, "Since when?")
        write.add_reaction(doc, name(0), PEOPLE[2], "+1")


# What honest people meet who were too late: the piece is gone, its text was filled, or the action was given to somebody
# else or accepted meanwhile.
RACES = {"no-such-piece", "text-too-long", "not-yours", "still-accepted"}


def rehearse(seed: int, steps: int, honest: bool = False) -> Rehearsal:
    rehearsal = Rehearsal(seed, honest)
    rehearsal.run(steps)
    return rehearsal


@pytest.mark.parametrize("seed", range(30))
def test_nothing_the_oracle_forbids_gets_through(seed: int) -> None:
    rehearsal = rehearse(seed, 130)
    assert len(rehearsal.accepted) > 20
    assert sum(rehearsal.refused.values()) > 20


@pytest.mark.parametrize("seed", range(10))
def test_honest_stock_clients_are_only_refused_when_they_are_too_late(seed: int) -> None:
    rehearsal = rehearse(seed, 130, honest=True)
    assert set(rehearsal.refused) <= RACES
    assert len(rehearsal.accepted) > 80


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1_000, 1_100))
def test_nothing_the_oracle_forbids_gets_through_for_long(seed: int) -> None:
    rehearse(seed, 700)
    assert set(rehearse(seed, 300, honest=True).refused) <= RACES
