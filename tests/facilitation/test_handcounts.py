"""Hands of people who are not there are opened to be counted."""

import asyncio
from pathlib import Path

from app.board import write
from app.db.database import Database
from app.db.tables import Person, Seat
from app.facilitation.handcounts import HandCounts
from app.live.documents import STAGE, hand_of
from app.live.host import Host
from app.live.member import Attendance
from app.workshop.stage import read_roots
from tests.live.board import AT, database_with_a_board
from tests.live.gate.desk import name
from tests.live.table import BOARD_ID

PEOPLE = ("ana", "ben", "cleo")
PRESENT = Attendance(0.0, "participant")


def seat_them(database: Database) -> None:
    with database.transaction() as session:
        for person in PEOPLE:
            session.add(Person(id=person, name=person.title(), language="en", created_at=AT))
            session.flush()
            session.add(
                Seat(board_id=BOARD_ID, person_id=person, role="participant", function="sales", region="", joined_at=AT)
            )


async def write_hands(host: Host) -> None:
    for number, person in enumerate(PEOPLE):
        await host.edit(
            BOARD_ID,
            hand_of(person),
            lambda doc: write.create_piece(doc, name(number), "goal", person, text="a goal"),  # noqa: B023  done by then
        )


async def test_whoever_asks_while_hands_are_counted_hears_the_whole_count(tmp_path: Path) -> None:
    with database_with_a_board(f"sqlite:///{tmp_path}/board.sqlite3") as database:
        host = Host(database)
        await host.start()
        seat_them(database)
        await write_hands(host)
        await host.stop()
        host = Host(database)
        await host.start()
        counts = HandCounts(host, database)
        asked = [asyncio.create_task(counts.counts(BOARD_ID))]
        while not asked[0].done():
            asked.append(asyncio.create_task(counts.counts(BOARD_ID)))
            await asyncio.sleep(0)
        assert [await one for one in asked] == [dict.fromkeys(PEOPLE, 1)] * len(asked)
        await host.stop()


async def test_when_somebody_who_holds_pieces_comes_or_goes_all_are_counted_anew(tmp_path: Path) -> None:
    with database_with_a_board(f"sqlite:///{tmp_path}/board.sqlite3") as database:
        host = Host(database)
        await host.start()
        seat_them(database)
        await write_hands(host)
        counts = HandCounts(host, database)
        await counts.do(BOARD_ID, 0.0)
        stage = await host.read(BOARD_ID, STAGE, read_roots)
        assert stage["hands"] == {"total": 3}
        assert not counts.due(BOARD_ID, stage, {"dora": PRESENT}, 0.0)
        assert counts.due(BOARD_ID, stage, {"ana": PRESENT}, 0.0)
        await host.stop()
