"""Everybody is brought to one place, or follows whoever leads until it is let go. Who wants to stays where they are."""

from collections.abc import Mapping
from typing import Any

from pycrdt import Doc

from app.errors import Problem
from app.workshop.stage import root

NOW = "now"


def shine(stage: Doc[Any], by: str, at: str, follow: bool, lens: str, view: Mapping[str, float] | None) -> None:
    """`view`: the part of the map that is shown, {x, y, width, height} in board units."""
    root(stage, "spotlight")[NOW] = {"by": by, "at": at, "follow": follow, "lens": lens, "view": view}


def lead_on(stage: Doc[Any], by: str, at: str, lens: str, view: Mapping[str, float] | None) -> None:
    """Whoever is followed looks somewhere else. Raises Problem: `moved-on` when they are followed no more."""
    entries = root(stage, "spotlight")
    now = entries.get(NOW)
    if now is None or now["by"] != by or not now["follow"]:
        raise Problem("moved-on", 409, "The workshop has moved on.", "Look at where it is now, then decide again.")
    entries[NOW] = {"by": by, "at": at, "follow": True, "lens": lens, "view": view}


def let_go(stage: Doc[Any]) -> None:
    entries = root(stage, "spotlight")
    if NOW in entries:
        del entries[NOW]
