"""Who is at the board and what they point at. Rules of docs/sync-spec.md."""

import json
from typing import Any

import pytest

from app.errors import CloseCode
from app.live import protocol
from app.live.presence import NEW_CLIENTS_AT_ONCE
from tests.live.table import Person, Table

NOBODY = {"cursor": None, "selection": [], "editing": None, "drag": None}


@pytest.fixture
def table() -> Table:
    return Table()


def test_r6_a_joiner_sees_who_is_there(table: Table) -> None:
    ana = table.sit("Ana")
    point(ana, cursor=[1, 2.5])
    ben = table.sit("Ben")
    assert ben.states[ana.doc.client_id]["cursor"] == [1, 2.5]


def test_r23_who_points_is_filled_in_by_the_server(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    point(ana, person={"id": ben.id, "name": "Ben", "role": "owner"}, cursor=[0, 0])
    table.tick()
    person = {"id": ana.id, "name": "Ana", "function": "sales", "role": "participant"}
    assert ben.states[ana.doc.client_id] == {"person": person} | NOBODY | {"cursor": [0, 0]}


@pytest.mark.parametrize(
    ("state", "kept"),
    [
        ({"cursor": "left"}, NOBODY),
        ({"cursor": [1, 2, 3]}, NOBODY),
        ({"cursor": [1, True]}, NOBODY),
        ({"cursor": [10**400, 1]}, NOBODY),
        ({"selection": ["p1", 7, "p2"]}, NOBODY | {"selection": ["p1", "p2"]}),
        ({"selection": "p1"}, NOBODY),
        ({"editing": "x" * 65}, NOBODY),
        ({"editing": "p1"}, NOBODY | {"editing": "p1"}),
        ({"drag": [["p1", 1, 2], ["p2", "x", 2]]}, NOBODY | {"drag": [["p1", 1, 2]]}),
        ({"user": {"name": "Eve"}, "html": "<b>"}, NOBODY),
    ],
    ids=lambda value: json.dumps(value)[:40],
)
def test_r23_a_value_without_its_shape_is_emptied(table: Table, state: dict[str, Any], kept: dict[str, Any]) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    point(ana, **state)
    table.tick()
    shown = ben.states[ana.doc.client_id]
    assert {key: shown[key] for key in shown if key != "person"} == kept


@pytest.mark.parametrize("text", ["{", "[" * 4000, '{"cursor":[NaN,1]}', '{"cursor":[1,Infinity]}', '"ana"', "[1]"])
def test_r23_a_state_that_is_no_json_object_is_malformed(table: Table, text: str) -> None:
    ana = table.sit("Ana")
    ana.send(protocol.awareness([protocol.state(ana.doc.client_id, 1, text.encode())]))
    assert ana.closed is CloseCode.MALFORMED


def test_r24_nobody_speaks_for_another(table: Table) -> None:
    ana, ben, cleo = (table.sit(name) for name in ("Ana", "Ben", "Cleo"))
    point(ana, cursor=[1, 1])
    point(ben, client_id=ana.doc.client_id, clock=99, cursor=[6, 6])
    say_gone(ben, ana.doc.client_id, clock=100)
    table.tick()
    assert cleo.states[ana.doc.client_id]["cursor"] == [1, 1]
    assert ben.closed is None


def test_r24_a_reloaded_tab_takes_its_client_id_over(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    point(ana, clock=5, cursor=[1, 1])
    again = table.sit("Ana")
    point(again, client_id=ana.doc.client_id, clock=6, cursor=[2, 2])
    ana.leave()
    table.tick()
    assert ben.states[ana.doc.client_id]["cursor"] == [2, 2]


def test_r24_a_connection_speaks_for_a_few_ids_at_most(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    for client_id in range(1, 100):
        point(ana, client_id=client_id)
    table.tick()
    assert len(ben.states) == 4


def test_r25_an_older_state_does_not_come_back(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    point(ana, clock=2, cursor=[2, 2])
    point(ana, clock=1, cursor=[1, 1])
    table.tick()
    assert ben.states[ana.doc.client_id]["cursor"] == [2, 2]


def test_r25_who_leaves_is_gone(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    point(ana)
    table.tick()
    ana.leave()
    table.tick()
    assert ben.states[ana.doc.client_id] is None
    assert ana.doc.client_id not in table.sit("Cleo").states


def test_r25_who_says_null_is_gone(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    point(ana, clock=3)
    table.tick()
    say_gone(ana, ana.doc.client_id, clock=3)
    table.tick()
    assert ben.states[ana.doc.client_id] is None


def test_r26_a_tick_sends_everybodys_newest_state_as_one_frame(table: Table) -> None:
    people = [table.sit(name) for name in ("Ana", "Ben", "Cleo")]
    olga = table.sit("Olga", "observer")
    olga.frames.clear()
    for clock in range(1, 20):
        for person in people:
            point(person, clock=clock, cursor=[clock, 0])
    table.tick()
    assert len(olga.frames) == 1
    assert {state["cursor"][0] for state in olga.states.values()} == {19}


def test_r26_nothing_goes_out_when_nothing_changed(table: Table) -> None:
    point(table.sit("Ana"))
    table.tick()
    assert table.room.take_presence() == []


def test_an_observer_shows_where_they_look(table: Table) -> None:
    olga, ben = table.sit("Olga", "observer"), table.sit("Ben")
    point(olga, cursor=[3, 3])
    table.tick()
    assert ben.states[olga.doc.client_id]["person"]["role"] == "observer"


def test_who_asks_is_told_who_is_there(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    point(ana)
    ben.send(b"\x03")
    assert ana.doc.client_id in ben.states


def point(speaker: Person, /, *, client_id: int | None = None, clock: int = 1, **state: Any) -> None:
    text = json.dumps(state).encode()
    speaker.send(protocol.awareness([protocol.state(client_id or speaker.doc.client_id, clock, text)]))


def say_gone(person: Person, client_id: int, clock: int) -> None:
    person.send(protocol.awareness([protocol.state(client_id, clock, b"null")]))


def test_r24_of_a_frame_the_last_state_of_each_id_counts(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    states = [protocol.state(ana.doc.client_id, clock, b'{"cursor":[%d,0]}' % clock) for clock in range(1, 200)]
    ana.send(protocol.awareness(states))
    table.tick()
    assert ben.states[ana.doc.client_id]["cursor"] == [199, 0]


def test_r25_who_came_and_went_between_two_ticks_was_never_there(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    for client_id in range(1, 11):
        ana.send(protocol.awareness([protocol.state(client_id, 1, b"{}")]))
        say_gone(ana, client_id, clock=1)
    table.tick()
    assert ben.states == {}


def test_r25_a_joiner_who_saw_somebody_before_the_tick_is_told_that_they_went(table: Table) -> None:
    ana = table.sit("Ana")
    point(ana, clock=3)
    ben = table.sit("Ben")
    assert ana.doc.client_id in ben.states
    say_gone(ana, ana.doc.client_id, clock=3)
    table.tick()
    assert ben.states[ana.doc.client_id] is None


def test_r24_a_connection_brings_only_so_many_new_ids_in_a_while(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    for client_id in range(1, 101):
        ana.send(protocol.awareness([protocol.state(client_id, 1, b"{}")]))
        table.tick()
        say_gone(ana, client_id, clock=1)
        table.tick()
    assert 0 < len(ben.states) <= NEW_CLIENTS_AT_ONCE
    table.now += 60
    point(ana, clock=2)
    table.tick()
    assert ben.states[ana.doc.client_id] is not None


def test_p4_asking_who_is_there_costs_what_the_answer_takes(table: Table) -> None:
    for number in range(60):
        person = table.sit(f"Person {number}")
        point(person, selection=["x" * 60] * 50)
    eve = table.sit("Eve")
    for _ in range(1_000):
        eve.send(b"\x03")
    assert eve.closed == CloseCode.TOO_MUCH
