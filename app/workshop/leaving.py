"""What goes with whoever leaves: a raised hand, and the room that follows them. Time is an argument, in seconds."""

from collections.abc import Mapping
from typing import Any

from pycrdt import Doc

from app.workshop import spotlight
from app.workshop.stage import root
from app.workshop.succession import role_changed

HAND_SECONDS = 60.0  # a telephone sleeps, a train is in a tunnel
FOLLOW_SECONDS = 15.0  # a page is loaded anew

Stage = Mapping[str, Mapping[str, Any]]


def awaited(stage: Stage) -> set[str]:
    """Of whom something stands, so that it matters whether they are here."""
    leads = stage["spotlight"].get(spotlight.NOW)
    return {*stage["raised"], *([leads["by"]] if leads and leads["follow"] else [])}


def hands_left(stage: Stage, gone_for: Mapping[str, float]) -> list[str]:
    """Whose hand is to be lowered."""
    return [person for person in stage["raised"] if gone_for.get(person, 0.0) >= HAND_SECONDS]


def leads_nobody(stage: Stage, gone_for: Mapping[str, float], may_host: Mapping[str, bool]) -> bool:
    """Whether the room follows somebody who is gone, or may not lead it any more. `may_host`: of those who are here."""
    leads = stage["spotlight"].get(spotlight.NOW)
    if not leads or not leads["follow"]:
        return False
    by = leads["by"]
    return not may_host[by] if by in may_host else gone_for.get(by, 0.0) >= FOLLOW_SECONDS


def remove(stage: Doc[Any], person: str) -> None:
    """They have no seat any more. What they wrote stays; nothing waits for them, and nobody follows them."""
    for sign in ("raised", "ready"):
        root(stage, sign).pop(person, None)
    teams = root(stage, "teams")
    for id, team in list(teams.items()):
        if person in team["people"]:
            teams[id] = {**team, "people": [one for one in team["people"] if one != person]}
    leads = root(stage, "spotlight").get(spotlight.NOW)
    if leads and leads["by"] == person:
        spotlight.let_go(stage)
    role_changed(stage, person, False)
