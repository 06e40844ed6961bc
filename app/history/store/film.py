"""What a film is made of: stretches of the log, who appears in it and when, and the board's checkpoints."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col

from app.db.tables import Checkpoint, LogEntry
from app.history.log import Entry
from app.history.store.log import LogHasHole


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """The first entry of a person in one document."""

    at: datetime
    document: str
    seq: int
    person: str


@dataclass(frozen=True, slots=True)
class StoredCheckpoint:
    """Where a checkpoint stands in the log."""

    id: str
    number: int
    name: str
    at: datetime
    seq: int  # of the document `board` …
    stage_seq: int  # … and of `stage`


def sizes_between(session: Session, board_id: str, document: str, after: int, last: int) -> list[int]:
    """How many bytes each of the entries `after + 1` … `last` edits. Raises LogHasHole."""
    entries = sa.select(col(LogEntry.seq), sa.func.length(LogEntry.payload)).where(
        *_between(board_id, document, after, last)
    )
    sizes: list[int] = []
    for seq, size in session.execute(entries.order_by(col(LogEntry.seq))):
        if seq != after + len(sizes) + 1:
            break
        sizes.append(size)
    if after + len(sizes) < last:
        raise LogHasHole(board_id, document, after + len(sizes))
    return sizes


def entries_between(session: Session, board_id: str, document: str, after: int, last: int) -> list[Entry]:
    """Those after `after` up to `last`, oldest first."""
    columns = (LogEntry.seq, LogEntry.at, LogEntry.person_id, LogEntry.session, LogEntry.payload)
    entries = sa.select(*map(col, columns)).where(*_between(board_id, document, after, last))
    return [Entry(board_id, document, *row) for row in session.execute(entries.order_by(col(LogEntry.seq)))]


def first_seen(session: Session, board_id: str, document: str, after: int, last: int) -> list[FirstSeen]:
    """Everybody who appears in that stretch of the log."""
    among = _between(board_id, document, after, last)
    firsts = (
        sa.select(sa.func.min(col(LogEntry.seq)))
        .where(*among, col(LogEntry.person_id).is_not(None))
        .group_by(col(LogEntry.person_id))
    )
    found = sa.select(col(LogEntry.at), col(LogEntry.seq), col(LogEntry.person_id)).where(
        *among, col(LogEntry.seq).in_(firsts)
    )
    return [FirstSeen(at, document, seq, person) for at, seq, person in session.execute(found)]


def time_of(session: Session, board_id: str, document: str, seq: int) -> datetime | None:
    """When an entry was written; None when there is none such."""
    return session.execute(sa.select(col(LogEntry.at)).where(*_between(board_id, document, seq - 1, seq))).scalar()


def count_by_time(session: Session, board_id: str, document: str, since: int, seconds: int) -> dict[int, int]:
    """How many entries fall into each stretch of so many seconds, counted from `since` (seconds since 1970) on."""
    written = sa.cast(sa.extract("epoch", col(LogEntry.at)), sa.BigInteger)
    buckets = (
        sa.select(((written - since) // seconds).label("bucket"))
        .where(col(LogEntry.board_id) == board_id, col(LogEntry.document) == document)
        .subquery()
    )
    counts = sa.select(buckets.c.bucket, sa.func.count()).group_by(buckets.c.bucket)
    return {int(number): int(count) for number, count in session.execute(counts)}


def checkpoints_of(session: Session, board_id: str) -> list[StoredCheckpoint]:
    """The first one first."""
    columns = (Checkpoint.id, Checkpoint.number, Checkpoint.name, Checkpoint.at, Checkpoint.seq, Checkpoint.stage_seq)
    query = sa.select(*map(col, columns)).where(col(Checkpoint.board_id) == board_id).order_by(col(Checkpoint.number))
    return [StoredCheckpoint(*row) for row in session.execute(query)]


def _between(board_id: str, document: str, after: int, last: int) -> list[sa.ColumnElement[bool]]:
    return [
        col(LogEntry.board_id) == board_id,
        col(LogEntry.document) == document,
        col(LogEntry.seq) > after,
        col(LogEntry.seq) <= last,
    ]
