"""What was made lately of the past and is asked for again: a class watches one film, and its bytes are made once."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """Those that were asked for last, up to `limit` bytes. Safe for requests on several threads.

    `besides`: bytes it takes to keep one, besides its `size`: its key may name everybody who appears.
    """

    def __init__(self, limit: int, besides: int, size: Callable[[Value], int]) -> None:
        self._limit = limit
        self._besides = besides
        self._size_of = size
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def take(self, key: Key) -> Value | None:
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def put(self, key: Key, value: Value) -> None:
        """In place of what was kept under that key."""
        with self._lock:
            self._forget(key)
            self._values[key] = value
            self._size += self._size_of(value) + self._besides
            while self._size > self._limit:
                self._forget(next(iter(self._values)))

    def _forget(self, key: Key) -> None:
        if key in self._values:
            self._size -= self._size_of(self._values.pop(key)) + self._besides
