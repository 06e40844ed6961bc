"""Small playbooks for tests, as they stand in a stage."""

from typing import Any

from pycrdt import Doc

from app.workshop.stage import root

Words = dict[str, str]


def words(text: str) -> Words:
    return {"en": text, "es": f"{text} (es)"}


def step(id: str, minutes: int = 10, zones: tuple[str, ...] = ("strategy",), **more: Any) -> dict[str, Any]:
    opens = {"zones": list(zones), "kinds": more.pop("kinds", None)}
    whole = {"id": id, "name": words(id), "minutes": minutes, "script": words("…"), "opens": opens, "lens": None}
    return whole | {"prompts": [], "hands": "open", "authors": "shown", "exit": [], "checkpoint": None} | more


def question(id: str, check: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"id": id, "ask": words(id), "check": check}


def staged(*steps: dict[str, Any]) -> Doc[Any]:
    """A stage with this script, and nothing begun."""
    stage: Doc[Any] = Doc()
    root(stage, "playbook")["script"] = {"id": "test", "version": 1, "name": words("Test"), "stages": list(steps)}
    return stage
