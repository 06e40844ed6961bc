"""The log of every board: append-only, and complete. Keyframes only shorten the way to the present."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.db.database import Database
from app.db.tables import ClientBinding, Keyframe, LogEntry
from app.history.log import Batch, Binding, Entry, KeyframeEntry, Record


def append(database: Database, batch: Batch) -> None:
    """Write one batch of many boards: all of it or nothing. It is durable when this returns."""
    bindings = [_binding_row(entry, binding) for entry in batch.entries for binding in entry.bindings]
    with database.transaction() as session:
        if batch.entries:
            session.execute(sa.insert(LogEntry), [_entry_row(entry) for entry in batch.entries])
        if bindings:
            session.execute(sa.insert(ClientBinding), bindings)
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
    )


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
    with database.transaction() as session:
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


def _keyframe_row(keyframe: KeyframeEntry) -> dict[str, object]:
    return {
        "board_id": keyframe.board_id,
        "document": keyframe.document,
        "seq": keyframe.seq,
        "at": keyframe.at,
        "payload": keyframe.payload,
    }
