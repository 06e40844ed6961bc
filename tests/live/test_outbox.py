"""What a connection is still to be sent, and how a slow reader is kept from costing anything."""

from collections.abc import Iterator

import pytest
from pycrdt import Doc, Text

from app.live import outbox, protocol
from app.live.outbox import Outbox

NOW = 1_000.0


@pytest.fixture
def box() -> Outbox:
    return Outbox()


def test_r27_edits_that_wait_are_merged_into_one_frame(box: Outbox) -> None:
    typed: Doc[Text] = Doc()
    for update in typing(typed, "together"):
        put_edit(box, update)
    read: Doc[Text] = Doc()
    frames = drain(box)
    for frame in frames:
        read.apply_update(update_of(frame))
    assert len(frames) == 1
    assert str(read.get("text", type=Text)) == "together"


def test_r27_edits_of_different_documents_stay_apart(box: Outbox) -> None:
    put_edit(box, b"\x00\x00", "board")
    put_edit(box, b"\x00\x00", "stage")
    assert drain(box) == [protocol.update("board", b"\x00\x00"), protocol.update("stage", b"\x00\x00")]


def test_r27_presence_that_waits_is_kept_newest_only(box: Outbox) -> None:
    for clock in range(1, 50):
        entries = {client: protocol.state(client, clock, b"{}") for client in (7, 8)}
        box.put_presence(entries, protocol.awareness(entries.values()), NOW)
    assert drain(box) == [protocol.awareness([protocol.state(7, 49, b"{}"), protocol.state(8, 49, b"{}")])]


def test_r27_only_the_newest_acknowledgement_is_sent(box: Outbox) -> None:
    for count in (1, 2, 3):
        box.put_saved(count)
    assert drain(box) == [protocol.saved(3)]


def test_r14_a_refusal_stays_behind_what_was_acknowledged_before_it(box: Outbox) -> None:
    box.put_saved(2)
    box.put_control(b"refused")
    box.put_saved(3)
    assert drain(box) == [protocol.saved(2), b"refused", protocol.saved(3)]


def test_r27_past_the_bound_what_waits_is_dropped(box: Outbox) -> None:
    fill(box)
    assert box.is_behind
    assert drain(box) == []


def test_r27_edits_that_cannot_be_merged_are_made_good_by_the_present_state(box: Outbox) -> None:
    for _ in range(2):
        put_edit(box, b"no update")
    box.put_control(b"notice")
    put_edit(box, b"\x00\x00")
    assert drain(box) == [b"notice"]
    assert box.is_behind


def test_p5_people_who_come_and_go_cost_a_stuck_reader_no_more_than_the_bound(box: Outbox) -> None:
    for client_id in range(outbox.PRESENCE_LIMIT + 1):
        box.put_presence({client_id: b"gone"}, b"frame", NOW)
    assert box.is_behind
    assert drain(box) == []


def test_r27_a_refusal_arrives_however_slow_the_reader(box: Outbox) -> None:
    box.put_control(b"refused")
    fill(box)
    box.put_control(b"welcome")
    assert drain(box) == [b"refused", b"welcome"]


def test_r27_who_is_behind_is_queued_nothing_until_they_catch_up(box: Outbox) -> None:
    fill(box)
    put_edit(box, b"\x00\x00")
    box.put_presence({7: b""}, b"presence", NOW)
    box.put_state(b"state", NOW)
    assert drain(box) == []
    box.recover(NOW + 1)
    box.put_state(b"state", NOW + 1)
    assert drain(box) == [b"state"]


def test_r27_a_state_larger_than_the_bound_is_sent(box: Outbox) -> None:
    state = bytes(3 * outbox.BYTES_LIMIT)
    box.put_state(state, NOW)
    put_edit(box, b"\x00\x00")
    assert drain(box) == [state, protocol.update("board", b"\x00\x00")]


def test_r27_asking_for_states_without_reading_them_does_not_pile_them_up(box: Outbox) -> None:
    for _ in range(100):
        box.put_state(bytes(100), NOW)
    assert len(drain(box)) <= outbox.STATES_LIMIT


def test_r27_many_small_edits_are_bounded_too(box: Outbox) -> None:
    for _ in range(outbox.EDITS_LIMIT + 1):
        put_edit(box, b"\x00\x00")
    assert box.is_behind


def test_r28_who_does_not_catch_up_in_time_is_hopeless(box: Outbox) -> None:
    fill(box)
    assert not box.is_hopeless(NOW + outbox.CATCH_UP_SECONDS - 1)
    assert box.is_hopeless(NOW + outbox.CATCH_UP_SECONDS + 1)


def test_r28_who_falls_behind_again_at_once_is_hopeless(box: Outbox) -> None:
    fill(box)
    box.recover(NOW)
    fill(box)
    assert box.is_hopeless(NOW)


def test_r28_who_fell_behind_long_ago_gets_another_chance(box: Outbox) -> None:
    fill(box)
    box.recover(NOW)
    fill(box, NOW + outbox.CATCH_UP_SECONDS + 1)
    assert not box.is_hopeless(NOW + outbox.CATCH_UP_SECONDS + 1)


def test_r28_who_asks_and_asks_and_does_not_read_is_hopeless(box: Outbox) -> None:
    for _ in range(3):
        box.put_control(bytes(outbox.BYTES_LIMIT))
    assert box.is_hopeless(NOW)


def drain(box: Outbox) -> list[bytes]:
    return list(iter(lambda: box.next(NOW), None))


def fill(box: Outbox, now: float = NOW) -> None:
    box.put_edit("board", b"", bytes(outbox.BYTES_LIMIT + 1), now)


def put_edit(box: Outbox, update: bytes, document: str = "board") -> None:
    box.put_edit(document, update, protocol.update(document, update), NOW)


def update_of(frame: bytes) -> bytes:
    decoded = protocol.decode(frame)
    assert isinstance(decoded, protocol.Update)
    return decoded.update


def typing(doc: Doc[Text], text: str) -> Iterator[bytes]:
    written = doc.get("text", type=Text)
    for character in text:
        before = doc.get_state()
        written += character
        yield doc.get_update(before)
