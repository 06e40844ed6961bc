"""What a closed zone keeps out, and what it lets through. Stock clients at a gate; R32 of docs/sync-spec.md."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pycrdt import Doc, Map, Text

from app.board import write
from app.board.schema import KINDS, ZONES
from app.live.gate import Refused
from app.workshop.floor import HAND, Floor, lock_zone, unlock_zone
from app.workshop.hands import Mode
from app.workshop.policy import Role
from tests.live.gate.desk import Client, Desk, name

GOAL, CULTURE, ACTION, BETWEEN, WITHIN, COMMENT, NEW = (name(number) for number in range(7))
ANA, BEN = "ana" + "-" * 18, "ben" + "-" * 18
NOW = "2026-11-26T14:00:00Z"

Change = Callable[[Doc[Any]], object]


@pytest.fixture
def desk() -> Desk:
    """The strategy is closed, with two pieces in it; the actions are open."""

    def furnish(doc: Doc[Any]) -> None:
        write.create_piece(doc, GOAL, "goal", BEN, text="Zero faults", fields={"priority": 2})
        write.create_piece(doc, CULTURE, "culture", BEN, text="Engineers decide")
        write.create_piece(doc, ACTION, "action", BEN)
        write.create_link(doc, BETWEEN, ACTION, GOAL, "supports", BEN)
        write.create_link(doc, WITHIN, CULTURE, GOAL, "blocks", BEN)
        write.create_comment(doc, COMMENT, GOAL, BEN, NOW, "Since when?")

    desk = Desk(furnish)
    desk.floor = Floor(locked=frozenset({"strategy"}))
    return desk


def pieces(doc: Doc[Any]) -> Map[Any]:
    root: Map[Any] = doc.get("pieces", type=Map)
    return root


def create(zone: str) -> Change:
    content = {"kind": "note", "by": ANA, "zone": zone, "pos": [1, 2], "size": [3, 4]}
    return lambda doc: pieces(doc).__setitem__(NEW, Map({**content, "text": Text("mine")}))


REACHING_IN: dict[str, Change] = {
    "lay a piece there": create("strategy"),
    "delete a piece there": lambda doc: write.delete_piece(doc, GOAL),
    "type into one": lambda doc: pieces(doc)[GOAL]["text"].insert(0, "!"),
    "set a field of one": lambda doc: write.set_field(doc, GOAL, "priority", 5),
    "clear a field of one": lambda doc: write.set_field(doc, GOAL, "priority", None),
    "move one inside": lambda doc: write.move(doc, GOAL, (5, 5)),
    "move one out": lambda doc: write.move(doc, GOAL, (5, 5), "tray"),
    "move one in": lambda doc: write.move(doc, ACTION, (5, 5), "strategy"),
    "resize one": lambda doc: write.resize(doc, GOAL, (50, 50)),
    "unlink two of it": lambda doc: write.delete_link(doc, WITHIN),
    "link two of it": lambda doc: write.create_link(doc, NEW, CULTURE, GOAL, "supports", ANA),
}

STAYING_OUT: dict[str, Change] = {
    "lay a piece beside it": create("tray"),
    "type outside": lambda doc: pieces(doc)[ACTION]["text"].insert(0, "!"),
    "delete outside": lambda doc: write.delete_piece(doc, ACTION),
    "link back to it": lambda doc: write.create_link(doc, NEW, ACTION, GOAL, "supports", ANA),
    "unlink from it": lambda doc: write.delete_link(doc, BETWEEN),
    "comment on it": lambda doc: write.create_comment(doc, NEW, GOAL, ANA, NOW, "Since 2024"),
    "react to it": lambda doc: write.add_reaction(doc, GOAL, ANA, "+1"),
}


def ask(desk: Desk, change: Change, role: Role = "participant") -> tuple[str, str | None]:
    before = desk.board()
    client = Client.at(desk, ANA, 77, role)
    try:
        desk.receive(client.write(lambda doc: change(doc) and None), client.actor)
    except Refused as refused:
        assert desk.board() == before
        return refused.code, refused.piece
    assert desk.board() != before
    desk.assert_exact()
    return "ok", None


@pytest.mark.parametrize("what", REACHING_IN)
def test_r32_a_participant_changes_nothing_in_a_closed_zone(desk: Desk, what: str) -> None:
    code, piece = ask(desk, REACHING_IN[what])
    assert code == "zone-locked"
    assert piece in (GOAL, ACTION, NEW, WITHIN)


@pytest.mark.parametrize("what", STAYING_OUT)
def test_r32_what_lies_outside_and_what_is_said_about_it_stays_open(desk: Desk, what: str) -> None:
    assert ask(desk, STAYING_OUT[what]) == ("ok", None)


@pytest.mark.parametrize("role", ["owner", "facilitator"])
@pytest.mark.parametrize("what", REACHING_IN)
def test_r32_hosts_change_what_is_closed(desk: Desk, what: str, role: Role) -> None:
    assert ask(desk, REACHING_IN[what], role) == ("ok", None)


@pytest.mark.parametrize("what", REACHING_IN)
def test_r32_an_open_floor_refuses_none_of_it(desk: Desk, what: str) -> None:
    desk.floor = Floor()
    assert ask(desk, REACHING_IN[what]) == ("ok", None)


def test_r32_a_piece_that_was_moved_out_is_free(desk: Desk) -> None:
    desk.edit(lambda doc: write.move(doc, GOAL, (5, 5), "tray"))
    assert ask(desk, REACHING_IN["type into one"]) == ("ok", None)


def test_r32_a_deletion_from_before_is_not_undone_into_a_closed_zone(desk: Desk) -> None:
    desk.edit(lambda doc: write.delete_piece(doc, CULTURE))
    again = {"kind": "culture", "by": BEN, "zone": "strategy", "pos": [0, 0], "size": [1, 1]}
    code, _ = ask(desk, lambda doc: pieces(doc).__setitem__(CULTURE, Map({**again, "text": Text("Engineers decide")})))
    assert code == "zone-locked"


@pytest.mark.parametrize("what", ["link back to it", "comment on it", "react to it", "unlink from it"])
def test_r33_a_hand_holds_pieces_and_nothing_else(desk: Desk, what: str) -> None:
    desk.floor = HAND
    assert ask(desk, STAYING_OUT[what])[0] == "unknown-root"
    assert ask(desk, create("strategy")) == ("ok", None)


def test_a_stage_says_which_zones_are_closed() -> None:
    stage: Doc[Any] = Doc()
    lock_zone(stage, "strategy", ANA, NOW)
    lock_zone(stage, "actions", ANA, NOW)
    lock_zone(stage, "strategy", BEN, NOW)
    assert stage.get("locks", type=Map).to_py() == {zone: {"by": ANA, "at": NOW} for zone in ("strategy", "actions")}
    unlock_zone(stage, "actions")
    unlock_zone(stage, "industry")
    assert Floor().read(stage) == Floor(locked=frozenset({"strategy"}))


def in_stage(zones: list[str], kinds: list[str] | None = None) -> Floor:
    stage: Doc[Any] = Doc()
    stage.get("stage", type=Map)["now"] = {"opens": {"zones": zones, "kinds": kinds}}
    return Floor().read(stage)


@pytest.mark.parametrize("what", REACHING_IN)
def test_r58_what_a_stage_does_not_open_is_closed(desk: Desk, what: str) -> None:
    desk.floor = in_stage(["actions", "industry"])
    assert ask(desk, REACHING_IN[what])[0] == "stage-zone"


@pytest.mark.parametrize("what", STAYING_OUT)
def test_r58_what_it_opens_is_open(desk: Desk, what: str) -> None:
    desk.floor = in_stage(["actions", "industry"])
    assert ask(desk, STAYING_OUT[what]) == ("ok", None)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("opened", ZONES)
@pytest.mark.parametrize("role", ["participant", "facilitator", "owner"])
def test_r58_every_zone_in_every_stage(desk: Desk, opened: str, zone: str, role: Role) -> None:
    desk.floor = in_stage([opened])
    is_free = role != "participant" or zone in (opened, "tray")
    assert ask(desk, create(zone), role)[0] == ("ok" if is_free else "stage-zone")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ["participant", "facilitator"])
def test_r58_a_stage_takes_the_kinds_it_asks_for(desk: Desk, kind: str, role: Role) -> None:
    desk.floor = in_stage(list(ZONES), ["goal", "note"])
    is_free = role == "facilitator" or kind in ("goal", "note")
    made = {"kind": kind, "by": ANA, "zone": "tray", "pos": [1, 2], "size": [3, 4], "text": Text("mine")}
    assert ask(desk, lambda doc: pieces(doc).__setitem__(NEW, Map(made)), role)[0] == (
        "ok" if is_free else "stage-kind"
    )


def test_r58_what_is_there_of_other_kinds_is_worked_on_and_comes_back(desk: Desk) -> None:
    desk.floor = in_stage(["strategy"], ["challenge"])
    assert ask(desk, lambda doc: write.set_field(doc, GOAL, "priority", 1)) == ("ok", None)
    desk.edit(lambda doc: write.delete_piece(doc, CULTURE))
    again = {"kind": "culture", "by": BEN, "zone": "strategy", "pos": [0, 0], "size": [1, 1]}
    back = Map({**again, "text": Text("Engineers decide")})
    assert ask(desk, lambda doc: pieces(doc).__setitem__(CULTURE, back)) == ("ok", None)


def test_r58_a_facilitators_word_comes_before_the_stages(desk: Desk) -> None:
    desk.floor = replace(in_stage(["actions"]), locked=frozenset({"strategy"}))
    assert ask(desk, REACHING_IN["type into one"])[0] == "zone-locked"


def test_r58_a_break_leaves_the_tray_and_no_stage_leaves_everything() -> None:
    assert in_stage([]).unopened == frozenset(ZONES) - {"tray"}
    assert Floor().read(Doc()) == Floor()
    assert in_stage(["strategy"]).hand == HAND


@pytest.mark.parametrize(
    ("mode", "act", "code"),
    [
        ("private", create("tray"), "private-round"),
        ("silent", create("tray"), "private-round"),
        ("private", REACHING_IN["type into one"], "ok"),
        ("silent", STAYING_OUT["comment on it"], "private-round"),
        ("private", STAYING_OUT["comment on it"], "ok"),
        ("silent", STAYING_OUT["react to it"], "ok"),
    ],
)
def test_r59_while_everybody_writes_alone_nothing_new_comes_to_the_board(
    desk: Desk, mode: Mode, act: Change, code: str
) -> None:
    desk.floor = Floor(hands=mode)
    assert ask(desk, act)[0] == code
    if code != "ok":
        assert ask(desk, act, "facilitator")[0] == "ok"
