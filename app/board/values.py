"""Whether a plain value is what the schema promises. Numbers may come as floats: JavaScript has no others."""

import re
from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import TypeGuard, assert_never

from app.board import schema

SCORES_LIMIT = 100  # criteria one competitor is scored by
LINK_IDENTITY = ("from", "to", "kind", "by")
COMMENT_FIELDS = {"piece", "by", "at", "text"}
_ID = re.compile(rf"[A-Za-z0-9_-]{{{schema.ID_LENGTH}}}")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?Z")


def fits(field: schema.Field, value: object) -> bool:
    """Whether `value` may be stored in `field`. An absent optional field is removed, never None."""
    match field:
        case schema.Text(limit):
            return is_text(value, limit)
        case schema.Number(low, high, whole):
            return _is_number(value, low, high, whole)
        case schema.Choice(options):
            return not isinstance(value, bool) and value in options
        case schema.Flag():
            return isinstance(value, bool)
        case schema.Date():
            return _is_date(value)
        case schema.Identity():
            return is_id(value)
        case schema.Scores():
            return isinstance(value, dict) and len(value) <= SCORES_LIMIT and all(map(_is_score, value.items()))
        case _:
            assert_never(field)


def fits_piece(kind: object, name: str, value: object) -> bool:
    """Of a piece's plain field, common or of its kind; never of its text."""
    match name:
        case "kind":
            return value in schema.KINDS
        case "by":
            return isinstance(value, str) and value != ""
        case "zone":
            return value in schema.ZONES
        case "pos":
            return _is_pair(value, -schema.COORDINATE_LIMIT)
        case "size":
            return _is_pair(value, 1)
        case _:
            field = field_of(kind, name)
            return field is not None and fits(field, value)


def field_of(kind: object, name: str) -> schema.Field | None:
    if kind not in schema.KINDS:
        return None
    return schema.FIELDS[kind].get(name)


def is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def is_text(value: object, limit: int) -> bool:
    """`limit` counts UTF-16 units, as browsers do."""
    return isinstance(value, str) and (len(value) * 2 <= limit or len(value.encode("utf-16-le")) // 2 <= limit)


def is_time(value: object) -> bool:
    """ISO 8601 UTC."""
    return isinstance(value, str) and _TIME.fullmatch(value) is not None


def is_link(value: object) -> TypeGuard[Mapping[str, object]]:
    if not isinstance(value, dict) or value.get("kind") not in schema.LINK_KINDS:
        return False
    fields = schema.LINK_FIELDS[value["kind"]]
    if any(not isinstance(value.get(name), str) for name in LINK_IDENTITY):
        return False
    rest = value.keys() - LINK_IDENTITY
    return all(name in fields and fits(fields[name], value[name]) for name in rest)


def link_identity(link: Mapping[str, object]) -> tuple[object, ...]:
    """What never changes of a link; its fields may."""
    return tuple(link.get(name) for name in LINK_IDENTITY)


def is_comment(value: object) -> TypeGuard[Mapping[str, object]]:
    return (
        isinstance(value, dict)
        and value.keys() == COMMENT_FIELDS
        and isinstance(value["piece"], str)
        and isinstance(value["by"], str)
        and is_time(value["at"])
        and is_text(value["text"], schema.TEXT_LIMIT)
    )


def _is_number(value: object, low: float, high: float, whole: bool) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        return False
    return not whole or value == int(value)


def _is_date(value: object) -> bool:
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_score(entry: tuple[object, object]) -> bool:
    return is_id(entry[0]) and _is_number(entry[1], 1, 5, whole=True)


def _is_pair(value: object, low: float) -> bool:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return False
    return all(_is_number(each, low, schema.COORDINATE_LIMIT, whole=False) and isfinite(each) for each in value)
