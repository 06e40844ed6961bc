"""A full board takes nothing more, and every edit of what it holds. Rule R14 of docs/sync-spec.md, `board-full`."""

from collections.abc import Callable
from typing import Any

import pytest
from pycrdt import Doc, Map, Text

from app.board import write
from app.live.gate import Refused
from app.workshop import policy
from app.workshop.floor import Floor
from tests.live.gate.desk import Client, Desk, name

COLLEAGUE, BUYER, OWNS, COMMENT, NEW = (name(number) for number in range(5))
ANA = "ana" + "-" * 18
NOW = "2026-11-23T14:00:00Z"

Change = Callable[[Doc[Any]], None]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Two pieces and one of everything else, and no more room."""

    def furnish(doc: Doc[Any]) -> None:
        write.create_piece(doc, COLLEAGUE, "colleague", ANA)
        write.create_piece(doc, BUYER, "stakeholder", ANA)
        write.create_link(doc, OWNS, COLLEAGUE, BUYER, "owns", ANA)
        write.create_comment(doc, COMMENT, BUYER, ANA, NOW, "Since when?")
        write.add_reaction(doc, BUYER, ANA, "+1")

    for limit in ("LINKS_LIMIT", "COMMENTS_LIMIT", "REACTIONS_LIMIT"):
        monkeypatch.setattr(policy, limit, 1)
    desk = Desk(furnish)
    desk.floor = Floor(pieces_limit=2)
    return desk


def ask(desk: Desk, change: Change) -> None:
    client = Client.at(desk, ANA, 77)
    desk.receive(client.write(change), client.actor)
    desk.assert_exact()


def put(root: str, key: str, value: object) -> Change:
    return lambda doc: doc.get(root, type=Map).__setitem__(key, value)


def the_same_piece(doc: Doc[Any]) -> None:
    doc.get("pieces", type=Map)[BUYER] = Map({**doc.get("pieces", type=Map)[BUYER].to_py(), "text": Text("Anew")})


@pytest.mark.parametrize(
    "change",
    [
        put("links", OWNS, {"from": COLLEAGUE, "to": BUYER, "kind": "owns", "by": ANA, "strength": 2}),
        put("comments", COMMENT, {"piece": BUYER, "by": ANA, "at": NOW, "text": "Since when?"}),
        put("reactions", f"{BUYER}:{ANA}:+1", True),
        the_same_piece,
    ],
    ids=["link", "comment", "reaction", "piece"],
)
def test_r14_a_full_board_refuses_no_edit_that_makes_nothing(desk: Desk, change: Change) -> None:
    ask(desk, change)


@pytest.mark.parametrize(
    "change",
    [
        lambda doc: write.create_link(doc, NEW, COLLEAGUE, BUYER, "owns", ANA),
        lambda doc: write.create_comment(doc, NEW, BUYER, ANA, NOW, "Since 2024"),
        lambda doc: write.add_reaction(doc, BUYER, ANA, "-1"),
        lambda doc: write.create_piece(doc, NEW, "note", ANA),
    ],
    ids=["link", "comment", "reaction", "piece"],
)
def test_r14_a_full_board_takes_nothing_more(desk: Desk, change: Change) -> None:
    with pytest.raises(Refused, match="board-full"):
        ask(desk, change)
