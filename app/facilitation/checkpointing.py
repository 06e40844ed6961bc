"""Makes checkpoints: the board of one moment, measured, fingerprinted and stored, then told; and counts their polls."""

import asyncio
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from weakref import WeakValueDictionary

from pycrdt import Doc

from app.board.canonical import authors_of, board_json, canonical, fingerprint
from app.board.read import Board, read_board
from app.db.database import Database
from app.errors import Problem
from app.facilitation import store
from app.facilitation.ballotbox import BallotBox
from app.insight.alignment import align
from app.live.documents import STAGE
from app.live.hold import Hold
from app.live.host import Host
from app.live.member import Attendance
from app.live.protocol import BOARD
from app.people import store as people
from app.people.seat import FindSeat, Seated
from app.people.tokens import new_id
from app.workshop.ballots import is_due
from app.workshop.checkpoints import (
    announce,
    check_answer,
    check_uncounted,
    close_poll,
    poll_closed,
    polls_of,
    tell_answered,
)
from app.workshop.policy import may_edit
from app.workshop.polls import opinion_of
from app.workshop.stage import Roots, moment, read_roots


@dataclass(frozen=True)
class Wanted:
    name: str
    note: str = ""
    poll_seconds: int = 0  # 0: nobody is asked


@dataclass(frozen=True)
class _Moment:
    board: Board
    seq: int
    stage: Roots
    stage_seq: int


class Checkpoints:
    def __init__(self, host: Host, database: Database, box: BallotBox) -> None:
        self._host = host
        self._database = database
        self._box = box
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def make(self, seat: Seated, wanted: Wanted, find_seat: FindSeat) -> Mapping[str, Any]:
        """As the stage tells of it, with its `id`. Stored before it is told; one at a time for each board.

        What was stored is told, even if whoever made it does not run the room any more by then.
        """
        lock = self._locks.setdefault(seat.board_id, asyncio.Lock())
        async with lock:
            seen = await self._look(seat, find_seat)
            at, id = datetime.fromtimestamp(self._host.now(), UTC), new_id()
            told = await asyncio.to_thread(self._store, seat, wanted, seen, id, at)
            if wanted.poll_seconds:
                closes = moment((at + timedelta(seconds=wanted.poll_seconds)).timestamp())
                told[id]["poll"] = {"opened_at": told[id]["at"], "closes_at": closes, "answered": 0}
            await self._tell(seat.board_id, told, find_seat)
        return {"id": id, **told[id]}

    async def alignment(self, seat: Seated) -> dict[str, Any]:
        """Of the board as it is now."""
        return await self.measure(seat.board_id, await self._host.read(seat.board_id, BOARD, read_board))

    async def measure(self, board_id: str, board: Board) -> dict[str, Any]:
        """The figures of a board that was read a moment ago."""
        stage = await self._host.read(board_id, STAGE, read_roots)
        return await asyncio.to_thread(self._align, board_id, board, stage)

    async def close_poll(self, board_id: str, id: str, find_seat: FindSeat | None = None) -> None:
        """Stored before it is told: should the server stop in between, the next close tells what was counted first.

        Raises Problem when it is closed already.
        """
        async with self._box.counting(board_id, f"poll:{id}") as answers:
            await self._host.read(board_id, STAGE, lambda stage: check_uncounted(stage, id))
            opinion = await asyncio.to_thread(self._keep_opinion, id, opinion_of(answers))
            at = moment(self._host.now())
            await self._host.edit(board_id, STAGE, lambda stage: close_poll(stage, id, opinion, at), find_seat)

    async def close_due_poll(self, board_id: str, id: str, now: float) -> None:
        """Nothing happens when its end was moved meanwhile, as it is when the clock is set."""
        polls = polls_of(await self._host.read(board_id, STAGE, read_roots))
        if id in polls and is_due(polls[id], moment(now)):
            await self.close_poll(board_id, id)

    async def answer_poll(self, seat: Seated, id: str, payload: Mapping[str, Any], find_seat: FindSeat) -> None:
        """Raises Problem: as `check_answer` does."""
        if await asyncio.to_thread(self._is_counted, id):
            raise poll_closed()  # though the stage may not say so yet
        await self._box.answer(
            seat,
            f"poll:{id}",
            payload,
            lambda stage, at: check_answer(stage, id, payload, at),
            lambda stage, count: tell_answered(stage, id, count),
            find_seat,
        )

    async def _tell(self, board_id: str, told: Mapping[str, Mapping[str, Any]], find_seat: FindSeat) -> None:
        def change(stage: Doc[Any]) -> None:
            for id, value in told.items():
                announce(stage, id, value)

        try:
            await self._host.edit(board_id, STAGE, change, find_seat)
        except Problem:
            await self._host.edit(board_id, STAGE, change)

    async def _look(self, seat: Seated, find_seat: FindSeat) -> _Moment:
        """Both documents in one step, so that the sequence numbers say exactly what was seen."""
        seen: list[_Moment] = []

        def work(hold: Hold) -> None:
            board, stage = hold.read(BOARD, read_board), hold.read(STAGE, read_roots)
            seen.append(_Moment(board, hold.seq(BOARD), stage, hold.seq(STAGE)))

        await self._host.edit_together(seat.board_id, (BOARD, STAGE), work, find_seat)
        return seen[0]

    def _store(self, seat: Seated, wanted: Wanted, seen: _Moment, id: str, at: datetime) -> dict[str, dict[str, Any]]:
        """Whatever is stored and not told yet, by id: this one, and any the server could not tell before it stopped."""
        metrics = self._align(seat.board_id, seen.board, seen.stage)
        now = seen.stage["stage"].get("now")
        with self._database.transaction() as session:
            known = people.authors_at(session, seat.board_id, authors_of(seen.board))
            written = {one.person_id: {"name": one.name, "function": one.function} for one in known}
            about = {"id": seat.board_id, "name": seat.board_name, "account": seat.account_name}
            form = canonical(board_json(seen.board, about, written))
            checkpoint = store.NewCheckpoint(
                id=id,
                board_id=seat.board_id,
                name=wanted.name,
                note=wanted.note,
                stage_id=now["id"] if now else "",
                at=at,
                by=seat.person_id,
                seq=seen.seq,
                stage_seq=seen.stage_seq,
                state=zlib.compress(form, 9),
                metrics=json.dumps(metrics, separators=(",", ":")),
                fingerprint=fingerprint(form),
            )
            store.add_checkpoint(session, checkpoint)
            untold = store.untold_checkpoints(session, seat.board_id, seen.stage["checkpoints"])
        return {one.id: _told(one) for one in untold}

    def _align(self, board_id: str, board: Board, stage: Roots) -> dict[str, Any]:
        with self._database.reading() as session:
            seats = people.seats_at(session, board_id)
        revealed = [one for one in stage["rounds"].values() if one.get("overlap") is not None]
        overlap = max(revealed, key=lambda one: str(one["closed_at"]))["overlap"] if revealed else None
        functions = {seat.person_id: seat.function for seat in seats if may_edit(seat.role)}
        return align(board, functions, overlap).as_json()

    def _keep_opinion(self, id: str, opinion: Mapping[str, Any]) -> dict[str, Any]:
        payload = json.dumps(opinion, ensure_ascii=False, separators=(",", ":"))
        with self._database.transaction() as session:
            kept = store.keep_opinion(session, id, payload, datetime.fromtimestamp(self._host.now(), UTC))
        return dict(json.loads(kept))

    def _is_counted(self, id: str) -> bool:
        with self._database.reading() as session:
            return store.has_opinion(session, id)


def _told(checkpoint: store.StoredCheckpoint) -> dict[str, Any]:
    """As the stage tells of it. Its poll is asked when it is made, or not at all."""
    return {
        "number": checkpoint.number,
        "name": checkpoint.name,
        "note": checkpoint.note,
        "stage": checkpoint.stage_id,
        "seq": checkpoint.seq,
        "stage_seq": checkpoint.stage_seq,
        "at": moment(checkpoint.at.timestamp()),
        "by": checkpoint.by,
        "fingerprint": checkpoint.fingerprint,
        "metrics": json.loads(checkpoint.metrics),
    }


class PollClosing:
    """A duty of the steward's."""

    def __init__(self, checkpoints: Checkpoints) -> None:
        self._checkpoints = checkpoints
        self._due: dict[str, list[str]] = {}

    def due(
        self, board_id: str, stage: Mapping[str, Mapping[str, Any]], _present: Mapping[str, Attendance], now: float, /
    ) -> bool:
        at = moment(now)
        self._due[board_id] = [id for id, poll in polls_of(stage).items() if is_due(poll, at)]
        return bool(self._due[board_id])

    async def do(self, board_id: str, now: float, /) -> None:
        for id in self._due.pop(board_id, []):
            await self._checkpoints.close_due_poll(board_id, id, now)
