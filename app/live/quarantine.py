"""Opens no document that would take the whole process with it: what did so once is first opened in a process apart.

While a document is being opened its name stands in a folder. A name that is still there when the server starts was
being opened when the last one died: perhaps because of it. Of what cannot be opened, the longest beginning that can be
is shown, read-only.
"""

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from app.db.database import Database, Session
from app.history import store
from app.history.log import Record
from app.live import apart

log = logging.getLogger("puzzleboard.live")


class Quarantine:
    """Called from several threads, but never for the same document at the same time."""

    def __init__(self, database: Database, folder: Path | None) -> None:
        """Without a folder only what fails while this process lives is found out."""
        self._database = database
        self._folder = folder
        self._suspects = _names_in(folder)
        self._sound: dict[str, int] = {}  # of poisoned documents: the last entry that can be read
        self._lock = threading.Lock()

    def read(self, board_id: str, documents: Iterable[str]) -> dict[str, Record]:
        """What it takes to open documents; `opened` has to follow. Slow for a suspect."""
        with self._database.reading() as session:
            records = {name: self._read(session, board_id, name) for name in documents}
        return {name: self._checked(board_id, name, record) for name, record in records.items()}

    def opened(self, board_id: str, documents: Iterable[str]) -> None:
        """They are open, and this process still runs."""
        for key in (_key(board_id, name) for name in documents):
            if self._folder and key not in self._sound:
                with suppress(OSError):
                    (self._folder / key).unlink(missing_ok=True)

    @contextmanager
    def watching(self, board_id: str, documents: Iterable[str]) -> Iterator[None]:
        """Whoever cannot be opened here is a suspect. Which document it is turns out when they are read again."""
        try:
            yield
        except Exception:
            with self._lock:
                self._suspects.update(_key(board_id, name) for name in documents)
            raise

    def _read(self, session: Session, board_id: str, name: str) -> Record:
        key = _key(board_id, name)
        try:
            return store.read(session, board_id, name, self._sound.get(key))
        except store.LogHasHole as hole:
            self._keep_apart(board_id, name, hole.after)
            return store.read(session, board_id, name, hole.after)

    def _checked(self, board_id: str, name: str, record: Record) -> Record:
        key = _key(board_id, name)
        if key in self._sound:
            return replace(record, is_whole=False)
        self._mark(key)
        if key not in self._suspects:
            return record
        sound = record if apart.opens(record) else self._sound_part(board_id, name, record)
        with self._lock:
            self._suspects.discard(key)
        if not sound.is_whole:
            self._keep_apart(board_id, name, sound.seq)
        return sound

    def _keep_apart(self, board_id: str, name: str, seq: int) -> None:
        self._sound[_key(board_id, name)] = seq
        log.error("Board %s cannot be opened: %s is shown read-only as of entry %d", board_id, name, seq)

    def _sound_part(self, board_id: str, name: str, record: Record) -> Record:
        """The longest beginning of a document that can be opened."""
        parts = (part for part in self._beginnings(board_id, name, record) if not part.seq or apart.opens(part))
        return replace(next(parts, record), is_whole=False)  # there is no shorter one of nothing

    def _beginnings(self, board_id: str, name: str, record: Record) -> Iterator[Record]:
        """Ever shorter ones of a document that cannot be opened, down to nothing."""
        while record.seq:
            keyframe_seq = record.seq - len(record.tail)
            # At least one less: all of them may be applied, and yet the document not be opened.
            count = min(apart.count_sound_updates(record), len(record.updates) - 1)
            tail = record.tail[: max(0, count - 1) if record.keyframe else count]
            shorter = replace(record, tail=tail, seq=keyframe_seq + len(tail))
            if count:
                yield shorter
            with self._database.reading() as session:
                until = keyframe_seq - 1 if record.keyframe else shorter.seq // 2
                record = store.read(session, board_id, name, until)
            yield record

    def _mark(self, key: str) -> None:
        # Neither flushed nor asked for: a process that dies leaves it, and a disk that is full keeps nobody out.
        if self._folder:
            with suppress(OSError):
                (self._folder / key).touch()


def _key(board_id: str, document: str) -> str:
    return quote(f"{board_id}.{document}", safe="")  # it is a file's name


def _names_in(folder: Path | None) -> set[str]:
    if folder is None:
        return set()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return {path.name for path in folder.iterdir()}
    return set()
