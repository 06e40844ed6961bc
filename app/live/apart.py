"""Work on a document in a process of its own: what would keep everybody else waiting, and what may kill who does it.

python -m app.live.apart state    a document comes on stdin, its whole state goes out packed
python -m app.live.apart steps    … a dot goes out for each of its updates that could be applied
python -m app.live.apart open     … nothing goes out; it ends well if the document could be opened
"""

import os
import pickle
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

from pycrdt import Doc

from app.history.keyframes import pack
from app.history.log import Record
from app.live.document import LiveDocument, frames_of

SECONDS_AT_MOST = 30  # of a processor; a full board takes less than one
MEMORY_AT_MOST_BYTES = 2 * 1024**3
SOURCE = Path(__file__).resolve().parents[2]
HAS_BEGUN = b"!"  # said first
PATIENCE_SECONDS = 60.0  # on a machine that is busy with other things, too


class CameToGrief(Exception):
    """The process apart failed, died, or took too long."""


class NotBegun(Exception):
    """It did so before it had the document, whose fault it therefore is not."""


def state_of(record: Record) -> bytes:
    """The whole document as one update, packed. Raises CameToGrief."""
    return _run("state", record)


def opens(record: Record) -> bool:
    """Whether a process survives opening the document. Raises NotBegun when that was not found out."""
    try:
        _run("open", record)
    except CameToGrief:
        return False
    return True


def count_sound_updates(record: Record) -> int:
    """How many of the record's updates can be applied one after the other."""
    return len(_finish("steps", record)[0])


def _run(task: str, record: Record) -> bytes:
    answer, code = _finish(task, record)
    if code != 0:
        raise CameToGrief(f"{task}: exit code {code}")
    return answer


def _finish(task: str, record: Record) -> tuple[bytes, int]:
    """What the process said until its end, however that came about, and its exit code. Raises NotBegun."""
    # -P: whatever lies in the folder this was started in is not ours to run.
    command = [sys.executable, "-P", "-m", "app.live.apart", task]
    secrets_of_ours = "PUZZLEBOARD_"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(secrets_of_ours)}
    try:
        ended = subprocess.run(
            command,
            env=environment | {"PYTHONPATH": str(SOURCE)},
            input=pickle.dumps(record),
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


def _main(task: str) -> None:
    os.nice(10)  # the boards that are open go first
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_AT_MOST, SECONDS_AT_MOST))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_AT_MOST_BYTES, MEMORY_AT_MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a dump of memory would hold what people wrote
    record: Record = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the server that started this process
    sys.stdout.buffer.write(HAS_BEGUN)
    sys.stdout.buffer.flush()
    match task:
        case "state":
            sys.stdout.buffer.write(pack(_apply(record).get_update()))
        case "steps":
            _apply(record, report=True)
        case "open":
            frames_of("board", record)
            LiveDocument("board", record, client_id=1)
        case _:
            sys.exit(__doc__)


def _apply(record: Record, *, report: bool = False) -> "Doc[Any]":
    doc: Doc[Any] = Doc()
    for update in record.updates:
        doc.apply_update(update)
        if report:
            sys.stdout.buffer.write(b".")
            sys.stdout.buffer.flush()
    return doc


if __name__ == "__main__":
    _main(*sys.argv[1:])
