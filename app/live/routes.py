"""The sync socket. Who may open it is asked before a room is; what happens in it is the room's."""

from typing import cast

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from app.live.connection import Gone
from app.live.host import Host
from app.people import guard

router = APIRouter()

NOT_A_MESSAGE = b""  # a text frame: nothing of ours is text, so it reads as a malformed frame


@router.websocket("/sync/{board_id}")
async def sync(websocket: WebSocket, board_id: str) -> None:
    if not guard.origin_allowed(websocket):
        await websocket.close()
        return
    # Browsers see a refusal before this as a network error and try for ever; only a close code is final.
    await websocket.accept()
    host = cast(Host, websocket.app.state.host)
    await host.serve(board_id, lambda: guard.seat_for_socket(websocket, board_id), _Socket(websocket))


class _Socket:
    def __init__(self, websocket: WebSocket) -> None:
        self._websocket = websocket

    async def receive(self) -> bytes:
        message = await self._websocket.receive()
        if message["type"] == "websocket.disconnect":
            raise Gone
        return cast(bytes, message.get("bytes") or NOT_A_MESSAGE)

    async def send(self, frame: bytes) -> None:
        await self._send({"type": "websocket.send", "bytes": frame})

    async def close(self, code: int) -> None:
        await self._send({"type": "websocket.close", "code": code})

    async def _send(self, message: dict[str, object]) -> None:
        try:
            await self._websocket.send(message)
        except (WebSocketDisconnect, RuntimeError):  # RuntimeError: the server closed it already
            raise Gone from None
