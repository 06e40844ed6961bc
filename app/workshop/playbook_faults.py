"""What is wrong with a playbook, as sentences for whoever wrote it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic_core import ErrorDetails

from app.errors import Problem
from app.i18n import _

Path = tuple[str | int, ...]  # where something stands: ("stages", 3, "name", "es")

FAULTS_LIMIT = 50  # told of at once

NOT_POSSIBLE = _("This value is not possible here.")
BOTH_LANGUAGES = _("Write this in English and in Spanish.")
TOO_LONG = _("This is too long.")


@dataclass(frozen=True)
class Fault:
    """`line` of the file, from 1; 0 where there is no file. `message` is a message id."""

    path: Path
    message: str
    line: int = 0

    @property
    def place(self) -> str:
        return ".".join(map(str, self.path))


@dataclass
class BadPlaybook(Problem):
    """What is wrong with a playbook, all of it at once; the first of it is its sentence."""

    faults: tuple[Fault, ...] = ()

    __str__ = Problem.__str__

    @classmethod
    def of(cls, faults: Iterable[Fault]) -> "BadPlaybook":
        found = tuple(faults)
        first = found[0]
        hint = ""
        if first.line:
            hint = _("Correct line {line} of the file, then try again.")
        elif first.path:
            hint = _("Correct it at {place}, then try again.")
        return cls(
            "bad-playbook",
            422,
            first.message,
            hint,
            values={"line": str(first.line), "place": first.place},
            fields={fault.place or "playbook": fault.message for fault in reversed(found)},
            faults=found,
        )


def faults_of(found: list[ErrorDetails]) -> Iterator[Fault]:
    """Of what pydantic found, in its order."""
    for wrong in _first_causes(found)[:FAULTS_LIMIT]:
        yield Fault(_path(wrong["loc"]), _sentence(wrong))


def _first_causes(found: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without lists that are called too short only because what is wrong in them was not counted."""
    places = [wrong["loc"] for wrong in found]
    return [
        wrong
        for wrong in found
        if wrong["type"] != "too_short"
        or not any(place != wrong["loc"] and place[: len(wrong["loc"])] == wrong["loc"] for place in places)
    ]


def _path(loc: Path) -> Path:
    """Without the names of types that pydantic puts where there is a choice."""
    return tuple(part for part in loc if isinstance(part, int) or "[" not in part)


def _sentence(wrong: ErrorDetails) -> str:
    """A message id for what pydantic found."""
    kind, path = wrong["type"], _path(wrong["loc"])
    last = next((part for part in reversed(path) if isinstance(part, str)), "")
    if kind == "value_error" and (said := str(wrong["ctx"]["error"])) != NOT_POSSIBLE:
        return said
    if kind == "missing":
        return BOTH_LANGUAGES if last in ("en", "es") else _("This is needed.")
    if kind == "extra_forbidden":
        return _("This word has no meaning here. Check its spelling.")
    if kind == "string_too_long" or (kind == "too_long" and last in ("en", "es")):
        return TOO_LONG
    if kind == "string_type" and last in ("en", "es"):
        return BOTH_LANGUAGES if wrong["input"] is None else _("This is no text. Put it into quotation marks.")
    if last == "checkpoint" and "check" in path:
        return _("The only answer that can be waited for here is true.")
    return _OF_FIELD.get(last, NOT_POSSIBLE)


_OF_FIELD: Mapping[str, str] = {
    "id": _("An id has small letters, digits and single hyphens only, 48 at most."),
    "minutes": _("Write whole minutes from 1 to 240."),
    "stages": _("A playbook has from 1 to 40 stages."),
    "zones": _("Zones are industry, relationship, strategy, stakeholders, competition, actions and tray."),
    "zone": _("Zones are industry, relationship, strategy, stakeholders, competition, actions and tray."),
    "kinds": _("Name kinds of pieces that exist, at least one; leave it out to open all."),
    "kind": _("There is no such kind of piece."),
    "from": _("There is no such kind of piece."),
    "to": _("There is no such kind of piece."),
    "lens": _("Lenses are map, outline, industry, history, stakeholders, competition, plan and part."),
    "hands": _("Hands are open, private or silent."),
    "authors": _("Authors are shown or hidden."),
    "checkpoint": _("A checkpoint is named CP0 to CP9."),
    "tools": _("Tools are hands, vote, round, cards, breakouts and checkpoint."),
    "prompts": _("A stage has 12 prompts at most."),
    "exit": _("A stage has 12 exit questions at most."),
    "at_least": _("Write a whole number from 1 to 1,000."),
    "share": _("A share is a number above 0, up to 1: 0.8 means four out of five."),
    "ready": _("A share is a number above 0, up to 1: 0.8 means four out of five."),
    "accepted": _("A share is a number above 0, up to 1: 0.8 means four out of five."),
}
