"""Nobody reports to themselves, by way of others. Rule R14 of docs/sync-spec.md, `makes-a-loop`."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from pycrdt import Doc, Map

from app.board import write
from app.board.reporting import LEADERS_LIMIT
from app.live.gate import Refused
from tests.live.gate.desk import Client, Desk, name

BUYER, HEAD, CHIEF, FIRST, SECOND, NEW, NEWER = (name(number) for number in range(7))
ANA = "ana" + "-" * 18

Change = Callable[[Doc[Any]], None]


@pytest.fixture
def desk() -> Desk:
    """The buyer reports to the head, who reports to the chief."""

    def furnish(doc: Doc[Any]) -> None:
        for piece in (BUYER, HEAD, CHIEF):
            write.create_piece(doc, piece, "stakeholder", ANA)
        write.create_link(doc, FIRST, BUYER, HEAD, "reports_to", ANA)
        write.create_link(doc, SECOND, HEAD, CHIEF, "reports_to", ANA)

    return Desk(furnish)


def ask(desk: Desk, change: Change, client_id: int = 77) -> str:
    client = Client.at(desk, ANA, client_id)
    try:
        desk.receive(client.write(change), client.actor)
    except Refused as refused:
        return refused.code
    desk.assert_exact()
    return "ok"


def reports(link: str, who: str, to: str) -> Change:
    return lambda doc: write.create_link(doc, link, who, to, "reports_to", ANA)


def both(*changes: Change) -> Change:
    def change(doc: Doc[Any]) -> None:
        for one in changes:
            one(doc)

    return change


def off(link: str) -> Change:
    return lambda doc: doc.get("links", type=Map).__delitem__(link)


@pytest.mark.parametrize("to", [HEAD, BUYER])
def test_a_chief_reports_to_nobody_below_them(desk: Desk, to: str) -> None:
    assert ask(desk, reports(NEW, CHIEF, to)) == "makes-a-loop"


def test_somebody_may_report_to_two_people_and_be_led_past_a_level(desk: Desk) -> None:
    assert ask(desk, reports(NEW, BUYER, CHIEF)) == "ok"


def test_influence_may_go_round(desk: Desk) -> None:
    assert ask(desk, lambda doc: write.create_link(doc, NEW, CHIEF, BUYER, "influences", ANA)) == "ok"


def test_a_ring_that_comes_as_one_step_is_a_ring(desk: Desk) -> None:
    assert ask(desk, both(off(FIRST), reports(NEW, CHIEF, BUYER), reports(NEWER, BUYER, HEAD))) == "makes-a-loop"


def test_a_link_is_turned_round_in_one_step(desk: Desk) -> None:
    assert ask(desk, both(off(SECOND), reports(NEW, CHIEF, HEAD))) == "ok"


def test_what_was_taken_off_does_not_come_back_into_a_ring(desk: Desk) -> None:
    assert ask(desk, off(FIRST)) == "ok"
    assert ask(desk, reports(NEW, CHIEF, BUYER), 78) == "ok"
    assert ask(desk, reports(FIRST, BUYER, HEAD), 79) == "makes-a-loop"


def test_nobody_has_more_leaders_than_can_be_walked() -> None:
    def tower(doc: Doc[Any]) -> None:
        for number in range(LEADERS_LIMIT + 2):
            write.create_piece(doc, name(number), "stakeholder", ANA)
        for number in range(LEADERS_LIMIT):
            write.create_link(doc, name(1_000 + number), name(number), name(number + 1), "reports_to", ANA)

    low = name(LEADERS_LIMIT + 1)
    assert ask(Desk(tower), reports(name(2_000), low, name(0))) == "makes-a-loop"
    assert ask(Desk(tower), reports(name(2_000), low, name(1))) == "ok"


def test_the_same_said_in_thousands_of_links_is_walked_once() -> None:
    def furnish(doc: Doc[Any]) -> None:
        for number in range(4):
            write.create_piece(doc, name(number), "stakeholder", ANA)
        for number in range(4_000):
            write.create_link(doc, name(10_000 + number), name(1), name(2), "reports_to", ANA)
            write.create_link(doc, name(20_000 + number), name(2), name(3), "reports_to", ANA)

    desk = Desk(furnish)
    client = Client.at(desk, ANA, 77)
    frame = client.write(reports(name(2_000), name(0), name(1)))
    began = time.process_time()
    desk.receive(frame, client.actor)
    assert time.process_time() - began < 0.1  # every pair of links walked: half a second, and 3 s on a full board
