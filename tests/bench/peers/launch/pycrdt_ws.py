"""pycrdt-websocket as its documentation shows it, under uvicorn; with DATABASE each room keeps its updates there."""

import asyncio
import logging
import os
from contextlib import suppress

import uvicorn
import uvloop
from pycrdt.store import SQLiteYStore, YDocNotFound
from pycrdt.websocket import ASGIServer, WebsocketServer, YRoom

DATABASE = os.environ.get("DATABASE")


class Keeping(WebsocketServer):
    async def get_room(self, name):
        if name not in self.rooms:
            store = type("Store", (SQLiteYStore,), {"db_path": DATABASE})(name)
            room = YRoom(ready=False, ystore=store, log=self.log, exception_handler=self.exception_handler)
            self.rooms[name] = room
            await self.start_room(room)
            async with store.start_lock:
                if not store.started.is_set():
                    await self._task_group.start(store.start)
            with suppress(YDocNotFound):
                await store.apply_updates(room.ydoc)
            room.ready = True
        room = self.rooms[name]
        await self.start_room(room)
        await room.ready_event.wait()
        return room


async def main():
    logging.disable(logging.CRITICAL)
    rooms = (Keeping if DATABASE else WebsocketServer)(auto_clean_rooms=False, exception_handler=lambda *_: True)
    config = uvicorn.Config(
        ASGIServer(rooms), host="127.0.0.1", port=int(os.environ["PORT"]), log_level="error", loop="uvloop"
    )
    async with rooms:
        await uvicorn.Server(config).serve()


uvloop.install()
asyncio.run(main())
