"""A running board: frames come in, effects come out. Pure: the host owns time, sockets and the log.

What one person must not see before it is in the log (edits, answers made of them, acknowledgements) is `Held` until
the host says that it is stored.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, assert_never

from pycrdt import Doc

from app.errors import CloseCode
from app.history.log import Entry, KeyframeEntry
from app.live import gate, protocol
from app.live.claims import Claims
from app.live.document import EMPTY_STATE_VECTOR, EMPTY_UPDATE, LiveDocument, Written
from app.live.effects import Acknowledge, Append, Close, Effect, Present, Send
from app.live.gate import Actor, BrokenDocument, Refused
from app.live.held import Edit, Held, Waiting, as_effects
from app.live.limits import Allowance
from app.live.member import Member
from app.live.presence import Presence
from app.live.protocol import (
    BOARD,
    Awareness,
    Hello,
    QueryAwareness,
    SyncStep1,
    SyncStep2,
    TooBig,
    Unknown,
    Update,
)
from app.live.varint import Malformed
from app.people.seat import Seated
from app.workshop.policy import may_edit

DOCUMENTS = (BOARD, "stage")
WRITTEN_BY_CLIENTS = frozenset({BOARD})
CONNECTIONS_PER_PERSON = 20  # tabs and devices of one person at one board; each costs memory and a share of fan-out
KEEPALIVE_SECONDS = 15  # half of what a stock client waits for a message before it reconnects


class Room:
    def __init__(self, board_id: str, documents: Mapping[str, LiveDocument]) -> None:
        self.board_id = board_id
        self.documents = dict(documents)
        self.presence = Presence()
        self.members: dict[str, Member] = {}
        self.has_ended = False  # broken, or its log failed: nothing of it is to be believed any more
        self.held = Held()
        self._claims = Claims()

    # Coming and going

    def join(self, connection: str, seat: Seated, now: float) -> list[Effect]:
        replaced = self._close(self._oldest_beyond(seat.person_id, CONNECTIONS_PER_PERSON - 1), CloseCode.REPLACED)
        self.members[connection] = Member(connection, seat, Allowance(now), documents={BOARD})
        try:
            ask = protocol.sync_step1(BOARD, self.documents[BOARD].state_vector())
        except BrokenDocument:
            return [*replaced, *self.end(CloseCode.TRY_LATER)]
        return [*replaced, Send(connection, ask), *self._introduce(connection)]

    def leave(self, connection: str) -> None:
        """Idempotent: a closed connection leaves again when its socket ends."""
        if self.members.pop(connection, None) is not None:
            self.presence.leave(connection)
            self._claims.leave(connection)

    def reseat(self, seat: Seated) -> None:
        """A person's role, name or function changed; their next frame is judged by it."""
        for member in self.members.values():
            if member.seat.person_id == seat.person_id:
                member.seat = seat

    def drop(self, person: str, code: CloseCode) -> list[Effect]:
        """A seat was taken away."""
        return self._close([m.connection for m in self.members.values() if m.seat.person_id == person], code)

    def close(self, code: CloseCode) -> list[Effect]:
        return self._close(list(self.members), code)

    def end(self, code: CloseCode) -> list[Effect]:
        """Give the room up: what is not in the log yet was seen by nobody, and its authors still keep it."""
        self.has_ended = True
        self.held.clear()
        return self.close(code)

    # The log, and what it sets free

    def edit(self, name: str, change: Callable[[Doc[Any]], None], person: str | None, now: float) -> list[Effect]:
        """An edit of the server's own, on behalf of `person`. Raises BrokenDocument: then the room is to be ended."""
        written = self.documents[name].edit(change)
        return self._log(name, written, person, None, now) if written else []

    def stored(self, appended: int) -> list[Effect]:
        """The first `appended` entries of this room are in the log."""
        return [] if self.has_ended else as_effects(self.held.release(appended), self.members)

    def take_keyframes(self, now: float) -> list[KeyframeEntry]:
        """States worth keeping; each belongs into the log right behind all that was appended so far."""
        keyframes = []
        for document in self.documents.values():
            if document.keyframe_clock.is_due:
                state = document.state()
                document.keyframe_clock.restart(state)
                keyframes.append(KeyframeEntry(self.board_id, document.name, document.seq, _time(now), state))
        return keyframes

    def take_presence(self) -> list[Effect]:
        """What changed in the presence since the last call, as one frame for everybody."""
        entries = self.presence.take_changes()
        return [Present(entries, protocol.awareness(entries.values()), tuple(self.members))] if entries else []

    def resync(self, connection: str) -> list[Effect]:
        """All that a connection has open, anew: it was too slow, and what was queued for it is gone."""
        member = self.members.get(connection)
        if member is None:
            return []
        effects = self._introduce(connection)
        for name in member.documents:
            effects += self._states(member, self.documents[name].answer(EMPTY_STATE_VECTOR))
        return effects

    # Frames

    def receive(self, connection: str, data: bytes, now: float) -> list[Effect]:
        member = self.members.get(connection)
        if member is None or self.has_ended:
            return []
        try:
            return [*self._charge(member, len(data), now), *self._handle(member, protocol.decode(data), now)]
        except TooBig:
            return self._close([connection], CloseCode.TOO_BIG)
        except _TooMuch:
            return self._close([connection], CloseCode.TOO_MUCH)
        except (Malformed, gate.Malformed):
            return self._close([connection], CloseCode.MALFORMED)
        except BrokenDocument:
            # Whoever broke it is not to come back with the same bytes; everybody else is.
            return [*self._close([connection], CloseCode.MALFORMED), *self.end(CloseCode.TRY_LATER)]

    def _charge(self, member: Member, size: int, now: float) -> list[Effect]:
        match member.allowance.charge(size, now):
            case "fine":
                return []
            case "slow-down":
                return self._notice(member, "slow-down", "")
            case "too-much":
                raise _TooMuch
            case verdict:
                assert_never(verdict)

    def _handle(self, member: Member, frame: protocol.Frame, now: float) -> list[Effect]:
        match frame:
            case SyncStep1(document, state_vector):
                return self._sync(member, document, state_vector, now)
            case SyncStep2(document, update) | Update(document, update):
                member.received += 1
                return self._write(member, document, update, now)
            case Awareness(states):
                for state in states:
                    self.presence.hear(member.connection, member.seat, state)
                return []
            case QueryAwareness():
                return self._introduce(member.connection)
            case Hello(client_id, document):
                return self._greet(member, client_id, document)
            case Unknown():
                return []
            case _:
                assert_never(frame)

    def _sync(self, member: Member, name: str, state_vector: bytes, now: float) -> list[Effect]:
        document = self.documents.get(name)
        if document is None:
            return self._notice(member, "no-such-document", name)
        member.documents.add(name)
        frames = document.answer(state_vector)
        # Asking costs what answering does: a few bytes may ask for the whole board.
        return [*self._charge(member, sum(map(len, frames)), now), *self._states(member, frames)]

    def _states(self, member: Member, frames: list[bytes]) -> list[Effect]:
        return self._after_log([Send(member.connection, frame, is_state=True) for frame in frames])

    def _write(self, member: Member, name: str, update: bytes, now: float) -> list[Effect]:
        if name in member.halted:
            return []
        try:
            written = self._admit(member, name, update)
        except Refused as refusal:
            return self._refuse(member, name, refusal.code, refusal.piece)
        effects: list[Effect] = []
        if written is not None:
            effects += self._log(name, written, member.seat.person_id, member.connection, now)
        return effects + self._after_log([Acknowledge(member.connection, member.received)] if member.speaks else [])

    def _admit(self, member: Member, name: str, update: bytes) -> Written | None:
        """None when the update brings nothing new."""
        document = self.documents.get(name)
        if document is None:
            raise Refused("no-such-document", None)
        if name not in WRITTEN_BY_CLIENTS:
            if update == EMPTY_UPDATE:
                return None
            raise Refused("server-only", None)
        seat = member.seat
        admitted = document.admit(update, Actor(seat.person_id, seat.role), document.owners)
        if admitted.nothing_new:
            return None
        if seat.archived or not may_edit(seat.role):
            raise Refused("archived" if seat.archived else "role", None)
        if not all(self._claims.is_free(name, id, seat.person_id) for id in admitted.new_client_ids):
            raise Refused("foreign-client", None)
        written = document.apply(admitted, seat.person_id)
        for client_id in admitted.new_client_ids:
            self._claims.settle(name, client_id)
        return written

    def _greet(self, member: Member, client_id: int, name: str) -> list[Effect]:
        document = self.documents.get(name)
        person = member.seat.person_id
        member.speaks = True
        if document is None:
            return self._notice(member, "no-such-document", name)
        if name in member.halted and member.client_ids.get(name) == client_id:
            raise Malformed("refused-client")  # what it was refused is part of that client id's past
        if document.owners.get(client_id, person) != person or not self._claims.is_free(name, client_id, person):
            return self._refuse(member, name, "foreign-client", None)
        if client_id not in document.owners:
            self._claims.claim(name, client_id, member.connection, person)
        member.client_ids[name] = client_id
        member.halted.discard(name)
        return [Send(member.connection, protocol.welcome(client_id, person, KEEPALIVE_SECONDS))]

    # Parts of the above

    def _oldest_beyond(self, person: str, limit: int) -> list[str]:
        theirs = [m.connection for m in self.members.values() if m.seat.person_id == person]
        return theirs[: max(0, len(theirs) - limit)]

    def _log(self, name: str, written: Written, person: str | None, author: str | None, now: float) -> list[Effect]:
        entry = Entry(
            board_id=self.board_id,
            document=name,
            seq=written.seq,
            at=_time(now),
            person=person,
            session=author or "",
            payload=written.payload,
            bindings=written.bindings,
            gone=written.gone,
        )
        self.held.appended += 1
        self.held.add([Edit(name, written.payload, author)])
        return [Append(entry)]

    def _after_log(self, waiting: list[Waiting]) -> list[Effect]:
        self.held.add(waiting)
        return as_effects(self.held.release(self.held.stored), self.members)

    def _refuse(self, member: Member, name: str, code: str, piece: str | None) -> list[Effect]:
        if not member.speaks and code == "gap" and name in self.documents:
            # Typed after a reconnect and before it was asked for what it did offline: an honest client's race.
            return [Send(member.connection, protocol.sync_step1(name, self.documents[name].state_vector()))]
        if not member.speaks:
            return self._close([member.connection], CloseCode.NOT_ALLOWED)
        if name in self.documents:  # names nobody knows are without number
            member.halted.add(name)
        # Behind the acknowledgement of what came before it, so that its author knows what was taken.
        return self._after_log([Send(member.connection, protocol.refused(code, piece, member.received, name))])

    def _notice(self, member: Member, code: str, text: str) -> list[Effect]:
        return [Send(member.connection, protocol.notice(code, text))] if member.speaks else []

    def _introduce(self, connection: str) -> list[Effect]:
        everyone = self.presence.everyone()
        return [Send(connection, protocol.awareness(everyone.values()), is_state=True)] if everyone else []

    def _close(self, connections: Iterable[str], code: CloseCode) -> list[Effect]:
        effects: list[Effect] = []
        for connection in connections:
            self.leave(connection)
            effects.append(Close(connection, code))
        return effects


class _TooMuch(Exception):
    """A connection's allowance is used up."""


def _time(now: float) -> datetime:
    return datetime.fromtimestamp(now, UTC)
