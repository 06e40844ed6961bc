"""One after the other: what two facilitators ask for at once, where it takes more than one step of the loop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class Turns:
    def __init__(self) -> None:
        self._locks: WeakValueDictionary[tuple[str, ...], asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, *about: str) -> AsyncIterator[None]:
        """Whoever asks about the same waits until the block has come to its end."""
        async with self._locks.setdefault(about, asyncio.Lock()):
            yield
