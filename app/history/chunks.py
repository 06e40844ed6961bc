"""Parts of films that were made lately: a class watches one film, and its bytes are made once."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

KEPT_BYTES = 32 * 1024 * 1024

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
            before = self._chunks.pop(key, None)
            self._chunks[key] = chunk
            self._size += len(chunk.records) - (len(before.records) if before else 0)
            while self._size > KEPT_BYTES:
                _, oldest = self._chunks.popitem(last=False)
                self._size -= len(oldest.records)
