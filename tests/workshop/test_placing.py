"""What the server lays lies over nothing, and in its zone while there is room."""

from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.board.kinds import ZONE_FRAME
from app.board.schema import KINDS, Zone
from app.workshop.placing import GAP, Box, Surface, Table, size_for

ZONES: tuple[Zone, ...] = get_args(Zone)
boxes = st.builds(Box, st.integers(-500, 3_000), st.integers(-500, 1_500), st.integers(40, 700), st.integers(40, 400))


def covers(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@settings(deadline=None)
@given(
    st.sampled_from(ZONES),
    st.lists(boxes, max_size=12),
    st.lists(st.tuples(st.sampled_from(KINDS), st.text(max_size=120)), max_size=25),
)
def test_nothing_is_laid_over_anything(zone: Zone, taken: list[Box], pieces: list[tuple[str, str]]) -> None:
    table = Table(zone, taken)
    laid = []
    for kind, text in pieces:
        size = size_for(kind, text)  # type: ignore[arg-type]
        laid.append(Box(*table.place(size), *size))
    assert not [pair for pair in combinations(laid, 2) if covers(*pair)]
    assert not [one for one in laid if any(covers(one, other) for other in taken)]


@pytest.mark.parametrize("zone", ZONES)
def test_an_empty_zone_takes_the_first_ones_inside(zone: Zone) -> None:
    x, y, width, height = ZONE_FRAME[zone]
    table = Table(zone, [])
    place = table.place((264, 92))
    assert x <= place[0] <= x + width - 264
    assert y <= place[1] <= y + height - 92


@pytest.mark.parametrize("zone", ZONES)
def test_a_full_zone_grows_away_from_the_others(zone: Zone) -> None:
    table = Table(zone, [])
    laid = [Box(*table.place((264, 92)), 264, 92) for _ in range(80)]
    for other, (x, y, width, height) in ZONE_FRAME.items():
        if other != zone:
            assert not [box for box in laid if covers(box, Box(x + GAP, y + GAP, width - 2 * GAP, height - 2 * GAP))]


@settings(deadline=None)
@given(st.lists(boxes, max_size=8), st.lists(st.tuples(st.sampled_from(ZONES), st.sampled_from(KINDS)), max_size=40))
def test_zones_that_fill_up_together_leave_each_other_room(taken: list[Box], pieces: list[tuple[Zone, str]]) -> None:
    surface = Surface(taken)
    tables = {zone: Table(zone, surface) for zone in ZONES}
    laid = []
    for zone, kind in pieces:
        size = size_for(kind, "")  # type: ignore[arg-type]
        laid.append(Box(*tables[zone].place(size), *size))
    assert not [pair for pair in combinations(laid, 2) if covers(*pair)]
    assert not [one for one in laid if any(covers(one, other) for other in taken)]
