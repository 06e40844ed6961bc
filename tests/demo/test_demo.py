"""The demo's pieces: valid by the schema, in their zones, apart from each other, in both languages."""

import re
from collections.abc import Iterator
from itertools import combinations

import pytest

from app.board.kinds import LINKABLE, ZONE_FRAME
from app.board.schema import (
    FIELDS,
    TEXT_LIMIT,
    Choice,
    Date,
    Field,
    Flag,
    Identity,
    Number,
    Scores,
    Text,
)
from app.demo import layout
from app.demo.case import Case, Words, read_case
from app.demo.pieces import Link, Names, Piece, links_of, piece_keys, pieces_of

CASE = read_case()
PEOPLE = {member.key: f"person-{member.key}" for member in CASE.team}


def names(language: str = "en") -> Names:
    return Names({key: f"piece-{key}" for key in piece_keys(CASE)}, PEOPLE, language)


def pieces(language: str = "en") -> list[Piece]:
    return list(pieces_of(CASE, names(language)))


def links() -> list[Link]:
    return list(links_of(CASE, names()))


def is_valid(field: Field, value: object) -> bool:
    match field:
        case Text(limit):
            return isinstance(value, str) and len(value.encode("utf-16-le")) // 2 <= limit
        case Number(low, high, whole):
            return isinstance(value, int | float) and low <= value <= high and not (whole and value != int(value))
        case Choice(options):
            return value in options
        case Flag():
            return isinstance(value, bool)
        case Date():
            return isinstance(value, str) and bool(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value))
        case Identity("person"):
            return value in PEOPLE.values()
        case Identity():
            return value in names().ids.values()
        case Scores():
            return isinstance(value, dict) and all(1 <= score <= 5 for score in value.values())


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("key", piece_keys(CASE))
def test_every_field_of_a_piece_holds_to_the_schema(key: str, language: str) -> None:
    piece = next(piece for piece in pieces(language) if piece.id == f"piece-{key}")
    assert piece.by in PEOPLE.values()
    assert 0 < len(piece.text) <= TEXT_LIMIT
    for name, value in piece.fields.items():
        assert is_valid(FIELDS[piece.kind][name], value), f"{name}: {value}"


def test_every_entry_of_the_file_becomes_one_piece() -> None:
    assert sorted(piece.id for piece in pieces()) == sorted(names().ids.values())
    assert len(set(piece_keys(CASE))) == len(piece_keys(CASE))


@pytest.mark.parametrize("piece", pieces(), ids=lambda piece: piece.id)
def test_a_piece_lies_inside_its_zone(piece: Piece) -> None:
    left, top, width, height = ZONE_FRAME[piece.zone]
    (x, y), (w, h) = piece.place
    assert left <= x < x + w <= left + width
    assert top <= y
    assert y + h <= top + height or piece.zone == "actions", "the plan grows downwards around its obstacles"


def test_no_piece_covers_another() -> None:
    for one, other in combinations(pieces(), 2):
        assert not overlap(one, other), f"{one.id} covers {other.id}"


def overlap(one: Piece, other: Piece) -> bool:
    (ax, ay), (aw, ah) = one.place
    (bx, by), (bw, bh) = other.place
    return ax < bx + bw and bx < ax + aw and ay < by + bh and by < ay + ah


def test_each_goal_is_fitted_with_what_blocks_it() -> None:
    by_id = {piece.id: piece for piece in pieces()}
    fitted = [
        link for link in links() if link.kind == "blocks" and is_fitted(by_id[link.from_].place, by_id[link.to].place)
    ]
    assert len(fitted) == 5, "all but the wire from the second challenge to the third goal"


def is_fitted(blocker: layout.Place, goal: layout.Place) -> bool:
    """The knob in the middle of one edge meets the socket in the middle of the other, a hair apart."""
    (bx, by), (bw, bh) = blocker
    (gx, gy), (gw, gh) = goal
    return by * 2 + bh == gy * 2 + gh and layout.FIT_GAP in (gx - bx - bw, bx - gx - gw)


def test_every_link_joins_kinds_that_may_be_joined() -> None:
    kinds = {piece.id: piece.kind for piece in pieces()}
    for link in links():
        assert (kinds[link.from_], kinds[link.to]) in LINKABLE[link.kind]
        assert link.by in PEOPLE.values()


def test_the_planted_gaps_are_there_to_be_found() -> None:
    actions = [action for action in CASE.actions if action.goal == "G1"]
    assert not any(action.level == "executive" for action in actions)
    assert not any(action.level == "field" for action in CASE.actions if action.goal == "G3")
    assert [stakeholder.id for stakeholder in CASE.stakeholders if stakeholder.owner is None] == ["S7"]


def test_the_two_languages_say_different_things() -> None:
    # Names of things are the same in both; whole sentences never are.
    same = [words.en for words in all_words(CASE) if words.en == words.es]
    assert same == []


def all_words(value: object) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from all_words(entry)
    elif isinstance(value, Case) or hasattr(value, "model_fields_set"):
        for _name, entry in value:  # type: ignore[attr-defined]
            yield from all_words(entry)
