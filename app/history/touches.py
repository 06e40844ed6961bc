"""Who touched what between two moments of a board, told from its log in a process apart. What was stays as it was, so
that an answer is kept until others need its room."""

import asyncio
import json
from collections import OrderedDict

from app.db.database import Database
from app.history import apart, store
from app.history.biography import Update
from app.history.films import unreadable
from app.history.moments import busy
from app.history.touching import MODULE, Stretch, Touched

DOCUMENT = "board"
UPDATES_AT_MOST = 50_000  # of a longer stretch the end is told: these are about 4 s of the process apart
KEPT_AT_MOST = 64  # answers of a few hundred kilobytes at most
ASKED_AT_ONCE = 16

_Key = tuple[str, int, int]


class Touches:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._one_at_a_time = asyncio.Lock()
        self._asked: dict[_Key, asyncio.Task[Touched]] = {}
        self._kept: OrderedDict[_Key, Touched] = OrderedDict()

    async def between(self, board_id: str, after: int, last: int) -> Touched:
        """By the entries after `after` up to `last`. Raises Problem."""
        key = (board_id, after, last)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        asked = self._asked.get(key)
        if asked is None:
            if len(self._asked) >= ASKED_AT_ONCE:
                raise busy()
            asked = self._asked[key] = asyncio.create_task(self._tell(key))
            asked.add_done_callback(lambda _: self._asked.pop(key, None))
        # Whoever closes their page must not take the answer from the others.
        return await asyncio.shield(asked)

    async def _tell(self, key: _Key) -> Touched:
        async with self._one_at_a_time:
            stretch = await asyncio.to_thread(self._read, *key)
            try:
                told: Touched = json.loads(await asyncio.to_thread(apart.run, MODULE, "tell", stretch))
            except (apart.CameToGrief, apart.NotBegun):
                raise unreadable() from None
        self._kept[key] = told
        while len(self._kept) > KEPT_AT_MOST:
            self._kept.popitem(last=False)
        return told

    def _read(self, board_id: str, after: int, last: int) -> Stretch:
        begins = max(after, last - UPDATES_AT_MOST)
        with self._database.reading() as session:
            try:
                before = store.read_moment(session, board_id, DOCUMENT, begins).updates if begins > 0 else ()
            except store.LogHasHole:
                raise unreadable() from None
            entries = store.entries_between(session, board_id, DOCUMENT, begins, last)
        return Stretch(before, tuple(Update(entry.at, entry.person, entry.payload) for entry in entries))
