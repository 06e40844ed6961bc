"""The attack matrix: everything somebody may try, by everybody, at a board that is open, closed or archived. P2, P4."""

from typing import Literal, get_args

import pytest

from app.board.schema import ZONES, Zone
from app.workshop.floor import lock_zone
from app.workshop.policy import EDITORS, HOSTS, ROLES, Role
from tests.live.attacks import ATTACKS, Attack
from tests.live.closed_zones import CLOSED, CLOSED_ZONES, LEFT_OPEN
from tests.live.steps import BEN, GOAL, NOW, Step, a_board
from tests.live.table import Person, Table

pytestmark = pytest.mark.seeded

State = Literal["open", "closed", "archived"]  # closed: every zone of it
every_attack = pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
every_attack_on_a_zone = pytest.mark.parametrize("attack", CLOSED_ZONES, ids=lambda attack: attack.name)


def test_the_matrix_holds_forty_attacks_each_under_its_own_name() -> None:
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS) >= 40


@every_attack
@pytest.mark.parametrize("state", get_args(State))
def test_r14_an_attack_is_refused_by_its_code_whoever_tries_it(attack: Attack, state: State) -> None:
    table = a_table(ZONES if state == "closed" else ())
    bystander = table.sit("Bystander")
    before, heard, logged = board(table), len(bystander.frames), len(table.log)
    for role in ROLES:
        if (refusal := attack.refusal(role, state == "archived")) != "accepted":
            assert outcome(table, attack.act, role, archived=state == "archived") == refusal, role
    assert board(table) == before
    assert (len(bystander.frames), len(table.log)) == (heard, logged)


@every_attack
@pytest.mark.parametrize("role", sorted(EDITORS))
def test_r10_its_honest_counterpart_is_taken_from_everybody_who_may_edit(attack: Attack, role: Role) -> None:
    table = a_table()
    before = board(table)
    assert outcome(table, attack.honest, role) == "accepted"
    assert board(table) != before


@every_attack
def test_r11_even_the_honest_counterpart_is_refused_to_those_who_look_on(attack: Attack) -> None:
    table = a_table()
    before = board(table)
    for role in ROLES:
        if role not in EDITORS:
            assert outcome(table, attack.honest, role) == "role"
        assert outcome(table, attack.honest, role, archived=True) == ("archived" if role in EDITORS else "role")
    assert board(table) == before


@every_attack
def test_r32_where_every_zone_is_closed_participants_go_on_talking_and_nothing_else(attack: Attack) -> None:
    expected = "accepted" if attack.says_something else "zone-locked"
    assert outcome(a_table(ZONES), attack.honest, "participant") == expected
    assert outcome(a_table(ZONES), attack.honest, "facilitator") == "accepted"


@every_attack_on_a_zone
def test_r32_an_attack_on_a_closed_zone_is_refused_to_all_but_hosts(attack: Attack) -> None:
    table = a_table([CLOSED])
    before = board(table)
    for role in ROLES:
        if role not in HOSTS:
            assert outcome(table, attack.act, role) == attack.refusal(role, archived=False), role
    assert board(table) == before


@every_attack_on_a_zone
@pytest.mark.parametrize("role", sorted(EDITORS))
def test_r32_what_lies_in_an_open_zone_is_changed_by_everybody_who_edits(attack: Attack, role: Role) -> None:
    assert outcome(a_table([CLOSED]), attack.honest, role) == "accepted"
    assert outcome(a_table(), attack.act, role) == "accepted", "it is the closed zone that refuses it"


@pytest.mark.parametrize(("said", "step"), LEFT_OPEN)
def test_r32_a_closed_zone_leaves_open_what_is_said_about_it(said: str, step: Step) -> None:
    assert outcome(a_table([CLOSED]), step, "participant") == "accepted", said


@pytest.mark.parametrize("role", sorted(HOSTS))
@pytest.mark.parametrize(
    ("attack", "zones"),
    [*((attack, ()) for attack in ATTACKS if attack.is_free_to_hosts), *((one, [CLOSED]) for one in CLOSED_ZONES)],
    ids=lambda value: value.name if isinstance(value, Attack) else "",
)
def test_r11_what_only_hosts_may_do_is_taken_from_them(attack: Attack, zones: list[Zone], role: Role) -> None:
    assert outcome(a_table(zones), attack.act, role) == "accepted"


def a_table(zones: "list[Zone] | tuple[Zone, ...]" = ()) -> Table:
    """With these zones closed."""
    table = Table({"board": a_board()}, seed=2)  # others than Ben drew
    for zone in zones:
        table.edit(lambda stage, zone=zone: lock_zone(stage, zone, BEN, NOW))
    table.commit()
    return table


def outcome(table: Table, act: Step, role: Role, archived: bool = False) -> str:
    """What somebody hears who does this."""
    person = table.sit(role.title(), role, archived=archived)
    act(person)
    table.commit()
    heard = verdict(person)
    person.leave()
    return heard


def verdict(person: Person) -> str:
    if person.closed is not None:
        return f"closed {int(person.closed)}"
    if person.refusals:
        return str(person.refusals[0]["code"])
    assert person.saved, "it was neither refused nor acknowledged"
    return "accepted"


def board(table: Table) -> bytes:
    """All of it, and every client id that ever wrote."""
    state: bytes = table.room.documents["board"].state()
    assert GOAL.encode() in state
    return state
