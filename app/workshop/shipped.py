"""The playbooks that come with Puzzleboard: data files beside this one, part of the program like its source."""

from functools import cache
from pathlib import Path
from typing import cast

from app.workshop.playbook import Playbook, Variant, filed
from app.workshop.playbook_file import read_with_head

FOLDER = Path(__file__).parent / "playbooks"
STANDARD = "standard-day"
ORDER = (STANDARD, "two-hours", "remote-two-halves")


@cache
def shipped() -> dict[str, Playbook]:
    """By id, the standard day first."""
    return {id: _read(id) for id in ORDER}


def _read(id: str) -> Playbook:
    head, script = read_with_head((FOLDER / f"{id}.yaml").read_bytes())
    return filed(script, id, cast(int, head["version"]), cast(Variant, head["variant"]))
