"""Answers about the past that never change, each made once, in a process apart: the boards that are open go on.

What was is never different again, so that an answer is kept until others need its room. Boards take turns, whatever
is asked about one of them; and nobody has so many questions open that those beside them are not answered.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Hashable
from typing import TypeVar
from weakref import WeakValueDictionary

from app.db.database import Database, Session
from app.errors import Problem
from app.history import apart
from app.history.films import unreadable
from app.history.kept import Kept

KEPT_BYTES = 16 * 1024 * 1024  # of answers
KEEPING_BYTES = 8 * 1024  # what it takes to keep an answer, besides itself: its question may name hundreds of people
ASKED_AT_ONCE = 16  # of one board: each takes a process for a third of a second or more
ASKED_BY_ONE = 6  # as many as a browser asks at once

Found = TypeVar("Found")


class Archive:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._one_at_a_time = asyncio.Lock()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()  # by board
        self._asked: dict[str, dict[Hashable, asyncio.Task[bytes]]] = {}  # by board
        self._askers: Counter[tuple[str, str]] = Counter()  # board and person: questions that were theirs first
        self._kept: Kept[Hashable, bytes] = Kept(KEPT_BYTES, KEEPING_BYTES, len)

    async def read(self, look: Callable[[Session], Found]) -> Found:
        """In one transaction, on a thread."""
        return await asyncio.to_thread(self._read, look)

    async def parse(self, answer: bytes, parse: Callable[[bytes], Found]) -> Found:
        """On a thread: a long answer is not parsed while everybody waits."""
        return await asyncio.to_thread(parse, answer)

    async def ask(
        self, board_id: str, key: Hashable, module: str, gather: Callable[[Session], object], asker: str
    ) -> bytes:
        """What `module` says when it is handed what `gather` finds. `key` stands for exactly this question.

        Raises Problem: while it cannot be read, or too many ask, or this person asks too much.
        """
        kept = self._kept.take(key)
        if kept is not None:
            return kept
        asked = self._asked.setdefault(board_id, {})
        if key not in asked:
            if self._askers[board_id, asker] >= ASKED_BY_ONE:
                raise busy_with_you()
            if len(asked) >= ASKED_AT_ONCE:
                raise busy()
            asked[key] = asyncio.create_task(self._make(board_id, key, module, gather))
            self._askers[board_id, asker] += 1
            asked[key].add_done_callback(lambda task: self._answered(board_id, key, asker, task))
        # Whoever closes their page must not take the answer from the others.
        return await asyncio.shield(asked[key])

    def _answered(self, board_id: str, key: Hashable, asker: str, task: "asyncio.Task[bytes]") -> None:
        if not task.cancelled():
            task.exception()  # seen, also when everybody who asked has gone
        asked = self._asked[board_id]
        del asked[key]
        if not asked:
            del self._asked[board_id]
        self._askers[board_id, asker] -= 1
        if not self._askers[board_id, asker]:
            del self._askers[board_id, asker]

    async def _make(self, board_id: str, key: Hashable, module: str, gather: Callable[[Session], object]) -> bytes:
        # One question of each board waits for the process, the others wait for that one.
        async with self._turns.setdefault(board_id, asyncio.Lock()), self._one_at_a_time:
            handed = await self.read(gather)
            try:
                answer = await asyncio.to_thread(apart.run, module, "answer", handed)
            except (apart.CameToGrief, apart.NotBegun):
                raise unreadable() from None
        self._kept.put(key, answer)
        return answer

    def _read(self, look: Callable[[Session], Found]) -> Found:
        with self._database.reading() as session:
            return look(session)


def busy() -> Problem:
    return Problem(
        "history-busy",
        503,
        "Too many people ask for the history of this board at once.",
        "Please try again in a moment.",
        retry_after_seconds=5,
    )


def busy_with_you() -> Problem:
    return Problem(
        "history-busy",
        503,
        "You ask for much of the history of this board at once.",
        "Please wait for the answers, then try again.",
        retry_after_seconds=5,
    )
