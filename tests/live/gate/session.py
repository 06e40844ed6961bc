"""A random session of honest people with real Yjs clients: they work at once, go offline, come back and undo."""

from dataclasses import dataclass, field
from random import Random

from app.board.kinds import LINKABLE
from app.board.schema import KINDS, ZONES
from app.live.gate import Actor, Refused
from tests.live.gate.desk import Desk
from tests.live.gate.yjs_clients import YjsClients, board_of

# Refusals that honest people can meet: somebody else was faster.
RACES = {"no-such-piece", "not-yours", "still-accepted"}
WORDS = ["a", "quality ", "ñandú ", "😀", "👩‍🔧 on site", "\n", "Werk 2"]
FIELDS = {"priority": (1, 5), "confidence": (1, 3), "power": (1, 5), "severity": (1, 3)}


@dataclass
class Person:
    name: str
    client: str = ""
    online: bool = True
    missed: list[bytes] = field(default_factory=list)

    @property
    def actor(self) -> Actor:
        return Actor(self.name, "participant")


class Session:
    def __init__(self, clients: YjsClients, seed: int, people: int = 3) -> None:
        self.random = Random(seed)
        self.desk = Desk()
        self.refused: list[str] = []
        self._clients = clients
        clients.call("begin")
        self._seed = seed
        self._opened = 0
        self.people = [Person(f"person-{number}".ljust(21, "-")) for number in range(people)]
        for person in self.people:
            self._open(person)

    def run(self, steps: int) -> None:
        for _ in range(steps):
            person = self.random.choice(self.people)
            chance = self.random.random()
            if chance < 0.06:
                self._leave_or_return(person)
            else:
                for _ in range(self.random.choice((1, 1, 1, 2, 4))):
                    self._act(person)
            if person.online:
                self._send(person, self._clients.sent(person.client))
            if self.random.random() < 0.6:
                self._hear(person)
        for person in self.people:
            self._return(person)
        for person in self.people:
            self._hear(person)

    def assert_equal(self) -> None:
        expected = board_of(self.desk)
        for person in self.people:
            assert self._clients.board(person.client) == expected, f"{person.name} sees another board"

    def _open(self, person: Person) -> None:
        self._opened += 1
        person.client = f"{self._seed}/{self._opened}"
        person.missed.clear()
        number, gc = self.random.getrandbits(32), self.random.random() < 0.8
        self._clients.open(person.client, person.name, self.desk, number, gc)

    def _act(self, person: Person) -> None:
        pieces = self._clients.board(person.client)["pieces"]
        links = self._clients.board(person.client)["links"]
        chance, random = self.random.random(), self.random
        do = self._clients.do
        if chance < 0.2 or not pieces:
            where, at = random.choice(ZONES), [random.randint(-9, 900), random.randint(0, 900)]
            do(
                person.client,
                "create",
                {"kind": random.choice(KINDS), "zone": where, "pos": at, "text": random.choice(WORDS)},
            )
            return
        piece = random.choice(list(pieces))
        if chance < 0.45:
            self._type(person, piece, pieces[piece]["text"])
        elif chance < 0.58:
            moves = [
                {"id": each, "pos": [random.randint(0, 99), 5], "zone": random.choice(ZONES)}
                for each in sorted({piece, random.choice(list(pieces))})
            ]
            do(person.client, "move", moves)
        elif chance < 0.66:
            self._set_field(person, piece, pieces[piece]["kind"])
        elif chance < 0.72:
            do(person.client, "remove", random.sample(sorted(pieces), min(len(pieces), random.choice((1, 1, 3)))))
        elif chance < 0.8:
            self._link(person, pieces)
        elif chance < 0.82 and links:
            do(person.client, "unlink", random.choice(sorted(links)))
        elif chance < 0.84:
            key = f"{piece}:{person.name}:+1"
            self._clients.call(
                "put", client=person.client, root="reactions", key=key, value=random.choice((True, None))
            )
        elif chance < 0.94:
            do(person.client, "undo")
        else:
            do(person.client, "redo")

    def _type(self, person: Person, piece: str, text: str) -> None:
        # Positions between whole characters, in UTF-16 units.
        at = self.random.randint(0, len(text))
        removed = text[at : at + self.random.choice((0, 0, 1, 3))]
        inserted = self.random.choice([*WORDS, ""]) if len(text) < 1_500 else ""
        self._clients.type(person.client, piece, _units(text[:at]), _units(removed), inserted)

    def _set_field(self, person: Person, piece: str, kind: str) -> None:
        if kind == "action":
            owner = self.random.choice(self.people)
            self._clients.do(person.client, "setField", piece, "owner", owner.name)
            if owner is person:
                self._clients.do(person.client, "setField", piece, "accepted", self.random.random() < 0.8)
        by_kind = {"goal": "priority", "challenge": "confidence", "stakeholder": "power", "obstacle": "severity"}
        if kind in by_kind:
            value = self.random.randint(*FIELDS[by_kind[kind]])
            arguments = [value] if self.random.random() < 0.7 else []
            self._clients.do(person.client, "setField", piece, by_kind[kind], *arguments)

    def _link(self, person: Person, pieces: dict[str, dict[str, object]]) -> None:
        kind = self.random.choice(list(LINKABLE))
        start, end = self.random.choice(LINKABLE[kind])
        starts = [piece for piece in pieces if pieces[piece]["kind"] == start]
        ends = [piece for piece in pieces if pieces[piece]["kind"] == end]
        if starts and ends:
            self._clients.do(person.client, "link", self.random.choice(starts), self.random.choice(ends), kind)

    def _leave_or_return(self, person: Person) -> None:
        if person.online:
            person.online = False
        else:
            self._return(person)

    def _return(self, person: Person) -> None:
        """Back online: some listen first, some send first; one update, all of them, or what is missing."""
        person.online = True
        listens_first = self.random.random() < 0.5
        if listens_first:
            self._hear(person)
        waiting = self._clients.sent(person.client)
        way = self.random.randrange(4)
        if way == 0 and waiting:
            waiting = [self._clients.merge(waiting)]
        elif way == 1:
            waiting = [self._clients.diff(person.client, self.desk)]
        elif way == 2 and len(waiting) > 1:
            # The acknowledgement of the first was lost: it comes again inside the rest.
            waiting = [waiting[0], self._clients.diff(person.client, Desk()), *waiting]
        self._send(person, waiting)

    def _hear(self, person: Person) -> None:
        if person.online:
            for update in person.missed:
                self._clients.hear(person.client, update)
            person.missed.clear()

    def _send(self, person: Person, updates: list[bytes]) -> None:
        for update in updates:
            try:
                emitted = self.desk.receive(update, person.actor)
            except Refused as refused:
                self.refused.append(refused.code)
                if refused.code not in RACES:
                    raise AssertionError(f"seed {self._seed}: {refused.code} for {refused.piece}") from refused
                self._open(person)
                return
            for other in self.people:
                if other is not person and emitted:
                    other.missed.append(emitted)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
