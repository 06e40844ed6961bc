"""Work on a document in a process of its own: what would keep everybody else waiting, and what may kill who does it.

python -m app.live.apart state    a document comes on stdin, its whole state goes out packed
python -m app.live.apart steps    … a dot goes out for each of its updates that could be applied
python -m app.live.apart open     … nothing goes out; it ends well if the document could be opened
"""

import sys
from typing import Any

from pycrdt import Doc

from app.history.apart import CameToGrief, NotBegun, begin, finish, run, say
from app.history.keyframes import pack
from app.history.log import Record
from app.live.document import LiveDocument, frames_of

__all__ = ["CameToGrief", "NotBegun", "count_sound_updates", "opens", "state_of"]

MODULE = "app.live.apart"


def state_of(record: Record) -> bytes:
    """The whole document as one update, packed. Raises CameToGrief."""
    return run(MODULE, "state", record)


def opens(record: Record) -> bool:
    """Whether a process survives opening the document. Raises NotBegun when that was not found out."""
    try:
        run(MODULE, "open", record)
    except CameToGrief:
        return False
    return True


def count_sound_updates(record: Record) -> int:
    """How many of the record's updates can be applied one after the other."""
    return len(finish(MODULE, "steps", record)[0])


def _main(task: str) -> None:
    record: Record = begin()
    match task:
        case "state":
            say(pack(_apply(record).get_update()))
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
            say(b".")
    return doc


if __name__ == "__main__":
    _main(*sys.argv[1:])
