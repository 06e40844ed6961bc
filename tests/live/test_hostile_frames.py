"""Promise P4: hostile frames of every type end in the room, each in a moment of the processor's time.

`tests/wire/test_hostile_bytes.py` sends them through real sockets.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.seeded

PROJECT = Path(__file__).parents[2]
MOMENT_MS = 50
FRAMES_TO_A_NOTE = 50


def play(seed: int, count: int) -> Any:
    command = [sys.executable, "-m", "tests.live.hostile_room", str(seed), str(count)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"ended by {done.returncode} at seed {done.stderr[-3_000:]}"
    return json.loads(done.stdout)


def assert_harmless(seed: int, count: int) -> None:
    played = play(seed, count)
    assert played["slowest_ms"] < MOMENT_MS, played["slowest"]
    assert played["verdicts"]["closed"] > count / 4
    assert played["verdicts"]["refused"] > count / 20
    assert played["notes"] == count // FRAMES_TO_A_NOTE + 2
    assert played["entries"] > played["notes"]  # some of what Eve does is only odd


def test_p4_a_hostile_frame_takes_a_moment_and_costs_a_bystander_nothing() -> None:
    assert_harmless(0, 3_000)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1_000_000, 1_060_000, 3_000))
def test_p4_sixty_thousand_hostile_frames_take_a_moment_each(seed: int) -> None:
    assert_harmless(seed, 3_000)
