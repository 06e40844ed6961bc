"""Records of a reel, and what is read at once to make it. Pure."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.history import reel
from app.history.kept import Kept
from app.history.log import Entry
from app.history.reel import Reel, stretches
from tests.history.reading import Record, records

BEGAN = datetime(2026, 3, 6, 9, 30, tzinfo=UTC)
BEGAN_MS = 1_772_789_400_000


def entry(seq: int, seconds: float, person: str | None, payload: bytes = b"update") -> Entry:
    return Entry("b", "board", seq, BEGAN + timedelta(seconds=seconds), person, "", payload)


def test_every_entry_is_a_record_with_its_time_and_person() -> None:
    film = Reel({"ana": 1, "ben": 2})
    told = film.take([entry(7, 0, "ben", b""), entry(8, 1.5, None)]) + film.take([entry(9, 3_600, "ana", bytes(300))])
    assert list(records(told)) == [
        Record(7, BEGAN_MS, 2, b""),
        Record(8, BEGAN_MS + 1_500, 0, b"update"),
        Record(9, BEGAN_MS + 3_600_000, 1, bytes(300)),
    ]


def test_a_clock_that_was_set_back_stands_still_until_it_has_caught_up() -> None:
    told = Reel({}).take([entry(1, 60, None), entry(2, 0, None), entry(3, 30, None), entry(4, 61, None)])
    assert [record.at - BEGAN_MS for record in records(told)] == [60_000, 60_000, 60_000, 61_000]


@given(after=st.integers(0, 50), sizes=st.lists(st.integers(0, 40), max_size=60))
def test_stretches_hold_every_entry_once_and_are_bounded(after: int, sizes: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reel, "BYTES_AT_ONCE", 50)
        patch.setattr(reel, "ENTRIES_AT_ONCE", 10)
        found = list(stretches(after, sizes))
    assert [seq for begins, last in found for seq in range(begins + 1, last + 1)] == [
        after + number for number in range(1, len(sizes) + 1)
    ]
    for begins, last in found:
        assert 1 <= last - begins <= 10
        assert sum(sizes[begins - after : last - after]) <= 50


def test_those_that_were_asked_for_last_are_kept() -> None:
    limit, besides = 3010, 1000
    shelf: Kept[str, bytes] = Kept(limit, besides, len)
    for key in "abc":
        shelf.put(key, bytes(3))
    assert shelf.take("a")
    shelf.put("a", bytes(4))
    shelf.put("d", bytes(3))
    assert [key for key in "abcd" if shelf.take(key)] == ["a", "c", "d"]
    shelf.put("e", bytes(limit))
    assert [key for key in "abcde" if shelf.take(key)] == [], "one that is larger than the shelf is not kept"
