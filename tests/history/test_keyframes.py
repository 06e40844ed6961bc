"""When a state is written down whole. Rule R21 of docs/sync-spec.md."""

import pytest

from app.history.keyframes import (
    BYTES_BETWEEN,
    ENTRY_BYTES,
    UPDATES_AT_MOST,
    UPDATES_BETWEEN,
    KeyframeClock,
    pack,
    unpack,
)

PACKED = 1 / 3  # of a state


def test_r21_a_keyframe_is_due_after_many_updates() -> None:
    clock = KeyframeClock()
    assert count_until_due(clock, b"typed") == UPDATES_BETWEEN


def test_r21_a_keyframe_is_due_after_many_bytes() -> None:
    clock = KeyframeClock()
    assert count_until_due(clock, bytes(BYTES_BETWEEN // 4)) == 4


def test_r21_the_tail_of_a_large_board_stays_short() -> None:
    clock = KeyframeClock(keyframe_bytes=1_000_000_000)
    assert count_until_due(clock, b"typed") == UPDATES_AT_MOST


def test_r21_counting_starts_anew_after_a_keyframe() -> None:
    clock = KeyframeClock()
    count_until_due(clock, b"typed")
    clock.restart(len(b"state"))
    assert count_until_due(clock, b"typed") == UPDATES_BETWEEN


@pytest.mark.parametrize("state_bytes", [0, 100_000, 700_000, 2_500_000])
@pytest.mark.parametrize("update_bytes", [10, 40, 300, 5_000, 200_000])
def test_r21_whatever_is_looked_up_is_near_a_keyframe(state_bytes: int, update_bytes: int) -> None:
    clock = KeyframeClock(keyframe_bytes=state_bytes)
    updates = count_until_due(clock, bytes(update_bytes)) - 1  # just before the next one
    assert updates <= UPDATES_BETWEEN or updates * update_bytes <= BYTES_BETWEEN


@pytest.mark.parametrize("state_bytes", [50_000, 250_000, 700_000, 2_200_000])
@pytest.mark.parametrize("update_bytes", [20, 40, 300])
def test_r21_keyframes_do_not_outgrow_the_log_by_much(state_bytes: int, update_bytes: int) -> None:
    """Up to a board of 10,000 pieces, whose state takes 2.2 MB."""
    clock = KeyframeClock(keyframe_bytes=state_bytes)
    log_bytes = count_until_due(clock, bytes(update_bytes)) * (update_bytes + ENTRY_BYTES)
    assert state_bytes * PACKED <= 2 * log_bytes


def test_r21_a_packed_state_is_the_state() -> None:
    state = b"a board has many pieces alike " * 1_000
    assert unpack(pack(state)) == state
    assert len(pack(state)) < len(state) / 3


def count_until_due(clock: KeyframeClock, payload: bytes) -> int:
    updates = 0
    while not clock.is_due:
        clock.count(payload)
        updates += 1
    return updates
