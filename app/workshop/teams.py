"""Breakouts: small teams, each at a zone, with a timer of its own. They open nothing that the stage does not."""

from collections.abc import Mapping, Sequence
from typing import Any

from pycrdt import Doc

from app.errors import Problem
from app.workshop.stage import root
from app.workshop.timer import Timer, timer_of

TEAMS = "teams"
TEAMS_LIMIT = 20
NAME_LIMIT = 60


def split_evenly(people: Sequence[str], functions: Mapping[str, str], count: int) -> list[list[str]]:
    """Into `count` teams whose sizes differ by one at most, each with as many functions as can be."""
    dealt: list[list[str]] = [[] for _ in range(count)]
    for index, person in enumerate(sorted(people, key=lambda one: (functions.get(one, ""), one))):
        dealt[index % count].append(person)
    return dealt


def split_by_function(people: Sequence[str], functions: Mapping[str, str]) -> dict[str, list[str]]:
    """A team for each function that is here."""
    found: dict[str, list[str]] = {}
    for person in people:
        found.setdefault(functions.get(person, "other"), []).append(person)
    return dict(sorted(found.items()))


def send_out(stage: Doc[Any], teams: Mapping[str, Mapping[str, Any]]) -> None:
    """`teams`: id -> {name, zone, people, at, timer?}. Raises Problem: `too-many-teams`."""
    if not 1 <= len(teams) <= TEAMS_LIMIT:
        raise Problem("too-many-teams", 422, "There can be 1 to 20 teams.", "Make fewer of them.")
    entries = root(stage, TEAMS)
    entries.clear()
    for id, team in teams.items():
        entries[id] = dict(team)


def come_back(stage: Doc[Any]) -> None:
    root(stage, TEAMS).clear()


def change(stage: Doc[Any], id: str, **fields: Any) -> None:
    """Raises Problem: `no-such-team`."""
    entries = root(stage, TEAMS)
    if id not in entries:
        raise Problem("no-such-team", 404, "There is no such team.", "Reload the page to see the teams.")
    entries[id] = {**entries[id], **fields}


def timer_in(stage: Doc[Any], id: str) -> Timer | None:
    team = root(stage, TEAMS).get(id)
    return timer_of(team["timer"]) if team and team.get("timer") else None
