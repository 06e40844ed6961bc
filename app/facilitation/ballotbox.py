"""Takes ballots and counts them. One at a time for each question: a ballot comes before the count, or is refused."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

from pycrdt import Doc

from app.db.database import Database
from app.facilitation import store
from app.live.documents import STAGE
from app.live.host import Host
from app.live.member import Attendance
from app.people.seat import FindSeat, Seated
from app.workshop.ballots import Answer, entry_of, is_due
from app.workshop.stage import moment

Count = Callable[[Doc[Any], str, Sequence[Answer], str], None]  # stage, id, answers, at


class BallotBox:
    def __init__(self, host: Host, database: Database) -> None:
        self._host = host
        self._database = database
        self._locks: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    async def answer(
        self,
        seat: Seated,
        subject: str,
        payload: Mapping[str, Any],
        check: Callable[[Doc[Any], str], None],
        tell: Callable[[Doc[Any], int], None],
        find_seat: FindSeat,
    ) -> int:
        """How many have answered. `check` raises Problem when this may not be answered, or not any more.

        Stored before anybody is told that there is one more; and that is told in nobody's name, so that the log of the
        stage says when somebody answered and never who.
        """
        at = moment(self._host.now())  # it came in time, though others are before it
        async with self._lock(seat.board_id, subject):
            seat = await find_seat()  # who may not answer any more leaves nothing behind
            await self._host.read(seat.board_id, STAGE, lambda stage: check(stage, at))
            count = await asyncio.to_thread(self._put, seat, subject, payload)
            await self._host.edit(seat.board_id, STAGE, lambda stage: tell(stage, count))
            return count

    async def count(self, board_id: str, kind: str, id: str, write: Count, find_seat: FindSeat | None = None) -> None:
        """Raises Problem when it was counted before."""
        async with self.counting(board_id, f"{kind}:{id}") as answers:
            at = moment(self._host.now())
            await self._host.edit(board_id, STAGE, lambda stage: write(stage, id, answers, at), find_seat)

    @asynccontextmanager
    async def counting(self, board_id: str, subject: str) -> AsyncIterator[list[Answer]]:
        """All of them; nobody answers before the block has come to its end."""
        async with self._lock(board_id, subject):
            yield await asyncio.to_thread(self._all, board_id, subject)

    def own(self, seat: Seated, subject: str) -> Mapping[str, Any] | None:
        """What a person answered themselves. Not for the event loop."""
        with self._database.reading() as session:
            return store.find_ballot(session, seat.board_id, subject, seat.person_id)

    def _lock(self, board_id: str, subject: str) -> asyncio.Lock:
        return self._locks.setdefault((board_id, subject), asyncio.Lock())

    def _put(self, seat: Seated, subject: str, payload: Mapping[str, Any]) -> int:
        with self._database.transaction() as session:
            at = datetime.now(UTC)
            store.put_ballot(session, seat.board_id, subject, seat.person_id, seat.function, payload, at)
            session.flush()
            return store.count_ballots(session, seat.board_id, subject)

    def _all(self, board_id: str, subject: str) -> list[Answer]:
        with self._database.reading() as session:
            return store.all_ballots(session, board_id, subject)


class Closing:
    """A duty of the steward's: what is timed is counted when its time is up."""

    def __init__(self, box: BallotBox, kind: str, root: str, write: Count) -> None:
        self._box = box
        self._kind = kind
        self._root = root
        self._write = write
        self._due: dict[str, list[str]] = {}

    def due(
        self, board_id: str, stage: Mapping[str, Mapping[str, Any]], _present: Mapping[str, Attendance], now: float, /
    ) -> bool:
        at = moment(now)
        self._due[board_id] = [id for id, entry in stage[self._root].items() if is_due(entry, at)]
        return bool(self._due[board_id])

    async def do(self, board_id: str, now: float, /) -> None:
        for id in self._due.pop(board_id, []):
            await self._box.count(board_id, self._kind, id, partial(self._count_when_due, moment(now)))

    def _count_when_due(self, now: str, stage: Doc[Any], id: str, answers: Sequence[Answer], at: str) -> None:
        """Nothing happens when the end was moved meanwhile, as it is when the clock is set."""
        if is_due(entry_of(stage, self._root, id), now):
            self._write(stage, id, answers, at)
