"""How many pieces each person holds. Known here only: the stage says how many all of them hold together."""

import asyncio
from collections.abc import Mapping
from typing import Any

from app.db.database import Database
from app.errors import Problem
from app.history import store as boards_log
from app.live.documents import STAGE, hand_of
from app.live.host import Host
from app.live.member import Attendance
from app.workshop.hands import TOTAL, count_pieces, set_total

HANDS = "hand:"


class HandCounts:
    """A duty of the steward's, and what `GET …/hands` asks."""

    def __init__(self, host: Host, database: Database) -> None:
        self._host = host
        self._database = database
        self._known: dict[str, dict[str, tuple[int, int]]] = {}  # board -> person -> seq of the hand, pieces in it

    def due(
        self, board_id: str, stage: Mapping[str, Mapping[str, Any]], present: Mapping[str, Attendance], _now: float, /
    ) -> bool:
        known = self._known.get(board_id)
        if known is None or _total(known) != stage["hands"].get(TOTAL, 0):
            return True
        return any(self._has_changed(board_id, person, known) for person in {*known, *present})

    async def do(self, board_id: str, _now: float, /) -> None:
        total = sum((await self.counts(board_id)).values())
        await self._host.edit(board_id, STAGE, lambda stage: set_total(stage, total))
        for closed in self._known.keys() - set(self._host.open_boards()):
            del self._known[closed]

    async def counts(self, board_id: str) -> dict[str, int]:
        """By person; whoever holds nothing is left out."""
        known = self._known.get(board_id)
        if known is None:
            written = await asyncio.to_thread(self._persons_with_hands, board_id)
            known = self._known.setdefault(board_id, {})
        else:
            written = [*known]
        unread = [person for person in written if person not in known]
        # Also of those who have left: their pieces may have been laid since.
        persons = {*known, *self._host.present(board_id)}
        changed = [person for person in persons if self._has_changed(board_id, person, known)]
        for person in {*unread, *changed}:
            known[person] = await self._count(board_id, person)
        return {person: count for person, (_, count) in known.items() if count > 0}

    async def _count(self, board_id: str, person: str) -> tuple[int, int]:
        """A hand that cannot be opened is shown to its person alone, and counts as empty."""
        try:
            count = await self._host.read(board_id, hand_of(person), count_pieces)
        except Problem:
            return 0, 0
        return self._host.seq(board_id, hand_of(person)) or 0, count

    def _has_changed(self, board_id: str, person: str, known: Mapping[str, tuple[int, int]]) -> bool:
        seq = self._host.seq(board_id, hand_of(person))
        return seq is not None and seq != known.get(person, (0, 0))[0]

    def _persons_with_hands(self, board_id: str) -> list[str]:
        with self._database.reading() as session:
            names = boards_log.documents_of(session, board_id, HANDS)
        return [name.removeprefix(HANDS) for name in names]


def _total(known: Mapping[str, tuple[int, int]]) -> int:
    return sum(count for _, count in known.values())
