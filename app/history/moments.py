"""The board as it was at any moment."""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from app.db.database import Session
from app.history import store
from app.history.archive import Archive
from app.history.films import check_moment, unreadable
from app.history.showing import MODULE, Names, Shown

DOCUMENT = "board"


@dataclass(frozen=True, slots=True)
class _Moment:
    board_id: str
    seq: int
    names: bytes  # a digest, as they were told then: somebody may call themselves otherwise since


class Moments:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    async def seq_at(self, board_id: str, moment: int | datetime) -> int:
        """The number of a moment; of a time: that of the last edit until then, 0 before the first. Raises Problem."""
        return await self._archive.read(lambda session: _seq_at(session, board_id, moment))

    async def show(self, board_id: str, seq: int, names: Names | None, asker: str) -> bytes:
        """As `app.history.showing.show` does. Raises Problem: while it cannot be read, or too much is asked."""
        told = json.dumps(names and [names.board, names.people], sort_keys=True)
        key = _Moment(board_id, seq, sha256(told.encode()).digest())
        return await self._archive.ask(
            board_id, key, MODULE, lambda session: Shown(_updates(session, board_id, seq), names), asker
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
