"""The harness that measures us beside others: its load passes our gate, and its figures are right."""

import json
import subprocess
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from app.live.gate import Actor
from frontend import node
from tests.bench.peers import report
from tests.bench.peers.peers import link_modules
from tests.bench.peers.suite import OURS, WORKLOADS, Target, Workload
from tests.live.gate.desk import Desk

ANA = Actor("ana" + "-" * 18, "participant")
PEERS = Path(__file__).parent / "peers"
WORKLOAD = Workload("w", "typing", "what", {}, (Target("p99", ratio=0.5), Target("lost", most=0)), ("a", "b"), ("p99",))


def updates(call: str, *given: object) -> list[bytes]:
    link_modules()
    command = [str(node.find().node), str(PEERS / "show.mjs"), call, json.dumps(given)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [b64decode(update) for update in json.loads(shown)]


def take(desk: Desk, sent: list[bytes]) -> dict[str, Any]:
    for update in sent:
        assert desk.receive(update, ANA)
    return desk.board()["pieces"]  # type: ignore[no-any-return]


def test_a_writers_edits_are_admitted_one_by_one() -> None:
    pieces = take(Desk(), updates("typing", 3, ANA.person, 20))
    assert [piece["text"] for piece in pieces.values()] == ["".join(f"#!0003{edit:04x} " for edit in range(20))]


def test_a_furnished_board_is_admitted_with_every_piece() -> None:
    pieces = take(Desk(), updates("furnished", 250, ANA.person))
    assert len(pieces) == 250
    assert {piece["by"] for piece in pieces.values()} == {ANA.person}


def test_a_day_of_work_is_admitted() -> None:
    sent = updates("history", 2, 200, ANA.person)
    assert len(sent) == 400
    assert len(take(Desk(), sent)) == 80


def line(server: str, **figures: object) -> dict[str, Any]:
    return {"workload": "w", "server": server, "run": 0, **figures}


def test_the_best_peer_is_the_lowest_median_of_those_that_deliver_everything() -> None:
    lines = [line("a", p99=value, arrived=100) for value in (9, 10, 50)] + [line("b", p99=1, arrived=47)]
    assert report.best_peer(WORKLOAD, lines, "p99") == ("a", 10)


@pytest.mark.parametrize(("ours", "verdict"), [(5.0, "reached"), (5.1, "**missed**")])
def test_a_ratio_is_reached_up_to_its_target(ours: float, verdict: str) -> None:
    lines = [line("a", p99=10, arrived=100), line(OURS, p99=ours, arrived=100, lost=0)]
    assert verdict in report.verdicts((WORKLOAD,), lines).splitlines()[2]


def test_what_does_not_all_arrive_reaches_nothing() -> None:
    lines = [line("a", p99=10, arrived=100), line(OURS, p99=1, arrived=90, lost=0)]
    assert "**missed**" in report.verdicts((WORKLOAD,), lines)


def test_a_run_that_failed_is_named_and_not_counted() -> None:
    lines = [line("a", p99=10, arrived=100), line("a", error="it ended without a word")]
    assert "| a | 1 | 10.0 | – | it ended without a word" in report.tables((WORKLOAD,), lines)


def test_every_target_speaks_of_a_figure_that_is_shown() -> None:
    for workload in WORKLOADS:
        assert {target.figure for target in workload.targets} <= set(workload.figures), workload.name
