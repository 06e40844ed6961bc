"""Keeps the policy's facts exact, from the document as it stands after each update.

The winner of concurrent changes is read, never guessed. What is read must hold the shape of a board.
"""

import json
from collections.abc import Iterable
from typing import Any

from pycrdt import Doc, Map

from app.board.schema import COMMON_FIELDS, ROOTS
from app.board.values import fits_piece, is_comment, is_link
from app.live.gate.draft import Draft
from app.live.gate.structs import STRING, utf16_length
from app.workshop.acceptance import accepted_by
from app.workshop.facts import Facts, Gone, PieceFacts

# A change of one of these fields changes the facts about its piece.
_FACT_FIELDS = frozenset({"kind", "by", "owner", "accepted", "text", "zone"})


class BrokenDocument(Exception):
    """An update was applied, but the board's shape does not hold: drop the room, rebuild it from the log."""


class Ledger:
    def __init__(self, doc: Doc[Any]) -> None:
        self.facts = Facts()
        self._doc = doc
        self._roots: dict[str, Map[Any]] = {root: doc.get(root, type=Map) for root in ROOTS}
        self._pieces = self._roots["pieces"]

    @classmethod
    def read(cls, doc: Doc[Any]) -> "Ledger":
        """Takes whatever the document holds: a board of an older version must still open."""
        ledger = cls(doc)
        facts = ledger.facts
        # One by one: read as a whole, thousands of pieces would keep every other thread waiting.
        with doc.transaction():
            for piece in ledger._pieces.keys():  # noqa: SIM118  a Map is not Iterable to mypy
                content = ledger._pieces[piece]
                values = _plain(content)
                facts.pieces.here[piece] = _piece_facts(values or {}, None)
        for link, value in (_plain(ledger._roots["links"]) or {}).items():
            facts.links.here[link] = value if isinstance(value, dict) else {}
        for comment, value in (_plain(ledger._roots["comments"]) or {}).items():
            facts.comments.here[comment] = value if isinstance(value, dict) else {}
        for key in ledger._roots["reactions"].keys():  # noqa: SIM118  a Map is not Iterable to mypy
            facts.reactions.here[key] = True
        return ledger

    def remember(self, gone: Iterable[Gone]) -> None:
        """What was deleted before, oldest first."""
        for each in gone:
            self.facts.remember(each)

    def follow(self, draft: Draft) -> tuple[Gone, ...]:
        """Brings the facts up to a draft that is committed. Returns what it deleted; raises `BrokenDocument`."""
        touched = _Touched(draft)
        for piece, growth in touched.growth.items():
            if piece not in touched.pieces:
                self._follow_text(piece, growth)
        if not (touched.entries or touched.pieces or touched.fields):
            return ()
        with self._doc.transaction():  # one for all that is read: each would begin its own
            return tuple(self._read(touched))

    def _read(self, touched: "_Touched") -> list[Gone]:
        gone: list[Gone] = []
        for root, key in touched.entries:
            if key not in self._roots[root]:
                gone += self._drop(root, key)
            else:
                self._follow_entry(root, key, self._roots[root][key])
        for piece in touched.pieces:
            if piece not in self._pieces:
                gone += self._drop("pieces", piece)
            else:
                self._follow_piece(piece)
        for piece, names in touched.fields.items():
            if piece not in touched.pieces:
                self._follow_fields(piece, names)
        return gone

    def _drop(self, root: str, key: str) -> tuple[Gone, ...]:
        gone = self.facts.drop(root, key)
        return (gone,) if gone else ()

    def _follow_piece(self, piece: str) -> None:
        content = self._pieces[piece]
        values = _plain(content)
        if values is None or any(name not in values for name in COMMON_FIELDS):
            raise BrokenDocument(f"piece {piece} is incomplete")
        for name, value in values.items():
            if not (isinstance(value, str) if name == "text" else fits_piece(values["kind"], name, value)):
                raise BrokenDocument(f"piece {piece} has a wrong {name}")
        self.facts.pieces.put(piece, _piece_facts(values, self.facts.pieces.former(piece)))

    def _follow_fields(self, piece: str, names: set[str]) -> None:
        kind, values = self.facts.pieces.here[piece].kind, _plain(self._pieces[piece]) or {}
        for name in names:
            if name in values:
                if not fits_piece(kind, name, values[name]):
                    raise BrokenDocument(f"piece {piece} has a wrong {name}")
            elif name in COMMON_FIELDS:
                raise BrokenDocument(f"piece {piece} is incomplete")

    def _follow_text(self, piece: str, growth: int) -> None:
        facts = self.facts.pieces.here.get(piece)
        if facts is None:
            raise BrokenDocument(f"piece {piece} has a text and no entry")
        self.facts.pieces.here[piece] = PieceFacts(
            facts.kind,
            facts.by,
            facts.text_length + growth,
            facts.owner,
            facts.zone,
            facts.accepted,
            facts.accepted_by,
        )

    def _follow_entry(self, root: str, key: str, value: object) -> None:
        if root == "links" and is_link(value):
            self.facts.links.put(key, value)
        elif root == "comments" and is_comment(value):
            self.facts.comments.put(key, value)
        elif root == "reactions" and value is True:
            self.facts.reactions.put(key, True)
        else:
            raise BrokenDocument(f"{root} has a wrong {key}")


class _Touched:
    """What a committed draft changed."""

    def __init__(self, draft: Draft) -> None:
        self.pieces: set[str] = set()  # to be read whole
        self.entries: set[tuple[str, str]] = set()  # of the other roots: (root, key)
        self.fields: dict[str, set[str]] = {}  # names by piece
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
            elif container.name in ROOTS:
                self.entries.add((container.name, key))
        elif container.role == "piece" and key is not None and self._index.lives(number):
            if key in _FACT_FIELDS:
                self.pieces.add(container.name)
            else:
                self.fields.setdefault(container.name, set()).add(key)
        elif container.role == "text" and growth and self._index.lives(number):
            self.growth[container.name] = self.growth.get(container.name, 0) + growth


def _plain(content: object) -> dict[str, Any] | None:
    """What a map holds, by way of JSON: four times as quick. What is no number is None there, and fits nowhere."""
    return json.loads(str(content)) if isinstance(content, Map) else None


def _piece_facts(values: dict[str, Any], former: PieceFacts | None) -> PieceFacts:
    owner = values["owner"] if isinstance(values.get("owner"), str) else None
    accepted = values.get("accepted") is True
    return PieceFacts(
        kind=str(values.get("kind", "")),
        by=str(values.get("by", "")),
        text_length=utf16_length(str(values.get("text", ""))),
        owner=owner,
        zone=str(values.get("zone", "")),
        accepted=accepted,
        accepted_by=accepted_by(owner, accepted, former),
    )
