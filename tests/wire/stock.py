"""Drives a stock y-websocket client in Node."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from frontend.node import find
from tests.support.seat import SeatedClient

SCRIPT = Path(__file__).with_name("stock_client.cjs")
FRONTEND = Path(__file__).parents[2] / "frontend"
PATIENCE_SECONDS = 30
LINE_BYTES = 64 * 1024 * 1024  # it tells whole boards


class StockClient:
    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.events: list[dict[str, Any]] = []

    def do(self, verb: str, **command: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": verb} | command).encode() + b"\n")

    async def until(self, happened: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """The next event that `happened` is true of."""
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE_SECONDS):
            while line := await self._process.stdout.readline():
                self.events.append(event := json.loads(line))
                assert "complaint" not in event, event
                if happened(event):
                    return event
        raise AssertionError(f"the client ended; it said {self.events}")


@asynccontextmanager
async def stock_client(
    seat: SeatedClient, *, ticket: str | None = None, cookie: str | None = None, board_id: str | None = None
) -> AsyncIterator[StockClient]:
    """Opens the board with a ticket of the seat, with another, or as a browser does with its cookie."""
    node = find()
    opening = {
        "url": seat.server.socket_url("x").removesuffix("/x"),
        "board": board_id or seat.board_id,
        "ticket": None if cookie else ticket or seat.ticket(),
        "cookie": cookie,
    }
    process = await asyncio.create_subprocess_exec(
        *node.command("node", [str(SCRIPT), json.dumps(opening)]),
        cwd=FRONTEND,
        env=node.environment(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=LINE_BYTES,
    )
    try:
        yield StockClient(process)
    finally:
        process.kill()
        await process.communicate()
