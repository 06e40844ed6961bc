"""The past of every board in SQL: its log, and what a film of it is made of."""

from app.history.store.film import (
    FirstSeen,
    StoredCheckpoint,
    checkpoints_of,
    count_by_time,
    entries_between,
    first_seen,
    sizes_between,
    time_of,
)
from app.history.store.log import (
    LogHasHole,
    append,
    documents_of,
    first_keyframe,
    latest_keyframe,
    newest_seq,
    probe,
    read,
    read_all,
    read_gone,
    read_since,
    seq_within,
)

__all__ = [
    "FirstSeen",
    "LogHasHole",
    "StoredCheckpoint",
    "append",
    "checkpoints_of",
    "count_by_time",
    "documents_of",
    "entries_between",
    "first_keyframe",
    "first_seen",
    "latest_keyframe",
    "newest_seq",
    "probe",
    "read",
    "read_all",
    "read_gone",
    "read_since",
    "seq_within",
    "sizes_between",
    "time_of",
]
