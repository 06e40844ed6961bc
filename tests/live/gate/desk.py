"""A board behind its gate, as a room keeps it, and stock pycrdt clients that write to it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from pycrdt import Doc, Map, merge_updates

from app.live.gate import Actor, Admitted, Gate
from app.live.gate.index import Index
from app.live.varint import Reader
from app.workshop.facts import Gone, PieceFacts
from app.workshop.floor import OPEN, Floor
from app.workshop.policy import Role

SERVER = 1  # client id of the board's own document


def name(number: int) -> str:
    """An id of 21 characters."""
    return f"{number:021d}"


class Desk:
    def __init__(self, change: Callable[[Doc[Any]], None] | None = None) -> None:
        self.doc: Doc[Any] = Doc(client_id=SERVER)
        if change:
            change(self.doc)
        self.gate = Gate.open(self.doc)
        self.owners: dict[int, str | None] = {SERVER: None}
        self.floor: Floor = OPEN
        self.gone: list[Gone] = []
        self._emitted: list[bytes] = []
        self._watch = self.doc.observe(lambda event: self._emitted.append(event.update))

    def receive(self, update: bytes, actor: Actor) -> bytes:
        """What the board emits; nothing when the update had nothing new."""
        admitted = self.admit(update, actor)
        if admitted.nothing_new:
            return b""
        self.owners.update(dict.fromkeys(admitted.new_client_ids, actor.person))
        return self._apply(admitted)

    def edit(self, change: Callable[[Doc[Any]], None]) -> bytes:
        """The server's own change."""
        self._emitted.clear()
        with self.doc.transaction():
            change(self.doc)
        for emitted in self._emitted:
            self.gone += self.gate.absorb(emitted, None)
        return merge_updates(*self._emitted)

    def admit(self, update: bytes, actor: Actor) -> Admitted:
        return self.gate.admit(update, actor, self.owners, self.floor)

    def restart(self) -> None:
        """As after a crash: the log kept what `absorb` returned."""
        self.gate = Gate.open(self.doc, self.gone)

    def board(self) -> dict[str, Any]:
        return read_board(self.doc)

    def assert_exact(self) -> None:
        """What the gate kept up to date equals what it would read anew."""
        fresh = Gate.open(self.doc)
        assert _known(self.gate._index) == _known(fresh._index)
        kept, read = self.gate._ledger.facts, fresh._ledger.facts
        assert {id: _seen(piece) for id, piece in kept.pieces.here.items()} == read.pieces.here
        assert kept.links.here == read.links.here
        assert kept.comments.here == read.comments.here
        assert kept.reactions.here == read.reactions.here

    def _apply(self, admitted: Admitted) -> bytes:
        self._emitted.clear()
        self.doc.apply_update(admitted.update)
        assert len(self._emitted) == 1, "an admitted update has an effect"
        self.gone += self.gate.absorb(self._emitted[0], admitted)
        return self._emitted[0]


@dataclass
class Client:
    """A person's pycrdt document. Edits wait in `sent` until they are taken."""

    actor: Actor
    doc: Doc[Any]
    sent: list[bytes] = field(default_factory=list)
    watch: Any = None

    @classmethod
    def at(cls, desk: Desk, person: str, client_id: int, role: Role = "participant") -> "Client":
        doc: Doc[Any] = Doc(client_id=client_id)
        for root in ("pieces", "links", "comments", "reactions"):
            doc.get(root, type=Map)
        doc.apply_update(desk.doc.get_update())
        client = cls(Actor(person, role), doc)
        client.watch = doc.observe(lambda event: client.sent.append(event.update))
        return client

    @property
    def pieces(self) -> Map[Any]:
        pieces: Map[Any] = self.doc.get("pieces", type=Map)
        return pieces

    def hear(self, update: bytes) -> None:
        waiting = len(self.sent)
        if update:
            self.doc.apply_update(update)
        del self.sent[waiting:]

    def take(self) -> list[bytes]:
        taken, self.sent[:] = list(self.sent), []
        return taken

    def write(self, change: Callable[[Doc[Any]], None]) -> bytes:
        """One change, one update."""
        self.sent.clear()
        with self.doc.transaction():
            change(self.doc)
        return merge_updates(*self.take())


def read_board(doc: Doc[Any]) -> dict[str, Any]:
    with doc.transaction():  # one for all that is read
        return {root: doc.get(root, type=Map).to_py() or {} for root in ("pieces", "links", "comments", "reactions")}


def clocks_of(doc: Doc[Any]) -> dict[str, int]:
    """Its state vector, by client id as text, as JSON has it."""
    reader = Reader(doc.get_state())
    return {str(reader.uint()): reader.uint() for _ in range(reader.uint())}


def _seen(piece: PieceFacts) -> PieceFacts:
    """Without what the document does not say: who accepted it before it was given away."""
    return piece if piece.accepted else replace(piece, accepted_by=None)


def _known(index: Index) -> dict[int, tuple[int, list[tuple[int, int]]]]:
    return {client: (runs.end, runs.dead_ranges()) for client, runs in index.clients.items()}
