"""The real server, which kills itself at a named point as `kill -9` would: python -m tests.support.trapped POINT

Nothing of it is replaced: functions are called as ever, and watched. A SIGUSR1 sets the trap; one of the first times
that the point is reached from then on is the last.
"""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from app import cli
from app.history import keyframes
from app.history.store import log
from app.live import apart, documents, writer
from app.live.delivery import Delivery
from app.live.document import LiveDocument
from app.live.effects import Acknowledge

TIMES = 5
ON_ITS_WAY_SECONDS = 0.02  # what was acknowledged has left by then
OFTEN = 7  # updates between keyframes


class Trap:
    def __init__(self) -> None:
        self.is_set = False
        self.reached = 0
        self.times = TIMES

    def set(self, *_: object) -> None:
        self.is_set = True

    def reach(self) -> bool:
        self.reached += self.is_set
        return self.reached >= self.times

    def spring(self, *_: object) -> None:
        if self.reach():
            os.kill(os.getpid(), signal.SIGKILL)


def after(trap: Trap, owner: Any, name: str) -> None:
    watched = getattr(owner, name)

    def call(*arguments: Any, **named: Any) -> Any:
        result = watched(*arguments, **named)
        trap.spring()
        return result

    setattr(owner, name, call)


def before_commit(trap: Trap) -> None:
    """Everything is written but not committed; counted are transactions that write to the log."""

    def watch(connection: sqlite3.Connection, _record: object) -> None:
        has_written = False

        def look(statement: str) -> None:
            nonlocal has_written
            if statement == "COMMIT" and has_written:
                trap.spring()
            has_written = statement.startswith("INSERT INTO log_entry") or (has_written and statement != "COMMIT")

        connection.set_trace_callback(look)

    sa.event.listen(sa.pool.Pool, "connect", watch)


def after_acknowledging(trap: Trap) -> None:
    put = Delivery.put

    def put_and_look(delivery: Delivery, effect: Any) -> None:
        put(delivery, effect)
        if isinstance(effect, Acknowledge) and trap.reach():
            asyncio.get_running_loop().call_later(ON_ITS_WAY_SECONDS, trap.spring)

    Delivery.put = put_and_look  # type: ignore[method-assign]


def in_a_keyframe(trap: Trap) -> None:
    keyframes.UPDATES_BETWEEN = OFTEN
    after(trap, log, "pack")


def in_a_large_keyframe(trap: Trap) -> None:
    keyframes.UPDATES_BETWEEN = OFTEN
    documents.LARGE_BYTES = 0
    trap.times = 1  # while it is made many more updates come in
    after(trap, apart, "state_of")


POINTS: dict[str, Callable[[Trap], None]] = {
    "after parsing": lambda trap: after(trap, LiveDocument, "admit"),
    "after applying": lambda trap: after(trap, LiveDocument, "apply"),
    "before the commit": before_commit,
    "after the commit": lambda trap: after(trap, writer, "append"),
    "after acknowledging": after_acknowledging,
    "in a keyframe": in_a_keyframe,
    "in a keyframe made apart": in_a_large_keyframe,
}


if __name__ == "__main__":
    trap = Trap()
    signal.signal(signal.SIGUSR1, trap.set)
    POINTS[sys.argv[1]](trap)
    sys.exit(cli.main(["run"]))
