"""The playbook a board is run by: copied into its stage, so that what somebody writes later changes no workshop."""

from typing import Any

from pycrdt import Doc

from app.errors import Problem
from app.workshop.playbook import Playbook, read_playbook
from app.workshop.stage import root

SCRIPT = "script"


def choose(stage: Doc[Any], playbook: Playbook) -> None:
    """Raises Problem while a stage is on: what the people were told to expect stays.

    After the end another workshop may begin; where the one before it was is in the log.
    """
    where = root(stage, "stage")
    if "now" in where:
        raise Problem(
            "stage-begun",
            409,
            "The workshop has begun, so its playbook stays as it is.",
            "End it first, or choose another one at a board where no stage has begun.",
        )
    if chosen(stage) != playbook:
        root(stage, "playbook")[SCRIPT] = playbook.as_json()
        where.clear()


def chosen(stage: Doc[Any]) -> Playbook | None:
    found = root(stage, "playbook").to_py() or {}
    return read_playbook(found[SCRIPT]) if SCRIPT in found else None
