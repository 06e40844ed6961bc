"""An action stands accepted only in the name of who accepted it in person.

So nobody accepts for others, and an action that is given to somebody else is not accepted any more. Anybody may take an
acceptance away, as anybody may take the piece away; and whoever does may bring it back, unless its owner withdrew it.
"""

from collections.abc import Iterable

from app.board.changes import Change, RemoveField, SetField
from app.workshop.facts import Facts, PieceFacts
from app.workshop.refused import Refused

_FIELDS = frozenset({"owner", "accepted"})


def judge_acceptance(person: str, changes: Iterable[Change], facts: Facts) -> None:
    """Raises `Refused` when pieces that are there would stand accepted by somebody who never did."""
    touched: dict[str, dict[str, object]] = {}
    for change in changes:
        if isinstance(change, SetField | RemoveField) and change.name in _FIELDS:
            value = change.value if isinstance(change, SetField) else None
            touched.setdefault(change.piece, {})[change.name] = value
    for piece, new in touched.items():
        before = facts.pieces.here.get(piece)
        if before is None:
            raise Refused("no-such-piece", piece)
        owner, accepted = new.get("owner", before.owner), new.get("accepted", before.accepted)
        if accepted is True and not may_stand_accepted(person, owner, before):
            raise Refused("not-yours" if "accepted" in new else "still-accepted", piece)


def may_stand_accepted(person: str, owner: object, former: PieceFacts | None) -> bool:
    """Whether `person` may leave a piece accepted with this owner; `former` is how it stood, or stood before."""
    return owner == person or (former is not None and owner is not None and owner == former.accepted_by)


def accepted_by(owner: str | None, accepted: bool, before: PieceFacts | None) -> str | None:
    """Who accepted an action that now stands so, or did before it was given away."""
    if accepted:
        return owner
    if before is None or (before.accepted and before.owner == owner):
        return None  # never accepted, or withdrawn
    return before.accepted_by
