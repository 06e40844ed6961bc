"""What the policy needs to know of a board, without reading the document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Known = TypeVar("Known")

# Deleted entries whose author is remembered, so that an undo may bring them back; the oldest are forgotten first.
GONE_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class PieceFacts:
    kind: str
    by: str
    text_length: int  # UTF-16 units
    owner: str | None = None  # of an action
    zone: str = ""
    accepted: bool = False
    accepted_by: str | None = None  # who accepted it, also after it was given to somebody else


@dataclass(frozen=True, slots=True)
class Gone:
    """An entry that was deleted, and what an undo may bring back. Logged: the document itself forgets it."""

    root: str
    key: str
    facts: Mapping[str, object]  # plain JSON


class Shelf(Generic[Known]):
    """Entries of one root by id, and those that were deleted."""

    def __init__(self) -> None:
        self.here: dict[str, Known] = {}
        self.gone: dict[str, Known] = {}

    def put(self, id: str, entry: Known) -> None:
        self.here[id] = entry
        self.gone.pop(id, None)

    def drop(self, id: str) -> Known | None:
        entry = self.here.pop(id, None)
        if entry is not None:
            self.remember(id, entry)
        return entry

    def remember(self, id: str, entry: Known) -> None:
        """It was deleted, later than all that is remembered already."""
        self.gone.pop(id, None)
        self.gone[id] = entry
        if len(self.gone) > GONE_LIMIT:
            del self.gone[next(iter(self.gone))]

    def former(self, id: str) -> Known | None:
        """The entry as it stands, or as it stood before it was deleted."""
        return self.here.get(id) or self.gone.get(id)


@dataclass(slots=True)
class Facts:
    pieces: Shelf[PieceFacts] = field(default_factory=Shelf)
    links: Shelf[Mapping[str, object]] = field(default_factory=Shelf)
    comments: Shelf[Mapping[str, object]] = field(default_factory=Shelf)
    reactions: Shelf[bool] = field(default_factory=Shelf)

    def drop(self, root: str, key: str) -> Gone | None:
        """None when it was not there."""
        facts = self._drop(root, key)
        return None if facts is None else Gone(root, key, facts)

    def remember(self, gone: Gone) -> None:
        """Of a deletion from before the gate opened; oldest first."""
        key, facts = gone.key, gone.facts
        match gone.root:
            case "pieces" if key not in self.pieces.here:
                self.pieces.remember(key, _remembered(facts))
            case "links" if key not in self.links.here:
                self.links.remember(key, facts)
            case "comments" if key not in self.comments.here:
                self.comments.remember(key, facts)
            case "reactions" if key not in self.reactions.here:
                self.reactions.remember(key, True)

    def _drop(self, root: str, key: str) -> Mapping[str, object] | None:
        match root:
            case "pieces":
                piece = self.pieces.drop(key)
                return _worth_remembering(piece) if piece else None
            case "links":
                return self.links.drop(key)
            case "comments":
                return self.comments.drop(key)
            case "reactions":
                return {} if self.reactions.drop(key) else None
            case _:
                return None


def _worth_remembering(piece: PieceFacts) -> dict[str, object]:
    facts: dict[str, object] = {"kind": piece.kind, "by": piece.by}
    if piece.accepted_by is None:
        return facts
    # Whether it stood accepted, and whose it was, tell a withdrawal from a hand-over when it comes back.
    return facts | {"accepted_by": piece.accepted_by, "owner": piece.owner, "accepted": piece.accepted}


def _remembered(facts: Mapping[str, object]) -> PieceFacts:
    who = _text(facts.get("accepted_by"))
    # Older logs say only who accepted it: then it stood so, which lets nobody accept in that name after a withdrawal.
    return PieceFacts(
        str(facts["kind"]),
        str(facts["by"]),
        0,
        owner=_text(facts.get("owner", who)),
        accepted=facts.get("accepted", who is not None) is True,
        accepted_by=who,
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
