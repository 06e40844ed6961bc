"""Plain values are what the schema promises."""

import math

import pytest

from app.board import schema
from app.board.values import fits, fits_piece, is_comment, is_link, is_time

ID = "V1StGXR8_Z5jdHi6B-myT"


@pytest.mark.parametrize("value", ["", "Tarvenna", "😀" * 120, "x" * 240])
def test_a_text_field_takes_up_to_240_utf16_units(value: str) -> None:
    assert fits(schema.Text(), value)


@pytest.mark.parametrize("value", ["😀" * 121, "x" * 241, None, 3, ["x"]])
def test_a_text_field_takes_nothing_longer_and_nothing_else(value: object) -> None:
    assert not fits(schema.Text(), value)


@pytest.mark.parametrize("value", [1, 5, 3.0])
def test_a_number_may_come_as_a_float(value: float) -> None:
    assert fits(schema.Number(1, 5), value)


@pytest.mark.parametrize("value", [0, 6, 2.5, True, math.nan, math.inf, "3", None, [3]])
def test_a_number_outside_its_range_is_refused(value: object) -> None:
    assert not fits(schema.Number(1, 5), value)


def test_a_choice_is_one_of_its_options() -> None:
    assert fits(schema.Choice((-1, 0, 1)), 1.0)
    assert not fits(schema.Choice((-1, 0, 1)), True)
    assert not fits(schema.Choice(("short", "long")), "soon")
    assert not fits(schema.Choice(("short", "long")), ["short"])


@pytest.mark.parametrize("value", ["2027", "2027-03", "2028-02-29"])
def test_a_date_may_be_a_year_a_month_or_a_day(value: str) -> None:
    assert fits(schema.Date(), value)


@pytest.mark.parametrize(
    "value", ["27", "2027-13", "2027-02-29", "0000", "2027-3-6", "tomorrow", "2027-03-06T10:00", 2027]
)
def test_a_date_that_is_none_is_refused(value: object) -> None:
    assert not fits(schema.Date(), value)


def test_scores_map_criterion_ids_to_one_to_five() -> None:
    assert fits(schema.Scores(), {ID: 5, ID[::-1]: 1.0})
    assert not fits(schema.Scores(), {ID: 6})
    assert not fits(schema.Scores(), {"__proto__": 3})
    assert not fits(schema.Scores(), {f"{number:021d}": 3 for number in range(101)})


@pytest.mark.parametrize("pos", [[0, 0], [-100_000, 100_000.0]])
def test_a_position_is_a_pair_of_numbers_on_the_table(pos: object) -> None:
    assert fits_piece("goal", "pos", pos)


@pytest.mark.parametrize("pos", [[0], [0, 0, 0], [0, 100_001], [0, math.nan], ["0", 0], {"x": 0, "y": 0}, None, "00"])
def test_a_position_off_the_table_is_refused(pos: object) -> None:
    assert not fits_piece("goal", "pos", pos)


def test_fields_belong_to_their_kind() -> None:
    assert fits_piece("goal", "priority", 1)
    assert not fits_piece("action", "priority", 1)
    assert not fits_piece("dragon", "priority", 1)
    assert not fits_piece("goal", "colour", "red")
    assert not fits_piece("goal", "zone", "attic")


def test_a_link_has_ends_a_kind_an_author_and_the_fields_of_its_kind() -> None:
    link = {"from": "a", "to": "b", "kind": "owns", "by": "ana"}
    assert is_link(link)
    assert is_link({**link, "strength": 3, "last_contact": "2026-11"})
    assert not is_link({**link, "purpose": "x"})
    assert not is_link({**link, "kind": "likes"})
    assert not is_link({**link, "kind": ["owns"]})
    assert not is_link({key: value for key, value in link.items() if key != "by"})
    assert not is_link(None)


def test_a_comment_is_complete() -> None:
    comment = {"piece": ID, "by": "ana", "at": "2026-11-23T14:00:00.123Z", "text": "Why?"}
    assert is_comment(comment)
    assert not is_comment({**comment, "at": "yesterday"})
    assert not is_comment({**comment, "text": "x" * 2_001})
    assert not is_comment({**comment, "colour": "red"})


def test_a_time_is_utc() -> None:
    assert is_time("2026-11-23T14:00:00Z")
    assert not is_time("2026-11-23T14:00:00+01:00")
