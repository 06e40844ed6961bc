"""Answers about the past that never change, each made once, in a process apart: the boards that are open go on.

What was is never different again, so that an answer is kept until others need its room.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

from app.db.database import Database, Session
from app.errors import Problem
from app.history import apart
from app.history.films import unreadable

KEPT_BYTES = 16 * 1024 * 1024  # of answers
ASKED_AT_ONCE = 16  # of one board: each takes a process for a third of a second or more

Found = TypeVar("Found")


class Archive:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._one_at_a_time = asyncio.Lock()
        self._asked: dict[str, dict[Hashable, asyncio.Task[bytes]]] = {}  # by board
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._kept_bytes = 0

    async def read(self, look: Callable[[Session], Found]) -> Found:
        """In one transaction, on a thread."""
        return await asyncio.to_thread(self._read, look)

    async def ask(self, board_id: str, key: Hashable, module: str, gather: Callable[[Session], object]) -> bytes:
        """What `module` says when it is handed what `gather` finds. `key` stands for exactly this question.

        Raises Problem: while it cannot be read, or too many ask.
        """
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        asked = self._asked.setdefault(board_id, {})
        if key not in asked:
            if len(asked) >= ASKED_AT_ONCE:
                raise busy()
            asked[key] = asyncio.create_task(self._make(key, module, gather))
            asked[key].add_done_callback(lambda task: self._answered(board_id, key, task))
        # Whoever closes their page must not take the answer from the others.
        return await asyncio.shield(asked[key])

    def _answered(self, board_id: str, key: Hashable, task: "asyncio.Task[bytes]") -> None:
        if not task.cancelled():
            task.exception()  # seen, also when everybody who asked has gone
        asked = self._asked[board_id]
        del asked[key]
        if not asked:
            del self._asked[board_id]

    async def _make(self, key: Hashable, module: str, gather: Callable[[Session], object]) -> bytes:
        async with self._one_at_a_time:
            handed = await self.read(gather)
            try:
                answer = await asyncio.to_thread(apart.run, module, "answer", handed)
            except (apart.CameToGrief, apart.NotBegun):
                raise unreadable() from None
        self._keep(key, answer)
        return answer

    def _read(self, look: Callable[[Session], Found]) -> Found:
        with self._database.reading() as session:
            return look(session)

    def _keep(self, key: Hashable, answer: bytes) -> None:
        self._kept[key] = answer
        self._kept_bytes += len(answer)
        while self._kept_bytes > KEPT_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= len(oldest)


def busy() -> Problem:
    return Problem(
        "history-busy",
        503,
        "Too many people ask for the history of this board at once.",
        "Please try again in a moment.",
        retry_after_seconds=5,
    )
