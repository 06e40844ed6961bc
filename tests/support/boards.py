"""Boards that are made up: any pieces and links that the format allows, of few ids, so that two boards share some."""

from typing import Any

from hypothesis import strategies as st

from app.board.kinds import LINKABLE
from app.board.read import Board, Link, Piece
from app.board.reporting import without_rings
from app.board.schema import ZONES
from tests.live.gate.desk import name

WORDS = ("start", "the", "plant", "in", "Q3", "by", "Lucía,", "zero", "faults.", "😀", "e\u0301l", "–", "\n")
texts = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
places = st.tuples(st.integers(-500, 500).map(float), st.integers(-500, 500).map(float))
fields: dict[str, st.SearchStrategy[dict[str, object]]] = {
    "goal": st.fixed_dictionaries({}, optional={"priority": st.integers(1, 5), "horizon": st.sampled_from(["short"])}),
    "action": st.fixed_dictionaries({}, optional={"accepted": st.booleans(), "due": st.sampled_from(["2027-03"])}),
    "stakeholder": st.fixed_dictionaries({}, optional={"name": texts.filter(bool), "power": st.integers(1, 5)}),
    "competitor": st.fixed_dictionaries(
        {}, optional={"scores": st.dictionaries(st.sampled_from([name(90), name(91)]), st.integers(1, 5), max_size=2)}
    ),
}
KINDS: tuple[Any, ...] = tuple(fields)


@st.composite
def boards(draw: st.DrawFn, size: int = 8) -> Board:
    ids = draw(st.sets(st.integers(0, size - 1).map(name)))
    pieces = {id: draw(pieces_of(id)) for id in sorted(ids)}
    pairs = [
        (one.id, other.id, kind)
        for one in pieces.values()
        for other in pieces.values()
        for kind, joins in LINKABLE.items()
        if (one.kind, other.kind) in joins and one is not other
    ]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True)) if pairs else []
    links = {
        name(100 + number): Link(name(100 + number), from_, to, kind, "ana", {})
        for number, (from_, to, kind) in enumerate(chosen)
    }
    kept = {link.id: link for link in without_rings(links.values(), ())}
    return Board(pieces, kept, {}, frozenset())


@st.composite
def pieces_of(draw: st.DrawFn, id: str) -> Piece:
    kind = draw(st.sampled_from(KINDS))
    size = (264.0, draw(st.sampled_from([124.0, 200.0])))
    zone = draw(st.sampled_from(ZONES))
    author = draw(st.sampled_from(["ana", "ben"]))
    return Piece(id, kind, author, zone, draw(places), size, draw(texts), draw(fields[kind]))
