"""What is due without anybody asking, and deciding and writing in one step."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pycrdt import Doc

from app.errors import Problem
from app.facilitation import steward
from app.facilitation.steward import Steward
from app.live.documents import STAGE
from app.live.gate import BrokenDocument
from app.live.host import Host
from app.live.member import Attendance
from app.workshop.stage import moment, read_roots, root, seconds_at
from tests.live.board import database_with_a_board
from tests.live.sockets import Tables, running
from tests.live.table import BOARD_ID

AS_OFTEN_AS = 5


@pytest.fixture
async def tables(tmp_path: Path) -> AsyncIterator[Tables]:
    with database_with_a_board(f"sqlite:///{tmp_path}/board.sqlite3") as database:
        async with running(database) as tables:
            yield tables


@dataclass(eq=False)
class Counting:
    """Due until the stage says that it was done often enough."""

    host: Host
    is_enough: asyncio.Event = field(default_factory=asyncio.Event)

    def due(
        self, _board_id: str, stage: Mapping[str, Mapping[str, Any]], present: Mapping[str, Attendance], _now: float
    ) -> bool:
        if stage["timer"].get("count", 0) == AS_OFTEN_AS:
            self.is_enough.set()
        return bool(present) and not self.is_enough.is_set()

    async def do(self, board_id: str, _now: float) -> None:
        await self.host.edit(board_id, STAGE, self._count)

    def _count(self, stage: Doc[Any]) -> None:
        timer = root(stage, "timer")
        timer["count"] = timer.get("count", 0) + 1


class Failing(Counting):
    async def do(self, _board_id: str, _now: float) -> None:
        raise ValueError("a mistake of ours")


async def roots(host: Host) -> Any:
    return await host.read(BOARD_ID, STAGE, read_roots)


async def test_a_duty_is_done_while_it_is_due_and_one_that_fails_holds_up_no_other(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steward, "TICK_SECONDS", 0.001)
    host = tables.host
    await tables.sit("Ana")
    counting = Counting(host)
    at_work = asyncio.create_task(Steward(host, [Failing(host), counting]).run())
    async with asyncio.timeout(10):
        await counting.is_enough.wait()
    at_work.cancel()
    assert (await roots(host))["timer"] == {"count": AS_OFTEN_AS}


async def test_who_refuses_before_writing_changes_nothing_and_is_heard(tables: Tables) -> None:
    def refuse(stage: Doc[Any]) -> None:
        root(stage, "timer")
        raise Problem("moved-on", 409, "The workshop has moved on.")

    await tables.sit("Ana")
    with pytest.raises(Problem, match="moved-on"):
        await tables.host.edit(BOARD_ID, STAGE, refuse)
    assert tables.host.seqs(BOARD_ID)[STAGE] == 0
    await tables.host.edit(BOARD_ID, STAGE, lambda stage: root(stage, "timer").update({"left": 1}))
    assert (await roots(tables.host))["timer"] == {"left": 1}


async def test_who_refuses_after_writing_has_broken_the_document_and_nobody_was_shown_it(tables: Tables) -> None:
    def write_and_refuse(stage: Doc[Any]) -> None:
        root(stage, "timer")["left"] = 1
        raise Problem("moved-on", 409, "The workshop has moved on.")

    await tables.sit("Ana")
    with pytest.raises(BrokenDocument):
        await tables.host.edit(BOARD_ID, STAGE, write_and_refuse)
    assert (await roots(tables.host))["timer"] == {}


async def test_who_is_present_since_when_is_told_by_the_oldest_connection(tables: Tables) -> None:
    first = await tables.sit("Ana")
    [(ana, attendance)] = tables.host.present(BOARD_ID).items()
    await tables.sit("Ana")
    assert tables.host.present(BOARD_ID) == {ana: attendance}
    first.leave()
    assert tables.host.present(BOARD_ID)[ana].since > attendance.since


def test_times_of_the_stage_are_read_as_they_were_written() -> None:
    assert moment(1_795_000_000.123) == "2026-11-18T11:06:40.123Z"
    assert seconds_at(moment(1_795_000_000.123)) == pytest.approx(1_795_000_000.123)
