"""Who leads, and who takes over when whoever led is gone. Time is an argument: seconds since 1970.

Root `room` of the stage: `lead` {person, at, acting}, `open_script` {at} while any member may take the script.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pycrdt import Doc

from app.errors import Problem
from app.workshop.stage import root

PATIENCE_SECONDS = 60.0
LEAD, OPEN_SCRIPT = "lead", "open_script"


@dataclass(frozen=True, slots=True)
class Hand:
    """What is to be done: `lead` takes over, or the script is open to any member, or it is closed again."""

    lead: str | None = None
    opens: bool = False
    closes: bool = False


def has_script(stage: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether there is anything to lead: a stage is on, or a playbook was chosen and waits for its beginning."""
    where = stage["stage"]
    return "now" in where or ("script" in stage["playbook"] and "ended" not in where)


def decide(room: Mapping[str, Any], hosts: Mapping[str, float], anybody: bool, gone_for: float) -> Hand | None:
    """None: nothing. `hosts`: who may run the room and is here, since when. `gone_for`: seconds since whoever leads was
    here last, or since anybody came to a board that nobody leads.

    Whoever leads and is here is never replaced. Of several the one who is here longest takes over.
    """
    lead = room.get(LEAD)
    if lead is not None and lead["person"] in hosts:
        return Hand(closes=True) if OPEN_SCRIPT in room else None
    if hosts:
        if lead is not None and gone_for < PATIENCE_SECONDS:
            return None
        return Hand(lead=min(hosts, key=lambda person: (hosts[person], person)))
    if anybody and OPEN_SCRIPT not in room and gone_for >= PATIENCE_SECONDS:
        return Hand(opens=True)
    return None


def hand_over(stage: Doc[Any], person: str, at: str, acting: bool = False) -> None:
    """From now on they lead."""
    room = root(stage, "room")
    room[LEAD] = {"person": person, "at": at, "acting": acting}
    close_script(stage)


def open_script(stage: Doc[Any], at: str) -> None:
    root(stage, "room")[OPEN_SCRIPT] = {"at": at}


def close_script(stage: Doc[Any]) -> None:
    room = root(stage, "room")
    if OPEN_SCRIPT in room:
        del room[OPEN_SCRIPT]


def take_script(stage: Doc[Any], person: str, at: str, acting: bool = True) -> None:
    """A member leads for want of anybody. Raises Problem: `not-open` when somebody else leads, or was faster.

    `acting`: in a facilitator's place, who may have it back.
    """
    if OPEN_SCRIPT not in root(stage, "room"):
        raise Problem(
            "not-open", 409, "Somebody leads this workshop.", "Ask them to make you a facilitator, if you want to help."
        )
    hand_over(stage, person, at, acting)


def role_changed(stage: Doc[Any], person: str, may_lead: bool) -> None:
    """Of whoever leads: in their own right from now on, or not at all."""
    room = root(stage, "room")
    if (lead := room.get(LEAD)) is None or lead["person"] != person:
        return
    if may_lead:
        room[LEAD] = {**lead, "acting": False}
    else:
        del room[LEAD]


def give_back(stage: Doc[Any], person: str, at: str, hosts: Mapping[str, float]) -> None:
    """Whoever led leads no more; of the other `hosts` who are here the one who is here longest does.

    Without any `decide` finds somebody.
    """
    room = root(stage, "room")
    if (lead := room.get(LEAD)) is None or lead["person"] != person:
        return
    others = [host for host in hosts if host != person]
    if others:
        hand_over(stage, min(others, key=lambda host: (hosts[host], host)), at)
    else:
        del room[LEAD]


def reclaim(stage: Doc[Any], person: str, at: str, is_owner: bool, present: Mapping[str, object]) -> None:
    """Somebody who may run the room leads it again.

    Raises Problem: `lead-present`. Nobody seizes it from somebody who is here, but the owner.
    """
    lead = root(stage, "room").get(LEAD)
    if lead is not None and lead["person"] == person:
        return
    if lead is not None and lead["person"] in present and not lead.get("acting") and not is_owner:
        raise Problem("lead-present", 409, "Somebody else leads, and is here.", "Ask them to hand it over.")
    hand_over(stage, person, at)
