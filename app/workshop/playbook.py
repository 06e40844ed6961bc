"""A playbook: the script of a workshop, stage by stage, as data. Checked here, whoever wrote it.

Its shape is part of the public contract in `docs/board-format.md`; how to write one is told in `docs/playbooks.md`.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
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

from app.board.kinds import LINKABLE
from app.board.schema import KINDS, ZONES, Kind, Zone
from app.i18n import _
from app.workshop.playbook_faults import BOTH_LANGUAGES, NOT_POSSIBLE, BadPlaybook, faults_of

STAGES_LIMIT = 40
MINUTES_LIMIT = 240
BYTES_LIMIT = 200_000  # of a whole playbook: everybody at a board holds the one that is run there
NAME_LIMIT, SENTENCE_LIMIT, PASSAGE_LIMIT = 80, 240, 2_000
LINES_LIMIT = 12  # prompts, and exit questions, of one stage: more than that nobody reads on a projector

Lens = Literal["map", "outline", "industry", "history", "stakeholders", "competition", "plan", "part"]
Hands = Literal["open", "private", "silent"]
Tool = Literal["hands", "vote", "round", "cards", "breakouts", "checkpoint"]
Variant = Literal["day", "short", "remote", "own"]
Item = TypeVar("Item")
Read = TypeVar("Read", bound="Script")

# Controls, bidirectional overrides, lone surrogates; line breaks and the joiners that scripts need are kept.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
KEPT = frozenset("\n\u200c\u200d")


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
        raise BadPlaybook.of(faults_of(error.errors(include_url=False))) from None


def _refuse_twice(ids: Iterable[str], message: str) -> None:
    if any(count > 1 for count in Counter(ids).values()):
        raise ValueError(message)
