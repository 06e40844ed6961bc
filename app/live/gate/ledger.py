"""Keeps the policy's facts exact, from the document as it stands after each update.

The winner of concurrent changes is read, never guessed. What is read must hold the shape of a board.
"""

from typing import Any

from pycrdt import Doc, Map

from app.board.schema import COMMON_FIELDS
from app.board.values import fits_piece, is_comment, is_link
from app.live.gate.draft import Draft
from app.live.gate.structs import STRING, utf16_length
from app.workshop.facts import Facts, PieceFacts

# A change of one of these fields changes the facts about its piece.
_FACT_FIELDS = frozenset({"kind", "by", "owner", "text"})


class BrokenDocument(Exception):
    """An update was applied, but the board's shape does not hold: drop the room, rebuild it from the log."""


class Ledger:
    def __init__(self, doc: Doc[Any]) -> None:
        self.facts = Facts()
        self._pieces = doc.get("pieces", type=Map)
        self._links = doc.get("links", type=Map)
        self._comments = doc.get("comments", type=Map)
        self._reactions = doc.get("reactions", type=Map)

    @classmethod
    def read(cls, doc: Doc[Any]) -> "Ledger":
        """Takes whatever the document holds: a board of an older version must still open."""
        ledger = cls(doc)
        facts = ledger.facts
        for piece, values in (ledger._pieces.to_py() or {}).items():
            facts.pieces.here[piece] = _piece_facts(values if isinstance(values, dict) else {})
        for link, value in (ledger._links.to_py() or {}).items():
            facts.links.here[link] = value if isinstance(value, dict) else {}
        for comment, value in (ledger._comments.to_py() or {}).items():
            facts.comments.here[comment] = value if isinstance(value, dict) else {}
        for key in ledger._reactions:
            facts.reactions.here[key] = True
        return ledger

    def follow(self, draft: Draft) -> None:
        """Brings the facts up to a draft that is committed. Raises `BrokenDocument`."""
        touched = _Touched(draft)
        for root, key in touched.entries:
            match root:
                case "links":
                    self._follow_link(key)
                case "comments":
                    self._follow_comment(key)
                case "reactions":
                    self._follow_reaction(key)
        for piece in touched.pieces:
            self._follow_piece(piece)
        for piece, name in touched.fields:
            if piece not in touched.pieces:
                self._follow_field(piece, name)
        for piece, growth in touched.growth.items():
            if piece not in touched.pieces:
                self._follow_text(piece, growth)

    def _follow_piece(self, piece: str) -> None:
        if piece not in self._pieces:
            self.facts.pieces.drop(piece)
            return
        content = self._pieces[piece]
        values = content.to_py() if isinstance(content, Map) else None
        if values is None or any(name not in values for name in COMMON_FIELDS):
            raise BrokenDocument(f"piece {piece} is incomplete")
        for name, value in values.items():
            if not (isinstance(value, str) if name == "text" else fits_piece(values["kind"], name, value)):
                raise BrokenDocument(f"piece {piece} has a wrong {name}")
        self.facts.pieces.put(piece, _piece_facts(values))

    def _follow_field(self, piece: str, name: str) -> None:
        content = self._pieces[piece]
        if name in content:
            if not fits_piece(self.facts.pieces.here[piece].kind, name, content[name]):
                raise BrokenDocument(f"piece {piece} has a wrong {name}")
        elif name in COMMON_FIELDS:
            raise BrokenDocument(f"piece {piece} is incomplete")

    def _follow_text(self, piece: str, growth: int) -> None:
        facts = self.facts.pieces.here.get(piece)
        if facts is None:
            raise BrokenDocument(f"piece {piece} has a text and no entry")
        self.facts.pieces.here[piece] = PieceFacts(facts.kind, facts.by, facts.text_length + growth, facts.owner)

    def _follow_link(self, link: str) -> None:
        if link not in self._links:
            self.facts.links.drop(link)
        elif is_link(value := self._links[link]):
            self.facts.links.put(link, value)
        else:
            raise BrokenDocument(f"link {link} is wrong")

    def _follow_comment(self, comment: str) -> None:
        if comment not in self._comments:
            self.facts.comments.drop(comment)
        elif is_comment(value := self._comments[comment]):
            self.facts.comments.put(comment, value)
        else:
            raise BrokenDocument(f"comment {comment} is wrong")

    def _follow_reaction(self, key: str) -> None:
        if key not in self._reactions:
            self.facts.reactions.drop(key)
        elif self._reactions[key] is True:
            self.facts.reactions.put(key, True)
        else:
            raise BrokenDocument(f"reaction {key} is wrong")


class _Touched:
    """What a committed draft changed."""

    def __init__(self, draft: Draft) -> None:
        self.pieces: set[str] = set()  # to be read whole
        self.entries: set[tuple[str, str]] = set()  # of the other roots: (root, key)
        self.fields: set[tuple[str, str]] = set()  # (piece, name)
        self.growth: dict[str, int] = {}  # of texts, in UTF-16 units by piece
        self._index = draft.index
        for struct, place in draft.placed:
            written = struct.length - draft.dead_length(struct) if struct.content == STRING else 0
            self._touch(place.container, place.key, written)
        for (_, start, stop), place in draft.killed:
            self._touch(place.container, place.key, start - stop)

    def _touch(self, number: int, key: str | None, growth: int) -> None:
        container = self._index.containers[number]
        if container.role == "root" and key is not None:
            if container.name == "pieces":
                self.pieces.add(key)
            else:
                self.entries.add((container.name, key))
        elif container.role == "piece" and key is not None and self._index.lives(number):
            if key in _FACT_FIELDS:
                self.pieces.add(container.name)
            else:
                self.fields.add((container.name, key))
        elif container.role == "text" and growth and self._index.lives(number):
            self.growth[container.name] = self.growth.get(container.name, 0) + growth


def _piece_facts(values: dict[str, Any]) -> PieceFacts:
    owner = values.get("owner")
    return PieceFacts(
        kind=str(values.get("kind", "")),
        by=str(values.get("by", "")),
        text_length=utf16_length(str(values.get("text", ""))),
        owner=owner if isinstance(owner, str) else None,
    )
