"""Does what is due at a board without anybody asking: what was timed ends, who left is succeeded."""

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from app.db.database import Database
from app.errors import Problem
from app.facilitation.ballotbox import BallotBox, Closing
from app.facilitation.checkpointing import Checkpoints, PollClosing
from app.facilitation.handcounts import HandCounts
from app.facilitation.leaving import Leaving
from app.facilitation.succeeding import Succession
from app.facilitation.timekeeping import Timekeeping
from app.live.documents import STAGE
from app.live.host import Host
from app.live.member import Attendance
from app.workshop.rounds import ROUNDS, reveal_round
from app.workshop.stage import Roots, read_roots
from app.workshop.voting import VOTES, close_vote

TICK_SECONDS = 0.5

log = logging.getLogger("puzzleboard.steward")


class Duty(Protocol):
    """Something that may be due at any open board."""

    def due(
        self, board_id: str, stage: Mapping[str, Mapping[str, Any]], present: Mapping[str, Attendance], now: float, /
    ) -> bool:
        """Asked twice a second for each open board, so it has to be cheap, and must not change `stage`.

        `present`: by person. `now`: seconds since 1970.
        """
        ...

    async def do(self, board_id: str, now: float, /) -> None:
        """Not asked again for this board until it is done. Decides anew: somebody may have been faster."""
        ...


def duties(
    host: Host, database: Database, hand_counts: HandCounts, box: BallotBox, checkpoints: Checkpoints
) -> Sequence[Duty]:
    """Those of this release, in the order in which they are asked."""
    return (
        Timekeeping(host, time.monotonic),
        Succession(host, database),
        Leaving(host),
        hand_counts,
        Closing(box, "vote", VOTES, close_vote),
        Closing(box, "round", ROUNDS, reveal_round),
        PollClosing(checkpoints),
    )


class Steward:
    def __init__(self, host: Host, duties: Sequence[Duty]) -> None:
        self._host = host
        self._duties = duties
        self._stages: dict[str, tuple[int, Roots]] = {}  # board -> the stage as of its seq
        self._at_work: set[tuple[str, Duty]] = set()

    async def run(self) -> None:
        """Until it is cancelled."""
        async with asyncio.TaskGroup() as group:
            while True:
                await asyncio.sleep(TICK_SECONDS)
                self.tick(group)

    def tick(self, group: asyncio.TaskGroup) -> None:
        boards = self._host.open_boards()
        self._stages = {board_id: known for board_id, known in self._stages.items() if board_id in boards}
        for board_id in boards:
            stage = self._stage(board_id)
            if stage is None:
                continue
            present, now = self._host.present(board_id), self._host.now()
            for duty in self._duties:
                if (board_id, duty) not in self._at_work and duty.due(board_id, stage, present, now):
                    self._at_work.add((board_id, duty))
                    group.create_task(self._do(board_id, duty, now))

    async def _do(self, board_id: str, duty: Duty, now: float) -> None:
        try:
            await duty.do(board_id, now)
        except Problem as problem:  # as for a person: the disk is full, somebody was faster
            log.info("%s at board %s has to wait: %s", type(duty).__name__, board_id, problem)
        except Exception:
            log.exception("%s at board %s failed", type(duty).__name__, board_id)
        finally:
            self._at_work.discard((board_id, duty))

    def _stage(self, board_id: str) -> Roots | None:
        """Read anew only when it has changed: it holds a whole playbook."""
        seq = self._host.seqs(board_id).get(STAGE)
        if seq is None:
            return None
        known = self._stages.get(board_id)
        if known is None or known[0] != seq:
            roots = self._host.look(board_id, STAGE, read_roots)
            if roots is None:
                return None
            known = self._stages[board_id] = (seq, roots)
        return known[1]
