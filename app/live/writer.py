"""Writes what the rooms append to the log, all of them in one transaction at a time.

While one is being written the next gathers. Only after the commit are entries acknowledged and shown to others.
When the database takes nothing, nothing is tried again in place: the rooms concerned end, all others become read-only,
and a small write of the writer's own finds out when it takes something again.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Protocol

from app.db.database import Database, DatabaseUnreachable
from app.errors import CloseCode, Problem
from app.history import store
from app.history.log import Batch, Entry, KeyframeEntry
from app.live.room import Room

GATHER_SECONDS = 0.016  # the most an edit waits for others to share its way with
GATHER_FACTOR = 1.0  # of what one fan-out takes: the dial between latency and processor time, see docs/benchmarks.md
COST_WEIGHT = 0.2  # of the last fan-out in what one is expected to cost
# What may wait for the log. Seconds of what one process can take in: the database hangs when it comes to that.
PENDING_LIMIT = 20_000
PENDING_BYTES_LIMIT = 16 * 1024 * 1024
HANG_SECONDS = 10.0  # longer than a database that is only busy may make us wait, see BUSY_TIMEOUT_MS
PROBE_SECONDS = 1.0
# A probe is as large as what failed: what is left of a full disk may well hold a few bytes.
PROBE_BYTES_AT_LEAST = 64 * 1024
PROBE_BYTES_AT_MOST = 1024 * 1024

log = logging.getLogger("puzzleboard.live")


class Rooms(Protocol):
    """What a writer tells of the log. Raises nothing."""

    def stored(self, room: Room, appended: int) -> None:
        """The first `appended` entries of the room are in the log."""

    def not_stored(self, room: Room) -> None:
        """Some are not, and will never be: the room is to be ended."""

    def trouble_changed(self) -> None:
        """`Writer.trouble` is not what it was."""


class Writer:
    def __init__(self, database: Database, rooms: Rooms, clock: Callable[[], float]) -> None:
        self._database = database
        self._rooms = rooms
        self._clock = clock
        self.trouble: DatabaseUnreachable | None = None  # why nothing can be written now
        self._pending: list[tuple[Room, Entry]] = []
        self._pending_bytes = 0
        self._kept: list[KeyframeEntry] = []
        self._has_pending = asyncio.Event()
        self._committing = asyncio.Lock()
        self._waiters: list[tuple[Room, int, asyncio.Future[None]]] = []
        self._probe_bytes = PROBE_BYTES_AT_LEAST
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="log")
        self._stopping = asyncio.Event()
        self._fan_out_began = 0.0
        self._fan_out_seconds = 0.0  # what one costs, the last ones counting most

    def append(self, room: Room, entry: Entry) -> None:
        self._pending.append((room, entry))
        self._pending_bytes += len(entry.payload)
        self._has_pending.set()
        if self._has_too_much:
            # Soon: whoever appends is in the middle of what a room decided.
            asyncio.get_running_loop().call_soon(self._bound)

    def keep(self, keyframe: KeyframeEntry) -> None:
        """Write it with whatever is written next."""
        self._kept.append(keyframe)
        self._has_pending.set()

    async def run(self) -> None:
        """Until `stop`, and then until nothing is pending."""
        while not (self._stopping.is_set() and not self._pending):
            await self._has_pending.wait()
            self._has_pending.clear()
            await self._commit()
            if self.trouble:
                await self._recover()
            await self._gather()

    def stop(self) -> None:
        self._stopping.set()
        self._has_pending.set()

    def close(self) -> None:
        self._executor.shutdown()

    def forget(self, room: Room) -> None:
        """An ended room: what it appended and nobody has begun to write is written no more."""
        for waiter in [waiter for waiter in self._waiters if waiter[0] is room]:
            self._waiters.remove(waiter)
            if not waiter[2].done():
                waiter[2].set_exception(not_saved(self.trouble))
        self._take([(other, entry) for other, entry in self._pending if other is not room])

    async def idle(self) -> None:
        """Until what is being written now is in the log, or is not. Raises Problem when the database hangs."""
        try:
            async with asyncio.timeout(HANG_SECONDS), self._committing:
                pass
        except TimeoutError:
            raise not_saved(self.trouble) from None

    async def stored(self, room: Room) -> None:
        """Wait until all that was appended so far is in the log. Raises Problem when it cannot be."""
        if room.held.is_settled:
            return
        waiter = (room, room.held.appended, asyncio.get_running_loop().create_future())
        self._waiters.append(waiter)
        await waiter[2]

    async def _gather(self) -> None:
        """Let the next edits come together for a few times as long as sending these kept everything else waiting."""
        loop = asyncio.get_running_loop()
        await asyncio.sleep(0)  # what was written goes out at the end of a turn of the loop
        cost = max(0.0, loop.time() - self._fan_out_began)
        self._fan_out_seconds += COST_WEIGHT * (cost - self._fan_out_seconds)
        if not self._stopping.is_set():
            await asyncio.sleep(min(GATHER_FACTOR * self._fan_out_seconds, GATHER_SECONDS))

    async def _commit(self) -> None:
        """Write everything that is pending in one transaction, then set free what waited for it."""
        rooms = {id(room): room for room, _ in self._pending}.values()
        keyframes = [keyframe for room in rooms for keyframe in self._keyframes(room)]
        kept, self._kept = self._kept, []
        pending = self._take([])
        self._fan_out_began = asyncio.get_running_loop().time()
        if not pending and not kept:
            return
        appended = [(room, room.held.appended) for room in rooms if not room.has_ended]
        batch = Batch(tuple(entry for _, entry in pending), (*keyframes, *kept))
        try:
            failed = await self._write(batch, [room for room, _ in appended])
        except DatabaseUnreachable as error:
            self._probe_bytes = min(max(batch.size, PROBE_BYTES_AT_LEAST), PROBE_BYTES_AT_MOST)
            self._give_up([room for room, _ in appended], error)
            return
        self._fan_out_began = asyncio.get_running_loop().time()
        for room, count in appended:
            if room.board_id in failed:
                self._rooms.not_stored(room)
            else:
                self._rooms.stored(room, count)
        self._wake_waiters()

    async def _write(self, batch: Batch, rooms: Sequence[Room]) -> set[str]:
        """The boards whose part could not be written. Raises DatabaseUnreachable when nothing was."""
        async with self._committing:
            writing = asyncio.get_running_loop().run_in_executor(self._executor, append, self._database, batch)
            done, _ = await asyncio.wait([writing], timeout=HANG_SECONDS)
            if not done:
                # Whether it still comes to be written or not: nobody is told that it was, and all is sent anew.
                self._give_up(rooms, DatabaseUnreachable(f"no answer for {HANG_SECONDS:.0f} seconds"))
            return await writing

    @property
    def _has_too_much(self) -> bool:
        return len(self._pending) > PENDING_LIMIT or self._pending_bytes > PENDING_BYTES_LIMIT

    def _bound(self) -> None:
        if self._has_too_much:
            self._give_up([], DatabaseUnreachable("the log does not keep up"))

    def _give_up(self, rooms: Iterable[Room], error: DatabaseUnreachable) -> None:
        """Nothing can be written. Never tried again in place: nobody saw it, and its authors send it anew."""
        concerned = {id(room): room for room in (*rooms, *(room for room, _ in self._take([])))}.values()
        if concerned:
            log.error("Nothing can be written to the log, %d boards are closed: %s", len(concerned), error)
        has_begun, self.trouble = self.trouble is None, error
        for room in concerned:
            self._rooms.not_stored(room)
        if has_begun:
            self._rooms.trouble_changed()

    async def _recover(self) -> None:
        """Until the database takes as much as it did not take, or the process ends."""
        loop = asyncio.get_running_loop()
        while self.trouble and not self._stopping.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(PROBE_SECONDS):
                    await self._stopping.wait()
            try:
                await loop.run_in_executor(self._executor, store.probe, self._database, self._probe_bytes)
            except DatabaseUnreachable as error:
                self.trouble = error
            except Exception:
                log.exception("Finding out whether the log can be written failed")
            else:
                log.warning("The log can be written again")
                self.trouble = None
                self._rooms.trouble_changed()

    def _take(self, left: list[tuple[Room, Entry]]) -> list[tuple[Room, Entry]]:
        """What is pending, but for what is `left`."""
        pending, self._pending = self._pending, left
        self._pending_bytes = sum(len(entry.payload) for _, entry in left)
        return pending

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


def append(database: Database, batch: Batch) -> set[str]:
    """The boards whose part could not be written. Raises DatabaseUnreachable when that is no board's fault.

    A batch that is refused for what it says has left nothing behind, so each board's part is written by itself.
    """
    try:
        store.append(database, batch)
    except DatabaseUnreachable:
        raise
    except Exception:
        parts = batch.by_board()
        if len(parts) > 1:
            return {board_id for part in parts.values() for board_id in append(database, part)}
        log.exception("Board %s cannot be written to and is closed", *parts)
        return set(parts)
    return set()


def not_saved(trouble: DatabaseUnreachable | None = None) -> Problem:
    hint = trouble.problem().message if trouble else "Try again in a moment."
    return Problem("not-saved", 503, "This could not be saved.", hint, CloseCode.TRY_LATER)


def kept_apart() -> Problem:
    """About a board in quarantine."""
    return Problem(
        "quarantine",
        503,
        "This board is damaged and can only be read.",
        "Nothing of it is lost. Tell whoever runs this installation.",
        CloseCode.TRY_LATER,
    )
