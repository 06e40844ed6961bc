"""Nobody reports to themselves, not by way of others either: who reports to whom is a tree, not a ring."""

from collections.abc import Iterable, Mapping

from app.board.changes import Change, DeleteLink, SetLink
from app.board.reporting import REPORTS_TO, leads
from app.workshop.facts import Facts
from app.workshop.refused import Refused

# Each leader once, however many links say so: what is walked is bounded by people, not by links.
_Leaders = dict[str, set[str]]


def judge_leaders(changes: Iterable[Change], facts: Facts) -> None:
    """Raises `Refused` when one of the links that come in closes a ring of `reports_to`."""
    put: dict[str, Mapping[str, object]] = {}
    gone: set[str] = set()
    for change in changes:
        match change:
            case SetLink(link, value) if isinstance(value, Mapping) and value.get("kind") == REPORTS_TO:
                put[link] = value
            case DeleteLink(link):
                gone.add(link)
    new = {link: value for link, value in put.items() if link not in facts.links.here}
    if not new:
        return
    standing = {link: value for link, value in facts.links.here.items() if link not in gone}
    leaders = _leaders((standing | new).values())
    for link, value in new.items():
        if leads(str(value["from"]), str(value["to"]), leaders):
            raise Refused("makes-a-loop", link)


def _leaders(links: Iterable[Mapping[str, object]]) -> _Leaders:
    leaders: _Leaders = {}
    for value in links:
        if value.get("kind") == REPORTS_TO:
            leaders.setdefault(str(value["from"]), set()).add(str(value["to"]))
    return leaders
