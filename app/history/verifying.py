"""Whether every log is whole, and every keyframe what its log says: a film, and an open board, begin at keyframes.

python -m app.history.verifying answer    a stretch of a log comes on stdin, what is wrong with it goes out
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pycrdt import Doc, Map

from app.board import schema
from app.db.database import Database
from app.history import apart, store
from app.workshop import stage

MODULE = "app.history.verifying"
ENTRIES_AT_ONCE = 20_000
KEYFRAMES_AT_ONCE = 10  # of the largest boards a process apart has time for several times as many
HAND_ROOTS = ("pieces",)


@dataclass(frozen=True, slots=True)
class LogVerdict:
    board_id: str
    document: str
    keyframes: int
    wrong: str = ""  # empty: it holds

    @property
    def holds(self) -> bool:
        return not self.wrong

    @property
    def sentence(self) -> str:
        return f"Log of {self.document} of board {self.board_id}: {self.wrong or 'whole'}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Entries behind `after`, and the keyframes that lie among them."""

    document: str
    state: bytes  # after entry `after`
    after: int
    updates: tuple[bytes, ...]
    keyframes: Mapping[int, bytes]


def verify_logs(database: Database) -> Iterator[LogVerdict]:
    """Of all documents of all boards, each told as soon as it is known. Not for the event loop."""
    with database.reading() as session:
        documents = store.all_documents(session)
    for board_id, document in documents:
        with database.reading() as session:
            newest = store.newest_seq(session, board_id, document)
            keyframes = store.keyframe_seqs(session, board_id, document)
        yield LogVerdict(board_id, document, len(keyframes), _wrong(database, board_id, document, keyframes, newest))


def _wrong(database: Database, board_id: str, document: str, keyframes: list[int], newest: int) -> str:
    """The first thing that is."""
    if keyframes and keyframes[-1] > newest:
        return f"it ends with entry {newest}, and has a keyframe of entry {keyframes[-1]}"
    for begins, within, last in _stretches(keyframes, newest):
        if wrong := _wrong_with(database, board_id, document, begins, within, last):
            return wrong
    return ""


def _stretches(keyframes: list[int], newest: int) -> Iterator[tuple[int, list[int], int]]:
    """Each begins at the start or at a keyframe: where, the keyframes in it, and its last entry."""
    begins, within = 0, list[int]()
    for seq in keyframes:
        within.append(seq)
        if seq - begins >= ENTRIES_AT_ONCE or len(within) >= KEYFRAMES_AT_ONCE:
            yield begins, within, seq
            begins, within = seq, []
    if newest > begins:
        yield begins, within, newest


def _wrong_with(database: Database, board_id: str, document: str, begins: int, keyframes: list[int], last: int) -> str:
    with database.reading() as session:
        try:
            store.sizes_between(session, board_id, document, begins, last)
        except store.LogHasHole as hole:
            return f"it has a hole after entry {hole.after}"
        entries = store.entries_between(session, board_id, document, begins, last)
        states = {
            seq: frame.payload
            for seq in (begins, *keyframes)
            if (frame := store.latest_keyframe(session, board_id, document, seq)) and frame.seq == seq
        }
    for seq in keyframes:
        if seq not in states:
            return f"the keyframe of entry {seq} cannot be read"
    state = states.pop(begins, b"")
    stretch = Stretch(document, state, begins, tuple(entry.payload for entry in entries), states)
    try:
        return apart.run(MODULE, "answer", stretch).decode()
    except (apart.CameToGrief, apart.NotBegun):
        return f"the entries {begins + 1} to {last} cannot be replayed"


# In the process apart


def wrong_with(stretch: Stretch) -> str:
    """The first thing that is; never with a word of what people wrote."""
    doc = _doc(stretch.state)
    for seq, update in enumerate(stretch.updates, stretch.after + 1):
        try:
            doc.apply_update(update)
        except Exception:
            return f"its entry {seq} cannot be applied"
        if seq in stretch.keyframes:
            kept = _content(_doc(stretch.keyframes[seq]), stretch.document)
            if divergence := _first_divergence(_content(doc, stretch.document), kept):
                return f"the keyframe of entry {seq} says something else about {divergence}"
    return ""


def _doc(state: bytes) -> "Doc[Any]":
    doc: Doc[Any] = Doc()
    if state:
        doc.apply_update(state)
    return doc


def _content(doc: "Doc[Any]", document: str) -> dict[str, dict[str, object]]:
    roots = {"board": schema.ROOTS, "stage": stage.ROOTS}.get(document, HAND_ROOTS)
    return {root: doc.get(root, type=Map).to_py() or {} for root in roots}


def _first_divergence(one: dict[str, dict[str, object]], other: dict[str, dict[str, object]]) -> str:
    """Root and key."""
    for root, entries in one.items():
        for key in sorted(entries.keys() | other[root].keys()):
            if entries.get(key) != other[root].get(key):
                return f"{root}, first about {key}"
    return ""


if __name__ == "__main__":
    apart.say(wrong_with(apart.begin()).encode())
