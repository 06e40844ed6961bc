"""The documents of a room: those that are open, those being opened, and whose each of them is."""

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from app.history.keyframes import LARGE_BYTES
from app.live.claims import Claims
from app.live.document import LiveDocument, Written
from app.live.effects import Open
from app.live.gate import Actor, Refused
from app.live.protocol import BOARD, EMPTY_STATE_VECTOR, EMPTY_UPDATE
from app.people.seat import Seated
from app.workshop.floor import OPEN, Floor
from app.workshop.policy import may_edit

STAGE = "stage"
SHARED = (BOARD, STAGE)  # by everybody at the board; the hands are their persons' own

Frozen = Literal["disk", "quarantine"]
Speaker = Callable[[int], str | None]


class NotNow(Exception):
    """An edit where nothing can be edited now. Its author still keeps it."""


class Documents:
    def __init__(self, known: Mapping[str, list[bytes]], floor: Floor = OPEN) -> None:
        """`known`: of documents that are being opened, the frames that hold all the log has of them."""
        self.floor = floor  # of the board; a hand has its own
        self.frozen: Frozen | None = None
        self.claims = Claims()
        self._open: dict[str, LiveDocument] = {}
        self._opening: dict[str, list[bytes] | None] = dict.fromkeys(SHARED) | dict(known)

    def __getitem__(self, name: str) -> LiveDocument:
        return self._open[name]

    def __contains__(self, name: str) -> bool:
        return name in self._open

    def __iter__(self) -> Iterator[LiveDocument]:
        return iter(self._open.values())

    def put(self, documents: Mapping[str, LiveDocument]) -> None:
        """They are built. Raises BrokenDocument."""
        for name, document in documents.items():
            self._open[name] = document
            self._opening.pop(name, None)
        if STAGE in documents:
            self.read_floor()

    def ask(self, name: str) -> list[Open]:
        """What it takes to have it opened; nothing when that is done, or asked for already."""
        if name in self._open or name in self._opening:
            return []
        self._opening[name] = None
        return [Open(name)]

    def give_up(self, name: str) -> None:
        """It could not be opened; whoever asks again tries again."""
        self._opening.pop(name, None)

    def is_readable(self, name: str, state_vector: bytes) -> bool:
        """Whether a SyncStep1 can be answered now."""
        return name in self._open or (state_vector == EMPTY_STATE_VECTOR and self._opening.get(name) is not None)

    def answer(self, name: str, state_vector: bytes = EMPTY_STATE_VECTOR) -> list[bytes]:
        """The frames for a client with `state_vector`; none while it is not readable.

        Raises Malformed, BrokenDocument.
        """
        if name in self._open:
            return self._open[name].answer(state_vector)
        return self._opening.get(name) or []

    def write(self, name: str, update: bytes, seat: Seated, speaker: Speaker) -> Written | None:
        """A client's update to an open document; None when it brings nothing new. `speaker`: who is heard under an id.

        Raises Malformed, Refused, NotNow or BrokenDocument.
        """
        if not may_open(seat.person_id, name):
            raise Refused("no-such-document")
        if name == STAGE:
            if update == EMPTY_UPDATE:
                return None
            raise Refused("server-only")
        document, floor = self._open[name], self.floor if name == BOARD else self.floor.hand
        admitted = document.admit(update, Actor(seat.person_id, seat.role), document.owners, floor)
        if admitted.nothing_new:
            return None
        if seat.archived or not may_edit(seat.role):
            raise Refused("archived" if seat.archived else "role")
        if not document.is_whole and name not in SHARED:
            raise Refused("unavailable")  # a hand by itself: its board goes on, and there is nothing to wait for
        if self.frozen or not document.is_whole:
            raise NotNow
        if not all(self._is_free(name, id, seat.person_id, speaker) for id in admitted.new_client_ids):
            raise Refused("foreign-client")
        written = document.apply(admitted, seat.person_id)
        for client_id in admitted.new_client_ids:
            self.claims.settle(name, client_id)
        return written

    def introduce(self, name: str, client_id: int, connection: str, seat: Seated, speaker: Speaker) -> None:
        """A Yjs client id that is going to be written under in an open document. Raises Refused."""
        owners, person = self._open[name].owners, seat.person_id
        if owners.get(client_id, person) != person or not self._is_free(name, client_id, person, speaker):
            raise Refused("foreign-client")
        if client_id not in owners and may_edit(seat.role):
            self.claims.claim(name, client_id, connection, person)

    def _is_free(self, name: str, client_id: int, person: str, speaker: Speaker) -> bool:
        """Of an id nobody wrote under yet: whose it is by a hello, or whose voice a stock client's is."""
        holder = self.claims.person_behind(name, client_id)
        if holder is None and name == BOARD:
            holder = speaker(client_id)
        return holder in (None, person)

    def keep_claims_of(self, before: "Documents") -> None:
        """A client id that was named is nobody else's when the documents are read anew."""
        self.claims = before.claims

    def forget(self, connection: str) -> None:
        """The client ids it named and did not write under are free again."""
        self.claims.leave(connection)

    def take_states(self) -> Iterator[tuple[str, int, bytes]]:
        """Of those whose keyframe is due, but for large ones: name, seq and state. Raises BrokenDocument."""
        for document in self._open.values():
            clock = document.keyframe_clock
            if clock.is_due and clock.state_bytes <= LARGE_BYTES:
                state = document.state()
                clock.restart(len(state))
                yield document.name, document.seq, state

    def take_large(self) -> Iterator[str]:
        """Large ones whose keyframe is due: to be made elsewhere, from the log."""
        for document in self._open.values():
            clock = document.keyframe_clock
            if clock.is_due and clock.state_bytes > LARGE_BYTES:
                clock.restart(clock.state_bytes)
                yield document.name

    def read_floor(self) -> None:
        """The stage has changed. Raises BrokenDocument."""
        self.floor = self._open[STAGE].read(self.floor.read)


def may_open(person: str, name: str) -> bool:
    """A hand is its person's alone: to everybody else there is no such document."""
    return name in SHARED or name == hand_of(person)


def hand_of(person: str) -> str:
    """The name of a person's private document."""
    return f"hand:{person}"
