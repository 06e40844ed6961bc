"""The server's clock is set while a timer runs."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.facilitation.timekeeping import Timekeeping
from app.live.documents import STAGE
from app.workshop.stage import read_roots, seconds_at
from app.workshop.timer import set_timer, timer_of
from tests.live.board import database_with_a_board
from tests.live.sockets import Tables, running
from tests.live.table import BOARD_ID


@dataclass
class Clocks:
    """Both of the machine: one that is set, and one that only goes on."""

    wall: float = 1_795_000_000.0
    passed: float = 100.0

    def pass_by(self, seconds: float) -> None:
        self.wall += seconds
        self.passed += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
async def tables(tmp_path: Path, clocks: Clocks) -> AsyncIterator[Tables]:
    with database_with_a_board(f"sqlite:///{tmp_path}/board.sqlite3") as database:
        async with running(database, clock=lambda: clocks.wall) as tables:
            yield tables


@pytest.mark.parametrize("step", [3_600.0, -3_600.0, 5.0])
async def test_no_timer_jumps_and_everybody_hears_the_new_clock(tables: Tables, clocks: Clocks, step: float) -> None:
    await tables.sit("Ana")
    host = tables.host
    duty = Timekeeping(host, lambda: clocks.passed)
    await host.edit(BOARD_ID, STAGE, lambda stage: set_timer(stage, 300, False, "ana", clocks.wall))
    assert not duty.due(BOARD_ID, {}, {}, host.now())
    clocks.pass_by(100)
    assert not duty.due(BOARD_ID, {}, {}, host.now())
    clocks.wall += step
    assert duty.due(BOARD_ID, {}, {}, host.now())
    await duty.do(BOARD_ID, host.now())
    timer = (await host.read(BOARD_ID, STAGE, read_roots))["timer"]
    assert timer_of(timer["shared"]).left_at(host.now()) == pytest.approx(200, abs=0.01)
    assert seconds_at(timer["clock"]["at"]) == pytest.approx(clocks.wall, abs=0.01)
    assert not duty.due(BOARD_ID, {}, {}, host.now())
