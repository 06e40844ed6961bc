"""Changes a board from Python: demo data, imports, restores and tests.

Everything here writes what `docs/board-format.md` promises and judges nothing: callers hand in valid values.
`doc` is the document `board`; each call is one transaction, and calls nest in a transaction of the caller.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pycrdt import Doc, Map, Text

from app.board.kinds import DEFAULT_SIZE, HOME_ZONE, SIZE
from app.board.marks import Mark
from app.board.schema import COMMON_FIELDS, Kind, LinkKind, Zone

Point = tuple[float, float]


def create_piece(
    doc: Doc[Any],
    id: str,
    kind: Kind,
    by: str,
    zone: Zone | None = None,
    pos: Point = (0, 0),
    size: Point | None = None,
    text: str = "",
    fields: Mapping[str, object] | None = None,
) -> None:
    """`zone` and `size` default to those of the kind."""
    width, height = size or SIZE.get(kind, DEFAULT_SIZE)
    content: dict[str, object] = {
        "kind": kind,
        "by": by,
        "zone": zone or HOME_ZONE[kind],
        "pos": [float(pos[0]), float(pos[1])],
        "size": [float(width), float(height)],
        "text": Text(text),
        **(fields or {}),
    }
    with doc.transaction():
        _root(doc, "pieces")[id] = Map(content)


def delete_piece(doc: Doc[Any], id: str) -> None:
    """Also deletes the piece's links, comments and reactions, so that nothing points at nothing."""
    delete_pieces(doc, {id})


def delete_pieces(doc: Doc[Any], ids: Collection[str]) -> None:
    """The same of many, for hardly more than it takes of one."""
    with doc.transaction():
        for link_id, link in list(_root(doc, "links").items()):
            if link["from"] in ids or link["to"] in ids:
                del _root(doc, "links")[link_id]
        for comment_id, comment in list(_root(doc, "comments").items()):
            if comment["piece"] in ids:
                del _root(doc, "comments")[comment_id]
        for key in list(_root(doc, "reactions").keys()):
            if key.split(":", 1)[0] in ids:
                del _root(doc, "reactions")[key]
        for id in ids:
            del _root(doc, "pieces")[id]


def set_field(doc: Doc[Any], piece: str, name: str, value: object) -> None:
    """`None` removes the field."""
    if name in COMMON_FIELDS and (name == "text" or value is None):
        raise ValueError(f"{name} is not a plain optional field")
    with doc.transaction():
        content = _piece(doc, piece)
        if value is not None:
            content[name] = value
        elif name in content:
            del content[name]


def move(doc: Doc[Any], piece: str, pos: Point, zone: Zone | None = None) -> None:
    with doc.transaction():
        content = _piece(doc, piece)
        content["pos"] = [float(pos[0]), float(pos[1])]
        if zone is not None and content["zone"] != zone:
            content["zone"] = zone


def resize(doc: Doc[Any], piece: str, size: Point) -> None:
    set_field(doc, piece, "size", [float(size[0]), float(size[1])])


def set_text(doc: Doc[Any], piece: str, text: str) -> None:
    """Replaces the whole text; the Y.Text itself stays, so that people typing in it keep their place."""
    with doc.transaction():
        content: Text = _piece(doc, piece)["text"]
        content.clear()
        content += text


def edit_text(doc: Doc[Any], piece: str, marks: Iterable[Mark]) -> None:
    """Only what is out and in: whoever types elsewhere in the text keeps their words, and everybody their place."""
    with doc.transaction():
        content: Text = _piece(doc, piece)["text"]
        at = 0  # bytes, as pycrdt counts
        for one in marks:
            size = len(one.words.encode())
            match one.sort:
                case "same":
                    at += size
                case "out":
                    del content[at : at + size]
                case "in":
                    content.insert(at, one.words)
                    at += size


def create_link(
    doc: Doc[Any], id: str, from_: str, to: str, kind: LinkKind, by: str, fields: Mapping[str, object] | None = None
) -> None:
    with doc.transaction():
        _root(doc, "links")[id] = {"from": from_, "to": to, "kind": kind, "by": by, **(fields or {})}


def set_link_fields(doc: Doc[Any], id: str, fields: Mapping[str, object]) -> None:
    """What else the link says stays as it is. `None` removes a field."""
    with doc.transaction():
        value = {**_root(doc, "links")[id], **fields}
        _root(doc, "links")[id] = {name: each for name, each in value.items() if each is not None}


def delete_link(doc: Doc[Any], id: str) -> None:
    with doc.transaction():
        del _root(doc, "links")[id]


def create_comment(doc: Doc[Any], id: str, piece: str, by: str, at: str, text: str) -> None:
    """`at` is ISO 8601 UTC."""
    with doc.transaction():
        _root(doc, "comments")[id] = {"piece": piece, "by": by, "at": at, "text": text}


def delete_comment(doc: Doc[Any], id: str) -> None:
    with doc.transaction():
        del _root(doc, "comments")[id]


def add_reaction(doc: Doc[Any], piece: str, person: str, sign: str) -> None:
    with doc.transaction():
        _root(doc, "reactions")[f"{piece}:{person}:{sign}"] = True


def remove_reaction(doc: Doc[Any], piece: str, person: str, sign: str) -> None:
    with doc.transaction():
        del _root(doc, "reactions")[f"{piece}:{person}:{sign}"]


def _root(doc: Doc[Any], name: str) -> Map[Any]:
    root: Map[Any] = doc.get(name, type=Map)
    return root


def _piece(doc: Doc[Any], id: str) -> Map[Any]:
    piece: Map[Any] = _root(doc, "pieces")[id]
    return piece
