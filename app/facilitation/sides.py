"""The boards that may be held side by side: a checkpoint's, the board after any edit, and the board as it is now."""

import asyncio
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pycrdt import Doc

from app.board.canonical import board_of
from app.board.read import Board, read_board
from app.db.database import Database
from app.errors import Problem
from app.facilitation import store
from app.facilitation.checkpointing import Checkpoints
from app.history import store as boards_log
from app.history.moments import Moments
from app.history.showing import Names
from app.live.host import Host
from app.live.protocol import BOARD

NOW, CHECKPOINT, SEQ = "now", "checkpoint:", "seq:"
SEQ_DIGITS = 10
NOBODY = Names({"id": "", "name": "", "account": ""}, {})  # names are no part of what is compared


@dataclass(frozen=True, slots=True)
class Side:
    """`number`, `name`: of a checkpoint. `metrics`: where they were measured."""

    ref: str
    board: Board
    seq: int
    at: datetime | None
    number: int | None = None
    name: str = ""
    metrics: Mapping[str, Any] | None = None


class Sides:
    def __init__(self, host: Host, database: Database, checkpoints: Checkpoints, moments: Moments) -> None:
        self._host = host
        self._database = database
        self._checkpoints = checkpoints
        self._moments = moments

    async def find(self, board_id: str, ref: str, asker: str) -> Side:
        """`ref`: `checkpoint:<id>`, `seq:<number of an edit>` or `now`. Raises Problem."""
        if ref == NOW:
            return await self._now(board_id)
        if ref.startswith(CHECKPOINT):
            return await asyncio.to_thread(self._checkpoint, board_id, ref)
        return await self._edit(board_id, _number(ref), asker)

    async def seq_of(self, board_id: str, ref: str) -> int:
        """Of the same, without its board. Raises Problem."""
        if ref == NOW:
            return await asyncio.to_thread(self._newest, board_id)
        if ref.startswith(CHECKPOINT):
            return (await asyncio.to_thread(self._checkpoint, board_id, ref)).seq
        return await self._moments.seq_at(board_id, _number(ref))

    async def _now(self, board_id: str) -> Side:
        # Of a full board its bytes are copied in a moment; reading it piece by piece would keep everybody waiting.
        state = await self._host.read(board_id, BOARD, lambda doc: doc.get_update())
        seq = self._host.seqs(board_id, also_damaged=True)[BOARD]  # nothing was awaited since
        at = datetime.fromtimestamp(self._host.now(), UTC)
        board = await asyncio.to_thread(_read_state, state)
        return Side(NOW, board, seq, at, metrics=await self._checkpoints.measure(board_id, board))

    async def _edit(self, board_id: str, number: int, asker: str) -> Side:
        seq = await self._moments.seq_at(board_id, number)
        form = await self._moments.show(board_id, seq, NOBODY, asker)
        board = await asyncio.to_thread(_read, form)
        return Side(f"{SEQ}{seq}", board, seq, await asyncio.to_thread(self._time_of, board_id, seq))

    def _checkpoint(self, board_id: str, ref: str) -> Side:
        with self._database.reading() as session:
            found = store.find_checkpoint(session, board_id, ref.removeprefix(CHECKPOINT))
        board, metrics = _read(zlib.decompress(found.state)), json.loads(found.metrics)
        return Side(ref, board, found.seq, found.at, found.number, found.name, metrics)

    def _newest(self, board_id: str) -> int:
        with self._database.reading() as session:
            return boards_log.newest_seq(session, board_id, BOARD)

    def _time_of(self, board_id: str, seq: int) -> datetime | None:
        with self._database.reading() as session:
            return boards_log.time_of(session, board_id, BOARD, seq)


def _read(form: bytes) -> Board:
    return board_of(json.loads(form))


def _read_state(state: bytes) -> Board:
    doc: Doc[Any] = Doc()
    doc.apply_update(state)
    return read_board(doc)


def _number(ref: str) -> int:
    number = ref.removeprefix(SEQ)
    if ref.startswith(SEQ) and number.isascii() and number.isdigit() and len(number) <= SEQ_DIGITS:
        return int(number)
    raise Problem(
        "bad-moment",
        422,
        "This is no moment of a board.",
        "Give checkpoint: with its id, seq: with the number of an edit, or now.",
    )
