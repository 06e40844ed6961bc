"""Sends hostile frames to a running server: one JSON line on its input says where and how many.

A process of its own, so that what it costs to make them does not hold up who measures the server. A hello stands before
every frame: its answer says that the frame before was handled, and that this one will be.
"""

import asyncio
import json
import sys
from base64 import b64decode
from collections import Counter
from random import Random
from typing import Any

from pycrdt import Doc
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from app.live import varint
from tests.live.gate.desk import clocks_of
from tests.live.gate.mischief import act
from tests.live.hostile_frames import Board, hostile_frame
from tests.live.table import hello

FRAMES_AT_ONCE = 16  # most do not end their connection
PATIENCE_SECONDS = 60

Numbered = tuple[int, int, bytes | str]  # number, the Yjs client id it is sent under, frame


class Attacker:
    def __init__(self, address: str, person: str, board: Board, numbers: range) -> None:
        self._address = address
        self._frames = (self._frame(number, person, board) for number in numbers)
        self._waiting: list[Numbered] = []
        self.handled = 0
        self.closed: Counter[int] = Counter()
        self.refused: Counter[str] = Counter()

    async def run(self) -> None:
        while self._fill():
            async with connect(self._address, max_size=None, compression=None) as socket:
                handled = await self._attack(socket)
            self.handled += handled
            del self._waiting[:handled]

    def _fill(self) -> bool:
        while len(self._waiting) < FRAMES_AT_ONCE and (frame := next(self._frames, None)) is not None:
            self._waiting.append(frame)
        return bool(self._waiting)

    async def _attack(self, socket: ClientConnection) -> int:
        """How many frames the server took up."""
        ids = [client_id for _, client_id, _ in self._waiting]
        last = (ids[-1] + 1) % 2**32
        greeted: set[int] = set()
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                for _, client_id, frame in self._waiting:
                    await socket.send(hello(client_id))
                    await socket.send(frame)
                await socket.send(hello(last))
                while last not in greeted:
                    greeted |= self._hear(await socket.recv())
        except ConnectionClosed:
            self.closed[socket.close_code or 0] += 1
            greeted |= await self._rest(socket)
        return sum(client_id in greeted for client_id in ids)

    async def _rest(self, socket: ClientConnection) -> set[int]:
        """What came before the close."""
        greeted: set[int] = set()
        try:
            while True:
                greeted |= self._hear(await socket.recv())
        except ConnectionClosed:
            return greeted

    def _hear(self, frame: bytes | str) -> set[int]:
        assert isinstance(frame, bytes)
        if frame[0] == 104:
            return {json.loads(varint.Reader(frame[1:]).string(4096))["clientId"]}
        if frame[0] == 102:
            self.refused[json.loads(varint.Reader(frame[1:]).string(4096))["code"]] += 1
        return set()

    def _frame(self, number: int, person: str, board: Board) -> Numbered:
        client_id = Random(-1 - number).getrandbits(32)
        return number, client_id, hostile_frame(Random(number), board, person, client_id)


def seen(state: bytes) -> Board:
    doc: Doc[Any] = Doc()
    doc.apply_update(state)
    return Board(state, [state, *honest_updates(doc)], [int(client) for client in clocks_of(doc)])


def honest_updates(doc: Doc[Any]) -> list[bytes]:
    """What a neighbour would send."""
    sent: list[bytes] = []
    watching = doc.observe(lambda event: sent.append(event.update))
    for number in range(30):
        act(doc, "neighbour".ljust(21, "-"), "", Random(number), honest=True)
    doc.unobserve(watching)
    return sent


async def main(addresses: list[str], persons: list[str], board: str, seed: int, count: int) -> None:
    """`board` is what all of them have seen of it."""
    view = seen(b64decode(board))
    share = count // len(addresses)
    attackers = [
        Attacker(address, person, view, range(seed + number * share, seed + (number + 1) * share))
        for number, (address, person) in enumerate(zip(addresses, persons, strict=True))
    ]
    async with asyncio.TaskGroup() as group:
        for attacker in attackers:
            group.create_task(attacker.run())
    closed: Counter[int] = sum((attacker.closed for attacker in attackers), Counter())
    refused: Counter[str] = sum((attacker.refused for attacker in attackers), Counter())
    print(json.dumps({"handled": sum(one.handled for one in attackers), "closed": closed, "refused": refused}))


if __name__ == "__main__":
    asyncio.run(main(**json.loads(sys.stdin.readline())))
