"""Films of workshops by lot, played by stock Yjs in Node: at every moment it sees the board that was there."""

import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.board.canonical import board_json, canonical
from app.board.read import read_board
from app.history.reel import Reel
from tests.history.test_log import workshop
from tests.live.table import Table
from tests.support.node import running_node

pytestmark = pytest.mark.seeded

WORKSHOPS = 200
PARTS = ("pieces", "links", "comments", "reactions")


@pytest.fixture(scope="module")
def node() -> Iterator[Any]:
    with running_node(Path(__file__).with_name("film.mjs")) as process:
        yield process


@pytest.mark.parametrize("tens", range(WORKSHOPS // 10))
def test_node_sees_at_every_moment_of_a_film_the_board_that_was_there(node: Any, tens: int) -> None:
    for seed in range(tens * 10, tens * 10 + 10):
        table, random = Table(seed=seed), Random(seed)
        seen: dict[int, str] = {}
        for _ in range(4):
            workshop(table, random, steps=random.randrange(5, 30))
            table.commit()
            live = table.room.documents["board"]
            seen[live.seq] = form_of(live.read(read_board))
        entries = [entry for entry in table.log if entry.document == "board"]
        people = sorted({entry.person for entry in entries if entry.person})
        reel = Reel({person: number for number, person in enumerate(people, 1)}).take(entries)
        asked = {"reel": b64encode(reel).decode(), "moments": list(seen)}
        node.stdin.write(json.dumps(asked) + "\n")
        node.stdin.flush()
        assert json.loads(node.stdout.readline()) == list(seen.values())


def form_of(board: Any) -> str:
    whole = board_json(board, {}, {})
    return canonical({part: whole[part] for part in PARTS}).decode()
