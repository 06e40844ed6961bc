"""A playbook: the script of a workshop, stage by stage, as data. Checked here, whoever wrote it.

Its shape is part of the public contract in `docs/board-format.md`; how to write one is told in `docs/playbooks.md`.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_serializer,
    model_validator,
)
from pydantic_core import ErrorDetails

from app.board.kinds import LINKABLE
from app.board.schema import KINDS, ZONES, Kind, Zone
from app.errors import Problem
from app.i18n import _

STAGES_LIMIT = 40
MINUTES_LIMIT = 240
BYTES_LIMIT = 200_000  # of a whole playbook: everybody at a board holds the one that is run there
NAME_LIMIT, SENTENCE_LIMIT, PASSAGE_LIMIT = 80, 240, 2_000
FAULTS_LIMIT = 50  # told of at once
LINES_LIMIT = 12  # prompts, and exit questions, of one stage: more than that nobody reads on a projector

Lens = Literal["map", "outline", "industry", "history", "stakeholders", "competition", "plan", "part"]
Hands = Literal["open", "private", "silent"]
Tool = Literal["hands", "vote", "round", "cards", "breakouts", "checkpoint"]
Variant = Literal["day", "short", "remote", "own"]
Item = TypeVar("Item")
Read = TypeVar("Read", bound="Script")
Path = tuple[str | int, ...]  # where something stands: ("stages", 3, "name", "es")

# Controls, bidirectional overrides, lone surrogates; line breaks and the joiners that scripts need are kept.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
KEPT = frozenset("\n\u200c\u200d")

NOT_POSSIBLE = _("This value is not possible here.")
BOTH_LANGUAGES = _("Write this in English and in Spanish.")
TOO_LONG = _("This is too long.")


def _whole(value: object) -> object:
    """Yjs knows no whole numbers: 20 comes back as 20.0. A text or true is none."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if not is_whole:
        raise ValueError(NOT_POSSIBLE)
    return value


def _text(text: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise ValueError(BOTH_LANGUAGES)
    if any(unicodedata.category(sign) in UNSEEN and sign not in KEPT for sign in text):
        raise ValueError(_("Use letters, digits and punctuation only."))
    return text


def _each_once(known: tuple[Item, ...]) -> AfterValidator:
    """In the order the words have themselves: who names the same ones otherwise has written the same playbook."""

    def order(values: tuple[Item, ...]) -> tuple[Item, ...]:
        if len(set(values)) < len(values):
            raise ValueError(_("This names the same one twice."))
        return tuple(sorted(values, key=known.index))

    return AfterValidator(order)


Text = Annotated[str, AfterValidator(_text)]
Line = Annotated[Text, AfterValidator(lambda text: " ".join(text.split()))]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
Count = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=1_000)]
Share = Annotated[float, Field(gt=0, le=1, strict=True)]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Name(Frozen):
    en: Annotated[Line, Field(max_length=NAME_LIMIT)]
    es: Annotated[Line, Field(max_length=NAME_LIMIT)]


class Sentence(Frozen):
    en: Annotated[Line, Field(max_length=SENTENCE_LIMIT)]
    es: Annotated[Line, Field(max_length=SENTENCE_LIMIT)]


class Passage(Frozen):
    en: Annotated[Text, Field(max_length=PASSAGE_LIMIT)]
    es: Annotated[Text, Field(max_length=PASSAGE_LIMIT)]


class Pieces(Frozen):
    """So many pieces in a zone, of a kind, both, or at all."""

    at_least: Count
    zone: Zone | None = None
    kind: Kind | None = None


class Linked(Frozen):
    """What share of the pieces of one kind is linked to any of the other, in either direction."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)

    from_: Annotated[Kind, Field(alias="from")]
    to: Kind
    share: Share

    @model_validator(mode="after")
    def _can_be_linked(self) -> "Linked":
        ends = {(self.from_, self.to), (self.to, self.from_)}
        if not any(ends & set(pairs) for pairs in LINKABLE.values()):
            raise ValueError(_("No link joins these two kinds."))
        return self


class Check(Frozen):
    """One condition that the board itself can answer."""

    pieces: Pieces | None = None
    ready: Share | None = None  # of the people who take part
    checkpoint: Literal[True] | None = None  # one was taken since the stage began
    linked: Linked | None = None
    accepted: Share | None = None  # of the actions

    @model_validator(mode="after")
    def _is_one(self) -> "Check":
        if len(self.model_fields_set) != 1 or getattr(self, next(iter(self.model_fields_set))) is None:
            raise ValueError(_("A check names one condition: pieces, ready, checkpoint, linked or accepted."))
        return self

    @model_serializer
    def _only_the_condition(self) -> dict[str, Any]:
        [name] = self.model_fields_set
        value = getattr(self, name)
        return {name: value.model_dump(by_alias=True, exclude_none=True) if isinstance(value, Frozen) else value}


class Exit(Frozen):
    """A question the host asks before the room moves on. Without a check the host answers it."""

    id: Slug
    ask: Sentence
    check: Check | None = None


class Opens(Frozen):
    """What participants may write while the stage is on; the tray is open always."""

    zones: Annotated[tuple[Zone, ...], _each_once(ZONES)] = ()
    kinds: Annotated[tuple[Kind, ...], Field(min_length=1), _each_once(KINDS)] | None = None  # None: all


class Stage(Frozen):
    id: Slug
    name: Name
    minutes: Annotated[int, BeforeValidator(_whole), Field(ge=1, le=MINUTES_LIMIT)]
    script: Passage  # what the host says
    prompts: Annotated[tuple[Sentence, ...], Field(max_length=LINES_LIMIT)] = ()
    opens: Opens = Opens()
    lens: Lens | None = None
    hands: Hands = "open"
    authors: Literal["shown", "hidden"] = "shown"
    exit: Annotated[tuple[Exit, ...], Field(max_length=LINES_LIMIT)] = ()
    checkpoint: Annotated[str, Field(pattern=r"^CP[0-9]$")] | None = None
    tools: Annotated[tuple[Tool, ...], _each_once(get_args(Tool))] = ()

    @property
    def is_break(self) -> bool:
        return not self.opens.zones

    @model_validator(mode="after")
    def _is_sound(self) -> "Stage":
        if self.is_break and self.exit:
            raise ValueError(_("A stage that opens no zone is a break: it has no exit questions."))
        _refuse_twice((question.id for question in self.exit), _("Two exit questions have the same id."))
        return self


class Script(Frozen):
    """A playbook as somebody writes it, before it is filed under an id and a version."""

    name: Name
    stages: Annotated[tuple[Stage, ...], Field(min_length=1, max_length=STAGES_LIMIT)]
    before: Passage | None = None  # what the host prepares in the days before
    after: Passage | None = None  # how it becomes a habit

    @model_validator(mode="after")
    def _is_sound(self) -> "Script":
        _refuse_twice((stage.id for stage in self.stages), _("Two stages have the same id."))
        checkpoints = [stage.checkpoint for stage in self.stages if stage.checkpoint]
        if any(later <= earlier for earlier, later in pairwise(checkpoints)):
            raise ValueError(_("Checkpoints go up from stage to stage, each of them once: CP0, CP1, CP2."))
        if len(self.model_dump_json().encode()) > BYTES_LIMIT:
            raise ValueError(_("This playbook is too long: 200 KB is the most."))
        return self

    @property
    def minutes(self) -> int:
        return sum(stage.minutes for stage in self.stages)


class Playbook(Script):
    id: Annotated[str, Field(min_length=1, max_length=48)]
    version: Annotated[int, BeforeValidator(_whole), Field(ge=1)]
    variant: Variant = "own"

    def as_json(self) -> dict[str, Any]:
        """As it stands in the stage of a board."""
        return self.model_dump(mode="json", by_alias=True)


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


def read_script(raw: object) -> Script:
    """Raises BadPlaybook."""
    return _checked(Script, raw)


def read_playbook(raw: object) -> Playbook:
    """As it is stored or stands in a stage. Raises BadPlaybook."""
    return _checked(Playbook, raw)


def filed(script: Script, id: str, version: int, variant: Variant = "own") -> Playbook:
    parts = {name: getattr(script, name) for name in Script.model_fields}
    return Playbook(id=id, version=version, variant=variant, **parts)


def _checked(model: type[Read], raw: object) -> Read:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        found = _first_causes(error.errors(include_url=False))
        raise BadPlaybook.of(Fault(_path(wrong["loc"]), _sentence(wrong)) for wrong in found) from None


def _first_causes(found: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without lists that are called too short only because what is wrong in them was not counted."""
    places = [wrong["loc"] for wrong in found]
    causes = [
        wrong
        for wrong in found
        if wrong["type"] != "too_short"
        or not any(place != wrong["loc"] and place[: len(wrong["loc"])] == wrong["loc"] for place in places)
    ]
    return causes[:FAULTS_LIMIT]


def _refuse_twice(ids: Iterable[str], message: str) -> None:
    if any(count > 1 for count in Counter(ids).values()):
        raise ValueError(message)


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
