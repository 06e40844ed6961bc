"""Writes what the rooms append to the log, all of them in one transaction at a time.

While one is being written the next gathers. Only after the commit are entries acknowledged and shown to others.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from app.db.database import Database
from app.errors import CloseCode, Problem
from app.history import store
from app.history.log import Batch, Entry, KeyframeEntry
from app.live.room import Room

GATHER_SECONDS = 0.016  # the most an edit waits for others to share its way with
GATHER_FACTOR = 2.0  # of what one fan-out costs; the benchmark tunes it
LOOP_TURNS_OF_A_FAN_OUT = 2  # a woken writer runs in the next turn, and has sent by the one after

log = logging.getLogger("puzzleboard.live")


class Rooms(Protocol):
    """What a writer tells of the log. Raises nothing."""

    def stored(self, room: Room, appended: int) -> None:
        """The first `appended` entries of the room are in the log."""

    def not_stored(self, room: Room) -> None:
        """Some are not, and will never be: the room is to be ended."""


class Writer:
    def __init__(self, database: Database, rooms: Rooms, clock: Callable[[], float]) -> None:
        self._database = database
        self._rooms = rooms
        self._clock = clock
        self._pending: list[tuple[Room, Entry]] = []
        self._has_pending = asyncio.Event()
        self._committing = asyncio.Lock()
        self._waiters: list[tuple[Room, int, asyncio.Future[None]]] = []
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="log")
        self._is_stopping = False

    def append(self, room: Room, entry: Entry) -> None:
        self._pending.append((room, entry))
        self._has_pending.set()

    async def run(self) -> None:
        """Until `stop`, and then until nothing is pending."""
        while not (self._is_stopping and not self._pending):
            await self._has_pending.wait()
            self._has_pending.clear()
            await self._commit()
            await self._gather()

    def stop(self) -> None:
        self._is_stopping = True
        self._has_pending.set()

    def close(self) -> None:
        self._executor.shutdown()

    def forget(self, room: Room) -> None:
        """An ended room: what it appended and nobody has begun to write is written no more."""
        for waiter in [waiter for waiter in self._waiters if waiter[0] is room]:
            self._waiters.remove(waiter)
            if not waiter[2].done():
                waiter[2].set_exception(not_saved())
        self._pending = [(other, entry) for other, entry in self._pending if other is not room]

    async def idle(self) -> None:
        """Until what is being written now is in the log, or is not."""
        async with self._committing:
            pass

    async def stored(self, room: Room) -> None:
        """Wait until all that was appended so far is in the log. Raises Problem when it cannot be."""
        if room.held.is_settled:
            return
        waiter = (room, room.held.appended, asyncio.get_running_loop().create_future())
        self._waiters.append(waiter)
        await waiter[2]

    async def _gather(self) -> None:
        """Let the next edits come together for as long as sending these kept everything else waiting."""
        loop = asyncio.get_running_loop()
        started = loop.time()
        for _ in range(LOOP_TURNS_OF_A_FAN_OUT):
            await asyncio.sleep(0)
        if not self._is_stopping:
            await asyncio.sleep(min(GATHER_FACTOR * (loop.time() - started), GATHER_SECONDS))

    async def _commit(self) -> None:
        """Write everything that is pending in one transaction, then set free what waited for it."""
        rooms = {id(room): room for room, _ in self._pending}.values()
        keyframes = [keyframe for room in rooms for keyframe in self._keyframes(room)]
        pending, self._pending = self._pending, []
        if not pending:
            return
        appended = [(room, room.held.appended) for room in rooms if not room.has_ended]
        batch = Batch(tuple(entry for _, entry in pending), tuple(keyframes))
        try:
            async with self._committing:
                await asyncio.get_running_loop().run_in_executor(self._executor, store.append, self._database, batch)
        except Exception:
            # Never tried again in place: nobody saw these entries, and their authors send them anew.
            log.exception("Writing %d entries to the log failed; %d boards are closed", len(pending), len(appended))
            for room, _ in appended:
                self._rooms.not_stored(room)
        else:
            for room, count in appended:
                self._rooms.stored(room, count)
            self._wake_waiters()

    def _keyframes(self, room: Room) -> list[KeyframeEntry]:
        try:
            return room.take_keyframes(self._clock())
        except Exception:
            log.exception("Board %s is broken and will be rebuilt from the log", room.board_id)
            self._rooms.not_stored(room)
            return []

    def _wake_waiters(self) -> None:
        for waiter in [waiter for waiter in self._waiters if waiter[0].held.stored >= waiter[1]]:
            self._waiters.remove(waiter)
            if not waiter[2].done():
                waiter[2].set_result(None)


def not_saved() -> Problem:
    return Problem("not-saved", 503, "This could not be saved.", "Try again in a moment.", CloseCode.TRY_LATER)
