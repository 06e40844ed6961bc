"""Hands of people who are not there are opened to be counted."""

import asyncio
from pathlib import Path

from app.board import write
from app.facilitation.handcounts import HandCounts
from app.live.documents import hand_of
from app.live.host import Host
from tests.live.board import database_with_a_board
from tests.live.gate.desk import name
from tests.live.table import BOARD_ID

PEOPLE = ("ana", "ben", "cleo")


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
