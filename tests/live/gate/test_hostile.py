"""Hostile bytes neither stop the server nor leave a mark: P4."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[3]


def play(seed: int, count: int) -> dict[str, int]:
    """How many updates met which verdict, played in a process that may die of them."""
    command = [sys.executable, "-m", "tests.live.gate.hostile", str(seed), str(count)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"ended by {done.returncode} at seed {done.stderr[-3_000:]}"
    verdicts: dict[str, int] = json.loads(done.stdout)
    return verdicts


def test_hostile_updates_end_at_the_gate() -> None:
    verdicts = play(0, 600)
    assert verdicts["malformed"] > 250
    assert verdicts["refused"] > 20
    assert verdicts["admitted"] > 10


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100_000, 140_000, 2_000))
def test_forty_thousand_hostile_updates_end_at_the_gate(seed: int) -> None:
    assert sum(play(seed, 2_000).values()) == 2_000
