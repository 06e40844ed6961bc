"""One document of a running board: the Yjs document, its gate, and where it stands in the log."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from pycrdt import Doc, TransactionEvent, get_state, merge_updates

from app.errors import Problem
from app.history.keyframes import KeyframeClock
from app.history.log import Binding, Entry, Record
from app.live import protocol
from app.live.gate import Actor, Admitted, BrokenDocument, Gate, check_state_vector
from app.live.protocol import EMPTY_STATE_VECTOR, EMPTY_UPDATE
from app.workshop.facts import Gone
from app.workshop.floor import Floor

Seen = TypeVar("Seen")

TAIL_LIMIT = 64  # updates sent behind the cached whole state before it is given up
TAIL_SHARE = 0.2  # … or this share of its size


@dataclass(frozen=True, slots=True)
class Written:
    """What an edit came to: the bytes yrs emitted for it, its place in the log, and what it deleted."""

    seq: int
    payload: bytes
    bindings: tuple[Binding, ...]
    gone: tuple[Gone, ...]

    def entry(self, board_id: str, document: str, at: datetime, person: str | None, session: str) -> Entry:
        """As the log has it."""
        return Entry(board_id, document, self.seq, at, person, session, self.payload, self.bindings, self.gone)


class LiveDocument:
    """Nothing here is undone: a document that is `BrokenDocument` is dropped, and rebuilt from the log."""

    def __init__(self, name: str, record: Record, client_id: int) -> None:
        """Raises BrokenDocument. Slow for a long tail: not for the event loop."""
        self.name = name
        self.seq = record.seq
        self.is_whole = record.is_whole
        self.owners: dict[int, str | None] = {one.client_id: one.person for one in record.bindings}
        self.keyframe_clock = _keyframe_clock(record)
        self._doc: Doc[Any] = Doc(client_id=client_id)
        self._emitted: list[bytes] = []
        with _unbroken():
            with self._doc.transaction():
                for update in record.updates:
                    self._doc.apply_update(update)
            self._gate = Gate.open(self._doc, record.gone)
        self._observing = self._doc.observe(self._on_transaction)
        self._whole: bytes | None = None  # the frame of a whole state
        self._tail: list[bytes] = []  # emitted since it was made
        self._tail_bytes = 0

    def admit(self, update: bytes, actor: Actor, owners: Mapping[int, str | None], floor: Floor) -> Admitted:
        """Judge a client's update without touching the document. Raises Malformed or Refused."""
        return self._gate.admit(update, actor, owners, floor)

    def read(self, look: Callable[[Doc[Any]], Seen]) -> Seen:
        """What `look` sees in the document; it changes nothing. Raises BrokenDocument, or the Problem of `look`.

        One transaction: each costs as much as sessions have written to the document, and a look has many steps.
        """
        with _unbroken(), self._doc.transaction():
            return look(self._doc)

    def apply(self, admitted: Admitted, person: str) -> Written | None:
        """Take an admitted update in; None when it brought nothing new. Raises BrokenDocument."""
        with _unbroken():
            self._doc.apply_update(admitted.update)
        return self._written(admitted, tuple(Binding(client_id, person) for client_id in admitted.new_client_ids))

    def edit(self, change: Callable[[Doc[Any]], None]) -> Written | None:
        """An edit of the server's own. When `change` raises, the document is broken: nothing rolls back.

        But for a Problem that it raises before it has written anything: that is for whoever asked.
        """
        try:
            with _unbroken(), self._doc.transaction():
                change(self._doc)
        except Problem as problem:
            if self._emitted:
                raise BrokenDocument("refused after writing") from problem
            raise
        is_new = self._doc.client_id not in self.owners
        return self._written(None, (Binding(self._doc.client_id, None),) if is_new else ())

    def answer(self, state_vector: bytes) -> list[bytes]:
        """The frames that bring a client with `state_vector` up to date. Raises Malformed, BrokenDocument.

        The last one is the answer by the protocol: at it a client takes itself to be synced, and is.
        """
        if state_vector not in (EMPTY_STATE_VECTOR, b""):
            check_state_vector(state_vector)
            with _unbroken():
                return [protocol.sync_step2(self.name, self._doc.get_update(state_vector))]
        if self._whole is None:
            self._whole = protocol.update(self.name, self.state())
        return [self._whole, protocol.sync_step2(self.name, merge(self._tail) if self._tail else EMPTY_UPDATE)]

    def state_vector(self) -> bytes:
        with _unbroken():
            return self._doc.get_state()

    def state(self) -> bytes:
        """The whole document as one update. Raises BrokenDocument."""
        with _unbroken():
            return self._doc.get_update()

    def _written(self, admitted: Admitted | None, bindings: tuple[Binding, ...]) -> Written | None:
        emitted, self._emitted = self._emitted, []
        if not emitted:
            return None
        # The bytes yrs emits, never the client's: what is logged and sent is what was understood.
        payload = merge(emitted)
        with _unbroken():
            gone = self._gate.absorb(payload, admitted)
        self.seq += 1
        self.owners.update((one.client_id, one.person) for one in bindings)
        self.keyframe_clock.count(payload)
        if self._whole is not None:
            self._tail.append(payload)
            self._tail_bytes += len(payload)
            if len(self._tail) > TAIL_LIMIT or self._tail_bytes > TAIL_SHARE * len(self._whole):
                self._whole = None  # nobody asked for a while; it is encoded anew for whoever comes next
                self._tail.clear()
                self._tail_bytes = 0
        return Written(self.seq, payload, bindings, gone)

    def _on_transaction(self, event: TransactionEvent) -> None:
        if event.update != EMPTY_UPDATE:
            self._emitted.append(event.update)


def frames_of(name: str, record: Record) -> list[bytes]:
    """All that the log holds of a document, for a client that has nothing: before the document itself is built.

    To a Yjs client a keyframe and the updates after it are the same as a whole state. Not for the event loop.
    Raises BrokenDocument when what came after the keyframe is damaged; the keyframe was proven when it was unpacked.
    """
    tail = _readable(merge(list(record.tail))) if record.tail else EMPTY_UPDATE
    return [protocol.update(name, record.keyframe or EMPTY_UPDATE), protocol.sync_step2(name, tail)]


def unused_client_id(record: Record) -> int:
    """For edits of the server's own."""
    used = {binding.client_id for binding in record.bindings}
    while (client_id := secrets.randbits(32)) in used:
        pass
    return client_id


def _readable(update: bytes) -> bytes:
    with _unbroken():
        get_state(update)
    return update


def merge(updates: list[bytes]) -> bytes:
    """One update for several of one document, in order. Raises BrokenDocument."""
    if len(updates) == 1:
        return updates[0]
    with _unbroken():
        return merge_updates(*updates)


def _keyframe_clock(record: Record) -> KeyframeClock:
    clock = KeyframeClock(keyframe_bytes=len(record.keyframe))
    for payload in record.tail:
        clock.count(payload)
    return clock


@contextmanager
def _unbroken() -> Iterator[None]:
    """Whatever goes wrong inside pycrdt, or between it and the gate, breaks the document for good."""
    try:
        yield
    except (BrokenDocument, Problem):
        raise
    except Exception as problem:
        raise BrokenDocument(str(problem)) from problem
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":  # of Rust, and not an Exception; cancellation is none of ours
            raise
        raise BrokenDocument("panic") from problem
