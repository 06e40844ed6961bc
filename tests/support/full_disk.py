"""A disk that takes nothing more, for one server and for as long as a test wants it."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.server import Server

FILE_LIMIT_BYTES = 4_096  # below everything a database writes


@contextmanager
def full(server: Server) -> Iterator[None]:
    """The kernel refuses the real server every write; as on a full disk, only that it names another reason."""
    _limit_files(server, FILE_LIMIT_BYTES)
    try:
        yield
    finally:
        lift(server)


def lift(server: Server) -> None:
    _limit_files(server, resource.RLIM_INFINITY)


def _limit_files(server: Server, size: int) -> None:
    _, hard = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (hard if size == resource.RLIM_INFINITY else size, hard))
