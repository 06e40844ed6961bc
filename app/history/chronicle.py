"""Tells the past of a board from its log, in a process apart: the event loop and the boards that are open go on.

Everybody who asks about a board while its log waits to be replayed is answered by that one replay; and what was told is
kept for as long as nothing else is written on the board.
"""

import asyncio
from dataclasses import dataclass, field

from app.db.database import Database
from app.history import apart, store
from app.history.archive import KEEPING_BYTES, busy, busy_with_you
from app.history.films import unreadable
from app.history.kept import Kept
from app.history.step import Update
from app.history.wish import Past, Wish

MODULE = "app.history.telling"
DOCUMENT = "board"  # of a hand nothing is ever told

# Of a longer log the end is told, from a keyframe on: 100,000 updates are about 8 s of the process apart.
UPDATES_AT_MOST = 100_000
BYTES_AT_MOST = 64 * 1024 * 1024
KEPT_BYTES = 16 * 1024 * 1024  # of answers
WISHES_AT_ONCE = 64  # of one board: more are not people who look at something
WISHES_BY_ONE = 8


Answers = dict[Wish, bytes]


@dataclass(slots=True)
class _Batch:
    wishes: dict[Wish, str] = field(default_factory=dict)  # and who was the first to ask
    answers: "asyncio.Task[Answers] | None" = None


class Chronicle:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._one_at_a_time = asyncio.Lock()
        self._waiting: dict[str, _Batch] = {}  # by board; their replays have not begun
        # By board and wish: the seq, and the answer as of then.
        self._kept: Kept[tuple[str, Wish], tuple[int, bytes]] = Kept(
            KEPT_BYTES, KEEPING_BYTES, lambda told: len(told[1])
        )

    async def ask(self, board_id: str, wish: Wish, asker: str) -> bytes:
        """JSON of `app.history.told`. Raises Problem."""
        seq = await asyncio.to_thread(self._newest_seq, board_id)
        kept = self._kept.take((board_id, wish))
        if kept is not None and kept[0] == seq:
            return kept[1]
        batch = self._waiting.setdefault(board_id, _Batch())
        if wish not in batch.wishes:
            if list(batch.wishes.values()).count(asker) >= WISHES_BY_ONE:
                raise busy_with_you()
            if len(batch.wishes) >= WISHES_AT_ONCE:
                raise busy()
            batch.wishes[wish] = asker
        if batch.answers is None:
            batch.answers = asyncio.create_task(self._answer(board_id, batch))
        # Whoever closes their page must not take the answer from the others.
        return (await asyncio.shield(batch.answers))[wish]

    async def _answer(self, board_id: str, batch: _Batch) -> Answers:
        async with self._one_at_a_time:
            # Whoever asks from now on may have seen what this replay does not: they are answered by the next one.
            del self._waiting[board_id]
            try:
                seq, answers = await asyncio.to_thread(self._replay, board_id, tuple(batch.wishes))
            except (apart.CameToGrief, apart.NotBegun):
                raise unreadable() from None
        for wish, answer in answers.items():
            self._kept.put((board_id, wish), (seq, answer))
        return answers

    def _newest_seq(self, board_id: str) -> int:
        with self._database.reading() as session:
            return store.newest_seq(session, board_id, DOCUMENT)

    def _replay(self, board_id: str, wishes: tuple[Wish, ...]) -> tuple[int, Answers]:
        seq, past = self._read(board_id, wishes)
        said = apart.run(MODULE, "tell", past)
        return seq, dict(zip(wishes, said.splitlines(), strict=True))

    def _read(self, board_id: str, wishes: tuple[Wish, ...]) -> tuple[int, Past]:
        with self._database.reading() as session:
            newest = store.newest_seq(session, board_id, DOCUMENT)
            since = max(newest - UPDATES_AT_MOST, store.seq_within(session, board_id, DOCUMENT, BYTES_AT_MOST))
            keyframe = store.first_keyframe(session, board_id, DOCUMENT, since) if since > 0 else None
            begins = keyframe.seq if keyframe else 0
            entries = store.read_since(session, board_id, DOCUMENT, begins)
        if len(entries) != newest - begins:
            raise unreadable()  # of what is missing nobody would hear
        updates = tuple(Update(entry.at, entry.person, entry.payload) for entry in entries)
        return newest, Past(updates, keyframe.payload if keyframe else b"", wishes)
