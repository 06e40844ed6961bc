"""Ballots that wait for their turn: what came in time counts, and who may not answer any more leaves nothing."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from app.db.database import Database
from app.db.tables import Person
from app.errors import Problem
from app.facilitation.ballotbox import BallotBox
from app.live.documents import STAGE
from app.people.seat import FindSeat, Seated
from app.workshop.stage import moment, read_roots
from app.workshop.voting import check_dots, open_vote, tell_voted
from tests.live.board import AT, database_with_a_board
from tests.live.sockets import Tables, finder, running
from tests.live.table import BOARD_ID, seated

DOTS = {"a": 1}
SUBJECT = "vote:vote"


class Clock:
    now = 1_795_000_000.0


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with database_with_a_board(f"sqlite:///{tmp_path}/board.sqlite3") as database:
        with database.transaction() as session:
            session.add(Person(id=seated("Ana").person_id, name="Ana", language="en", created_at=AT))
        yield database


@pytest.fixture
async def tables(database: Database, clock: Clock) -> AsyncIterator[Tables]:
    async with running(database, clock=lambda: clock.now) as tables:
        await tables.sit("Ana")
        value = {"pieces": ["a"], "budget": 3, "opened_at": moment(clock.now), "closes_at": moment(clock.now + 120)}
        await tables.host.edit(BOARD_ID, STAGE, lambda stage: open_vote(stage, "vote", value))
        yield tables


async def vote(box: BallotBox, find_seat: FindSeat) -> int:
    return await box.answer(
        seated("Ana"),
        SUBJECT,
        {"dots": DOTS},
        lambda stage, at: check_dots(stage, "vote", DOTS, at),
        lambda stage, count: tell_voted(stage, "vote", count),
        find_seat,
    )


async def test_what_came_in_time_counts_though_it_had_to_wait(tables: Tables, database: Database, clock: Clock) -> None:
    box = BallotBox(tables.host, database)
    async with box.counting(BOARD_ID, SUBJECT):
        waiting = asyncio.create_task(vote(box, finder(seated("Ana"))))
        await asyncio.sleep(0)
        clock.now += 121
    assert await waiting == 1
    with pytest.raises(Problem, match="vote-closed"):
        await vote(box, finder(seated("Ana")))


async def test_who_has_lost_their_seat_leaves_no_ballot(tables: Tables, database: Database) -> None:
    box = BallotBox(tables.host, database)

    async def nowhere() -> Seated:
        raise Problem("not-allowed", 403, "No.")

    with pytest.raises(Problem, match="not-allowed"):
        await vote(box, nowhere)
    async with box.counting(BOARD_ID, SUBJECT) as answers:
        assert answers == []
    assert (await tables.host.read(BOARD_ID, STAGE, read_roots))["votes"]["vote"]["voted"] == 0
