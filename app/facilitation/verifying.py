"""Whether every checkpoint is still what it was made as: its fingerprint, and the board that the log says of it."""

import json
import zlib
from dataclasses import dataclass
from typing import Any

from app.board.canonical import canonical, fingerprint
from app.db.database import Database
from app.facilitation import store
from app.facilitation.store import StoredCheckpoint
from app.history import apart
from app.history import store as boards_log
from app.history.showing import MODULE, Names, Shown

FROM_LOG = ("pieces", "links", "comments", "reactions")


@dataclass(frozen=True)
class Verdict:
    checkpoint: StoredCheckpoint
    wrong: str = ""  # empty: it holds

    @property
    def holds(self) -> bool:
        return not self.wrong

    @property
    def sentence(self) -> str:
        about = f"CP{self.checkpoint.number} {self.checkpoint.name!r} of board {self.checkpoint.board_id}"
        return f"{about}: {self.wrong or 'as it was made'}"


def verify_checkpoints(database: Database) -> list[Verdict]:
    """Of all boards, one after the other. Not for the event loop."""
    with database.reading() as session:
        checkpoints = store.all_checkpoints(session)
    return [Verdict(checkpoint, _wrong_with(database, checkpoint)) for checkpoint in checkpoints]


def _wrong_with(database: Database, checkpoint: StoredCheckpoint) -> str:
    try:
        form = zlib.decompress(checkpoint.state)
        state: dict[str, Any] = json.loads(form)
    except (zlib.error, ValueError):
        return "its stored board cannot be read"
    if fingerprint(form) != checkpoint.fingerprint:
        return f"its stored board has the fingerprint {fingerprint(form)}, not {checkpoint.fingerprint}"
    if canonical(state) != form:
        return "its stored board is not in its canonical form"
    try:
        replayed = _replayed(database, checkpoint, state)
    except boards_log.LogHasHole as hole:
        return f"the log of its board has a hole after entry {hole.after}"
    except (apart.CameToGrief, apart.NotBegun):
        return f"the log of its board cannot be replayed up to entry {checkpoint.seq}"
    for part in FROM_LOG:
        if canonical(replayed[part]) != canonical(state[part]):
            keys = sorted({*replayed[part], *state[part]})
            first = next((key for key in keys if replayed[part].get(key) != state[part].get(key)), "")
            return f"after entry {checkpoint.seq} the log says something else about {part}, first about {first}"
    return ""


def _replayed(database: Database, checkpoint: StoredCheckpoint, state: dict[str, Any]) -> dict[str, Any]:
    with database.reading() as session:
        record = boards_log.read_moment(session, checkpoint.board_id, "board", until=checkpoint.seq)
    names = Names(state["board"], state["people"])
    replayed: dict[str, Any] = json.loads(apart.run(MODULE, "answer", Shown(record.updates, names)))
    return replayed
