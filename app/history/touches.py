"""Who touched what between two moments of a board."""

import json
from dataclasses import dataclass

from app.db.database import Session
from app.history import store
from app.history.archive import Archive
from app.history.films import unreadable
from app.history.step import Update
from app.history.touching import MODULE, Stretch, Touched

DOCUMENT = "board"
UPDATES_AT_MOST = 50_000  # of a longer stretch the end is told: these are about 4 s of the process apart


@dataclass(frozen=True, slots=True)
class _Between:
    board_id: str
    after: int
    last: int


class Touches:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    async def between(self, board_id: str, after: int, last: int, asker: str) -> Touched:
        """By the entries after `after` up to `last`. Raises Problem."""
        if after == last:
            return {}
        key = _Between(board_id, after, last)
        answer = await self._archive.ask(board_id, key, MODULE, lambda session: _gather(session, key), asker)
        told: Touched = await self._archive.parse(answer, json.loads)
        return told


def _gather(session: Session, asked: _Between) -> Stretch:
    begins = max(asked.after, asked.last - UPDATES_AT_MOST)
    try:
        before = store.read_moment(session, asked.board_id, DOCUMENT, begins)
    except store.LogHasHole:
        raise unreadable() from None
    entries = store.entries_between(session, asked.board_id, DOCUMENT, begins, asked.last)
    if before.seq != begins or len(entries) != asked.last - begins:
        raise unreadable()
    return Stretch(before.updates, tuple(Update(entry.at, entry.person, entry.payload) for entry in entries))
