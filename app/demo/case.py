"""The demo account as it is written in `tarvenna.json`: checked when it is read."""

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from app.board.schema import Function

CASE = Path(__file__).parent / "tarvenna.json"


class Entry(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Words(Entry):
    en: str
    es: str

    def in_language(self, language: str) -> str:
        return self.es if language == "es" else self.en


class Organisation(Entry):
    name: str
    industry: Words
    currency: str
    revenue: float
    revenue_potential: float
    gross_profit: float


class Member(Entry):
    name: str
    role: Words
    function: Function
    site: str
    knows: Words | None = None
    contributes: Words | None = None
    touches: Words | None = None

    @property
    def key(self) -> str:
        """How the rest of the file calls them: by surname."""
        return self.name.split()[-1]


class Sentence(Entry):
    id: str
    text: Words
    by: str


class Strategy(Sentence):
    kind: Literal["goal", "challenge", "culture"]
    priority: int | None = None
    blocks: tuple[str, ...] = ()


class Gap(Sentence):
    zone: Literal["strategy", "actions"]
    asks: Function
    blocks: tuple[str, ...] = ()


class Factor(Sentence):
    category: str
    effect: int
    horizon: str


class Milestone(Sentence):
    date: str
    effect: int


class Expansion(Sentence):
    product: Words
    site: str
    state: str
    share_now: int
    share_target: int
    potential: int


class Contact(Entry):
    """How near its owner is to a stakeholder, 0 to 3."""

    strength: int
    wanted: int
    last: date


class Pair(Entry):
    """Two who meet again and again: one of ours, one of theirs."""

    ours: str
    theirs: str
    cadence_weeks: int
    last: date
    next: date
    purpose: Words


class Stakeholder(Entry):
    id: str
    name: str
    role: Words
    power: int
    influence: int
    interest: int
    stance: str
    site: str | None = None
    cares_about: tuple[str, ...]
    owns: tuple[str, ...] = ()
    influences: tuple[str, ...] = ()
    owner: str | None
    contact: Contact | None = None


class Criterion(Sentence):
    weight: int


class Competitor(Entry):
    id: str
    by: str
    name: str
    us: bool
    scores: tuple[int, ...]  # in the order of the criteria
    why: Words


class Value(Sentence):
    offer: Words
    proof: Words
    clarity: int
    supports: tuple[str, ...] = ()


class Obstacle(Sentence):
    severity: int


class Action(Sentence):
    owner: str
    accepted: bool
    status: str
    due: date
    obstacle: Obstacle
    goal: str
    stakeholder: str
    level: str
    horizon: str
    shared_with_customer: bool


class Case(Entry):
    account: Organisation
    board: Words
    team: tuple[Member, ...]
    strategy: tuple[Strategy, ...]
    gaps: tuple[Gap, ...]
    industry: tuple[Factor, ...]
    relationship: tuple[Milestone, ...]
    expansions: tuple[Expansion, ...]
    stakeholders: tuple[Stakeholder, ...]
    pairs: tuple[Pair, ...]
    criteria: tuple[Criterion, ...]
    competition: tuple[Competitor, ...]
    values: tuple[Value, ...]
    actions: tuple[Action, ...]
    tray: tuple[Sentence, ...]
    event_cards: tuple[Words, ...]

    @property
    def owners(self) -> tuple[Member, ...]:
        """Those of the team who look after somebody at the customer."""
        keys = {stakeholder.owner for stakeholder in self.stakeholders}
        return tuple(member for member in self.team if member.key in keys)


def read_case(path: Path = CASE) -> Case:
    return Case.model_validate_json(path.read_bytes())
