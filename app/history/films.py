"""Makes films of boards from their log. Everything here waits for the database: not for the event loop."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from app.db.database import Database, Session
from app.errors import Problem
from app.history import store
from app.history.film import FILMED, Density, FilmDocument, bucket_seconds, density
from app.history.kept import Kept
from app.history.reel import Reel, stretches

BOARDS_KEPT = 256  # whose people are remembered: a few kilobytes each
KEPT_BYTES = 32 * 1024 * 1024  # of parts of reels
KEEPING_BYTES = 4 * 1024  # what it takes to keep one, besides its records: its key names everybody who appears


@dataclass(slots=True)
class Cast:
    """Who appears, in the order in which they first did; nobody ever changes their number."""

    seqs: dict[FilmDocument, int]  # up to which entry of each document
    numbers: dict[str, int]  # person -> 1, 2, 3 …


@dataclass(frozen=True, slots=True)
class Film:
    """`began_at`, `ended_at`: None when nothing was ever written."""

    seqs: Mapping[FilmDocument, int]
    began_at: datetime | None
    ended_at: datetime | None
    people: tuple[str, ...]
    checkpoints: tuple[store.StoredCheckpoint, ...]
    density: Density


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a reel. `next_after`: what to ask for to get the following one; 0 when this is the end."""

    chunks: Iterator[bytes]
    next_after: int


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the bytes of a reel depend on, besides the log."""

    board_id: str
    document: FilmDocument
    after: int
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Records of a reel, and the time of the last one."""

    records: bytes
    at: int


class Films:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._casts: OrderedDict[str, Cast] = OrderedDict()
        self._one_at_a_time = Lock()
        self._made: Kept[tuple[_Parts, int, int], Chunk] = Kept(
            KEPT_BYTES, KEEPING_BYTES, lambda made: len(made.records)
        )

    def film(self, board_id: str) -> Film:
        with self._database.reading() as session:
            seqs = {document: store.newest_seq(session, board_id, document) for document in FILMED}
            numbers = self._numbers(session, board_id)
            span = _span(session, board_id, seqs)
            checkpoints = tuple(store.checkpoints_of(session, board_id))
            if span is None:
                return Film(seqs, None, None, (), checkpoints, Density(1, ()))
            began, ended = span
            seconds = bucket_seconds(began, ended)
            counts = store.count_by_time(session, board_id, "board", int(began.timestamp()), seconds)
        return Film(seqs, began, ended, tuple(numbers), checkpoints, density(began, ended, counts))

    def reel(self, board_id: str, document: FilmDocument, after: int, limit: int) -> Cut:
        """At most `limit` entries behind `after`. Raises Problem."""
        with self._database.reading() as session:
            newest = store.newest_seq(session, board_id, document)
            check_moment(after, newest)
            last = min(after + limit, newest)
            numbers = self._numbers(session, board_id)
            try:
                sizes = store.sizes_between(session, board_id, document, after, last)
            except store.LogHasHole:
                raise unreadable() from None
        parts = _Parts(board_id, document, after, tuple(numbers))
        return Cut(self._chunks(parts, list(stretches(after, sizes)), Reel(numbers)), last if last < newest else 0)

    def keyframe(self, board_id: str, document: FilmDocument, seq: int) -> tuple[int, bytes]:
        """The newest one at or before `seq`, and its own number; 0 and nothing when there is none. Raises Problem."""
        with self._database.reading() as session:
            check_moment(seq, store.newest_seq(session, board_id, document))
            found = store.latest_keyframe(session, board_id, document, seq)
        return (found.seq, found.payload) if found else (0, b"")

    def _chunks(self, parts: _Parts, found: list[tuple[int, int]], reel: Reel) -> Iterator[bytes]:
        """No transaction is kept open for somebody who reads slowly: what stands in the log stays as it is."""
        for after, last in found:
            key = (parts, after, last)
            chunk = self._made.take(key)
            if chunk is None:
                with self._database.reading() as session:
                    entries = store.entries_between(session, parts.board_id, parts.document, after, last)
                if len(entries) != last - after:
                    # The answer breaks off rather than end too early.
                    raise store.LogHasHole(parts.board_id, parts.document, after)
                chunk = Chunk(reel.take(entries), reel.at)
                self._made.put(key, chunk)
            reel.at = chunk.at
            yield chunk.records

    def _numbers(self, session: Session, board_id: str) -> dict[str, int]:
        """Of everybody who appears up to now: a copy."""
        with self._one_at_a_time:
            cast = self._casts.pop(board_id, None) or Cast(dict.fromkeys(FILMED, 0), {})
            self._casts[board_id] = cast
            if len(self._casts) > BOARDS_KEPT:
                self._casts.popitem(last=False)
            seqs = {document: store.newest_seq(session, board_id, document) for document in FILMED}
            seen = [
                first
                for document in FILMED
                if seqs[document] > cast.seqs[document]
                for first in store.first_seen(session, board_id, document, cast.seqs[document], seqs[document])
            ]
            for first in sorted(seen, key=lambda one: (one.at, one.document, one.seq)):
                cast.numbers.setdefault(first.person, len(cast.numbers) + 1)
            cast.seqs = {document: max(seq, cast.seqs[document]) for document, seq in seqs.items()}
            return dict(cast.numbers)


def check_moment(seq: int, newest: int) -> None:
    """Raises Problem: `no-such-moment`."""
    if not 0 <= seq <= newest:
        raise Problem(
            "no-such-moment",
            404,
            "This board has no such moment.",
            "Its moments are numbered from 0, the empty board, to {last}.",
            values={"last": str(newest)},
        )


def unreadable() -> Problem:
    return Problem(
        "history-unreadable",
        503,
        "The history of this board cannot be read at the moment.",
        "The board itself goes on. Please try again in a minute.",
        retry_after_seconds=60,
    )


def _span(session: Session, board_id: str, seqs: Mapping[FilmDocument, int]) -> tuple[datetime, datetime] | None:
    """From the first entry of all to the last one."""
    ends = [(document, seq) for document, newest in seqs.items() if newest for seq in (1, newest)]
    times = [at for document, seq in ends if (at := store.time_of(session, board_id, document, seq))]
    return (min(times), max(times)) if times else None
