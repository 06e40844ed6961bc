"""The whole document schema of a board. One source: the TypeScript types are generated from it (`typescript.py`).

Shapes and words are the public contract of `docs/board-format.md`.
"""

from dataclasses import dataclass
from typing import Literal, get_args

Zone = Literal["industry", "relationship", "strategy", "stakeholders", "competition", "actions", "tray"]
Kind = Literal[
    "goal",
    "challenge",
    "culture",
    "strategy",
    "factor",
    "milestone",
    "expansion",
    "stakeholder",
    "colleague",
    "competitor",
    "criterion",
    "value",
    "action",
    "obstacle",
    "event",
    "note",
    "gap",
]
LinkKind = Literal[
    "supports",
    "answers",
    "blocks",
    "cares_about",
    "owns",
    "influences",
    "reports_to",
    "counterpart",
    "evidence",
    "conflicts",
]
Function = Literal[
    "management",
    "quality",
    "legal",
    "engineering",
    "service",
    "product",
    "operations",
    "sales",
    "marketing",
    "supply_chain",
    "it",
    "finance",
]

# What somebody says of a piece with one press: I see it too, I am not sure, new to me, a key piece for me.
Sign = Literal["agree", "doubt", "new", "key"]

ZONES: tuple[Zone, ...] = get_args(Zone)
KINDS: tuple[Kind, ...] = get_args(Kind)
LINK_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)
FUNCTIONS: tuple[Function, ...] = get_args(Function)
SIGNS: tuple[Sign, ...] = get_args(Sign)

ROOTS = ("pieces", "links", "comments", "reactions")
ID_LENGTH = 21  # nanoid of the URL-safe alphabet: 126 bits
TEXT_LIMIT = 2_000  # UTF-16 units of a piece's text: a piece is a sentence, this leaves room for a page
STRING_LIMIT = 240  # UTF-16 units of a plain text field
COORDINATE_LIMIT = 100_000  # board units; the map itself is about 2,800 wide
PIECES_LIMIT = 10_000
# Pieces of others that one step of a participant takes off the board. Whoever clears up removes a few, and sees which;
# forty at once are a slip of the hand, or not theirs to decide: that is up to those who run the board.
OTHERS_REMOVED_LIMIT = 5


@dataclass(frozen=True, slots=True)
class Text:
    """A plain string field of at most `limit` UTF-16 units."""

    limit: int = STRING_LIMIT


@dataclass(frozen=True, slots=True)
class Number:
    """A number within `low`…`high`, both included; `whole` forbids fractions."""

    low: float
    high: float
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """One of `options`."""

    options: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Date:
    """ISO 8601: a year, a month or a day (`2027`, `2027-03`, `2027-03-06`)."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The id of a person or a piece."""

    of: Literal["person", "piece"]


@dataclass(frozen=True, slots=True)
class Scores:
    """Criterion piece id to a whole number 1…5."""


Field = Text | Number | Choice | Flag | Date | Identity | Scores

# Every piece has these; `kind` and `by` never change once written.
COMMON_FIELDS = ("kind", "by", "zone", "pos", "size", "text")
IMMUTABLE_FIELDS = ("kind", "by")

HORIZON = Choice(("short", "long"))
EVIDENCE = Text(STRING_LIMIT)
ONE_TO_FIVE = Number(1, 5)

FIELDS: dict[Kind, dict[str, Field]] = {
    "factor": {
        "category": Choice(("market", "supply_demand", "technology", "political_social")),
        "effect": Number(-5, 5),
        "horizon": HORIZON,
        "source": Text(),
    },
    "milestone": {"date": Date(), "effect": Choice((-1, 0, 1))},
    "expansion": {
        "product": Text(),
        "site": Text(),
        "state": Choice(("sold", "open", "competitor", "blank")),
        "share_now": Number(0, 100, whole=False),
        "share_target": Number(0, 100, whole=False),
        "potential": Number(0, 1e12, whole=False),
    },
    "goal": {
        "priority": ONE_TO_FIVE,
        "horizon": HORIZON,
        "customer_owner": Text(),
        "evidence": EVIDENCE,
        "confidence": Number(1, 3),
    },
    "challenge": {"priority": ONE_TO_FIVE, "evidence": EVIDENCE, "confidence": Number(1, 3)},
    "culture": {"evidence": EVIDENCE},
    "strategy": {"horizon": HORIZON},
    "value": {"offer": Text(), "proof": Text(), "clarity": ONE_TO_FIVE},
    "stakeholder": {
        "name": Text(),
        "role": Text(),
        "power": ONE_TO_FIVE,
        "influence": ONE_TO_FIVE,
        "interest": ONE_TO_FIVE,
        "stance": Choice(("champion", "supporter", "neutral", "cautious", "critic", "unknown")),
        "site": Text(),
    },
    "colleague": {
        "person": Identity("person"),
        "name": Text(),
        "role": Text(),
        "knows": Text(),
        "contributes": Text(),
        "touches": Text(),
    },
    "competitor": {"name": Text(), "us": Flag(), "scores": Scores()},
    "criterion": {"weight": Number(0, 100)},
    "action": {
        "owner": Identity("person"),
        "accepted": Flag(),
        "due": Date(),
        "status": Choice(("proposed", "committed", "doing", "done", "dropped")),
        "level": Choice(("executive", "middle", "field")),
        "horizon": HORIZON,
        "region_scope": Choice(("local", "global")),
        "shared": Flag(),
        "review": Choice(("still_relevant", "change", "stop", "to_check")),
    },
    "obstacle": {"severity": Number(1, 3)},
    "event": {"date": Date(), "planned": Flag()},
    "note": {},
    "gap": {"question": Text(), "asks": Choice(FUNCTIONS), "finder": Identity("person")},
}

LINK_FIELDS: dict[LinkKind, dict[str, Field]] = {
    "supports": {},
    "answers": {},
    "blocks": {},
    "cares_about": {},
    "owns": {"strength": Number(0, 3), "wanted": Number(0, 3), "last_contact": Date()},
    "influences": {},
    "reports_to": {},
    "counterpart": {
        "cadence_weeks": Number(1, 104),
        "last": Date(),
        "next": Date(),
        "purpose": Text(),
    },
    "evidence": {},
    "conflicts": {},
}
