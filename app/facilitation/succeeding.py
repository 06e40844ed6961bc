"""When whoever led is gone, the room is led on: by another facilitator, or by any member who takes the script."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pycrdt import Doc

from app.db.database import Database
from app.live.documents import STAGE
from app.live.host import Host
from app.live.member import Attendance
from app.people import store as people
from app.people.seat import Seated
from app.workshop.policy import may_edit, may_host
from app.workshop.stage import moment, read_roots, root
from app.workshop.succession import LEAD, OPEN_SCRIPT, Hand, close_script, decide, hand_over, has_script, open_script


class Succession:
    """A duty of the steward's. After a restart nobody is succeeded before they had time to come back."""

    def __init__(self, host: Host, database: Database) -> None:
        self._host = host
        self._database = database
        self._missing: dict[str, tuple[str, float]] = {}  # board -> whom, since when

    def due(
        self, board_id: str, stage: Mapping[str, Mapping[str, Any]], present: Mapping[str, Attendance], now: float, /
    ) -> bool:
        return self._decision(board_id, stage, present, now) is not None

    async def do(self, board_id: str, now: float, /) -> None:
        present, at = self._host.present(board_id), moment(self._host.now())
        leads: list[str] = []

        def write(stage: Doc[Any]) -> None:
            hand = self._decision(board_id, read_roots(stage), present, now)
            if hand is None:
                return
            if hand.lead is not None:
                hand_over(stage, hand.lead, at)
                leads.append(hand.lead)
            elif hand.opens:
                open_script(stage, at)
                leads.append("")
            elif hand.closes:
                close_script(stage)

        await self._host.edit(board_id, STAGE, write)
        for lead in leads:
            await self._end_acting(board_id, lead, at)

    async def _end_acting(self, board_id: str, lead: str, at: str) -> None:
        """Who acted and is gone is a participant when they come back: others lead, or the script is anybody's again."""
        ended = await asyncio.to_thread(self._ended, board_id, lead)
        for seat in ended:
            await self._host.reseat(seat)
        if ended:
            await self._host.edit(board_id, STAGE, lambda stage: root(stage, "room").update({"roles": {"at": at}}))

    def _ended(self, board_id: str, lead: str) -> list[Seated]:
        with self._database.transaction() as session:
            return people.end_acting(session, board_id, lead, datetime.now(UTC))

    def _decision(
        self, board_id: str, stage: Mapping[str, Mapping[str, Any]], present: Mapping[str, Attendance], now: float
    ) -> Hand | None:
        room = stage["room"]
        if not has_script(stage):
            return Hand(closes=True) if OPEN_SCRIPT in room else None
        hosts = {person: one.since for person, one in present.items() if may_host(one.role)}
        lead = room.get(LEAD)
        leader = lead["person"] if lead else ""
        if leader in hosts or not present:
            self._missing.pop(board_id, None)
            gone_for = 0.0
        else:
            whom, since = self._missing.get(board_id, ("", 0.0))
            if whom != leader or not since:
                since = now
                self._missing[board_id] = (leader, since)
            gone_for = now - since
        return decide(room, hosts, any(may_edit(one.role) for one in present.values()), gone_for)
