"""The server's clock is set while a timer runs."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pycrdt import Doc

from app.db.database import Database
from app.facilitation.ballotbox import BallotBox, Closing
from app.facilitation.timekeeping import Timekeeping
from app.live.documents import STAGE
from app.workshop.stage import moment, read_roots, root, seconds_at
from app.workshop.timer import set_timer, timer_of
from app.workshop.voting import VOTES, close_vote, open_vote
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
def database(tmp_path: Path) -> Iterator[Database]:
    with database_with_a_board(f"sqlite:///{tmp_path}/board.sqlite3") as database:
        yield database


@pytest.fixture
async def tables(database: Database, clocks: Clocks) -> AsyncIterator[Tables]:
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


@pytest.mark.parametrize("step", [3_600.0, -3_600.0])
async def test_nothing_that_is_open_ends_sooner_or_later(tables: Tables, clocks: Clocks, step: float) -> None:
    await tables.sit("Ana")
    host = tables.host
    duty = Timekeeping(host, lambda: clocks.passed)
    end = moment(clocks.wall + 120)

    def open_all(stage: Doc[Any]) -> None:
        root(stage, "votes")["vote"] = {"opened_at": moment(clocks.wall), "closes_at": end}
        root(stage, "rounds")["round"] = {"opened_at": moment(clocks.wall), "closes_at": end}
        root(stage, "checkpoints")["asked"] = {"poll": {"closes_at": end, "answered": 2}}
        root(stage, "checkpoints")["counted"] = {"poll": {"closes_at": end, "closed_at": end}}
        root(stage, "checkpoints")["plain"] = {"number": 2}
        root(stage, "cards")["fire"] = {"title": "Fire", "played": {"ends_at": end}}
        root(stage, "cards")["over"] = {"title": "Over", "played": {"ends_at": end, "done_at": end}}
        root(stage, "cards")["deck"] = {"title": "In the deck"}

    await host.edit(BOARD_ID, STAGE, open_all)
    assert not duty.due(BOARD_ID, {}, {}, host.now())
    clocks.wall += step
    assert duty.due(BOARD_ID, {}, {}, host.now())
    await duty.do(BOARD_ID, host.now())
    now, moved = await host.read(BOARD_ID, STAGE, read_roots), moment(clocks.wall + 120)
    assert now["votes"]["vote"]["closes_at"] == now["rounds"]["round"]["closes_at"] == moved
    assert now["checkpoints"]["asked"]["poll"] == {"closes_at": moved, "answered": 2}
    assert now["cards"]["fire"]["played"]["ends_at"] == moved
    for over in (now["checkpoints"]["counted"]["poll"]["closes_at"], now["cards"]["over"]["played"]["ends_at"]):
        assert over == end


async def test_a_vote_whose_end_was_moved_is_not_closed_by_what_was_due_before(
    tables: Tables, database: Database, clocks: Clocks
) -> None:
    await tables.sit("Ana")
    host = tables.host
    time = Timekeeping(host, lambda: clocks.passed)
    closing = Closing(BallotBox(host, database), "vote", VOTES, close_vote)
    value = {"pieces": ["a"], "opened_at": moment(clocks.wall), "closes_at": moment(clocks.wall + 120)}
    await host.edit(BOARD_ID, STAGE, lambda stage: open_vote(stage, "vote", value))
    time.due(BOARD_ID, {}, {}, host.now())
    clocks.wall += 3_600
    stage = await host.read(BOARD_ID, STAGE, read_roots)
    assert closing.due(BOARD_ID, stage, {}, host.now())
    assert time.due(BOARD_ID, stage, {}, host.now())
    await time.do(BOARD_ID, host.now())
    await closing.do(BOARD_ID, host.now())
    assert "closed_at" not in (await host.read(BOARD_ID, STAGE, read_roots))["votes"]["vote"]
    clocks.pass_by(121)
    stage = await host.read(BOARD_ID, STAGE, read_roots)
    assert closing.due(BOARD_ID, stage, {}, host.now())
    await closing.do(BOARD_ID, host.now())
    assert "closed_at" in (await host.read(BOARD_ID, STAGE, read_roots))["votes"]["vote"]
