"""Brings what rooms decided to the connections it is for: into their outboxes, never onto a socket."""

from collections.abc import Callable
from typing import assert_never

from app.live.connection import Connection
from app.live.effects import Acknowledge, Close, Present, Publish, Send


class Delivery:
    def __init__(self, timer: Callable[[], float]) -> None:
        self._timer = timer
        self._connections: dict[str, Connection] = {}

    def add(self, connection: Connection) -> None:
        self._connections[connection.id] = connection

    def remove(self, connection: Connection) -> None:
        del self._connections[connection.id]

    def everyone(self) -> list[Connection]:
        return list(self._connections.values())

    def close(self, close: Close) -> None:
        if found := self._connections.get(close.connection):
            found.close(close.code)

    def put(self, effect: Send | Acknowledge | Publish | Present) -> None:
        now = self._timer()
        to = effect.to if isinstance(effect, Publish | Present) else (effect.connection,)
        for id in to:
            connection = self._connections.get(id)
            if connection is None:
                continue
            match effect:
                case Send(_, frame, is_state=True):
                    connection.outbox.put_state(frame, now)
                case Send(_, frame):
                    connection.outbox.put_control(frame)
                case Acknowledge(_, count):
                    connection.outbox.put_saved(count)
                case Publish(document, update, frame):
                    connection.outbox.put_edit(document, update, frame, now)
                case Present(entries, frame):
                    connection.outbox.put_presence(entries, frame, now)
                case _:
                    assert_never(effect)
            connection.wake()
