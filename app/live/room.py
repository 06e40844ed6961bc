"""A running board: frames come in, effects come out. Pure: the host owns time, sockets and the log.

What one person must not see before it is in the log (edits, answers made of them, acknowledgements) is `Held` until
the host says that it is stored.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any, assert_never

from pycrdt import Doc

from app.errors import CloseCode
from app.history.log import KeyframeEntry
from app.live import gate, protocol
from app.live.document import LiveDocument, Written
from app.live.documents import SHARED, STAGE, Documents, Frozen, NotNow, may_open
from app.live.effects import Acknowledge, Append, Close, Effect, Present, Rebuild, Send
from app.live.gate import BrokenDocument, Refused
from app.live.held import Edit, Held, Waiting, as_effects
from app.live.limits import DEFAULTS, Allowance, Limits, TooMuch, Traffic
from app.live.member import Member
from app.live.presence import Presence
from app.live.protocol import (
    BOARD,
    Awareness,
    Hello,
    QueryAwareness,
    SyncFrame,
    SyncStep1,
    SyncStep2,
    TooBig,
    Unknown,
    Update,
)
from app.live.varint import Malformed
from app.people.seat import Seated

WAITING_LIMIT = 4 * 1024 * 1024  # bytes a connection may send before the board is open: a long day offline
STATES_PER_FRAME = 100  # of presence in one frame cost as much as another frame
CATCH_UP_FRAMES = 20  # of those that waited, in one go …
CATCH_UP_BYTES = 64 * 1024  # … unless it is this much before: a few milliseconds of work
REBUILDS_LIMIT = 5  # a room that breaks more often is given up; whoever broke it is out each time
KEEPALIVE_SECONDS = 15  # half of what a stock client waits for a message before it reconnects


class Room:
    """Its documents are opened one after the other: until then their frames wait, in the order of their connection."""

    def __init__(
        self, board_id: str, known: Mapping[str, list[bytes]] | None = None, *, limits: Limits = DEFAULTS
    ) -> None:
        """`known`: of documents that are being opened, the frames that hold all the log has of them."""
        self.board_id = board_id
        self.limits = limits
        self.documents = Documents(known or {}, limits.floor)
        self.presence = Presence()
        self.members: dict[str, Member] = {}
        self.has_ended = False  # broken, or its log failed: nothing of it is to be believed any more
        self.held = Held()
        self.rebuilds = 0
        self.traffic = Traffic(limits)
        self.allowances: dict[str, Allowance] = {}  # that somebody left behind, and finds again

    # Opening

    def opened(self, documents: Mapping[str, LiveDocument]) -> list[Effect]:
        """Documents are built; what waited for them is up to `catch_up`. Raises BrokenDocument."""
        if self.has_ended:
            return []
        self.documents.put(documents)
        if BOARD not in documents:
            return []
        ask = protocol.sync_step1(BOARD, self.documents[BOARD].state_vector())
        return [Send(connection, ask) for connection in self.members]

    def not_opened(self, names: Collection[str]) -> list[Effect]:
        """Documents could not be built. Without a hand its person alone cannot go on, and may come back."""
        if self.has_ended or any(name in SHARED for name in names):
            return self.end(CloseCode.TRY_LATER)
        theirs = [
            m.connection for m in self.members.values() if any(may_open(m.seat.person_id, name) for name in names)
        ]
        for name in names:
            self.documents.give_up(name)
        return self._close(theirs, CloseCode.TRY_LATER)

    def catch_up(self, now: float) -> list[Effect]:
        """Handle some of what waited for documents that are open now. Call it until `has_waited` is False."""
        effects: list[Effect] = []
        left = CATCH_UP_BYTES
        for _ in range(max(1, CATCH_UP_FRAMES // max(1, sum(map(self._may_go_on, self.members.values()))))):
            # In turns, the smallest first: a long day offline does not hold up others' first words.
            going_on = filter(self._may_go_on, self.members.values())
            for member in sorted(going_on, key=lambda member: member.waiting[0].size)[:CATCH_UP_FRAMES]:
                if left <= 0:
                    return effects
                left -= member.waiting[0].size
                effects += self._handle_next(member, now)
        return effects

    @property
    def has_waited(self) -> bool:
        """There are frames whose document is open now."""
        return not self.has_ended and any(map(self._may_go_on, self.members.values()))

    def broken(self, why: Exception | None = None) -> list[Effect]:
        """Nothing of this room is to be read any more; those who are here stay for the one that follows it.

        `why` is what the host writes down of it.
        """
        if self.has_ended:
            return []
        if self.rebuilds >= REBUILDS_LIMIT:
            return self.end(CloseCode.TRY_LATER)
        self.has_ended = True
        self.held.clear()
        return [Rebuild(why)]

    # Coming and going

    def join(self, connection: str, seat: Seated, now: float) -> list[Effect]:
        replaced = self._close(self._crowded_out(seat.person_id), CloseCode.REPLACED)
        allowance = self.allowances.pop(seat.person_id, None) or Allowance(now, self.limits)
        self.members[connection] = Member(connection, seat, allowance, documents={BOARD}, since=now)
        if BOARD not in self.documents:
            return [*replaced, *self._introduce(connection)]  # they are asked when it is open
        try:
            ask = protocol.sync_step1(BOARD, self.documents[BOARD].state_vector())
        except BrokenDocument as problem:
            return [*replaced, *self.broken(problem)]
        # Behind the log: it says what the server has.
        return [*replaced, *self._after_log([Send(connection, ask)]), *self._introduce(connection)]

    def leave(self, connection: str) -> None:
        """Idempotent: a closed connection leaves again when its socket ends."""
        if (member := self.members.pop(connection, None)) is not None:
            self.allowances[member.seat.person_id] = member.allowance
            self.presence.leave(connection)
            self.documents.forget(connection)

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

    def freeze(self, why: Frozen | None) -> list[Effect]:
        """From now on the board can be read and looked at together, not edited; None: it can again."""
        if self.documents.frozen in (why, "quarantine"):
            return []
        self.documents.frozen = why
        code, text = ("read-only", why) if why else ("writable", "")
        return [effect for member in self.members.values() for effect in self._notice(member, code, text)]

    # The log, and what it sets free

    def edit(self, name: str, change: Callable[[Doc[Any]], None], person: str | None, now: float) -> list[Effect]:
        """An edit of the server's own, on behalf of `person`, of an open document.

        Raises BrokenDocument: then the room is `broken`; and the Problem of a `change` that wrote nothing.
        """
        written = self.documents[name].edit(change)
        if written is None:
            return []
        if name == STAGE:
            self.documents.read_floor()
        return self._log(name, written, person, None, now)

    def stored(self, appended: int) -> list[Effect]:
        """The first `appended` entries of this room are in the log."""
        if self.has_ended:
            return []
        self.rebuilds = 0 if appended else self.rebuilds  # it works again
        return self._release(appended)

    def take_keyframes(self, now: float) -> list[KeyframeEntry]:
        """Small states worth keeping; each belongs into the log right behind all that was appended so far."""
        states = self.documents.take_states()
        return [KeyframeEntry(self.board_id, name, seq, _time(now), state) for name, seq, state in states]

    def take_presence(self) -> list[Effect]:
        """What changed in the presence since the last call, as one frame for everybody."""
        entries = self.presence.take_changes()
        return [Present(entries, protocol.awareness(entries.values()), tuple(self.members))] if entries else []

    def resync(self, connection: str) -> list[Effect]:
        """All that a connection has open, anew: it was too slow, and what was queued for it is gone."""
        member = self.members.get(connection)
        if member is None:
            return []
        effects: list[Effect] = [*self._introduce(connection)]
        for name in member.documents:
            effects += self._states(member, self.documents.answer(name))
        return effects

    # Frames

    def receive(self, connection: str, data: bytes, now: float) -> list[Effect]:
        member = self.members.get(connection)
        if member is None or self.has_ended:
            return []
        return self._guarded(member, lambda: self._read(member, data, now))

    def _guarded(self, member: Member, work: Callable[[], list[Effect]]) -> list[Effect]:
        """What comes of a connection's frame, however bad it is."""
        try:
            return work()
        except TooBig:
            return self._close([member.connection], CloseCode.TOO_BIG)
        except TooMuch:
            return self._close([member.connection], CloseCode.TOO_MUCH)
        except NotNow:
            return self._close([member.connection], CloseCode.TRY_LATER)
        except (Malformed, gate.Malformed):
            return self._close([member.connection], CloseCode.MALFORMED)
        except Exception as problem:
            # A broken document, or a mistake of ours: either way whoever brought it about is not to come back with the
            # same bytes; everybody else stays.
            return [*self._close([member.connection], CloseCode.MALFORMED), *self.broken(problem)]

    def _read(self, member: Member, data: bytes, now: float) -> list[Effect]:
        effects = self._charge(member, len(data), now)
        frame = protocol.decode(data, self.limits.frame_bytes)
        if isinstance(frame, SyncFrame) and not self._can_handle(member, frame):
            return effects + self._wait(member, frame, len(data))
        return effects + self._handle(member, frame, now)

    def _can_handle(self, member: Member, frame: SyncFrame) -> bool:
        name = frame.document
        if isinstance(frame, SyncStep1) and self.documents.is_readable(name, frame.state_vector):
            return True
        return not member.waiting and (name in self.documents or not may_open(member.seat.person_id, name))

    def _wait(self, member: Member, frame: SyncFrame, size: int) -> list[Effect]:
        member.wait(frame, size)
        if member.waiting_bytes > WAITING_LIMIT:
            return self._close([member.connection], CloseCode.TRY_LATER)
        return self.ask_for_next(member)

    def _may_go_on(self, member: Member) -> bool:
        if not member.waiting:
            return False
        name = member.waiting[0].frame.document
        return name in self.documents or not may_open(member.seat.person_id, name)

    def _handle_next(self, member: Member, now: float) -> list[Effect]:
        """The first frame that waited, if it need not wait any longer."""
        if self.has_ended or member.connection not in self.members or not self._may_go_on(member):
            return []
        frame = member.take_waiting()
        return [*self._guarded(member, partial(self._handle, member, frame, now)), *self.ask_for_next(member)]

    def ask_for_next(self, member: Member) -> list[Effect]:
        """Opens what the first frame waits for: never what its sender may not, or does not exist."""
        name = member.waiting[0].frame.document if member.waiting else ""
        return [*self.documents.ask(name)] if may_open(member.seat.person_id, name) else []

    def _charge(self, member: Member, size: int, now: float, frames: int = 1) -> list[Effect]:
        return self._notice(member, "slow-down", "") if member.allowance.charge(size, now, frames) else []

    def _charge_board(self, person: str, now: float) -> list[Effect]:
        """One edit. A board that is sent more than it takes parts with whoever sent the most lately."""
        loudest = self.traffic.count(person, now)
        theirs = [member for member in self.members.values() if member.seat.person_id == loudest]
        notices = [notice for member in theirs for notice in self._notice(member, "board-busy", "")]
        return [*notices, *self._close([member.connection for member in theirs], CloseCode.TOO_MUCH)]

    def _handle(self, member: Member, frame: protocol.Frame, now: float) -> list[Effect]:
        match frame:
            case SyncStep1(document, state_vector):
                return self._sync(member, document, state_vector, now)
            case SyncStep2(document, update) | Update(document, update):
                member.received += 1
                return self._write(member, document, update, now)
            case Awareness(states):
                more = len(states) // STATES_PER_FRAME  # nearly always none: a cursor
                effects = self._charge(member, 0, now, more) if more else []
                self.presence.hear(member.connection, member.seat, states, now)
                return effects
            case QueryAwareness():
                answer = self._introduce(member.connection)
                return [*self._charge(member, sum(len(one.frame) for one in answer), now), *answer]
            case Hello(client_id, document):
                return self._greet(member, client_id, document, now)
            case Unknown():
                return []
            case _:
                assert_never(frame)

    def _sync(self, member: Member, name: str, state_vector: bytes, now: float) -> list[Effect]:
        if not may_open(member.seat.person_id, name):
            return self._notice(member, "no-such-document", name)
        member.documents.add(name)
        frames = self.documents.answer(name, state_vector)
        # Asking costs what answering does: a few bytes may ask for the whole board.
        return [*self._charge(member, sum(map(len, frames)), now), *self._states(member, frames)]

    def _states(self, member: Member, frames: list[bytes]) -> list[Effect]:
        return self._after_log([Send(member.connection, frame, is_state=True) for frame in frames])

    def _write(self, member: Member, name: str, update: bytes, now: float) -> list[Effect]:
        if name in member.halted:
            return []
        try:
            written = self.documents.write(name, update, member.seat, self.presence.person_behind)
        except Refused as refusal:
            return self._refuse(member, name, refusal.code, refusal.piece)
        effects: list[Effect] = []
        if written is not None:
            effects += self._log(name, written, member.seat.person_id, member.connection, now)
            effects += self._charge_board(member.seat.person_id, now)
        return effects + self._after_log([Acknowledge(member.connection, member.received)] if member.speaks else [])

    def _greet(self, member: Member, client_id: int, name: str, now: float) -> list[Effect]:
        person = member.seat.person_id
        member.speaks = True
        if not may_open(member.seat.person_id, name):
            return self._notice(member, "no-such-document", name)
        if name in member.halted and member.client_ids.get(name) == client_id:
            raise Malformed("refused-client")  # what it was refused is part of that client id's past
        try:
            self.documents.introduce(name, client_id, member.connection, member.seat, self.presence.person_behind)
        except Refused as refusal:
            return self._refuse(member, name, refusal.code, None)
        member.client_ids[name] = client_id
        member.halted.discard(name)
        greeting = protocol.welcome(client_id, person, KEEPALIVE_SECONDS, round(now * 1000))
        frozen = self.documents.frozen
        return [Send(member.connection, greeting), *(self._notice(member, "read-only", frozen) if frozen else [])]

    # Parts of the above

    def _crowded_out(self, person: str) -> list[str]:
        theirs = [m.connection for m in self.members.values() if m.seat.person_id == person]
        return theirs[: max(0, len(theirs) + 1 - self.limits.connections_per_person)]

    def _log(self, name: str, written: Written, person: str | None, author: str | None, now: float) -> list[Effect]:
        entry = written.entry(self.board_id, name, _time(now), person, author or "")
        self.held.appended += 1
        self.held.add([Edit(name, written.payload, author)])
        return [Append(entry)]

    def _after_log(self, waiting: list[Waiting]) -> list[Effect]:
        self.held.add(waiting)
        return self._release(self.held.stored)

    def _release(self, stored: int) -> list[Effect]:
        effects = as_effects(self.held.release(stored), self.members)
        for effect in effects:
            if isinstance(effect, Acknowledge) and (member := self.members.get(effect.connection)):
                member.acknowledged = effect.count
        return effects

    def _refuse(self, member: Member, name: str, code: str, piece: str | None) -> list[Effect]:
        if not member.speaks and code == "gap" and may_open(member.seat.person_id, name):
            # Typed after a reconnect and before it was asked for what it did offline: an honest client's race.
            ask = protocol.sync_step1(name, self.documents[name].state_vector())
            return self._after_log([Send(member.connection, ask)])
        if not member.speaks:
            return self._close([member.connection], CloseCode.NOT_ALLOWED)
        if may_open(member.seat.person_id, name):  # names nobody knows are without number
            member.halted.add(name)
        # Behind the acknowledgement of what came before it, so that its author knows what was taken.
        return self._after_log([Send(member.connection, protocol.refused(code, piece, member.received, name))])

    def _notice(self, member: Member, code: str, text: str) -> list[Effect]:
        return [Send(member.connection, protocol.notice(code, text))] if member.speaks else []

    def _introduce(self, connection: str) -> list[Send]:
        everyone = self.presence.everyone()
        return [Send(connection, protocol.awareness(everyone.values()), is_state=True)] if everyone else []

    def _close(self, connections: Iterable[str], code: CloseCode) -> list[Effect]:
        effects: list[Effect] = []
        for connection in connections:
            self.leave(connection)
            effects.append(Close(connection, code))
        return effects


def _time(now: float) -> datetime:
    return datetime.fromtimestamp(now, UTC)
