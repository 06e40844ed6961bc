"""A person who joined by link, as a program: cookies kept, REST spoken, a socket opened."""

from dataclasses import dataclass, field
from typing import Any, Self

import httpx2
from websockets.asyncio.client import ClientConnection, connect

from tests.support.server import Server
from tests.support.stream import StreamClient

PATIENCE_SECONDS = 30


@dataclass
class SeatedClient:
    server: Server
    board_id: str
    person_id: str
    token: str
    role: str
    http: httpx2.Client = field(repr=False)
    way: str = "socket"  # or "stream": how it connects to the board
    proxy: str = ""  # the address of one that a stream goes through

    @classmethod
    def join(
        cls, server: Server, role: str = "participant", name: str = "Nadia Belkacem", *, link: str = "", **more: str
    ) -> Self:
        """By the demo board's link for the role, or by another one."""
        link = link or getattr(server.links, role)
        origin = {"Origin": server.base_url}
        # No certificates: to read those of the machine takes longer than most requests, and nothing here is HTTPS.
        http = httpx2.Client(base_url=server.base_url, headers=origin, timeout=PATIENCE_SECONDS, verify=False)
        answer = http.post(
            "/api/join",
            json={"token": link.rpartition("/")[2], "name": name, "function": "sales", "region": "Madrid"}
            | {"language": "en"}
            | more,
        )
        answer.raise_for_status()
        seat: dict[str, Any] = answer.json()
        return cls(server, seat["board_id"], seat["person"], seat["token"], seat["role"], http)

    def ticket(self) -> str:
        answer = self.http.post(f"/api/boards/{self.board_id}/tickets")
        answer.raise_for_status()
        ticket: str = answer.json()["ticket"]
        return ticket

    async def open_line(self, ticket: str | None = None) -> ClientConnection | StreamClient:
        """Use as `async with await seat.open_line()`."""
        return await self.open_socket(ticket) if self.way == "socket" else self.stream(ticket)

    def stream(self, ticket: str | None = None) -> StreamClient:
        return StreamClient(
            f"{self.proxy or self.server.base_url}/sync/{self.board_id}/events?ticket={ticket or self.ticket()}"
        )

    async def open_socket(self, ticket: str | None = None) -> ClientConnection:
        """Use as `async with await seat.open_socket()`."""
        address = f"{self.server.socket_url(self.board_id)}?ticket={ticket or self.ticket()}"
        return await connect(address, max_size=None, compression=None)
