"""How many pieces each person holds. Known here only: the stage says how many all of them hold together."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from app.db.database import Database
from app.errors import Problem
from app.history import store as boards_log
from app.live.documents import STAGE, hand_of
from app.live.host import Host
from app.live.member import Attendance
from app.people import store as people
from app.workshop.hands import TOTAL, count_pieces, set_total

HANDS = "hand:"
UNREAD = -1  # the seq of a hand that could not be opened


class HandCounts:
    """A duty of the steward's, and what `GET …/hands` asks."""

    def __init__(self, host: Host, database: Database) -> None:
        self._host = host
        self._database = database
        self._known: dict[str, dict[str, tuple[int, int]]] = {}  # board -> person -> seq of the hand, pieces in it
        self._told: dict[str, int] = {}  # board -> the total that was written
        self._there: dict[str, set[str]] = {}  # board -> who of those with a hand was there then
        self._counting: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def due(
        self, board_id: str, stage: Mapping[str, Mapping[str, Any]], present: Mapping[str, Attendance], _now: float, /
    ) -> bool:
        known = self._known.get(board_id)
        if known is None or self._told.get(board_id) != stage["hands"].get(TOTAL, 0):
            return True
        # Whoever is removed goes, and whoever is let back in comes.
        return self._there.get(board_id) != known.keys() & present.keys() or bool(self._changed(board_id, known))

    async def do(self, board_id: str, _now: float, /) -> None:
        there = self._host.present(board_id).keys()
        total = sum((await self.counts(board_id)).values())
        await self._host.edit(board_id, STAGE, lambda stage: set_total(stage, total))
        self._told[board_id], self._there[board_id] = total, set(self._known[board_id].keys() & there)
        for closed in self._known.keys() - set(self._host.open_boards()):
            del self._known[closed]
            self._told.pop(closed, None)
            self._there.pop(closed, None)

    async def counts(self, board_id: str) -> dict[str, int]:
        """By person who has a seat; whoever holds nothing is left out. What was removed people's stays theirs.

        Whoever asks while it is being counted waits: half a count would leave hands unrevealed.
        """
        async with self._counting[board_id]:
            known = dict(self._known.get(board_id) or {})
            if board_id in self._known:
                persons = {person for person, (seq, _) in known.items() if seq == UNREAD}
            else:
                persons = set(await asyncio.to_thread(self._persons_with_hands, board_id))
            for person in sorted(persons | self._changed(board_id, known)):
                known[person] = await self._count(board_id, person)
            self._known[board_id] = known
            seated = await asyncio.to_thread(self._seated, board_id)
        return {person: count for person, (_, count) in known.items() if count > 0 and person in seated}

    async def _count(self, board_id: str, person: str) -> tuple[int, int]:
        """A hand that cannot be opened, or is damaged, is shown to its person alone, and counts as empty."""
        name = hand_of(person)
        try:
            count = await self._host.read(board_id, name, count_pieces)
        except Problem:
            return UNREAD, 0
        seq = self._host.seqs(board_id).get(name)
        return (UNREAD, 0) if seq is None else (seq, count)

    def _changed(self, board_id: str, known: Mapping[str, tuple[int, int]]) -> set[str]:
        """Whose hands were written since, also by somebody who came for a moment and has left."""
        hands = {name.removeprefix(HANDS): seq for name, seq in self._host.seqs(board_id).items() if HANDS in name}
        return {person for person, seq in hands.items() if seq != known.get(person, (0, 0))[0]}

    def _persons_with_hands(self, board_id: str) -> list[str]:
        with self._database.reading() as session:
            names = boards_log.documents_of(session, board_id, HANDS)
        return [name.removeprefix(HANDS) for name in names]

    def _seated(self, board_id: str) -> set[str]:
        with self._database.reading() as session:
            return {seat.person_id for seat in people.seats_at(session, board_id)}
