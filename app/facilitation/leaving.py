"""Lowers the hand of whoever has left, and lets go of a room that follows nobody."""

from collections.abc import Mapping
from typing import Any

from pycrdt import Doc

from app.live.documents import STAGE
from app.live.host import Host
from app.live.member import Attendance
from app.workshop import leaving, signs, spotlight
from app.workshop.policy import may_host
from app.workshop.stage import read_roots


class Leaving:
    """A duty of the steward's. After a restart everybody has time to come back."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._gone: dict[str, dict[str, float]] = {}  # board -> person -> since when

    def due(
        self, board_id: str, stage: Mapping[str, Mapping[str, Any]], present: Mapping[str, Attendance], now: float, /
    ) -> bool:
        return any(self._over(board_id, stage, present, now))

    async def do(self, board_id: str, now: float, /) -> None:
        present = self._host.present(board_id)

        def write(stage: Doc[Any]) -> None:
            hands, leads_nobody = self._over(board_id, read_roots(stage), present, now)
            for person in hands:
                signs.unmark(stage, "raised", person)
            if leads_nobody:
                spotlight.let_go(stage)

        await self._host.edit(board_id, STAGE, write)

    def _over(
        self, board_id: str, stage: Mapping[str, Mapping[str, Any]], present: Mapping[str, Attendance], now: float
    ) -> tuple[list[str], bool]:
        """Whose hands are over, and whether the spotlight is."""
        gone = leaving.awaited(stage) - present.keys() if present else set()
        if not gone:
            self._gone.pop(board_id, None)
        else:
            before = self._gone.get(board_id, {})
            self._gone[board_id] = {person: before.get(person, now) for person in gone}
        gone_for = {person: now - since for person, since in self._gone.get(board_id, {}).items()}
        hosts = {person: may_host(one.role) for person, one in present.items()}
        return leaving.hands_left(stage, gone_for), leaving.leads_nobody(stage, gone_for, hosts)
