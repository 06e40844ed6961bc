"""What stands open to those who write: which zones a facilitator has closed, and what a document has room for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from pycrdt import Doc, Map

from app.board.changes import (
    Change,
    CreatePiece,
    DeleteComment,
    DeleteLink,
    DeletePiece,
    EditText,
    RemoveField,
    RemoveReaction,
    SetComment,
    SetField,
    SetLink,
    SetReaction,
)
from app.board.schema import PIECES_LIMIT, ROOTS, TEXT_LIMIT, ZONES, Zone
from app.workshop.facts import Facts, PieceFacts
from app.workshop.refused import Refused

LOCKS = "locks"  # root of the document `stage`: zone -> {by, at}
HAND_PIECES_LIMIT = 500  # what one person thinks of in a day


@dataclass(frozen=True, slots=True)
class Floor:
    locked: frozenset[str] = frozenset()  # zones that only hosts change
    roots: frozenset[str] = frozenset(ROOTS)
    pieces_limit: int = PIECES_LIMIT
    text_limit: int = TEXT_LIMIT  # UTF-16 units of a piece's text

    def read(self, stage: Doc[Any]) -> "Floor":
        """The same floor with the locks of a stage."""
        locks: Map[Any] = stage.get(LOCKS, type=Map)
        return replace(self, locked=frozenset(zone for zone in ZONES if zone in locks))

    @property
    def hand(self) -> "Floor":
        """Of a hand at the same board: no closed zone closes it."""
        return Floor(roots=frozenset({"pieces"}), pieces_limit=HAND_PIECES_LIMIT, text_limit=self.text_limit)


OPEN = Floor()
HAND = OPEN.hand


def lock_zone(stage: Doc[Any], zone: Zone, by: str, at: str) -> None:
    """`by`: a person's id; `at`: ISO 8601. The first who closed it stays named."""
    locks: Map[Any] = stage.get(LOCKS, type=Map)
    if zone not in locks:
        locks[zone] = {"by": by, "at": at}


def unlock_zone(stage: Doc[Any], zone: Zone) -> None:
    locks: Map[Any] = stage.get(LOCKS, type=Map)
    if zone in locks:
        del locks[zone]


def judge_locks(changes: Iterable[Change], facts: Facts, locked: frozenset[str]) -> None:
    """Raises `Refused` when a participant's changes reach into a locked zone.

    Later stages link back to what earlier ones closed, so a link is closed only where both its ends are. What is said
    about a piece, comments and reactions, changes no zone.
    """
    if locked:
        _Locks(tuple(changes), facts, locked).judge()


@dataclass(frozen=True, slots=True)
class _Locks:
    changes: tuple[Change, ...]
    facts: Facts
    locked: frozenset[str]
    new: dict[str, object] = field(init=False)  # piece -> its zone after these changes, where they say so

    def __post_init__(self) -> None:
        zones: dict[str, object] = {}
        for change in self.changes:
            if isinstance(change, CreatePiece):
                zones[change.piece] = change.values.get("zone")
            elif isinstance(change, SetField) and change.name == "zone":
                zones[change.piece] = change.value
        object.__setattr__(self, "new", zones)

    def judge(self) -> None:
        for change in self.changes:
            match change:
                case CreatePiece(piece) | DeletePiece(piece) | SetField(piece) | RemoveField(piece) | EditText(piece):
                    if self._is_closed(piece):
                        raise Refused("zone-locked", piece)
                case SetLink(link, value):
                    self._judge_link(link, value)
                case DeleteLink(link):
                    self._judge_link(link, self.facts.links.here.get(link))
                case SetComment() | DeleteComment() | SetReaction() | RemoveReaction():
                    pass
                case _:
                    assert_never(change)

    def _judge_link(self, link: str, value: object) -> None:
        ends = (value.get("from"), value.get("to")) if isinstance(value, Mapping) else ()
        if ends and all(self._is_closed(end) for end in ends):
            raise Refused("zone-locked", link)

    def _is_closed(self, piece: object) -> bool:
        """Where it lies now, or where these changes put it."""
        known: PieceFacts | None = self.facts.pieces.here.get(str(piece))
        return (known is not None and known.zone in self.locked) or self.new.get(str(piece)) in self.locked
