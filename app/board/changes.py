"""What happens to a board, as typed changes: the one language of gate, policy, history and compare.

A change says what somebody asked for. Values are as they came; `app.workshop.policy` judges them.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CreatePiece:
    """`values`: the common fields and those of its kind, without the text, which has `text_length` UTF-16 units."""

    piece: str
    values: Mapping[str, object]
    text_length: int | None  # None: it has no text at all


@dataclass(frozen=True, slots=True)
class DeletePiece:
    piece: str


@dataclass(frozen=True, slots=True)
class SetField:
    """Also of the common fields: a move sets `pos` and perhaps `zone`."""

    piece: str
    name: str
    value: object


@dataclass(frozen=True, slots=True)
class RemoveField:
    piece: str
    name: str


@dataclass(frozen=True, slots=True)
class EditText:
    """`inserted` and `deleted` count UTF-16 units."""

    piece: str
    inserted: int
    deleted: int


@dataclass(frozen=True, slots=True)
class SetLink:
    """A new link, or an old one with other fields; `value` is the whole link."""

    link: str
    value: object


@dataclass(frozen=True, slots=True)
class DeleteLink:
    link: str


@dataclass(frozen=True, slots=True)
class SetComment:
    comment: str
    value: object


@dataclass(frozen=True, slots=True)
class DeleteComment:
    comment: str


@dataclass(frozen=True, slots=True)
class SetReaction:
    """`key` is `<piece>:<person>:<sign>`."""

    key: str
    value: object


@dataclass(frozen=True, slots=True)
class RemoveReaction:
    key: str


Change = (
    CreatePiece
    | DeletePiece
    | SetField
    | RemoveField
    | EditText
    | SetLink
    | DeleteLink
    | SetComment
    | DeleteComment
    | SetReaction
    | RemoveReaction
)
