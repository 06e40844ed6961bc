"""Who reports to whom is a tree, not a ring. Pure."""

from collections.abc import Iterable, Mapping

from app.board.read import Link

# Of one person, over all levels. Nobody has as many; more are not walked, whoever sends them.
LEADERS_LIMIT = 200
REPORTS_TO = "reports_to"


def leads(person: str, other: str, leaders: Mapping[str, set[str]]) -> bool:
    """Whether `other` reports to `person`, or has too many leaders to tell. `leaders`: of each person."""
    seen, waiting = {other}, [other]
    while waiting:
        at = waiting.pop()
        if at == person or len(seen) > LEADERS_LIMIT:
            return True
        above = leaders.get(at, set()) - seen
        seen |= above
        waiting += above
    return False


def without_rings(new: Iterable[Link], standing: Iterable[Link]) -> tuple[Link, ...]:
    """Of the new links those that close no ring with what stands, or with those before them."""
    leaders: dict[str, set[str]] = {}
    for link in standing:
        if link.kind == REPORTS_TO:
            leaders.setdefault(link.from_, set()).add(link.to)
    kept: list[Link] = []
    for link in new:
        if link.kind == REPORTS_TO:
            if leads(link.from_, link.to, leaders):
                continue
            leaders.setdefault(link.from_, set()).add(link.to)
        kept.append(link)
    return tuple(kept)
