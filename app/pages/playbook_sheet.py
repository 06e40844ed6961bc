"""The editor's form of a playbook: what is typed, field by field, until it is a playbook.

A field is named like the place of its value, `stages.2.name.es`, so that what is wrong is shown where it stands.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

from app.i18n import _
from app.workshop.playbook import STAGES_LIMIT, Check, Script, Stage
from app.workshop.playbook_faults import Fault

Fields = Mapping[str, tuple[str, ...]]  # name -> what was typed; several values where several may be ticked

LANGUAGES = ("en", "es")
HEAD = ("name", "before", "after")
_STAGE_FIELD = re.compile(r"stages\.(\d{1,3})\.([a-z0-9_.]{1,80})")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,6})?)\s*%?")
SHARES = ("ready", "accepted", "linked")


@dataclass(frozen=True)
class Part:
    """A stage as typed, or what stands above the stages."""

    fields: Fields = field(default_factory=dict)

    def one(self, name: str) -> str:
        return next(iter(self.fields.get(name, ())), "")

    def many(self, name: str) -> tuple[str, ...]:
        return self.fields.get(name, ())

    def both(self, name: str) -> dict[str, str]:
        return {language: self.one(f"{name}.{language}") for language in LANGUAGES}

    @property
    def exits(self) -> int:
        """How many rows its exit questions take, with one to write another into."""
        rows = {int(name.split(".")[1]) for name in self.fields if re.match(r"exit\.\d{1,2}\.ask", name)}
        written = [row for row in rows if any(self.both(f"exit.{row}.ask").values())]
        return max(written, default=-1) + 2


@dataclass(frozen=True)
class Sheet:
    head: Part
    stages: tuple[Part, ...]

    def moved(self, what: str, number: int) -> "Sheet":
        """`what`: up, down, remove, or add one after that stage. What cannot be done changes nothing."""
        stages = list(self.stages)
        if not 0 <= number < len(stages):
            return self
        if what == "remove" and len(stages) > 1:
            del stages[number]
        elif what == "add" and len(stages) < STAGES_LIMIT:
            stages.insert(number + 1, Part({"minutes": ("15",)}))
        elif what == "up" and number > 0:
            stages.insert(number - 1, stages.pop(number))
        elif what == "down":
            stages.insert(number + 1, stages.pop(number))
        return replace(self, stages=tuple(stages))

    def raw(self) -> dict[str, Any]:
        """To be checked. Notes that are empty in both languages are none."""
        raw: dict[str, Any] = {"name": self.head.both("name")}
        for note in ("before", "after"):
            if any(self.head.both(note).values()):
                raw[note] = self.head.both(note)
        taken: set[str] = set()
        raw["stages"] = [_raw_stage(part, number, taken) for number, part in enumerate(self.stages)]
        return raw


def typed(pairs: Iterable[tuple[str, str]]) -> Sheet:
    """What a browser sent; fields that the form does not have are passed over."""
    head: dict[str, tuple[str, ...]] = {}
    stages: dict[int, dict[str, tuple[str, ...]]] = {}
    for name, value in pairs:
        if found := _STAGE_FIELD.fullmatch(name):
            part = stages.setdefault(int(found[1]), {})
            part[found[2]] = (*part.get(found[2], ()), value)
        elif name.split(".")[0] in HEAD:
            head[name] = (value,)
    return Sheet(Part(head), tuple(Part(stages[number]) for number in sorted(stages)[: STAGES_LIMIT + 1]))


def sheet_of(script: Script) -> Sheet:
    head: dict[str, tuple[str, ...]] = {}
    for name in HEAD:
        words = getattr(script, name)
        for language in LANGUAGES:
            head[f"{name}.{language}"] = (getattr(words, language) if words else "",)
    return Sheet(Part(head), tuple(_part(stage) for stage in script.stages))


def errors_of(faults: Iterable[Fault]) -> dict[str, str]:
    """The name of a field -> a message id; the first of several faults of a field is told."""
    errors: dict[str, str] = {}
    for fault in faults:
        name, message = _field(fault)
        errors.setdefault(name, message)
    return errors


def _part(stage: Stage) -> Part:
    fields: dict[str, tuple[str, ...]] = {
        "id": (stage.id,),
        "minutes": (str(stage.minutes),),
        "opens.zones": stage.opens.zones,
        "opens.kinds": stage.opens.kinds or (),
        "lens": (stage.lens or "",),
        "hands": (stage.hands,),
        "authors": (stage.authors,),
        "checkpoint": (stage.checkpoint or "",),
        "tools": stage.tools,
    }
    for language in LANGUAGES:
        fields[f"name.{language}"] = (getattr(stage.name, language),)
        fields[f"script.{language}"] = (getattr(stage.script, language),)
        fields[f"prompts.{language}"] = ("\n".join(getattr(prompt, language) for prompt in stage.prompts),)
    for row, question in enumerate(stage.exit):
        fields[f"exit.{row}.id"] = (question.id,)
        fields |= {f"exit.{row}.ask.{language}": (getattr(question.ask, language),) for language in LANGUAGES}
        fields |= {f"exit.{row}.{name}": (value,) for name, value in _check_fields(question.check).items()}
    return Part(fields)


def _check_fields(check: Check | None) -> dict[str, str]:
    if check is None:
        return {}
    if check.pieces:
        zone, kind = check.pieces.zone, check.pieces.kind or ""
        where = {"of": f"zone:{zone}", "to": kind} if zone else {"of": f"kind:{kind}" if kind else "", "to": ""}
        return {"check": "pieces", "amount": str(check.pieces.at_least), **where}
    if check.linked:
        of = f"kind:{check.linked.from_}"
        return {"check": "linked", "amount": _percent(check.linked.share), "of": of, "to": check.linked.to}
    if check.checkpoint:
        return {"check": "checkpoint"}
    name, share = ("ready", check.ready) if check.ready else ("accepted", check.accepted)
    return {"check": name, "amount": _percent(share or 0)}


def _percent(share: float) -> str:
    return f"{round(share * 100, 6):g}"


def _raw_stage(part: Part, number: int, taken: set[str]) -> dict[str, Any]:
    prompts = zip_longest(*(_lines(part.one(f"prompts.{language}")) for language in LANGUAGES), fillvalue="")
    minutes = part.one("minutes").strip()
    return {
        "id": _id(part.one("id") or part.one("name.en"), f"stage-{number + 1}", taken),
        "name": part.both("name"),
        "minutes": int(minutes) if minutes.isascii() and minutes.isdigit() and len(minutes) < 9 else minutes,
        "script": part.both("script"),
        "prompts": [dict(zip(LANGUAGES, pair, strict=True)) for pair in prompts],
        "opens": {"zones": part.many("opens.zones"), "kinds": part.many("opens.kinds") or None},
        "lens": part.one("lens") or None,
        "hands": part.one("hands") or "open",
        "authors": part.one("authors") or "shown",
        "exit": _raw_exits(part),
        "checkpoint": part.one("checkpoint") or None,
        "tools": part.many("tools"),
    }


def _raw_exits(part: Part) -> list[dict[str, Any]]:
    """A question without words is taken out."""
    taken: set[str] = set()
    return [
        {
            "id": _id(part.one(f"exit.{row}.id") or part.one(f"exit.{row}.ask.en"), f"question-{row + 1}", taken),
            "ask": part.both(f"exit.{row}.ask"),
            "check": _raw_check(part, f"exit.{row}"),
        }
        for row in range(part.exits)
        if any(part.both(f"exit.{row}.ask").values())
    ]


def _raw_check(part: Part, row: str) -> dict[str, Any] | None:
    check, amount = part.one(f"{row}.check"), part.one(f"{row}.amount").strip()
    zone, kind = (part.one(f"{row}.of").removeprefix(f"{what}:") for what in ("zone", "kind"))
    of_zone, to = part.one(f"{row}.of").startswith("zone:"), part.one(f"{row}.to")
    match check:
        case "pieces":
            pieces = {"at_least": int(amount) if amount.isascii() and amount.isdigit() and len(amount) < 9 else amount}
            first = {} if not zone else {"zone": zone} if of_zone else {"kind": kind}
            return {"pieces": {**pieces, **first, **({"kind": to} if to else {})}}
        case "linked":
            return {"linked": {"from": kind, "to": to, "share": _share(amount)}}
        case "checkpoint":
            return {"checkpoint": True}
        case "ready" | "accepted":
            return {check: _share(amount)}
        case _:
            return None


def _share(amount: str) -> float:
    found = _PERCENT.fullmatch(amount)
    return round(float(found[1].replace(",", ".")) / 100, 8) if found else 0.0


def _id(words: str, otherwise: str, taken: set[str]) -> str:
    """From the words it was first called by; each once."""
    slug = re.sub("[^a-z0-9]+", "-", words.lower())[:48].strip("-") or otherwise
    unique, number = slug, 2
    while unique in taken:
        unique, number = f"{slug}-{number}", number + 1
    taken.add(unique)
    return unique


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _field(fault: Fault) -> tuple[str, str]:
    """The field that the fault is shown at, and what is said there."""
    place, message = fault.place, fault.message
    if found := re.fullmatch(r"(stages\.\d+\.prompts)(?:\.\d+)?(?:\.(en|es))?", place):
        return f"{found[1]}.{found[2] or 'en'}", message
    if found := re.fullmatch(r"(stages\.\d+\.(?:opens\.zones|opens\.kinds|tools))(?:\.\d+)?", place):
        return found[1], message
    if found := re.fullmatch(r"(stages\.\d+\.exit\.\d+)\.check(?:\.(\w+))?(?:\.(\w+))?", place):
        row, check, inner = found.groups()
        if check in SHARES and inner in (None, "share") and "share" in message.lower():
            return f"{row}.amount", _("Write a percentage from 1 to 100.")
        if inner == "at_least":
            return f"{row}.amount", message
        return f"{row}.of" if check in ("pieces", "linked") else f"{row}.check", message
    return place, message
