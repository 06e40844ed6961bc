"""A process of its own, bounded in time and memory, for work that would keep everybody else waiting.

It is handed plain data and gives bytes back. `app.live.apart` and `app.history.chronicle` say what is done in it.
"""

import os
import pickle
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

SECONDS_AT_MOST = 30  # of a processor; a full board takes less than one
MEMORY_AT_MOST_BYTES = 2 * 1024**3
SOURCE = Path(__file__).resolve().parents[2]
HAS_BEGUN = b"!"  # said first
PATIENCE_SECONDS = 60.0  # on a machine that is busy with other things, too


class CameToGrief(Exception):
    """The process apart failed, died, or took too long."""


class NotBegun(Exception):
    """It did so before it had what it was handed, whose fault it therefore is not."""


def run(module: str, task: str, handed: object) -> bytes:
    """What the process said. Raises CameToGrief, NotBegun."""
    answer, code = finish(module, task, handed)
    if code != 0:
        raise CameToGrief(f"{task}: exit code {code}")
    return answer


def finish(module: str, task: str, handed: object) -> tuple[bytes, int]:
    """What the process said until its end, however that came about, and its exit code. Raises NotBegun."""
    # -P: whatever lies in the folder this was started in is not ours to run.
    command = [sys.executable, "-P", "-m", module, task]
    secrets_of_ours = "PUZZLEBOARD_"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(secrets_of_ours)}
    try:
        ended = subprocess.run(
            command,
            env=environment | {"PYTHONPATH": str(SOURCE)},
            input=pickle.dumps(handed),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # of a panic: it may name what people wrote
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as slow:
        said, code = slow.stdout or b"", -1
    else:
        said, code = ended.stdout, ended.returncode
    if not said.startswith(HAS_BEGUN):
        raise NotBegun(f"{task}: exit code {code}")
    return said.removeprefix(HAS_BEGUN), code


def begin() -> Any:
    """In that process: takes the bounds upon itself, and what it is handed."""
    os.nice(10)  # the boards that are open go first
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_AT_MOST, SECONDS_AT_MOST))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_AT_MOST_BYTES, MEMORY_AT_MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a dump of memory would hold what people wrote
    handed = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the server that started this process
    say(HAS_BEGUN)
    return handed


def say(words: bytes) -> None:
    sys.stdout.buffer.write(words)
    sys.stdout.buffer.flush()
