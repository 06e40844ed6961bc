"""Lays the updates of a board one after the other, and tells what each of them changed. Pure.

The log is our own: its bytes passed the gate when they came. A document only knows what it is now, so a copy of what is
on it is kept beside it: comparing the two tells what was there before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pycrdt import Doc, Map, Text

Values = Mapping[str, Any]  # of a piece, its text as a string; or a whole link


@dataclass(frozen=True, slots=True)
class PieceCame:
    piece: str
    values: Values


@dataclass(frozen=True, slots=True)
class PieceWent:
    piece: str
    values: Values  # as they were


@dataclass(frozen=True, slots=True)
class FieldChanged:
    """Also of the common fields, the text among them. None: it was not there, or is not any more."""

    piece: str
    name: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class LinkCame:
    link: str
    value: Values


@dataclass(frozen=True, slots=True)
class LinkWent:
    link: str
    value: Values


@dataclass(frozen=True, slots=True)
class LinkChanged:
    link: str
    before: Values
    after: Values


@dataclass(frozen=True, slots=True)
class CommentCame:
    comment: str
    value: Values


@dataclass(frozen=True, slots=True)
class CommentWent:
    comment: str
    value: Values


@dataclass(frozen=True, slots=True)
class SignCame:
    """`key` is `<piece>:<person>:<sign>`."""

    key: str


@dataclass(frozen=True, slots=True)
class SignWent:
    key: str


Happening = (
    PieceCame
    | PieceWent
    | FieldChanged
    | LinkCame
    | LinkWent
    | LinkChanged
    | CommentCame
    | CommentWent
    | SignCame
    | SignWent
)


class Replay:
    def __init__(self, state: bytes = b"") -> None:
        """From an empty board, or from a keyframe of it."""
        self.pieces: dict[str, Values] = {}  # what is on the board after the last update
        self.gone: dict[str, Values] = {}  # what was on it, as it was last
        self._links: dict[str, Values] = {}
        self._doc: Doc[Any] = Doc()
        if state:
            self._doc.apply_update(state)
        self._piece_root: Map[Any] = self._doc.get("pieces", type=Map)
        self._link_root: Map[Any] = self._doc.get("links", type=Map)
        self._comment_root: Map[Any] = self._doc.get("comments", type=Map)
        self._sign_root: Map[Any] = self._doc.get("reactions", type=Map)
        self._texts: dict[str, Text] = {}
        self._touched: dict[str, dict[str, object] | None] = {}  # fields with their new values; None: the piece itself
        self._touched_links: set[str] = set()
        self._touched_comments: set[str] = set()
        self._touched_signs: set[str] = set()
        for piece in self._piece_root.keys():  # noqa: SIM118 - the type of an iterator is wrong in pycrdt
            self._compare_whole(piece)
        for link in self._link_root.keys():  # noqa: SIM118
            self._compare_link(link)
        self._comments: dict[str, Values] = self._comment_root.to_py() or {}
        self._signs = set(self._sign_root.keys())
        self._observing = (
            self._piece_root.observe_deep(self._on_pieces),
            self._link_root.observe(lambda event: self._touched_links.update(event.keys)),
            self._comment_root.observe(lambda event: self._touched_comments.update(event.keys)),
            self._sign_root.observe(lambda event: self._touched_signs.update(event.keys)),
        )

    def apply(self, update: bytes) -> list[Happening]:
        """What comes is told before what goes, and pieces before the links that join them."""
        for touched in (self._touched_links, self._touched_comments, self._touched_signs):
            touched.clear()
        self._touched.clear()
        self._doc.apply_update(update)
        happened: list[Happening] = []
        for piece, fields in self._touched.items():
            happened += self._compare_whole(piece) if fields is None else self._compare(piece, fields)
        for link in self._touched_links:
            happened += self._compare_link(link)
        for comment in self._touched_comments:
            happened += self._compare_comment(comment)
        for key in self._touched_signs:
            happened += self._compare_sign(key)
        return sorted(happened, key=_goes) if len(happened) > 1 else happened

    def _compare_whole(self, piece: str) -> list[Happening]:
        before, content = self.pieces.pop(piece, None), self._piece_root.get(piece)
        if not isinstance(content, Map):
            self._texts.pop(piece, None)
            if before is None:
                return []
            self.gone[piece] = before
            return [PieceWent(piece, before)]
        after = {name: content[name] for name in content.keys()}  # noqa: SIM118
        if isinstance(after.get("text"), Text):
            self._texts[piece] = after["text"]
            after["text"] = str(after["text"])
        self.pieces[piece] = after
        return [PieceCame(piece, after)] if before is None else _differences(piece, before, after)

    def _compare(self, piece: str, fields: Mapping[str, object]) -> list[Happening]:
        before = self.pieces.get(piece)
        if before is None:
            return []
        after = {name: value for name, value in {**before, **fields}.items() if value is not None}
        if "text" in fields:
            after["text"] = str(self._texts[piece])
        self.pieces[piece] = after
        return _differences(piece, before, after, fields)

    def _compare_link(self, link: str) -> list[Happening]:
        before, value = self._links.pop(link, None), self._link_root.get(link)
        if not isinstance(value, dict):
            return [] if before is None else [LinkWent(link, before)]
        self._links[link] = value
        if before is None:
            return [LinkCame(link, value)]
        return [] if before == value else [LinkChanged(link, before, value)]

    def _compare_comment(self, comment: str) -> list[Happening]:
        before, value = self._comments.pop(comment, None), self._comment_root.get(comment)
        if not isinstance(value, dict):
            return [] if before is None else [CommentWent(comment, before)]
        self._comments[comment] = value
        return [CommentCame(comment, value)] if before is None else []

    def _compare_sign(self, key: str) -> list[Happening]:
        was_there, is_there = key in self._signs, key in self._sign_root
        if was_there == is_there:
            return []
        (self._signs.add if is_there else self._signs.discard)(key)
        return [SignCame(key) if is_there else SignWent(key)]

    # Reading a value through the document costs a transaction; what comes with the event is free.
    def _on_pieces(self, events: list[Any]) -> None:
        for event in events:
            path = event.path
            if not path:
                self._touched.update(dict.fromkeys(event.keys))
                continue
            fields = self._touched.setdefault(path[0], {})
            if fields is None:
                continue
            if len(path) > 1:
                fields["text"] = ""  # read when the update is through
            else:
                fields.update({name: change.get("newValue") for name, change in event.keys.items()})
                if "text" in event.keys:
                    self._touched[path[0]] = None


def _differences(piece: str, before: Values, after: Values, names: Iterable[str] | None = None) -> list[Happening]:
    """Only among `names`, where they are given."""
    return [
        FieldChanged(piece, name, before.get(name), after.get(name))
        for name in sorted(before.keys() | after.keys() if names is None else names)
        if before.get(name) != after.get(name)
    ]


def _goes(happening: Happening) -> int:
    match happening:
        case PieceCame():
            return 0
        case LinkWent() | CommentWent() | SignWent():
            return 2
        case PieceWent():
            return 3
        case _:
            return 1
