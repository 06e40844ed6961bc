"""The log of every board: append-only, and complete. Keyframes only shorten the way to the present."""

import json
from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.db.database import Database
from app.db.tables import ClientBinding, GoneEntry, Keyframe, LogEntry
from app.history.log import Batch, Binding, Entry, KeyframeEntry, Record
from app.workshop.facts import GONE_LIMIT, Gone


class LogHasHole(Exception):
    """Entries are missing. Yjs would leave out, without a word, all that builds on them."""


def append(database: Database, batch: Batch) -> None:
    """Write one batch of many boards: all of it or nothing. It is durable when this returns."""
    bindings = [_binding_row(entry, binding) for entry in batch.entries for binding in entry.bindings]
    gone = [_gone_row(entry) for entry in batch.entries if entry.gone]
    with database.transaction() as session:
        if batch.entries:
            session.execute(sa.insert(LogEntry), [_entry_row(entry) for entry in batch.entries])
        if bindings:
            session.execute(sa.insert(ClientBinding), bindings)
        if gone:
            session.execute(sa.insert(GoneEntry), gone)
        if batch.keyframes:
            session.execute(
                sa.insert(Keyframe),
                [_keyframe_row(keyframe) for keyframe in batch.keyframes],
            )


def read(session: Session, board_id: str, document: str) -> Record:
    """What it takes to open a document."""
    keyframe = latest_keyframe(session, board_id, document)
    since = keyframe.seq if keyframe else 0
    tail = read_since(session, board_id, document, since)
    if [entry.seq for entry in tail] != list(range(since + 1, since + 1 + len(tail))):
        raise LogHasHole(f"{document} of board {board_id}, after entry {since}")
    bindings = session.exec(
        select(ClientBinding.client_id, ClientBinding.person_id).where(
            ClientBinding.board_id == board_id, ClientBinding.document == document
        )
    ).all()
    return Record(
        seq=tail[-1].seq if tail else since,
        keyframe=keyframe.payload if keyframe else b"",
        tail=tuple(entry.payload for entry in tail),
        bindings=tuple(Binding(client_id, person_id) for client_id, person_id in bindings),
        gone=tuple(read_gone(session, board_id, document)),
    )


def read_gone(session: Session, board_id: str, document: str) -> list[Gone]:
    """What was deleted last, oldest first."""
    payloads = session.exec(
        select(GoneEntry.payload)
        .where(GoneEntry.board_id == board_id, GoneEntry.document == document)
        .order_by(col(GoneEntry.seq).desc())
        .limit(GONE_LIMIT)
    ).all()
    return [Gone(*each) for payload in reversed(payloads) for each in json.loads(payload)]


def read_since(session: Session, board_id: str, document: str, seq: int) -> list[Entry]:
    """The entries after `seq`, oldest first."""
    rows = session.exec(
        select(LogEntry)
        .where(
            LogEntry.board_id == board_id,
            LogEntry.document == document,
            col(LogEntry.seq) > seq,
        )
        .order_by(col(LogEntry.seq))
    )
    return [
        Entry(
            row.board_id,
            row.document,
            row.seq,
            row.at,
            row.person_id,
            row.session,
            row.payload,
        )
        for row in rows
    ]


def latest_keyframe(session: Session, board_id: str, document: str) -> KeyframeEntry | None:
    row = session.exec(
        select(Keyframe)
        .where(Keyframe.board_id == board_id, Keyframe.document == document)
        .order_by(col(Keyframe.seq).desc())
        .limit(1)
    ).first()
    return KeyframeEntry(row.board_id, row.document, row.seq, row.at, row.payload) if row else None


def read_all(database: Database, board_id: str, documents: Sequence[str]) -> dict[str, Record]:
    """Several documents of one board, as of one moment."""
    with database.reading() as session:
        return {document: read(session, board_id, document) for document in documents}


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
        "payload": keyframe.payload,
    }
