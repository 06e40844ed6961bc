"""The attack matrix: everything somebody may try, by everybody, at a board that is open or not. P2 and P4."""

import pytest

from app.workshop.policy import EDITORS, HOSTS, ROLES, Role
from tests.live.attacks import ATTACKS, Attack
from tests.live.steps import GOAL, Step, a_board
from tests.live.table import Person, Table

STATES = {"open": False, "archived": True}
by_name = pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
in_every_state = pytest.mark.parametrize("state", STATES)


def test_the_matrix_holds_forty_attacks_each_under_its_own_name() -> None:
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS) >= 40


@by_name
@in_every_state
def test_r14_an_attack_is_refused_by_its_code_whoever_tries_it(attack: Attack, state: str) -> None:
    table = a_table()
    bystander = table.sit("Bystander", archived=STATES[state])
    before, heard = board(table), len(bystander.frames)
    for role in ROLES:
        if (refusal := attack.refusal(role, STATES[state])) != "accepted":
            assert outcome(table, attack.act, role, STATES[state]) == refusal, role
    assert board(table) == before
    assert (len(bystander.frames), table.log) == (heard, [])


@by_name
@pytest.mark.parametrize("role", sorted(EDITORS))
def test_r10_its_honest_counterpart_is_taken_from_everybody_who_may_edit(attack: Attack, role: Role) -> None:
    table = a_table()
    before = board(table)
    assert outcome(table, attack.honest, role) == "accepted"
    assert board(table) != before


@by_name
def test_r11_even_the_honest_counterpart_is_refused_to_those_who_look_on(attack: Attack) -> None:
    table = a_table()
    before = board(table)
    for role in ROLES:
        if role not in EDITORS:
            assert outcome(table, attack.honest, role) == "role"
        assert outcome(table, attack.honest, role, archived=True) == ("archived" if role in EDITORS else "role")
    assert board(table) == before


@pytest.mark.parametrize("role", sorted(HOSTS))
@pytest.mark.parametrize("attack", [one for one in ATTACKS if one.is_free_to_hosts], ids=lambda attack: attack.name)
def test_r11_what_only_hosts_may_do_is_taken_from_them(attack: Attack, role: Role) -> None:
    assert outcome(a_table(), attack.act, role) == "accepted"


def a_table() -> Table:
    return Table({"board": a_board()}, seed=2)  # others than Ben drew


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
