"""One real server for the tests of a file that do not stop it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.support.seat import SeatedClient
from tests.support.server import Server

Join = Callable[..., SeatedClient]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the tests that do not stop it; each joins as new people and makes its own pieces."""
    server = Server(tmp_path_factory.mktemp("wire") / "data").start()
    yield server
    server.stop()


@pytest.fixture
def way() -> str:
    """How those who join connect; files whose tests hold for both ways ask for both."""
    return "socket"


@pytest.fixture
def join(running: Server, way: str) -> Iterator[Join]:
    """Brings a new person to the board."""
    with ExitStack() as stack:

        def join(role: str = "participant", name: str = "Nadia Belkacem") -> SeatedClient:
            seat = SeatedClient.join(running, role, name)
            seat.way = way
            stack.callback(seat.http.close)
            return seat

        yield join
