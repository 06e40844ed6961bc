"""Ana types canaries into her hand while everybody else tries to hear one. Whatever is heard of it is a leak."""

from collections.abc import Callable
from random import Random

from pycrdt import Map

from app.errors import CloseCode
from app.live import protocol
from app.live.documents import SHARED
from app.workshop.policy import ROLES
from tests.live.gate.bytes import BIG, uint
from tests.live.table import Person, Table, hello, seated
from tests.live.test_hands import Hand

CANARY = "canary in a coal mine"
OTHERS = ["Ben", "Cleo", "Dan", "Eve", "Flo"]


class Mine:
    """A room with Ana's hand in it, on two of her devices, and five others in roles by lot."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.table = Table(seed=seed)
        self.ana, self.phone = self.table.sit("Ana"), self.table.sit("Ana")
        self.hand, self.device = Hand(self.ana).ask(), Hand(self.phone).ask()
        self.typed = 0
        self.everyone: list[Person] = []
        self.others = [self._sit(name) for name in OTHERS]

    def run(self, steps: int) -> None:
        for _ in range(steps):
            self.random.choice(STEPS)(self)
        self.type_a_canary()
        self.table.commit()
        self.others.append(self._sit("Late"))

    def leaks(self) -> list[str]:
        """Where a canary, or a piece that holds one, came to that is not Ana's."""
        secrets = [CANARY.encode(), *(id.encode() for id in self.device.heard())]
        heard = {f"frame to {person.connection}": frame for person in self.everyone for frame in person.frames}
        entries = [*self.table.log, *self.table.keyframes]
        logged = {f"{entry.document} {entry.seq}": entry.payload for entry in entries if entry.document in SHARED}
        return [where for where, data in (heard | logged).items() if any(secret in data for secret in secrets)]

    def type_a_canary(self) -> None:
        self.hand.write(f"{CANARY} {self.typed}")
        self.typed += 1

    def take_one_away(self) -> None:
        pieces: Map[object] = self.hand.doc.get("pieces", type=Map)
        before = self.hand.doc.get_state()
        for id in list(pieces.keys())[:1]:
            del pieces[id]
        self.ana.send(protocol.update(self.hand.name, self.hand.doc.get_update(before)))

    def ask_for_it(self) -> None:
        name = self.random.choice(self._names())
        vector = self.random.choice([b"\0", b"", b"\x01" + uint(self.hand.doc.client_id) + b"\0", uint(BIG[3])])
        self._other().send(protocol.sync_step1(name, vector))

    def say_hello_to_it(self) -> None:
        other = self._other()
        client_id = self.random.choice([other.doc.client_id, self.hand.doc.client_id, 7])
        other.send(hello(client_id, self.random.choice([*self._names(), "board"])))

    def write_into_it(self) -> None:
        made = self.random.choice([protocol.update, protocol.sync_step2])
        self._other().send(made(self.random.choice(self._names()), self.hand.doc.get_update()))

    def ask_the_board_for_it(self) -> None:
        self._other().send(protocol.sync_step1("board", b"\x01" + uint(self.hand.doc.client_id) + b"\x01"))

    def speak_for_ana(self) -> None:
        states = [protocol.state(client_id, 9, b'{"editing":null}') for client_id in self._ana_ids()]
        self._other().send(protocol.awareness(states))

    def ask_who_is_there(self) -> None:
        self._other().send(b"\x03")

    def work_on_the_board(self) -> None:
        self.random.choice([self.ana, self._other()]).add_note("seen by all")

    def let_time_pass(self) -> None:
        self.table.commit()
        self.table.tick()

    def come_again(self) -> None:
        self.others.append(self._sit(self.random.choice(OTHERS)))

    def fall_behind(self) -> None:
        other = self._other()
        self.table.do(self.table.room.resync(other.connection))

    def change_roles(self) -> None:
        self.table.room.reseat(seated(self.random.choice(OTHERS), self.random.choice(ROLES)))

    def move_ana_about(self) -> None:
        """She looks on for a while, and is back."""
        for role in ("observer", "participant"):
            self.table.room.reseat(seated("Ana", role))
            self.ana.send(protocol.sync_step1(self.hand.name, b"\0"))

    def remove_somebody(self) -> None:
        name = self.random.choice(OTHERS)
        self.table.do(self.table.room.drop(seated(name).person_id, CloseCode.BOARD_CLOSED))
        self.others = [other for other in self.others if other.closed is None] or [self._sit(name)]

    def break_the_room(self) -> None:
        """It is built again around everybody, and so is the hand. What was not in the log Ana does again."""
        self.table.commit()
        self.table.room.documents["board"]._doc = None  # type: ignore[assignment]
        self._sit("Mallory").add_note("poison")
        if not self.table.room.has_ended:
            self.table.open(*SHARED)
            self.table.open(*self.table.opening)
            self.ana.start_over()

    def _sit(self, name: str) -> Person:
        person = self.table.sit(name, self.random.choice(ROLES), stock=self.random.random() < 0.2)
        self.everyone.append(person)
        return person

    def _other(self) -> Person:
        here = [other for other in self.others if other.closed is None]
        return self.random.choice(here) if here else self._sit("Gus")

    def _names(self) -> list[str]:
        name = self.hand.name
        return [name, name, name, name.upper(), f"{name} ", f"{name}\0", f"board/{name}", name[:-1], "hand:"]

    def _ana_ids(self) -> list[int]:
        return [self.ana.doc.client_id, self.hand.doc.client_id]


STEPS: list[Callable[[Mine], None]] = [
    *[Mine.type_a_canary] * 4,
    *[Mine.ask_for_it] * 3,
    *[Mine.write_into_it] * 2,
    *[Mine.say_hello_to_it] * 2,
    *[Mine.let_time_pass] * 3,
    Mine.take_one_away,
    Mine.ask_the_board_for_it,
    Mine.speak_for_ana,
    Mine.ask_who_is_there,
    Mine.work_on_the_board,
    Mine.come_again,
    Mine.fall_behind,
    Mine.change_roles,
    Mine.move_ana_about,
    Mine.remove_somebody,
    Mine.break_the_room,
]
