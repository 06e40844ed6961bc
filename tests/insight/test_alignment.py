"""Figures about boards: by hand on small ones and on the demo, and their bounds on any."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc

from app.board import write
from app.board.read import Board, read_board
from app.board.schema import KINDS
from app.insight.alignment import LEVELS, Alignment, Figure, align
from tests.live.gate.desk import name

ANA, BEN = "ana" + "-" * 18, "ben" + "-" * 18
FUNCTIONS = {ANA: "sales", BEN: "quality"}


def board(change: Any = None) -> Board:
    doc: Doc[Any] = Doc()
    if change:
        change(doc)
    return read_board(doc)


def conditions(figure: Figure) -> dict[str, tuple[int, int]]:
    return {one.id: (one.met, one.of) for one in figure.conditions}


def test_an_empty_board_has_no_figures_but_that_nobody_wrote_their_card() -> None:
    found = align(board(), {})
    assert found == Alignment(Figure(None, ()), Figure(None, ()), Figure(None, ()))
    assert align(board(), FUNCTIONS).people.value == 0


def test_zones_are_fed_by_two_functions_and_pieces_shared_by_a_sign_or_a_word() -> None:
    def change(doc: Doc[Any]) -> None:
        write.create_piece(doc, name(0), "goal", ANA)
        write.create_piece(doc, name(1), "goal", BEN)
        write.create_piece(doc, name(2), "factor", ANA)
        write.create_piece(doc, name(3), "note", ANA, zone="tray")
        write.add_reaction(doc, name(0), BEN, "agree")
        write.add_reaction(doc, name(2), ANA, "agree")

    found = align(board(change), FUNCTIONS)
    assert conditions(found.information) == {"zones-fed": (1, 6), "pieces-shared": (1, 3)}
    assert found.information.value == round(100 * (1 / 6 + 1 / 3) / 2)
    shared = found.information.conditions[1]
    assert set(shared.holding_back) == {name(1), name(2)}


def test_the_overlap_of_goals_counts_once_it_was_asked() -> None:
    found = align(board(lambda doc: write.create_piece(doc, name(0), "goal", ANA)), FUNCTIONS, overlap=0.5)
    assert conditions(found.information)["goals-shared"] == (50, 100)


def test_the_powerful_have_exactly_one_owner_and_everybody_a_card() -> None:
    def change(doc: Doc[Any]) -> None:
        for number, power in enumerate((5, 4, 3)):
            write.create_piece(doc, name(number), "stakeholder", ANA, fields={"power": power})
        for number, person in ((5, ANA), (6, BEN)):
            write.create_piece(
                doc, name(number), "colleague", ANA, fields={"person": person, "knows": "x"[: number - 5]}
            )
        write.create_link(doc, name(10), name(5), name(0), "owns", ANA)
        write.create_link(doc, name(11), name(5), name(1), "owns", ANA)
        write.create_link(doc, name(12), name(6), name(1), "owns", ANA)

    found = align(board(change), FUNCTIONS).people
    assert conditions(found) == {"stakeholders-owned": (1, 2), "cards-written": (1, 2)}
    assert found.conditions[0].holding_back == (name(1),)


def a_plan(doc: Doc[Any]) -> None:
    write.create_piece(doc, name(0), "goal", ANA)
    write.create_piece(doc, name(1), "action", ANA, fields={"level": "executive", "horizon": "short", "due": "2027-03"})
    write.set_field(doc, name(1), "owner", ANA)
    write.set_field(doc, name(1), "accepted", True)
    write.create_piece(doc, name(2), "obstacle", ANA)
    write.create_piece(doc, name(3), "action", ANA, fields={"level": "field"})
    write.create_link(doc, name(10), name(1), name(0), "supports", ANA)
    write.create_link(doc, name(11), name(2), name(1), "blocks", ANA)
    write.create_link(doc, name(12), name(3), name(0), "supports", ANA)


def test_a_sound_action_is_accepted_dated_thought_through_and_serves_a_goal() -> None:
    found = align(board(a_plan), FUNCTIONS).actions
    assert conditions(found) == {
        "actions-sound": (1, 2),
        "goals-served": (2, 3),
        "horizons-both": (1, 2),
        "no-conflict": (2, 2),
    }
    assert found.conditions[0].holding_back == (name(3),)
    assert found.value == round(100 * (1 / 2 + 2 / 3 + 1 / 2 + 1) / 4)


def test_another_sound_action_never_lowers_the_share_of_sound_ones() -> None:
    def more(doc: Doc[Any]) -> None:
        a_plan(doc)
        write.create_piece(doc, name(4), "action", BEN, fields={"level": "middle", "horizon": "long", "due": "2027"})
        write.set_field(doc, name(4), "owner", BEN)
        write.set_field(doc, name(4), "accepted", True)
        write.create_link(doc, name(13), name(4), name(0), "supports", BEN)
        write.create_link(doc, name(14), name(2), name(4), "blocks", BEN)

    before, after = align(board(a_plan), FUNCTIONS).actions, align(board(more), FUNCTIONS).actions
    assert before.value is not None
    assert after.value is not None
    assert after.value > before.value


def test_a_card_without_a_word_holds_back() -> None:
    def change(doc: Doc[Any]) -> None:
        write.create_piece(doc, name(0), "colleague", ANA, fields={"person": ANA, "knows": "the buyers"})
        write.create_piece(doc, name(1), "colleague", ANA, fields={"person": BEN})
        write.create_piece(doc, name(2), "colleague", ANA)

    [cards] = align(board(change), FUNCTIONS).people.conditions
    assert (cards.id, cards.met, cards.of, cards.holding_back) == ("cards-written", 1, 2, (name(1),))


@pytest.mark.parametrize(("status", "met"), [("planned", 0), ("dropped", 1)])
def test_a_conflict_is_open_while_both_actions_are_meant(status: str, met: int) -> None:
    def change(doc: Doc[Any]) -> None:
        a_plan(doc)
        write.set_field(doc, name(3), "status", status)
        write.create_link(doc, name(13), name(1), name(3), "conflicts", ANA)

    assert conditions(align(board(change), FUNCTIONS).actions)["no-conflict"][0] == met


def test_a_dropped_action_is_not_asked_about() -> None:
    def change(doc: Doc[Any]) -> None:
        a_plan(doc)
        write.set_field(doc, name(3), "status", "dropped")

    assert conditions(align(board(change), FUNCTIONS).actions)["actions-sound"] == (1, 1)


pieces = st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from([ANA, BEN, "gone"])), max_size=15)
links = st.lists(
    st.tuples(st.integers(0, 14), st.integers(0, 14), st.sampled_from(["supports", "owns", "conflicts"])), max_size=20
)


@given(pieces, links, st.one_of(st.none(), st.floats(0, 1)))
def test_figures_stay_within_their_bounds(made: Any, joined: Any, overlap: float | None) -> None:
    def change(doc: Doc[Any]) -> None:
        for number, (kind, by) in enumerate(made):
            write.create_piece(doc, name(number), kind, by)
        for number, (from_, to, kind) in enumerate(joined):
            if max(from_, to) < len(made):
                write.create_link(doc, name(100 + number), name(from_), name(to), kind, ANA)

    found = align(board(change), FUNCTIONS, overlap)
    for figure in (found.information, found.people, found.actions):
        assert figure.value is None or 0 <= figure.value <= 100
        for one in figure.conditions:
            assert 0 <= one.met <= one.of


plans = st.lists(
    st.fixed_dictionaries(
        {
            "level": st.sampled_from(["", *LEVELS]),
            "horizon": st.sampled_from(["", "short", "long"]),
            "due": st.sampled_from(["", "2027-03"]),
            "status": st.sampled_from(["", "dropped"]),
            "goal": st.sampled_from([None, 0, 1]),
            "against": st.sampled_from([None, 10, 11, 12]),
        }
    ),
    max_size=5,
)


@given(plans, st.sampled_from(["", *LEVELS]), st.sampled_from(["", "short", "long"]))
def test_another_sound_action_never_lowers_the_figure_of_any_plan(planned: Any, level: str, horizon: str) -> None:
    def plan(doc: Doc[Any]) -> None:
        for number in (0, 1):
            write.create_piece(doc, name(number), "goal", ANA)
        write.create_piece(doc, name(2), "obstacle", ANA)
        for number, wanted in enumerate(planned, start=10):
            fields = {key: wanted[key] for key in ("level", "horizon", "due", "status") if wanted[key]}
            write.create_piece(doc, name(number), "action", ANA, fields=fields)
        for number, wanted in enumerate(planned, start=10):
            if wanted["goal"] is not None:
                write.create_link(doc, name(100 + number), name(number), name(wanted["goal"]), "supports", ANA)
            if wanted["against"] is not None and wanted["against"] - 10 < len(planned):
                write.create_link(doc, name(200 + number), name(number), name(wanted["against"]), "conflicts", ANA)

    def more(doc: Doc[Any]) -> None:
        plan(doc)
        fields = {key: value for key, value in {"level": level, "horizon": horizon, "due": "2027"}.items() if value}
        write.create_piece(doc, name(50), "action", BEN, fields=fields)
        write.set_field(doc, name(50), "owner", BEN)
        write.set_field(doc, name(50), "accepted", True)
        write.create_link(doc, name(300), name(50), name(0), "supports", BEN)
        write.create_link(doc, name(301), name(2), name(50), "blocks", BEN)

    before, after = align(board(plan), FUNCTIONS).actions.value, align(board(more), FUNCTIONS).actions.value
    assert after is not None
    assert after >= (before or 0)


@pytest.mark.parametrize("figure", ["information", "people", "actions"])
def test_as_json_it_says_what_holds_it_back(figure: str) -> None:
    found = align(board(a_plan), FUNCTIONS).as_json()[figure]
    assert set(found) == {"value", "conditions"}
    assert all(set(one) == {"id", "met", "of", "holding_back"} for one in found["conditions"])
