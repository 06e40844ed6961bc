"""What stands open to those who write: the zones and kinds of the stage, the zones that a facilitator has closed, and
what a document has room for.
"""

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
from app.workshop.hands import Mode, rule_of
from app.workshop.refused import Refused
from app.workshop.stage import root

LOCKS = "locks"  # root of the document `stage`: zone -> {by, at}
ALWAYS_OPEN = "tray"  # for what has no place yet, in every stage
HAND_PIECES_LIMIT = 500  # what one person thinks of in a day


@dataclass(frozen=True, slots=True)
class Floor:
    locked: frozenset[str] = frozenset()  # zones that only hosts change, as one of them said …
    unopened: frozenset[str] = frozenset()  # … and as the stage says
    kinds: frozenset[str] | None = None  # of the pieces that may be made in this stage; None: all
    hands: Mode = "open"  # otherwise new pieces go into people's hands
    roots: frozenset[str] = frozenset(ROOTS)
    pieces_limit: int = PIECES_LIMIT
    text_limit: int = TEXT_LIMIT  # UTF-16 units of a piece's text

    def read(self, stage: Doc[Any]) -> "Floor":
        """The same floor with the locks of a stage, and with what it opens. Before one begins everything is open."""
        locks: Map[Any] = stage.get(LOCKS, type=Map)
        now = root(stage, "stage").get("now")
        opens = now.get("opens") if now else None
        kinds = opens["kinds"] if opens else None
        return replace(
            self,
            locked=frozenset(zone for zone in ZONES if zone in locks),
            unopened=frozenset(ZONES) - {*opens["zones"], ALWAYS_OPEN} if opens else frozenset(),
            kinds=None if kinds is None else frozenset(kinds),
            hands=rule_of(stage),
        )

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


def judge_floor(changes: Iterable[Change], facts: Facts, floor: Floor) -> None:
    """Raises `Refused` when a participant's changes reach into a zone that is closed, or make what is not asked for.

    Later stages link back to what earlier ones closed, so a link is closed only where both its ends are. What is said
    about a piece, comments and reactions, changes no zone.
    """
    if floor.locked or floor.unopened or floor.kinds is not None or floor.hands != "open":
        _Floor(tuple(changes), facts, floor).judge()


@dataclass(frozen=True, slots=True)
class _Floor:
    changes: tuple[Change, ...]
    facts: Facts
    floor: Floor
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
                    if code := self._closed(piece):
                        raise Refused(code, piece)
                    self._judge_kind(change)
                case SetLink(link, value):
                    self._judge_link(link, value)
                case DeleteLink(link):
                    self._judge_link(link, self.facts.links.here.get(link))
                case SetComment(comment):
                    if self.floor.hands == "silent":
                        raise Refused("private-round", comment)
                case DeleteComment() | SetReaction() | RemoveReaction():
                    pass
                case _:
                    assert_never(change)

    def _judge_kind(self, change: Change) -> None:
        """Of a piece that is made: what is there may be worked on, and what was taken away comes back."""
        if not isinstance(change, CreatePiece) or self.facts.pieces.former(change.piece) is not None:
            return
        if self.floor.hands != "open":
            raise Refused("private-round", change.piece)
        if self.floor.kinds is not None and change.values.get("kind") not in self.floor.kinds:
            raise Refused("stage-kind", change.piece)

    def _judge_link(self, link: str, value: object) -> None:
        ends = (value.get("from"), value.get("to")) if isinstance(value, Mapping) else ()
        closed = [self._closed(end) for end in ends]
        if closed and all(closed):
            raise Refused(closed[0], link)

    def _closed(self, piece: object) -> str:
        """The code, where it lies now or where these changes put it is closed; a facilitator's word comes first."""
        known: PieceFacts | None = self.facts.pieces.here.get(str(piece))
        zones = {known.zone if known else None, self.new.get(str(piece))}
        if zones & self.floor.locked:
            return "zone-locked"
        return "stage-zone" if zones & self.floor.unopened else ""
