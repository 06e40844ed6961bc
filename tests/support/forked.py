"""The command as a process of its own, within a second: forked from one that has imported the program already."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import TextIO

from app import cli

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([__name__])
TIMEOUT_SECONDS = 30


@dataclass
class Forked:
    """`lines` of stdout and stderr so far."""

    printed: TextIO
    pid: int
    lines: list[str] = field(default_factory=list)

    def read_until(self, beginning: str) -> bool:
        for line in self.printed:
            self.lines.append(line.rstrip())
            if line.startswith(beginning):
                return True
        return False

    def interrupt(self) -> None:
        """As Ctrl+C does; reads what is said at the end."""
        os.kill(self.pid, signal.SIGINT)
        self.lines += self.printed.read().splitlines()


@contextmanager
def forked(variables: Mapping[str, str]) -> Iterator[Forked]:
    """`puzzleboard run` in an environment of `variables`. Has to end by itself, with 0, when it is interrupted."""
    out, into = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=_run, args=(into, dict(variables)))
    process.start()
    into.close()
    alarm = threading.Timer(TIMEOUT_SECONDS, process.kill)
    alarm.start()
    try:
        with out, os.fdopen(os.dup(out.fileno()), encoding="utf-8") as printed:
            assert process.pid is not None
            running = Forked(printed, process.pid)
            yield running
            running.interrupt()
            process.join(TIMEOUT_SECONDS)
    finally:
        alarm.cancel()
        process.kill()
        process.join()
    assert process.exitcode == 0, running.lines


def _run(into: Connection, variables: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(variables)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(into.fileno(), stream.fileno())
    into.close()
    sys.exit(cli.main(["run"]))
