"""Runs the rooms of this process: opens them, feeds them, and does what they decide."""

import asyncio
import logging
import secrets
import time
from collections import defaultdict
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pycrdt import Doc

from app.db.database import Database, DatabaseUnreachable
from app.errors import CloseCode, Problem
from app.history.log import Record
from app.live.arrivals import Arrivals
from app.live.condenser import Condenser
from app.live.connection import Connection, Line
from app.live.delivery import Delivery
from app.live.document import LiveDocument, frames_of, unused_client_id
from app.live.documents import SHARED
from app.live.effects import Append, Close, Effect, Open, Rebuild
from app.live.gate import BrokenDocument
from app.live.hold import Hold
from app.live.limits import DEFAULTS, Limits
from app.live.member import Attendance, attendance
from app.live.pulse import Pulse, again_and_again
from app.live.quarantine import Quarantine
from app.live.room import Room
from app.live.succession import succeed
from app.live.writer import Writer, kept_apart, not_saved
from app.people.seat import FindSeat, Seated

IDLE_SECONDS = 60.0  # a room stays this long after the last one left: reloads and naps need not open it again
SWEEP_SECONDS = 15.0
READ_FIRST_SECONDS = 0.05  # who opens a board reads it before its gate is built, which keeps everybody waiting
TICK_SECONDS = 1.0  # how often quiet and slow connections are looked after

log = logging.getLogger("puzzleboard.live")

Seen = TypeVar("Seen")


class Host:
    def __init__(
        self,
        database: Database,
        *,
        opening: Path | None = None,
        limits: Limits = DEFAULTS,
        clock: Callable[[], float] = time.time,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """`clock` gives seconds since 1970 and may be set back; `timer` gives seconds that only ever pass.

        `opening`: the folder of the quarantine.
        """
        self.limits = limits
        self._database = database
        self._clock = clock
        self._timer = timer
        self._rooms: dict[str, Room] = {}
        self._opening: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._delivery = Delivery(timer, limits.connections_per_address)
        self._writer = Writer(database, self, clock)
        self._condenser = Condenser(database, self._writer.keep, clock)
        self._quarantine = Quarantine(database, opening)
        self._pulse = Pulse(timer, self._send_presence)
        self._left_at: dict[str, float] = {}
        self._running: asyncio.Task[None] | None = None
        self._group = asyncio.TaskGroup()
        self._beside: set[asyncio.Task[None]] = set()  # what runs beside the rooms, and ends with the log
        self._building: dict[tuple[Room, str], asyncio.Task[None]] = {}  # documents on their way
        self._arrivals = Arrivals(database)
        self._is_stopping = False

    async def start(self) -> None:
        is_ready = asyncio.Event()
        self._running = asyncio.create_task(self._run(is_ready), name="live host")
        await is_ready.wait()

    async def stop(self) -> None:
        """Write down what is pending, then close every connection: clients come back when the server does."""
        self._is_stopping = True
        self._writer.stop()
        try:
            if self._running is not None:
                await self._running
        finally:
            for connection in self._delivery.everyone():
                connection.close(CloseCode.RESTARTING)
            self._writer.close()

    async def serve(self, board_id: str, find_seat: FindSeat, line: Line, address: str = "") -> None:
        """Seats a person at a board. `find_seat` raises Problem to whom nothing is open; then the line is closed.

        `address`: where the line comes from; too many of one are closed before they hear a word.
        """
        try:
            room, seat = await self._arrivals.arrive(board_id, find_seat, partial(self._open, board_id))
        except Problem as problem:
            line.close(problem.close or CloseCode.NOT_ALLOWED)
            return
        except Exception:
            log.exception("Board %s could not be opened", board_id)
            line.close(CloseCode.TRY_LATER)
            return
        if self._is_stopping:
            line.close(CloseCode.RESTARTING)
            return
        connection = Connection(secrets.token_urlsafe(12), board_id, line, self, self._timer)
        if not self._delivery.add(connection, address):
            line.close(CloseCode.TOO_MUCH)
            return
        self._do(room, room.join(connection.id, seat, self._clock()))
        line.start(connection)

    def leave(self, connection: Connection) -> None:
        self._delivery.remove(connection)
        if room := self._rooms.get(connection.board_id):  # another one, if that broke
            room.leave(connection.id)
            self._do(room, [])
            self._left_at[connection.board_id] = self._timer()

    async def edit(
        self,
        board_id: str,
        document: str,
        change: Callable[[Doc[Any]], None],
        find_seat: FindSeat | None = None,
    ) -> int:
        """An edit of the server's own, through log and fan-out. Returns the document's seq once it is stored.

        It is done for whom `find_seat` finds, or for nobody. Raises Problem when it cannot be stored, what `find_seat`
        raises, and the Problem of a `change` that wrote nothing; BrokenDocument when `change` fails.
        """
        opened = partial(self._opened, board_id, document)
        room, seat = await self._arrivals.arrive(board_id, find_seat, opened) if find_seat else (await opened(), None)
        self.edit_now(room, document, change, seat.person_id if seat else None)
        seq = room.documents[document].seq
        await self._writer.stored(room)
        return seq

    async def edit_together(
        self, board_id: str, documents: Sequence[str], work: Callable[[Hold], None], find_seat: FindSeat
    ) -> None:
        """Several documents in one step, which `work` reads and edits: nobody else's change comes in between.

        Raises as `edit` does; what was edited before `work` raised stays.
        """
        opened = partial(self._opened_together, board_id, documents)
        room, seat = await self._arrivals.arrive(board_id, find_seat, opened)
        work(Hold(self, room, seat.person_id))
        await self._writer.stored(room)

    async def read(self, board_id: str, document: str, look: Callable[[Doc[Any]], Seen]) -> Seen:
        """What `look` sees in a document, opened for it where need be. Raises Problem while it cannot be."""
        room = await self._opened(board_id, document, to_edit=False)
        return self.seen(room, document, look)

    def look(self, board_id: str, document: str, look: Callable[[Doc[Any]], Seen]) -> Seen | None:
        """The same at once; None where the document is not open."""
        room = self._rooms.get(board_id)
        return self.seen(room, document, look) if room and document in room.documents else None

    def seqs(self, board_id: str, *, also_damaged: bool = False) -> dict[str, int]:
        """Of the documents that are open, and whole unless it is said: of the last edit, stored or on its way."""
        documents = self._rooms[board_id].documents if board_id in self._rooms else ()
        return {one.name: one.seq for one in documents if one.is_whole or also_damaged}

    @property
    def trouble(self) -> DatabaseUnreachable | None:
        """Why no board can be written to now."""
        return self._writer.trouble

    def now(self) -> float:
        """Seconds since 1970, as rooms and their log know them."""
        return self._clock()

    def open_boards(self) -> list[str]:
        return list(self._rooms)

    def present(self, board_id: str) -> dict[str, Attendance]:
        """Who is at a board now."""
        return attendance(self._rooms[board_id].members.values()) if board_id in self._rooms else {}

    async def reseat(self, seat: Seated) -> None:
        """A person's role, name or function at a board changed."""
        async with self._arrivals.changing(seat) as newest:
            if room := self._rooms.get(seat.board_id):
                room.reseat(newest)

    async def drop_person(self, board_id: str, person_id: str, code: CloseCode) -> None:
        self._arrivals.seat_changed(board_id, person_id)
        if room := self._rooms.get(board_id):
            self._do(room, room.drop(person_id, code))

    async def close_board(self, board_id: str, code: CloseCode) -> None:
        self._arrivals.seat_changed(board_id)
        if room := self._rooms.get(board_id):
            self._do(room, room.close(code))

    # Connections

    def receive(self, connection: Connection, data: bytes) -> None:
        room = self._rooms.get(connection.board_id)
        if room is None or self._is_stopping:
            return  # not acknowledged, so it is sent again; a stop must come to its end
        self._perform(room, lambda: room.receive(connection.id, data, self._clock()))

    def resync(self, connection: Connection) -> None:
        if room := self._rooms.get(connection.board_id):
            self._perform(room, lambda: room.resync(connection.id))

    # Rooms

    async def _open(self, board_id: str) -> Room:
        """The room of a board, as soon as it is known what the log holds."""
        async with self._opening[board_id]:
            room = self._rooms.get(board_id)
            if room is None:
                await self._writer.idle()  # what an ended room handed to it is in the log before it is read again
                records, known = await asyncio.to_thread(self._read, board_id)
                room = self._rooms[board_id] = Room(board_id, known, limits=self.limits)
                self._freeze(room, records)
                self._left_at[board_id] = self._timer()
                self._build(room, SHARED, records)
            return room

    async def _opened(self, board_id: str, document: str, to_edit: bool = True) -> Room:
        """The room of a board with a document that may be edited. Raises Problem when it cannot be."""
        if self._is_stopping:
            raise not_saved()  # nobody writes the log any more
        room = await self._open(board_id)
        if to_edit and room.documents.frozen == "quarantine":
            raise kept_apart()
        if to_edit and room.documents.frozen:
            raise not_saved(self.trouble)
        self._do(room, room.documents.ask(document))
        if building := self._building.get((room, document)):
            await asyncio.wait([building])
        if document not in room.documents or room.has_ended or self._is_stopping or (to_edit and room.documents.frozen):
            raise not_saved(self.trouble)
        if to_edit and not room.documents[document].is_whole:
            raise kept_apart()  # a hand by itself: its board goes on
        return room

    async def _opened_together(self, board_id: str, documents: Sequence[str]) -> Room:
        rooms = {await self._opened(board_id, document) for document in documents}
        room = rooms.pop()
        if rooms or not all(document in room.documents for document in documents):
            raise not_saved(self.trouble)  # it broke while they were opened
        return room

    def edit_now(self, room: Room, document: str, change: Callable[[Doc[Any]], None], person: str | None) -> None:
        """Of a document that is open. Raises BrokenDocument, and the Problem of a `change` that wrote nothing."""
        try:
            self._do(room, room.edit(document, change, person, self._clock()))
        except BrokenDocument as problem:
            self._do(room, room.broken(problem))
            raise

    def seen(self, room: Room, document: str, look: Callable[[Doc[Any]], Seen]) -> Seen:
        """In a document that is open. Raises BrokenDocument."""
        try:
            return room.documents[document].read(look)
        except BrokenDocument as problem:
            self._do(room, room.broken(problem))
            raise

    def _read(self, board_id: str) -> tuple[dict[str, Record], dict[str, list[bytes]]]:
        records = self._quarantine.read(board_id, SHARED)
        with self._quarantine.watching(board_id, SHARED):
            return records, {name: frames_of(name, record) for name, record in records.items()}

    def _build(self, room: Room, names: Sequence[str], records: Mapping[str, Record] | None = None) -> None:
        """Open documents of a room beside everything else."""
        building = self._spawn(self._build_and_open(room, names, records))
        for name in names:
            self._building[room, name] = building
        building.add_done_callback(lambda _: [self._building.pop((room, name), None) for name in names])

    async def _build_and_open(self, room: Room, names: Sequence[str], records: Mapping[str, Record] | None) -> None:
        try:
            if records is None:
                await self._writer.idle()
                records = await asyncio.to_thread(self._quarantine.read, room.board_id, names)
                self._freeze(room, records)
            else:
                await asyncio.sleep(READ_FIRST_SECONDS)
            documents = await asyncio.to_thread(self._documents, room.board_id, records)
            self._do(room, room.opened(documents))
        except Exception:
            log.exception("%s of board %s could not be opened", " and ".join(names), room.board_id)
            self._do(room, room.not_opened(names))
        while room.has_waited and not self._is_stopping:
            self._perform(room, lambda: room.catch_up(self._clock()))
            await asyncio.sleep(0)  # everybody else has their turn

    def _documents(self, board_id: str, records: Mapping[str, Record]) -> dict[str, LiveDocument]:
        with self._quarantine.watching(board_id, records):
            documents = {name: LiveDocument(name, record, unused_client_id(record)) for name, record in records.items()}
        self._quarantine.opened(board_id, records)
        return documents

    def _freeze(self, room: Room, records: Mapping[str, Record]) -> None:
        if not all(record.is_whole for name, record in records.items() if name in SHARED):
            self._do(room, room.freeze("quarantine"))
        elif self.trouble:
            self._do(room, room.freeze("disk"))

    def _rebuild(self, room: Room, why: Exception | None) -> None:
        """Another room takes the place of a broken one, with everybody who was in it."""
        log.error("Board %s is broken and is rebuilt from the log", room.board_id, exc_info=why)
        self._writer.forget(room)
        successor = self._rooms[room.board_id] = Room(room.board_id, limits=self.limits)
        self._freeze(successor, {})
        self._build(successor, SHARED)
        self._do(successor, succeed(successor, room))

    def _end(self, room: Room) -> None:
        self._do(room, room.end(CloseCode.TRY_LATER))

    def _forget(self, room: Room) -> None:
        if self._rooms.get(room.board_id) is room:
            del self._rooms[room.board_id]
        self._writer.forget(room)

    def _sweep(self) -> None:
        for room in list(self._rooms.values()):
            is_idle = not room.members and self._timer() - self._left_at[room.board_id] > IDLE_SECONDS
            on_its_way = any(room is building for building, _ in self._building)
            is_opening = on_its_way or self._opening[room.board_id].locked()
            if is_idle and room.held.is_settled and not is_opening:
                self._end(room)
                self._pulse.forget(room.board_id)
                self._opening.pop(room.board_id, None)
                self._left_at.pop(room.board_id, None)

    # Effects

    def _perform(self, room: Room, decide: Callable[[], Iterable[Effect]]) -> None:
        """Do what a room decides. After a mistake of ours nothing of it is believed: it is rebuilt from the log."""
        try:
            self._do(room, decide())
        except Exception as problem:
            self._do(room, room.broken(problem))

    def _do(self, room: Room, effects: Iterable[Effect]) -> None:
        for effect in effects:
            match effect:
                case Append(entry):
                    self._writer.append(room, entry)
                case Open(document):
                    self._build(room, (document,))
                case Rebuild(why):
                    self._rebuild(room, why)
                case Close():
                    self._delivery.close(effect)
                case _:
                    self._delivery.put(effect)
        if room.has_ended:
            self._forget(room)
        elif room.presence.has_changed:
            self._pulse.beat(room.board_id)

    def _send_presence(self, board_id: str) -> None:
        if room := self._rooms.get(board_id):  # another one, if that broke meanwhile
            self._perform(room, room.take_presence)

    # The log

    def stored(self, room: Room, appended: int) -> None:
        self._perform(room, lambda: room.stored(appended))
        for document in () if room.has_ended else room.documents.take_large():
            self._spawn(self._condenser.condense(room.board_id, document))

    def not_stored(self, room: Room) -> None:
        self._end(room)

    def trouble_changed(self) -> None:
        for room in list(self._rooms.values()):
            self._do(room, room.freeze("disk" if self.trouble else None))

    async def _run(self, is_ready: asyncio.Event) -> None:
        async with self._group:
            is_ready.set()
            self._spawn(again_and_again(SWEEP_SECONDS, self._sweep))
            self._spawn(again_and_again(TICK_SECONDS, self._delivery.tick))
            await self._writer.run()
            for task in self._beside:
                task.cancel()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = self._group.create_task(work)
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)
        return task
