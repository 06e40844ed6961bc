"""Hostile bytes neither stop the server nor leave a mark, and what is let through Yjs takes, too: P4."""

import json
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.live.gate import Actor, Malformed, Refused
from tests.live.gate.desk import Desk, clocks_of
from tests.live.gate.test_oracle import rehearse
from tests.live.gate.yjs_clients import YjsClients, as_javascript, board_of

pytestmark = pytest.mark.seeded

PROJECT = Path(__file__).parents[3]
ANA = Actor("ana", "participant")
READER = 2**32 - 1  # a Yjs client id that nobody else has
KILLERS = json.loads(Path(__file__).with_name("pycrdt_killers.json").read_text(encoding="utf-8"))
FIRST, SECOND = b64decode(KILLERS["first"]), b64decode(KILLERS["second"])


@pytest.fixture(scope="module")
def yjs() -> Iterator[YjsClients]:
    started = YjsClients()
    yield started
    started.stop()


def play(seed: int, count: int) -> Any:
    """Updates played in a process that may die of them."""
    command = [sys.executable, "-m", "tests.live.gate.hostile", str(seed), str(count)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"ended by {done.returncode} at seed {done.stderr[-3_000:]}"
    return json.loads(done.stdout)


def follow(yjs: YjsClients, played: Any) -> None:
    """What was let through comes to the same in Yjs."""
    yjs.call("begin")
    for case in played["admitted"]:
        yjs.open_with("reader", "ana", b64decode(played["board"]), READER)
        yjs.hear("reader", b64decode(case["emitted"]))
        assert yjs.board("reader") == as_javascript(case["board"]), case["seed"]
        assert yjs.clocks("reader") == case["clocks"], case["seed"]


def test_hostile_updates_end_at_the_gate_and_what_does_not_yjs_takes(yjs: YjsClients) -> None:
    played = play(0, 600)
    assert played["verdicts"]["malformed"] > 250
    assert played["verdicts"]["refused"] > 20
    assert played["verdicts"]["admitted"] > 10
    follow(yjs, played)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100_000, 140_000, 2_000))
def test_forty_thousand_hostile_updates_end_at_the_gate_and_what_does_not_yjs_takes(yjs: YjsClients, seed: int) -> None:
    played = play(seed, 2_000)
    assert sum(played["verdicts"].values()) == 2_000
    follow(yjs, played)


@pytest.mark.parametrize("way", ["as it was sent", "as the board emitted it"])
@pytest.mark.parametrize("seed", range(3))
def test_all_that_was_accepted_of_dishonest_people_comes_to_the_same_in_yjs(
    yjs: YjsClients, seed: int, way: str
) -> None:
    rehearsal = rehearse(seed, 130)
    yjs.call("begin")
    yjs.open_with("reader", "ana", rehearsal.start, READER)
    for sent, emitted in rehearsal.accepted:
        yjs.hear("reader", sent if way == "as it was sent" else emitted)
    assert yjs.board("reader") == board_of(rehearsal.desk)
    assert yjs.clocks("reader") == clocks_of(rehearsal.desk.doc)


def test_two_updates_that_kill_pycrdt_are_refused_by_an_empty_board() -> None:
    desk = Desk()
    desk.owners = {}
    with pytest.raises(Refused, match="unknown-root"):
        desk.admit(FIRST, ANA)
    with pytest.raises(Malformed, match="crossed-neighbours"):
        desk.admit(SECOND, ANA)
    assert desk.doc.get_update() == b"\0\0"


def test_the_second_of_them_is_refused_even_where_the_first_is_already() -> None:
    desk = Desk(lambda doc: doc.apply_update(FIRST))
    desk.owners = {}
    before = desk.doc.get_update()
    with pytest.raises(Refused, match="shape"):
        desk.admit(SECOND, ANA)
    assert desk.doc.get_update() == before
