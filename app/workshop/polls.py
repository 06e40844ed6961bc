"""What people say of a checkpoint, without names: figures of three answers at least, and lines that nobody signed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

from app.errors import Problem
from app.workshop.ballots import Answer

ASKED = ("information", "people", "actions")
FEWEST = 3  # answers in any group that is shown
LINE_LIMIT = 200
OTHERS = "others"


def check_poll_answer(payload: Mapping[str, Any]) -> None:
    """{information, people, actions: 1..5, line}; any of them may be left out. Raises Problem."""
    scores = [payload[name] for name in ASKED if payload.get(name) is not None]
    if any(score not in range(1, 6) for score in scores) or len(payload.get("line") or "") > LINE_LIMIT:
        raise Problem("bad-answer", 422, "This does not answer the poll.", "Choose from 1 to 5 in each row.")


def opinion_of(answers: Sequence[Answer]) -> dict[str, Any]:
    """{count, information, people, actions: {low, mean, high, count, by_function: {name: {…}}}, lines}.

    Fewer than three answers say nothing but their number: two of them would know each other's.
    """
    found: dict[str, Any] = {"count": len(answers)}
    for name in ASKED:
        given = [(answer.function, int(answer.payload[name])) for answer in answers if answer.payload.get(name)]
        if len(given) < FEWEST:
            continue
        groups = group([function for function, _ in given])
        by_function: dict[str, list[int]] = {}
        for function, score in given:
            if (shown := groups.get(function)) is not None:
                by_function.setdefault(shown, []).append(score)
        found[name] = {
            **_figures([score for _, score in given]),
            "by_function": {name: _figures(scores) for name, scores in sorted(by_function.items())},
        }
    if len(answers) >= FEWEST:
        lines = (str(answer.payload.get("line") or "").strip() for answer in answers)
        found["lines"] = sorted(line for line in lines if line)
    return found


def group(functions: Sequence[str]) -> dict[str, str | None]:
    """Under which name each function is shown: its own from three answers on, else `others`; None: in none.

    Where the others are fewer than three, the smallest of those that could be shown goes to them: whoever is left out
    could be read off what is shown and the whole.
    """
    counts = Counter(functions)
    shown = sorted((name for name in counts if counts[name] >= FEWEST), key=lambda name: (counts[name], name))
    others = {name for name in counts if counts[name] < FEWEST}
    while others and sum(counts[name] for name in others) < FEWEST and shown:
        others.add(shown.pop(0))
    is_told = bool(shown) and sum(counts[name] for name in others) >= FEWEST
    named: dict[str, str | None] = {name: name for name in shown}
    return named | dict.fromkeys(others, OTHERS if is_told else None)


def _figures(scores: Sequence[int]) -> dict[str, float]:
    return {"low": min(scores), "mean": round(fmean(scores), 2), "high": max(scores), "count": len(scores)}
