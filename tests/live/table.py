"""A room without sockets, loop or database: people sit around it, and the log is written when a test says so."""

import json
import random
from collections.abc import Callable
from typing import Any

from pycrdt import Doc, Map

from app.board import write
from app.board.schema import ID_LENGTH, Kind
from app.errors import CloseCode
from app.history.log import Entry, KeyframeEntry, Record
from app.live import protocol, varint
from app.live.document import LiveDocument
from app.live.documents import SHARED
from app.live.effects import Acknowledge, Append, Close, Effect, Open, Present, Publish, Rebuild, Send
from app.live.limits import DEFAULTS, Limits
from app.live.room import Room
from app.live.succession import succeed
from app.people.seat import Seated
from app.workshop.policy import Role

BOARD_ID = "board".ljust(ID_LENGTH, "-")
ALPHABET = "useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict"
SERVER_CLIENT_ID = 1_000

Change = Callable[[Doc[Any]], object]


def seated(name: str, role: Role = "participant", *, archived: bool = False) -> Seated:
    return Seated(
        board_id=BOARD_ID,
        account_name="Tarvenna",
        board_name="Strategy",
        archived=archived,
        person_id=name.lower().ljust(ID_LENGTH, "-"),
        name=name,
        role=role,
        function="sales",
        region="Madrid",
        language="en",
    )


class Table:
    """`commit` writes the log; until then nobody is told anything about it."""

    def __init__(self, records: dict[str, Record] | None = None, seed: int = 1, *, limits: Limits = DEFAULTS) -> None:
        self.limits = limits
        self.room = Room(BOARD_ID, limits=limits)
        self.opening: list[str] = []
        self.log: list[Entry] = []
        self.pending: list[Entry] = []
        self.keyframes: list[KeyframeEntry] = []
        self.people: dict[str, Person] = {}
        self.random = random.Random(seed)
        self.now = 1_700_000_000.0
        self.open(*SHARED, records=records)

    def sit(self, name: str, role: Role = "participant", *, stock: bool = False, archived: bool = False) -> "Person":
        """Somebody connects and syncs; with `stock` as a y-websocket client does, else with a hello first."""
        person = Person(self, f"{name}-{len(self.people)}", seated(name, role, archived=archived))
        self.people[person.connection] = person
        self.do(self.room.join(person.connection, person.seat, self.now))
        if not stock:
            person.say_hello()
        person.send(protocol.sync_step1("board", person.doc.get_state()))
        return person

    def open(self, *names: str, records: dict[str, Record] | None = None) -> None:
        """The host has built these documents."""
        records = records or {name: self.record(name) for name in names}
        documents = {name: LiveDocument(name, records.get(name, Record()), SERVER_CLIENT_ID) for name in names}
        self.opening = [name for name in self.opening if name not in names]
        self.do(self.room.opened(documents))
        while self.room.has_waited:
            self.do(self.room.catch_up(self.now))

    def commit(self) -> None:
        self.keyframes += self.room.take_keyframes(self.now)
        written, self.pending = self.pending, []
        self.log += written
        for name in self.room.documents.take_large():
            document = self.room.documents[name]
            self.keyframes.append(KeyframeEntry(BOARD_ID, name, document.seq, written[-1].at, document.state()))
        self.do(self.room.stored(self.room.held.appended))

    def tick(self) -> None:
        """Presence goes out."""
        self.do(self.room.take_presence())

    def edit(self, change: Change, document: str = "stage") -> None:
        self.do(self.room.edit(document, lambda doc: change(doc) and None, None, self.now))

    def hand(self, person: "Person") -> dict[str, Any]:
        """The pieces of a person's hand, as the room has them."""
        return self.room.documents[f"hand:{person.id}"].read(pieces)

    def new_id(self) -> str:
        return "".join(self.random.choices(ALPHABET, k=ID_LENGTH))

    def do(self, effects: list[Effect]) -> None:
        for effect in effects:
            match effect:
                case Append(entry):
                    self.pending.append(entry)
                case Send(connection, frame):
                    self._deliver(connection, frame)
                case Acknowledge(connection, count):
                    self._deliver(connection, protocol.saved(count))
                case Publish(_, _, frame, to) | Present(_, frame, to):
                    for connection in to:
                        self._deliver(connection, frame)
                case Open(document):
                    self.opening.append(document)
                case Rebuild():
                    self.pending.clear()
                    broken, self.room = self.room, Room(BOARD_ID, limits=self.limits)
                    self.do(succeed(self.room, broken))
                case Close(connection, code):
                    self.people[connection].closed = code

    def record(self, document: str = "board") -> Record:
        """What the log holds of a document now, from its newest keyframe on."""
        keyframes = [keyframe for keyframe in self.keyframes if keyframe.document == document]
        entries = [entry for entry in self.log if entry.document == document]
        since = keyframes[-1].seq if keyframes else 0
        return Record(
            seq=entries[-1].seq if entries else 0,
            keyframe=keyframes[-1].payload if keyframes else b"",
            tail=tuple(entry.payload for entry in entries if entry.seq > since),
            bindings=tuple(binding for entry in entries for binding in entry.bindings),
            gone=tuple(gone for entry in entries for gone in entry.gone),
        )

    def _deliver(self, connection: str, frame: bytes) -> None:
        if self.people[connection].closed is None:
            self.people[connection].hear(frame)


class Person:
    """A browser: a document of its own, and everything it was sent."""

    def __init__(self, table: Table, connection: str, seat: Seated) -> None:
        self.table = table
        self.connection = connection
        self.seat = seat
        self.closed: CloseCode | None = None
        self.frames: list[bytes] = []
        self.states: dict[int, Any] = {}
        self.renew()

    def renew(self) -> None:
        """A new document under a new client id, as after a refusal."""
        self.doc: Doc[Any] = Doc(client_id=self.table.random.getrandbits(32))
        self.stage: Doc[Any] = Doc()

    @property
    def id(self) -> str:
        return self.seat.person_id

    @property
    def is_halted(self) -> bool:
        member = self.table.room.members.get(self.connection)
        return member is not None and "board" in member.halted

    def start_over(self) -> None:
        """After a refusal: a new document, from the server's state."""
        self.renew()
        self.say_hello()
        self.send(protocol.sync_step1("board", self.doc.get_state()))

    def say_hello(self, document: str = "board", client_id: int | None = None) -> None:
        self.send(hello(self.doc.client_id if client_id is None else client_id, document))

    def send(self, frame: bytes) -> None:
        if self.closed is None:
            self.table.do(self.table.room.receive(self.connection, frame, self.table.now))

    def change(self, change: Change) -> bytes:
        """Edit one's own document and send what it came to. Returns that update."""
        before = self.doc.get_state()
        with self.doc.transaction():
            change(self.doc)
        update = self.doc.get_update(before)
        self.send(protocol.update("board", update))
        return update

    def add_note(self, text: str = "a note", kind: Kind = "note") -> str:
        id = self.table.new_id()
        self.change(lambda doc: note(doc, id, self.id, text, kind))
        return id

    def leave(self) -> None:
        self.table.room.leave(self.connection)

    def hear(self, frame: bytes) -> None:
        self.frames.append(frame)
        match protocol.decode(frame):
            case protocol.SyncStep2(document, update) | protocol.Update(document, update):
                (self.doc if document == "board" else self.stage).apply_update(update)
            case protocol.Awareness(states):
                self.states |= {state.client_id: json.loads(state.json) for state in states}

    def pieces(self) -> dict[str, Any]:
        return pieces(self.doc)

    def heard(self, type: int) -> list[Any]:
        """The frames of a type from 101 on: numbers of 101, JSON of the others."""
        found = [frame for frame in self.frames if frame[0] == type]
        readers = [varint.Reader(frame[1:]) for frame in found]
        return [reader.uint() if type == 101 else json.loads(reader.string(4096)) for reader in readers]

    @property
    def saved(self) -> int:
        return max(self.heard(101), default=0)

    @property
    def refusals(self) -> list[Any]:
        return self.heard(102)


def hello(client_id: int, document: str = "board") -> bytes:
    return bytes((104,)) + varint.string(json.dumps({"clientId": client_id, "document": document}))


def note(doc: Doc[Any], id: str, by: str, text: str, kind: Kind = "note") -> None:
    write.create_piece(doc, id, kind, by, "tray", (10, 20), (200, 120), text, {})


def pieces(doc: Doc[Any]) -> dict[str, Any]:
    root: Any = doc.get("pieces", type=Map)
    with doc.transaction():  # one for all that is read
        return {id: piece.to_py() for id, piece in root.items()}
