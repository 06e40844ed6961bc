"""When a state is written down whole. Rule R21 of docs/sync-spec.md."""

from app.history.keyframes import BYTES_BETWEEN, UPDATES_AT_MOST, UPDATES_BETWEEN, KeyframeClock


def test_r21_a_keyframe_is_due_after_many_updates() -> None:
    clock = KeyframeClock()
    assert count_until_due(clock, b"typed") == UPDATES_BETWEEN


def test_r21_a_keyframe_is_due_after_many_bytes() -> None:
    clock = KeyframeClock()
    assert count_until_due(clock, bytes(BYTES_BETWEEN // 4)) == 4


def test_r21_keyframes_of_a_large_board_do_not_outgrow_its_log() -> None:
    clock = KeyframeClock(keyframe_bytes=1_000_000)
    assert count_until_due(clock, bytes(500)) == 1_000


def test_r21_the_tail_of_a_large_board_stays_short() -> None:
    clock = KeyframeClock(keyframe_bytes=1_000_000_000)
    assert count_until_due(clock, b"typed") == UPDATES_AT_MOST


def test_r21_counting_starts_anew_after_a_keyframe() -> None:
    clock = KeyframeClock()
    count_until_due(clock, b"typed")
    clock.restart(b"state")
    assert count_until_due(clock, b"typed") == UPDATES_BETWEEN


def count_until_due(clock: KeyframeClock, payload: bytes) -> int:
    updates = 0
    while not clock.is_due:
        clock.count(payload)
        updates += 1
    return updates
