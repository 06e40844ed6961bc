"""What was taken out of a text and what was put in, word by word. Pure, and the same seen from either side."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

Sort = Literal["same", "out", "in"]

# Words hold together whatever is written above or below their letters, and so do signs that are drawn as one. A pattern
# of letters would part them: to Python an accent that stands by itself is none.
_TOKENS = re.compile(r"""\s+|[.,;:!?…()\[\]{}"'«»“”‘’¿¡–—/-]|[^\s.,;:!?…()\[\]{}"'«»“”‘’¿¡–—/-]+""")

# Beyond so many pairs of words two texts have hardly a sentence in common, and finding out would take milliseconds.
PAIRS_AT_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of words: in both texts, or only in the one before (`out`) or after (`in`)."""

    sort: Sort
    words: str


def mark(before: str, after: str, pairs_at_most: int = PAIRS_AT_MOST) -> tuple[Mark, ...]:
    """Marks in reading order, what is out before what came in for it. `same` and `out` together are `before`."""
    # What is found depends on which text is looked for in which: always the same one, so that both ways say the same.
    if before <= after:
        return _merged(_stretches(before, after, pairs_at_most))
    return _merged([(same, in_, out) for same, out, in_ in _stretches(after, before, pairs_at_most)])


_Stretch = tuple[str, str, str]  # what is the same, then what is out and what is in


def _stretches(before: str, after: str, pairs_at_most: int) -> list[_Stretch]:
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    stretches = [("".join(old[:head]), "", ""), *_between(middle_old, middle_new, pairs_at_most)]
    return [*stretches, ("".join(old[len(old) - tail :]), "", "")]


def _between(old: Sequence[str], new: Sequence[str], pairs_at_most: int) -> list[_Stretch]:
    if len(old) * len(new) > pairs_at_most:
        return [("", "".join(old), "".join(new))]
    stretches = []
    for sort, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        one, other = "".join(old[a:b]), "".join(new[c:d])
        stretches.append((one, "", "") if sort == "equal" else ("", one, other))
    return stretches


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many there are alike from the beginning on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _merged(stretches: Iterable[_Stretch]) -> tuple[Mark, ...]:
    """Spaces between two changes are part of them: a reader follows phrases, not single words that take turns."""
    told = [stretch for stretch in stretches if any(stretch)]
    joined: list[_Stretch] = []
    for at, (same, out, in_) in enumerate(told):
        goes_on = bool(joined) and not joined[-1][0]
        if goes_on and same.isspace() and at + 1 < len(told) and not told[at + 1][0]:
            joined[-1] = ("", joined[-1][1] + same, joined[-1][2] + same)
        elif goes_on and not same:
            joined[-1] = ("", joined[-1][1] + out, joined[-1][2] + in_)
        else:
            joined.append((same, out, in_))
    sorts: tuple[Sort, ...] = ("same", "out", "in")
    return tuple(Mark(sort, words) for stretch in joined for sort, words in zip(sorts, stretch, strict=True) if words)
