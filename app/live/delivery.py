"""Brings what rooms decided to the connections it is for."""

from collections.abc import Callable
from typing import assert_never

from app.live.connection import Connection
from app.live.effects import Acknowledge, Close, Present, Publish, Send
from app.live.limits import DEFAULTS
from app.people.limits import AddressCount


class Delivery:
    def __init__(
        self, timer: Callable[[], float], connections_per_address: int = DEFAULTS.connections_per_address
    ) -> None:
        self._timer = timer
        self._connections: dict[str, Connection] = {}
        self._addresses: dict[str, str] = {}  # connection -> where it comes from
        self._count = AddressCount(connections_per_address)

    def add(self, connection: Connection, address: str = "") -> bool:
        """False when there are too many from that address."""
        if not self._count.enter(address):
            return False
        self._connections[connection.id] = connection
        self._addresses[connection.id] = address
        return True

    def remove(self, connection: Connection) -> None:
        if self._connections.pop(connection.id, None) is not None:
            self._count.leave(self._addresses.pop(connection.id))

    def everyone(self) -> list[Connection]:
        return list(self._connections.values())

    def tick(self) -> None:
        """About once a second."""
        now = self._timer()
        for connection in self.everyone():
            connection.tick(now)

    def close(self, close: Close) -> None:
        if found := self._connections.get(close.connection):
            found.close(close.code)

    def put(self, effect: Send | Acknowledge | Publish | Present) -> None:
        now = self._timer()
        match effect:
            case Publish(document, update, frame, to):
                for connection in self._found(to):
                    connection.put_edit(document, update, frame, now)
            case Present(entries, frame, to):
                for connection in self._found(to):
                    connection.put_presence(entries, frame, now)
            case Acknowledge(id, count):
                for connection in self._found((id,)):
                    connection.put_saved(count, now)
            case Send(id, frame, is_state):
                for connection in self._found((id,)):
                    if is_state:
                        connection.put_state(frame, now)
                    else:
                        connection.put_control(frame, now)
            case _:
                assert_never(effect)

    def _found(self, ids: tuple[str, ...]) -> list[Connection]:
        return [found for id in ids if (found := self._connections.get(id)) is not None]
