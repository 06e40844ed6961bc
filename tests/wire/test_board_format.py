"""docs/board-format.md says what the schema says."""

from pathlib import Path
from typing import assert_never

from app.board.kinds import HOME_ZONE, LINKABLE
from app.board.schema import (
    COORDINATE_LIMIT,
    FIELDS,
    ID_LENGTH,
    LINK_FIELDS,
    OTHERS_REMOVED_LIMIT,
    PIECES_LIMIT,
    ROOTS,
    SIGNS,
    TEXT_LIMIT,
    ZONES,
    Choice,
    Date,
    Field,
    Flag,
    Identity,
    Number,
    Scores,
    Text,
)
from app.errors import CloseCode
from app.live import protocol

DOCUMENT = (Path(__file__).parents[2] / "docs" / "board-format.md").read_text(encoding="utf-8")
LINES = DOCUMENT.splitlines()


def test_every_kind_stands_in_the_document_with_its_zone_and_fields() -> None:
    assert rows("## Kinds") == [f"| {kind} | {HOME_ZONE[kind]} | {described(FIELDS[kind])} |" for kind in FIELDS]


def test_every_link_stands_in_the_document_with_what_it_joins() -> None:
    assert rows("## Links") == [
        f"| {kind} | {joins} | {described(LINK_FIELDS[kind])} |"
        for kind, pairs in LINKABLE.items()
        for joins in [", ".join(f"{one} → {other}" for one, other in pairs)]
    ]


def test_the_zones_and_roots_stand_in_the_document() -> None:
    assert " | ".join(ZONES) in DOCUMENT
    assert all(any(line.startswith(f"{root} ") for line in LINES) for root in ROOTS)


def test_the_signs_stand_in_the_document() -> None:
    assert all(f"`{sign}` (" in DOCUMENT for sign in SIGNS)


def test_the_limits_stand_in_the_document() -> None:
    for limit in (
        f"{ID_LENGTH} characters",
        f"{TEXT_LIMIT:,} UTF-16 units",
        f"±{COORDINATE_LIMIT:,}",
        f"{PIECES_LIMIT:,} pieces",
        f"at most {OTHERS_REMOVED_LIMIT} pieces",
        f"{protocol.FRAME_LIMIT // 1024} KB",
        f"{protocol.STATE_LIMIT // 1024} KB",
    ):
        assert limit in DOCUMENT


def test_every_close_code_stands_in_the_document() -> None:
    assert [code for code in CloseCode if str(int(code)) not in DOCUMENT] == []


def rows(heading: str) -> list[str]:
    """The rows of the first table under a heading, without its two header lines."""
    start = next(number for number, line in enumerate(LINES) if line.startswith(heading))
    first = next(number for number in range(start, len(LINES)) if LINES[number].startswith("|"))
    last = next(number for number in range(first, len(LINES)) if not LINES[number].startswith("|"))
    return LINES[first + 2 : last]


def described(fields: dict[str, Field]) -> str:
    return "; ".join(f"`{name}` {describe(field)}" for name, field in fields.items())


def describe(field: Field) -> str:
    match field:
        case Text(limit):
            return f"text ≤ {limit}"
        case Number(low, high, whole):
            return f"{low:,.0f}…{high:,.0f}" + ("" if whole else ", fractions too")
        case Choice(options):
            return ", ".join(str(option) for option in options)
        case Flag():
            return "true or false"
        case Date():
            return "date"
        case Identity(of):
            return f"{of} id"
        case Scores():
            return "criterion piece id → 1…5"
        case _:
            assert_never(field)
