"""How much may come to a board, and that nobody's words are lost where it was too much: R29, R54 and R56 of
docs/sync-spec.md.
"""

from dataclasses import replace
from typing import Any

import pytest
from pycrdt import Doc, Map, Text

from app.errors import CloseCode
from app.live import protocol
from app.live.documents import SHARED
from app.live.limits import DEFAULTS, HALF_LIFE_SECONDS, Allowance, Bucket, Limits, Pace, TooMuch
from app.workshop.floor import HAND
from tests.live.table import Table


def test_a_bucket_gives_its_burst_at_once_and_its_rate_after_that() -> None:
    bucket = Bucket(rate=2, burst=10, now=0)
    assert bucket.take(10, now=0) == 0
    assert bucket.take(2, now=1) == 0
    assert bucket.take(1, now=1) < 0


def test_a_bucket_holds_no_more_than_its_burst_and_survives_a_clock_that_is_set_back() -> None:
    bucket = Bucket(rate=2, burst=10, now=100)
    assert bucket.take(10, now=1_000) == 0
    assert bucket.take(1, now=0) < 0


def test_an_allowance_warns_once_each_time_it_runs_low_and_ends() -> None:
    allowance = Allowance(now=0, limits=Limits(frames_at_once=8, frames_per_second=1))
    assert [allowance.charge(1, now=0) for _ in range(8)] == [False] * 6 + [True, False]
    with pytest.raises(TooMuch):
        allowance.charge(1, now=0)
    assert [allowance.charge(1, now=1_000) for _ in range(8)] == [False] * 6 + [True, False]


def test_what_came_lately_counts_half_after_a_while() -> None:
    pace = Pace()
    for _ in range(8):
        pace.count(now=100)
    assert pace.lately(now=100) == 8
    assert pace.lately(now=100 + HALF_LIFE_SECONDS) == 4
    assert pace.lately(now=100 + 3 * HALF_LIFE_SECONDS) == 1


def test_r54_a_board_that_is_sent_too_much_parts_with_the_loudest_and_tells_them() -> None:
    table = Table(limits=Limits(board_edits_per_second=1, board_edits_at_once=20))
    ana, eve, ben = table.sit("Ana"), table.sit("Eve"), table.sit("Ben")
    for _ in range(15):
        eve.add_note()
    for _ in range(6):
        ana.add_note()
    assert [eve.closed, ana.closed, ben.closed] == [CloseCode.TOO_MUCH, None, None]
    assert [notice["code"] for notice in eve.heard(103)] == ["board-busy"]
    assert ana.heard(103) == []


def test_r54_the_others_go_on_and_one_is_enough() -> None:
    table = Table(limits=Limits(board_edits_per_second=1, board_edits_at_once=20))
    ana, eve = table.sit("Ana"), table.sit("Eve")
    for _ in range(15):
        eve.add_note()
    for _ in range(10):
        ana.add_note()
    table.commit()
    assert ana.closed is None
    assert ana.saved == 10
    assert len(table.sit("Ben").pieces()) == 25


def test_r54_whoever_was_loud_a_while_ago_is_not_the_loudest() -> None:
    table = Table(limits=Limits(board_edits_per_second=1, board_edits_at_once=20))
    ana, eve = table.sit("Ana"), table.sit("Eve")
    for _ in range(20):
        ana.add_note()
    table.now += 10 * HALF_LIFE_SECONDS
    while ana.closed is eve.closed is None:
        eve.add_note()
    assert (ana.closed, eve.closed) == (None, CloseCode.TOO_MUCH)


def test_r54_what_was_not_taken_is_sent_again_and_nothing_is_lost() -> None:
    table = Table(limits=Limits(board_edits_per_second=1, board_edits_at_once=20))
    eve = table.sit("Eve")
    for _ in range(30):
        eve.add_note()
    table.commit()
    assert eve.closed is CloseCode.TOO_MUCH
    assert eve.saved < 30
    table.now += 15  # what a client of ours waits
    again = table.sit("Eve")
    again.send(protocol.update("board", eve.doc.get_update()))
    table.commit()
    assert again.closed is None
    assert len(table.sit("Ben").pieces()) == 30


def test_r54_who_comes_and_goes_is_as_loud_as_who_stays() -> None:
    table = Table(limits=Limits(board_edits_per_second=1, board_edits_at_once=20))
    ana = table.sit("Ana")
    for _ in range(6):
        ana.add_note()
    for _ in range(5):
        eve = table.sit("Eve")
        for _ in range(3):
            eve.add_note()
        eve.leave()
    ana.add_note()
    assert ana.closed is None


def test_r54_what_brings_nothing_new_is_not_counted() -> None:
    table = Table(limits=Limits(board_edits_per_second=1, board_edits_at_once=20))
    ana, olga = table.sit("Ana"), table.sit("Olga", "observer")
    for _ in range(50):
        olga.send(protocol.update("board", b"\0\0"))
    for _ in range(15):
        ana.add_note()
    assert (ana.closed, olga.closed) == (None, None)


def test_r29_who_comes_back_finds_the_allowance_they_left() -> None:
    table = Table(limits=Limits(frames_per_second=1, frames_at_once=50))
    for _ in range(40):
        eve = table.sit("Eve")
        eve.send(b"\x03")
        if eve.closed:
            break
        eve.leave()
    assert eve.closed == CloseCode.TOO_MUCH


def test_r54_presence_is_not_counted() -> None:
    table = Table(limits=Limits(board_edits_per_second=1, board_edits_at_once=10))
    ana = table.sit("Ana")
    for clock in range(100):
        ana.send(protocol.awareness([protocol.state(ana.doc.client_id, clock, b"{}")]))
    assert ana.closed is None


def test_r54_five_hundred_who_write_and_some_who_come_back_from_a_day_offline_pass() -> None:
    bucket = Bucket(DEFAULTS.board_edits_per_second, DEFAULTS.board_edits_at_once, now=0)
    assert bucket.take(10 * DEFAULTS.frames_at_once, now=0) > 0
    assert all(bucket.take(500 * 2, now=second) > 0 for second in range(1, 3_600))


def test_r56_a_board_holds_as_many_pieces_as_is_set() -> None:
    table = Table(limits=Limits(pieces=2))
    ana = table.sit("Ana")
    for _ in range(3):
        ana.add_note()
    table.commit()
    assert [refusal["code"] for refusal in ana.refusals] == ["board-full"]


def test_r56_a_piece_holds_as_many_characters_as_is_set() -> None:
    table = Table(limits=Limits(characters=100))
    ana = table.sit("Ana")
    ana.add_note("x" * 100)
    ana.add_note("x" * 101)
    table.commit()
    assert [(refusal["code"], refusal["upTo"]) for refusal in ana.refusals] == [("text-too-long", 2)]


def test_r56_a_text_from_before_the_limit_was_lowered_may_be_shortened_and_not_grow() -> None:
    before = Table()
    id = before.sit("Ana").add_note("x" * 200)
    before.commit()
    table = Table({name: before.record(name) for name in SHARED}, seed=2, limits=Limits(characters=100))
    ben = table.sit("Ben")
    ben.change(lambda doc: text_of(doc, id).clear())
    ben.change(lambda doc: text_of(doc, id).insert(0, "x" * 100))
    ben.change(lambda doc: text_of(doc, id).insert(0, "y"))
    table.commit()
    assert [(refusal["code"], refusal["upTo"]) for refusal in ben.refusals] == [("text-too-long", 3)]


def test_r56_a_piece_of_a_hand_holds_as_many() -> None:
    assert Limits(characters=100).floor.hand == replace(HAND, text_limit=100)


def test_r56_a_frame_may_be_as_large_as_is_set() -> None:
    table = Table(limits=Limits(frame_bytes=2 * protocol.FRAME_LIMIT))
    ana = table.sit("Ana")
    ana.send(b"\x63" * (2 * protocol.FRAME_LIMIT))
    assert ana.closed is None
    ana.send(b"\x63" * (2 * protocol.FRAME_LIMIT + 1))
    assert ana.closed is CloseCode.TOO_BIG


def test_r29_a_person_has_as_many_connections_as_is_set() -> None:
    table = Table(limits=Limits(connections_per_person=2))
    anas = [table.sit("Ana") for _ in range(3)]
    assert [ana.closed for ana in anas] == [CloseCode.REPLACED, None, None]


def text_of(doc: Doc[Any], id: str) -> Text:
    pieces: Any = doc.get("pieces", type=Map)
    text: Text = pieces[id]["text"]
    return text
