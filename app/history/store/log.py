"""The log of every board: append-only, and complete. Keyframes only shorten the way to the present."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.db.database import Database
from app.db.tables import ClientBinding, GoneEntry, Keyframe, LogEntry, WriteProbe
from app.history.keyframes import Damaged, pack, unpack
from app.history.log import Batch, Binding, Entry, KeyframeEntry, Record
from app.workshop.facts import GONE_LIMIT, Gone

# Of what was deleted, as much of the log is read when a document is opened: 40,000 pieces, or 4,000 of the longest
# comments. The gate keeps it for as long as the document is open.
GONE_BYTES = 8 * 1024 * 1024


class LogHasHole(Exception):
    """Entries are missing `after` one. Yjs would leave out, without a word, all that builds on them."""

    def __init__(self, board_id: str, document: str, after: int) -> None:
        super().__init__(f"{document} of board {board_id}, after entry {after}")
        self.after = after


def append(database: Database, batch: Batch) -> None:
    """Write one batch of many boards: all of it or nothing. It is durable when this returns."""
    bindings = [_binding_row(entry, binding) for entry in batch.entries for binding in entry.bindings]
    gone = [_gone_row(entry) for entry in batch.entries if entry.gone]
    keyframes = [_keyframe_row(keyframe) for keyframe in batch.keyframes]
    with database.inserting() as insert:
        for table, rows in (
            (LogEntry, [_entry_row(entry) for entry in batch.entries]),
            (ClientBinding, bindings),
            (GoneEntry, gone),
        ):
            if rows:
                insert(table, rows)
        if keyframes:
            # Two of the same entry say the same; the second must not take the batch with it.
            insert(Keyframe, keyframes, or_nothing=True)


def read(session: Session, board_id: str, document: str, until: int | None = None) -> Record:
    """What it takes to open a document, as it is or as it was after entry `until`."""
    return replace(
        read_moment(session, board_id, document, until),
        bindings=tuple(_read_bindings(session, board_id, document)),
        gone=tuple(read_gone(session, board_id, document)),
    )


def read_moment(session: Session, board_id: str, document: str, until: int | None = None) -> Record:
    """The same without what it takes to edit it. Raises LogHasHole."""
    keyframe = latest_keyframe(session, board_id, document, until)
    since = keyframe.seq if keyframe else 0
    entries = sa.select(col(LogEntry.seq), col(LogEntry.payload)).where(*_after(board_id, document, since, until))
    tail = session.execute(entries.order_by(col(LogEntry.seq))).all()
    for before, (seq, _) in enumerate(tail, since):
        if seq != before + 1:
            raise LogHasHole(board_id, document, before)
    return Record(
        seq=since + len(tail),
        keyframe=keyframe.payload if keyframe else b"",
        tail=tuple(payload for _, payload in tail),
    )


def read_gone(session: Session, board_id: str, document: str) -> list[Gone]:
    """What was deleted last, oldest first: of each root what a gate remembers, and of the log GONE_BYTES at most."""
    rows = (col(GoneEntry.board_id) == board_id, col(GoneEntry.document) == document)
    newest_first = col(GoneEntry.seq).desc()
    # Lengths first: a row may hold thousands of entries, and PostgreSQL's driver hands over all rows at once.
    lengths = sa.select(col(GoneEntry.seq), sa.func.length(GoneEntry.payload)).where(*rows).order_by(newest_first)
    oldest, room = None, GONE_BYTES
    for seq, length in session.execute(lengths.limit(GONE_LIMIT)):
        room -= length
        if room < 0:
            break  # nor anything older: what was deleted twice is known as it was the second time, or not at all
        oldest = seq
    if oldest is None:
        return []
    payloads = session.exec(select(GoneEntry.payload).where(*rows, col(GoneEntry.seq) >= oldest).order_by(newest_first))
    gone: list[Gone] = []
    known: dict[str, set[str]] = {}  # keys by root
    for payload in payloads:
        for root, key, facts in reversed(json.loads(payload)):
            keys = known.setdefault(root, set())
            if key not in keys and len(keys) < GONE_LIMIT:
                keys.add(key)
                gone.append(Gone(root, key, facts))
    return gone[::-1]


def read_since(session: Session, board_id: str, document: str, seq: int) -> list[Entry]:
    """The entries after `seq`, oldest first."""
    columns = (LogEntry.seq, LogEntry.at, LogEntry.person_id, LogEntry.session, LogEntry.payload)
    entries = sa.select(*map(col, columns)).where(*_after(board_id, document, seq))
    return [Entry(board_id, document, *row) for row in session.execute(entries.order_by(col(LogEntry.seq)))]


def newest_seq(session: Session, board_id: str, document: str) -> int:
    """Of the last entry; 0 when nothing was ever written."""
    query = sa.select(sa.func.max(col(LogEntry.seq))).where(*_after(board_id, document, 0))
    return session.execute(query).scalar() or 0


def seq_at_time(session: Session, board_id: str, document: str, at: datetime) -> int:
    """Of the last entry until then; 0 when there was none yet."""
    query = sa.select(sa.func.max(col(LogEntry.seq))).where(*_after(board_id, document, 0), col(LogEntry.at) <= at)
    return session.execute(query).scalar() or 0


def seq_before(session: Session, board_id: str, document: str, at: datetime) -> int:
    """Of the last entry before then; 0 when there was none yet."""
    query = sa.select(sa.func.max(col(LogEntry.seq))).where(*_after(board_id, document, 0), col(LogEntry.at) < at)
    return session.execute(query).scalar() or 0


def first_keyframe(session: Session, board_id: str, document: str, since: int) -> KeyframeEntry | None:
    """The oldest one of entry `since` or a later one."""
    query = sa.select(col(Keyframe.seq)).where(
        col(Keyframe.board_id) == board_id, col(Keyframe.document) == document, col(Keyframe.seq) >= since
    )
    seq = session.execute(query.order_by(col(Keyframe.seq)).limit(1)).scalar()
    return None if seq is None else latest_keyframe(session, board_id, document, seq)


def seq_within(session: Session, board_id: str, document: str, size: int) -> int:
    """The entry after which the log takes at most so many bytes of edits."""
    entries = sa.select(col(LogEntry.seq), sa.func.length(LogEntry.payload)).where(*_after(board_id, document, 0))
    for seq, length in session.execute(entries.order_by(col(LogEntry.seq).desc())):
        size -= length
        if size < 0:
            return int(seq)
    return 0


def latest_keyframe(session: Session, board_id: str, document: str, until: int | None = None) -> KeyframeEntry | None:
    """The newest one, or the newest up to entry `until`. One that is damaged is passed over: the log says the same."""
    query = (
        sa.select(col(Keyframe.seq), col(Keyframe.at), col(Keyframe.payload), col(Keyframe.is_packed))
        .where(col(Keyframe.board_id) == board_id, col(Keyframe.document) == document)
        .order_by(col(Keyframe.seq).desc())
        .limit(1)
    )
    while row := session.execute(query if until is None else query.where(col(Keyframe.seq) <= until)).first():
        seq, at, payload, is_packed = row
        try:
            return KeyframeEntry(board_id, document, seq, at, unpack(payload) if is_packed else payload)
        except Damaged:
            until = seq - 1
    return None


def read_all(database: Database, board_id: str, documents: Sequence[str]) -> dict[str, Record]:
    """Several documents of one board, as of one moment."""
    with database.reading() as session:
        return {document: read(session, board_id, document) for document in documents}


def documents_of(session: Session, board_id: str, prefix: str) -> list[str]:
    """The names of those documents of a board that anything was written to."""
    query = sa.select(col(LogEntry.document)).where(col(LogEntry.board_id) == board_id, col(LogEntry.seq) == 1)
    return list(session.execute(query.where(col(LogEntry.document).startswith(prefix, autoescape=True))).scalars())


def all_documents(session: Session) -> list[tuple[str, str]]:
    """Board and name of each document that anything was written to."""
    query = sa.select(col(LogEntry.board_id), col(LogEntry.document)).distinct()
    found = session.execute(query.order_by(col(LogEntry.board_id), col(LogEntry.document)))
    return [(board_id, document) for board_id, document in found]


def keyframe_seqs(session: Session, board_id: str, document: str) -> list[int]:
    """Of which entries there are keyframes, in order."""
    query = sa.select(col(Keyframe.seq)).where(col(Keyframe.board_id) == board_id, col(Keyframe.document) == document)
    return list(session.execute(query.order_by(col(Keyframe.seq))).scalars())


def probe(database: Database, size: int) -> None:
    """Raises DatabaseUnreachable unless so many bytes can be committed now. Leaves none of them behind."""
    for filler in (secrets.token_bytes(size), b""):  # PostgreSQL would pack anything more orderly
        with database.transaction() as session:
            session.execute(sa.delete(WriteProbe))
            session.execute(sa.insert(WriteProbe), [{"id": 1, "filler": filler}])


def _read_bindings(session: Session, board_id: str, document: str) -> list[Binding]:
    query = sa.select(col(ClientBinding.client_id), col(ClientBinding.person_id)).where(
        col(ClientBinding.board_id) == board_id, col(ClientBinding.document) == document
    )
    return [Binding(client_id, person_id) for client_id, person_id in session.execute(query)]


def _after(board_id: str, document: str, seq: int, until: int | None = None) -> list[sa.ColumnElement[bool]]:
    after = [col(LogEntry.board_id) == board_id, col(LogEntry.document) == document, col(LogEntry.seq) > seq]
    return after if until is None else [*after, col(LogEntry.seq) <= until]


def _entry_row(entry: Entry) -> dict[str, object]:
    return {
        "board_id": entry.board_id,
        "document": entry.document,
        "seq": entry.seq,
        "at": entry.at,
        "person_id": entry.person,
        "session": entry.session,
        "payload": entry.payload,
    }


def _binding_row(entry: Entry, binding: Binding) -> dict[str, object]:
    return {
        "board_id": entry.board_id,
        "document": entry.document,
        "client_id": binding.client_id,
        "person_id": binding.person,
    }


def _gone_row(entry: Entry) -> dict[str, object]:
    facts = [(gone.root, gone.key, gone.facts) for gone in entry.gone]
    return {
        "board_id": entry.board_id,
        "document": entry.document,
        "seq": entry.seq,
        "payload": json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode(),
    }


def _keyframe_row(keyframe: KeyframeEntry) -> dict[str, object]:
    return {
        "board_id": keyframe.board_id,
        "document": keyframe.document,
        "seq": keyframe.seq,
        "at": keyframe.at,
        "payload": keyframe.payload if keyframe.is_packed else pack(keyframe.payload),
        "is_packed": True,
    }
