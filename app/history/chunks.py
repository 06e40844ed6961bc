"""Parts of films that were made lately: a class watches one film, and its bytes are made once."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

KEPT_BYTES = 32 * 1024 * 1024
KEEPING_BYTES = 4 * 1024  # what it takes to keep one, besides its records: its key names everybody who appears

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Records of a reel, and the time of the last one."""

    records: bytes
    at: int


class Chunks(Generic[Key]):
    """Those that were asked for last. Safe for requests on several threads."""

    def __init__(self) -> None:
        self._chunks: OrderedDict[Key, Chunk] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def take(self, key: Key) -> Chunk | None:
        with self._lock:
            if key in self._chunks:
                self._chunks.move_to_end(key)
            return self._chunks.get(key)

    def put(self, key: Key, chunk: Chunk) -> None:
        with self._lock:
            self._forget(key)
            self._chunks[key] = chunk
            self._size += len(chunk.records) + KEEPING_BYTES
            while self._size > KEPT_BYTES:
                self._forget(next(iter(self._chunks)))

    def _forget(self, key: Key) -> None:
        if before := self._chunks.pop(key, None):
            self._size -= len(before.records) + KEEPING_BYTES
