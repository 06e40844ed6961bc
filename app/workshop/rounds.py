"""Private scoring rounds: everybody answers alone, then the spread is shown and who differs, never an average alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median
from typing import Any, Literal, get_args

from pycrdt import Doc

from app.errors import Problem
from app.workshop.ballots import Answer, entry_of, forget_oldest, is_open
from app.workshop.stage import root

ROUNDS = "rounds"
Topic = Literal["stakeholders", "rivals", "top_goals"]
TOPICS: tuple[Topic, ...] = get_args(Topic)
STAKEHOLDER_FIELDS = ("power", "influence", "interest")
SUBJECTS_LIMIT = 60
GOALS_AT_MOST = 3
OWN_LIMIT = 200  # characters of a goal in one's own words
KEPT_LIMIT = 20
SCORES = range(1, 6)
DIFFERS = 2  # a function differs whose median is so far from everybody's


def open_round(stage: Doc[Any], id: str, value: Mapping[str, Any]) -> None:
    """`value`: {topic, subjects, fields, by, opened_at, closes_at?}. One round at a time.

    Raises Problem: `round-open`.
    """
    rounds = root(stage, ROUNDS)
    if any("closed_at" not in one for one in rounds.values()):
        raise Problem("round-open", 409, "Another round is still open.", "Reveal it first, then start the next one.")
    forget_oldest(rounds, KEPT_LIMIT)
    rounds[id] = {**value, "answered": 0}


def check_answer(stage: Doc[Any], id: str, payload: Mapping[str, Any], at: str) -> None:
    """`payload`: {scores: {subject: {field: 1..5}}}, or {goals: [piece], own}. Raises Problem."""
    one = entry_of(stage, ROUNDS, id)
    if not is_open(one, at):
        raise Problem(
            "vote-closed", 409, "This round is closed.", "What you sent before counts; nothing was changed by this."
        )
    wrong = _wrong_goals if one["topic"] == "top_goals" else _wrong_scores
    if wrong(one, payload):
        raise Problem(
            "bad-answer", 422, "This does not answer what the round asks.", "Reload the page, then try again."
        )


def tell_answered(stage: Doc[Any], id: str, count: int) -> None:
    rounds = root(stage, ROUNDS)
    if rounds[id]["answered"] != count:
        rounds[id] = {**rounds[id], "answered": count}


def reveal_round(stage: Doc[Any], id: str, answers: Sequence[Answer], at: str) -> None:
    """Raises Problem: `vote-closed` when it is revealed already."""
    one = entry_of(stage, ROUNDS, id)
    if "closed_at" in one:
        raise Problem("vote-closed", 409, "This round is revealed already.", "Its result stands on the board.")
    found = goals_of(answers, one["subjects"]) if one["topic"] == "top_goals" else {"spread": spread_of(answers)}
    root(stage, ROUNDS)[id] = {**one, "answered": len(answers), "closed_at": at, **found}


@dataclass(frozen=True)
class Settled:
    """What the room agreed on. `instead_of`: the value it replaces, as whoever settles it saw it."""

    subject: str
    field: str
    value: int
    instead_of: int | None = None


def check_settled(stage: Doc[Any], id: str, wanted: Settled) -> Any:
    """The round. Raises Problem while it is open, about something else, and when somebody else was faster."""
    one = entry_of(stage, ROUNDS, id)
    if "closed_at" not in one:
        raise Problem("round-open", 409, "This round is still open.", "Reveal it first.")
    fields = ["priority"] if one["topic"] == "top_goals" else one["fields"]
    if wanted.subject not in one["subjects"] or wanted.field not in fields:
        raise Problem("bad-answer", 422, "This round is about something else.", "Reload the page, then try again.")
    now = (one.get("settled") or {}).get(f"{wanted.subject}:{wanted.field}")
    if now and int(now["value"]) not in (wanted.value, wanted.instead_of):
        raise Problem(
            "moved-on",
            409,
            "This was settled on {value} meanwhile.",
            "Look at where it is now, then decide again.",
            values={"value": str(int(now["value"]))},
        )
    return one


def settle(stage: Doc[Any], id: str, wanted: Settled, at: str, by: str) -> None:
    """Raises Problem: as `check_settled` does."""
    one = check_settled(stage, id, wanted)
    entry = {"value": wanted.value, "at": at, "by": by}
    settled = {**(one.get("settled") or {}), f"{wanted.subject}:{wanted.field}": entry}
    root(stage, ROUNDS)[id] = {**one, "settled": settled}


def spread_of(answers: Iterable[Answer]) -> dict[str, dict[str, Any]]:
    """subject -> field -> {low, median, high, count, by_function, differs}; what nobody scored is left out.

    `by_function`: name -> {low, median, high, count}. `differs`: the functions whose median is at least two steps from
    everybody's.
    """
    given: dict[str, dict[str, list[tuple[str, int]]]] = {}
    for answer in answers:
        for subject, scores in answer.payload["scores"].items():
            for field, score in scores.items():
                given.setdefault(subject, {}).setdefault(field, []).append((answer.function, int(score)))
    return {
        subject: {field: _spread(scores) for field, scores in sorted(fields.items())}
        for subject, fields in sorted(given.items())
    }


def goals_of(answers: Sequence[Answer], subjects: Iterable[str]) -> dict[str, Any]:
    """Which goals are named how often and by which functions, the own words without names, and the overlap."""
    named = {answer.person_id: frozenset(answer.payload["goals"]) for answer in answers}
    by_function: dict[str, Counter[str]] = {}
    for answer in answers:
        for goal in answer.payload["goals"]:
            by_function.setdefault(goal, Counter())[answer.function] += 1
    goals = {
        goal: {
            "total": sum(by_function.get(goal, Counter()).values()),
            "by_function": dict(sorted(by_function.get(goal, Counter()).items())),
        }
        for goal in subjects
    }
    own = sorted(answer.payload["own"].strip() for answer in answers if answer.payload.get("own", "").strip())
    return {"goals": goals, "own": own, "overlap": overlap(list(named.values()))}


def overlap(chosen: Sequence[frozenset[str]]) -> float | None:
    """How far people name the same goals, 0 to 1: the mean over all pairs of people of what both name of what either
    names (the Jaccard index of their sets). None with fewer than two who named any.
    """
    sets = [one for one in chosen if one]
    pairs = [len(one & other) / len(one | other) for one, other in combinations(sets, 2)]
    return round(sum(pairs) / len(pairs), 3) if pairs else None


def _spread(scores: Sequence[tuple[str, int]]) -> dict[str, Any]:
    everybody = _figures([score for _, score in scores])
    by_function = {
        name: _figures([score for function, score in scores if function == name])
        for name in sorted({function for function, _ in scores})
    }
    differs = [name for name, one in by_function.items() if abs(one["median"] - everybody["median"]) >= DIFFERS]
    return {**everybody, "by_function": by_function, "differs": differs}


def _figures(scores: Sequence[int]) -> dict[str, float]:
    return {"low": min(scores), "median": median(scores), "high": max(scores), "count": len(scores)}


def _wrong_scores(one: Mapping[str, Any], payload: Mapping[str, Any]) -> bool:
    scores = payload.get("scores")
    return not isinstance(scores, dict) or any(
        subject not in one["subjects"]
        or any(field not in one["fields"] or score not in SCORES for field, score in fields.items())
        for subject, fields in scores.items()
    )


def _wrong_goals(one: Mapping[str, Any], payload: Mapping[str, Any]) -> bool:
    goals = payload.get("goals")
    return (
        not isinstance(goals, list)
        or len(goals) > GOALS_AT_MOST
        or len(set(goals)) < len(goals)
        or any(goal not in one["subjects"] for goal in goals)
        or len(payload.get("own", "")) > OWN_LIMIT
    )
