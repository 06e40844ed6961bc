"""Breakouts: dealt out so that every team has many functions, and called back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc

from app.errors import Problem
from app.workshop.stage import read_roots
from app.workshop.teams import change, come_back, send_out, split_by_function, split_evenly, timer_in
from app.workshop.timer import Timer

people = st.dictionaries(st.text("abcdef", min_size=1, max_size=4), st.sampled_from(["sales", "quality", "it"]))


@given(people, st.integers(1, 6))
def test_everybody_is_in_one_team_and_teams_are_as_large_as_each_other(functions: dict[str, str], count: int) -> None:
    teams = split_evenly(sorted(functions), functions, count)
    assert sorted(person for team in teams for person in team) == sorted(functions)
    assert max(map(len, teams)) - min(map(len, teams)) <= 1


@given(people)
def test_by_function_each_has_its_own(functions: dict[str, str]) -> None:
    teams = split_by_function(sorted(functions), functions)
    assert all(functions[person] == name for name, team in teams.items() for person in team)
    assert sum(map(len, teams.values())) == len(functions)


def test_teams_go_out_change_and_come_back() -> None:
    stage = Doc()
    timer = Timer(300, 300, 1_795_000_000.0, True, False, "ana").as_json()
    send_out(stage, {"one": {"name": "A", "zone": "strategy", "people": ["ana"], "at": "", "timer": timer}})
    change(stage, "one", name="B")
    assert read_roots(stage)["teams"]["one"]["name"] == "B"
    assert timer_in(stage, "one").left_at(1_795_000_060.0) == 240
    with pytest.raises(Problem, match="no-such-team"):
        change(stage, "two", name="B")
    come_back(stage)
    assert read_roots(stage)["teams"] == {}


@pytest.mark.parametrize("count", [0, 21])
def test_neither_none_nor_too_many(count: int) -> None:
    with pytest.raises(Problem, match="too-many-teams"):
        send_out(Doc(), {str(number): {} for number in range(count)})
