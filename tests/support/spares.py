"""Servers for tests, each used by one: the next one comes up while a test still runs."""

from collections.abc import Callable
from pathlib import Path

from tests.support.server import Server


class Spares:
    def __init__(self, new_folder: Callable[[], Path]) -> None:
        self._new_folder = new_folder
        self._next: Server | None = None

    def take(self) -> Server:
        """One that is ready, with the demo, and that nobody has used."""
        taken = self._next or self._launched()
        self._next = None
        taken.wait_until_ready()
        # Not earlier: two that start at once are slower than one after the other.
        self._next = self._launched()
        return taken

    def close(self) -> None:
        if self._next:
            self._next.kill9()

    def _launched(self) -> Server:
        server = Server(self._new_folder() / "data")
        server.launch()
        return server
