"""The board as it was at any moment, made of its log in a process apart: the boards that are open go on meanwhile.

What was is never different again, so that an answer is kept until others need its room.
"""

import asyncio
import json
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from app.db.database import Database, Session
from app.errors import Problem
from app.history import apart, store
from app.history.films import check_moment, unreadable
from app.history.showing import MODULE, Names, Shown

DOCUMENT = "board"
KEPT_BYTES = 16 * 1024 * 1024  # of answers
ASKED_AT_ONCE = 32  # of all boards: each takes a process for about a third of a second


Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class _Asked:
    board_id: str
    seq: int
    names: str  # as they were told then: somebody may call themselves otherwise since


class Moments:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._one_at_a_time = asyncio.Lock()
        self._asked: dict[_Asked, asyncio.Task[bytes]] = {}
        self._kept: OrderedDict[_Asked, bytes] = OrderedDict()
        self._kept_bytes = 0

    async def seq_at(self, board_id: str, moment: int | datetime) -> int:
        """The number of a moment; of a time: that of the last edit until then, 0 before the first. Raises Problem."""
        return await asyncio.to_thread(self._reading, lambda session: _seq_at(session, board_id, moment))

    async def show(self, board_id: str, seq: int, names: Names | None) -> bytes:
        """As `app.history.showing.show` does. Raises Problem: while it cannot be read, or too many ask."""
        key = _Asked(board_id, seq, json.dumps(names and [names.board, names.people], sort_keys=True))
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        asked = self._asked.get(key)
        if asked is None:
            if len(self._asked) >= ASKED_AT_ONCE:
                raise busy()
            asked = self._asked[key] = asyncio.create_task(self._make(key, names))
            asked.add_done_callback(lambda _: self._asked.pop(key, None))
        # Whoever closes their page must not take the answer from the others.
        return await asyncio.shield(asked)

    async def _make(self, key: _Asked, names: Names | None) -> bytes:
        async with self._one_at_a_time:
            updates = await asyncio.to_thread(self._reading, lambda session: _updates(session, key.board_id, key.seq))
            try:
                answer = await asyncio.to_thread(apart.run, MODULE, "show", Shown(updates, names))
            except (apart.CameToGrief, apart.NotBegun):
                raise unreadable() from None
        self._keep(key, answer)
        return answer

    def _reading(self, look: Callable[[Session], Found]) -> Found:
        with self._database.reading() as session:
            return look(session)

    def _keep(self, key: _Asked, answer: bytes) -> None:
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


def _seq_at(session: Session, board_id: str, moment: int | datetime) -> int:
    if isinstance(moment, datetime):
        return store.seq_at_time(session, board_id, DOCUMENT, moment)
    check_moment(moment, store.newest_seq(session, board_id, DOCUMENT))
    return moment


def _updates(session: Session, board_id: str, seq: int) -> tuple[bytes, ...]:
    try:
        record = store.read_moment(session, board_id, DOCUMENT, seq)
    except store.LogHasHole:
        raise unreadable() from None
    if record.seq != seq:
        raise unreadable()
    return record.updates
