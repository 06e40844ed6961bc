"""Makes keyframes of large documents: from the log and in a process apart, while the room goes on."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime

from app.db.database import Database
from app.history import store
from app.history.log import KeyframeEntry
from app.live import apart

log = logging.getLogger("puzzleboard.live")


class Condenser:
    def __init__(self, database: Database, keep: Callable[[KeyframeEntry], None], clock: Callable[[], float]) -> None:
        """`keep` is handed what is to be written to the log."""
        self._database = database
        self._keep = keep
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()

    async def condense(self, board_id: str, document: str) -> None:
        """Raises nothing: without this keyframe the next one is only further away."""
        async with self._one_at_a_time:
            try:
                at = datetime.fromtimestamp(self._clock(), UTC)
                if keyframe := await asyncio.to_thread(self._make, board_id, document, at):
                    self._keep(keyframe)
            except Exception:
                log.exception("No keyframe could be made of %s of board %s", document, board_id)

    def _make(self, board_id: str, document: str, at: datetime) -> KeyframeEntry | None:
        """None when nothing was written since the last one."""
        record = store.read_all(self._database, board_id, [document])[document]
        if not record.tail:
            return None
        return KeyframeEntry(board_id, document, record.seq, at, apart.state_of(record), is_packed=True)
