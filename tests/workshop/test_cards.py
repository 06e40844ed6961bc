"""Event cards: what they may touch, and what becomes of it."""

from typing import Any

import pytest
from pycrdt import Doc

from app.board import write
from app.board.read import read_board
from app.errors import Problem
from app.workshop.cards import (
    add_card,
    proposal,
    remove_card,
    strike,
    tell_done,
    tell_played,
    tell_taken_back,
    undo_strike,
)
from app.workshop.spotlight import let_go, shine
from app.workshop.stage import read_roots
from tests.live.gate.desk import name

ANA = "ana" + "-" * 18
AT = "2026-11-27T09:00:00.000Z"


def a_board() -> Doc[Any]:
    doc: Doc[Any] = Doc()
    write.create_piece(doc, name(0), "factor", ANA, text="Fire at the wafer site")
    write.create_piece(doc, name(1), "goal", ANA, text="Second source")
    write.create_piece(doc, name(2), "action", ANA, text="Qualify the second wafer site", fields={"review": "change"})
    write.create_piece(doc, name(3), "action", ANA, text="Write the report")
    write.create_piece(doc, name(4), "action", ANA, text="Call them")
    write.create_piece(doc, name(5), "action", ANA, text="Wafer buffer", fields={"status": "done"})
    write.create_link(doc, name(10), name(3), name(1), "supports", ANA)
    write.create_link(doc, name(11), name(0), name(1), "evidence", ANA)
    return doc


def test_actions_that_share_words_come_first_then_those_within_two_links() -> None:
    found = proposal("Six weeks without WAFER output", read_board(a_board()))
    assert found == [(name(2), "words"), (name(3), "links")]


def test_an_event_that_touches_nothing_proposes_nothing() -> None:
    assert proposal("It is raining", read_board(a_board())) == []


def test_what_is_touched_is_to_be_checked_and_taken_back_it_is_as_before() -> None:
    board = a_board()
    strike(board, name(20), ANA, "Fire", [name(2), name(3)], (0, 0))
    pieces = read_board(board).pieces
    assert (pieces[name(20)].kind, pieces[name(2)].fields["review"], pieces[name(3)].fields["review"]) == (
        "event", "to_check", "to_check",
    )  # fmt: skip
    write.set_field(board, name(3), "review", "stop")
    undo_strike(board, {"piece": name(20), "former": {name(2): "change", name(3): None}})
    pieces = read_board(board).pieces
    assert name(20) not in pieces
    assert pieces[name(2)].fields["review"] == "change"
    assert pieces[name(3)].fields["review"] == "stop", "what somebody answered meanwhile stays"


def test_a_card_is_played_once_until_it_is_taken_back() -> None:
    stage: Doc[Any] = Doc()
    add_card(stage, "fire", "Fire at the wafer site")
    with pytest.raises(Problem, match="not-played"):
        tell_done(stage, "fire", AT, None)
    tell_played(stage, "fire", {"at": AT, "affected": []})
    with pytest.raises(Problem, match="played"):
        tell_played(stage, "fire", {"at": AT, "affected": []})
    with pytest.raises(Problem, match="played"):
        remove_card(stage, "fire")
    tell_done(stage, "fire", AT, "checkpoint")
    with pytest.raises(Problem, match="moved-on"):
        tell_done(stage, "fire", AT, "another")
    assert read_roots(stage)["cards"]["fire"]["played"]["after"] == "checkpoint"
    tell_taken_back(stage, "fire")
    assert read_roots(stage)["cards"] == {"fire": {"title": "Fire at the wafer site"}}
    remove_card(stage, "fire")
    with pytest.raises(Problem, match="no-such-card"):
        tell_taken_back(stage, "fire")


def test_a_deck_has_an_end() -> None:
    stage: Doc[Any] = Doc()
    for number in range(60):
        add_card(stage, str(number), "title")
    with pytest.raises(Problem, match="too-many-cards"):
        add_card(stage, "60", "title")


def test_the_spotlight_says_where_and_is_let_go() -> None:
    stage: Doc[Any] = Doc()
    shine(stage, ANA, AT, True, "map", {"x": 0, "y": 0, "width": 10, "height": 10})
    assert read_roots(stage)["spotlight"]["now"]["follow"] is True
    let_go(stage)
    let_go(stage)
    assert read_roots(stage)["spotlight"] == {}
