"""Frames in the bodies of ordinary requests. Rules R48 and R49 of docs/sync-spec.md."""

from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.live import parcels
from app.live.protocol import FRAME_LIMIT
from app.live.varint import Malformed


@given(st.lists(st.binary(max_size=300)))
def test_r49_what_is_packed_comes_out_as_it_was(frames: list[bytes]) -> None:
    assert list(parcels.unpack(parcels.pack(frames))) == frames


@given(st.binary())
def test_r3_any_bytes_are_frames_or_malformed(parcel: bytes) -> None:
    try:
        frames = list(parcels.unpack(parcel))
    except Malformed:
        return
    assert sum(len(frame) for frame in frames) <= len(parcel)


def test_r2_a_frame_above_the_limit_reaches_the_room_that_refuses_it_and_no_larger_one_does() -> None:
    assert len(next(parcels.unpack(parcels.pack([bytes(FRAME_LIMIT + 1)])))) == FRAME_LIMIT + 1
    with pytest.raises(Malformed):
        next(parcels.unpack(parcels.pack([bytes(FRAME_LIMIT + 2)])))


def test_r48_an_event_is_one_line_of_base64() -> None:
    event = parcels.event([b"\n\n", b"data: "])
    assert event.count(b"\n") == 2
    assert event.endswith(b"\n\n")
    assert b64decode(event.removeprefix(b"data: ")) == b"\x02\n\n\x06data: "


def test_a_parcel_of_one_edit_costs_a_third_more_than_its_bytes_and_little_else() -> None:
    edit = bytes(120)
    assert len(parcels.event([edit])) - len(edit) * 4 / 3 <= 12
