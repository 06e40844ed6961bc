"""What the gate lets through and what it refuses, with stock clients. One rule a test."""

from collections.abc import Callable
from typing import Any

import pytest
from pycrdt import Array, Doc, Map, Text

from app.board import write
from app.board.changes import CreatePiece, DeletePiece, EditText, RemoveField, SetField, SetLink
from app.board.schema import PIECES_LIMIT
from app.live.gate import Actor, Malformed, Refused
from app.workshop import policy
from app.workshop.facts import PieceFacts
from app.workshop.policy import Role
from tests.live.gate.bytes import an_update
from tests.live.gate.desk import SERVER, Client, Desk, name

GOAL, ACTION, COLLEAGUE, BUYER, LINK, OWNS, COMMENT, NEW = (name(number) for number in range(8))
ANA, BEN = "ana" + "-" * 18, "ben" + "-" * 18
NOW = "2026-11-23T14:00:00Z"

Change = Callable[[Doc[Any]], None]


@pytest.fixture
def desk() -> Desk:
    def furnish(doc: Doc[Any]) -> None:
        write.create_piece(doc, GOAL, "goal", BEN, text="Zero faults", fields={"priority": 2})
        write.create_piece(doc, ACTION, "action", BEN, fields={"owner": BEN})
        write.create_link(doc, LINK, ACTION, GOAL, "supports", BEN)
        write.create_piece(doc, COLLEAGUE, "colleague", BEN)
        write.create_piece(doc, BUYER, "stakeholder", BEN)
        write.create_link(doc, OWNS, COLLEAGUE, BUYER, "owns", BEN)
        write.create_comment(doc, COMMENT, GOAL, BEN, NOW, "Since when?")
        write.add_reaction(doc, GOAL, BEN, "+1")

    return Desk(furnish)


def ask(desk: Desk, change: Change, person: str = ANA, role: Role = "participant") -> str:
    """`ok`, or the code of the refusal. What is refused leaves the board as it was."""
    before = desk.board()
    client = Client.at(desk, person, 77, role)
    try:
        desk.receive(client.write(change), client.actor)
    except Refused as refused:
        assert desk.board() == before
        return refused.code
    assert desk.board() != before
    desk.assert_exact()
    return "ok"


def pieces(doc: Doc[Any]) -> Map[Any]:
    root: Map[Any] = doc.get("pieces", type=Map)
    return root


def content(**changed: object) -> dict[str, object]:
    whole = {"kind": "goal", "by": ANA, "zone": "strategy", "pos": [1, 2], "size": [3, 4], "text": Text("x")}
    return {key: value for key, value in {**whole, **changed}.items() if value is not None}


def create(**changed: object) -> Change:
    return lambda doc: pieces(doc).__setitem__(NEW, Map(content(**changed)))


def put(root: str, key: str, value: object) -> Change:
    return lambda doc: doc.get(root, type=Map).__setitem__(key, value)


def set_on(piece: str, field: str, value: object) -> Change:
    return lambda doc: pieces(doc)[piece].__setitem__(field, value)


def typing(text: str) -> Change:
    return lambda doc: pieces(doc)[GOAL]["text"].insert(0, text)


@pytest.mark.parametrize("role", ["owner", "facilitator", "participant"])
def test_those_who_edit_may_write(desk: Desk, role: Role) -> None:
    assert ask(desk, typing("!"), role=role) == "ok"


@pytest.mark.parametrize("role", ["observer", "trainer", "guest"])
@pytest.mark.parametrize("change", [typing("!"), create(), lambda doc: write.delete_piece(doc, GOAL)])
def test_those_who_look_on_write_nothing(desk: Desk, role: Role, change: Change) -> None:
    assert ask(desk, change, role=role) == "role"


@pytest.mark.parametrize(
    "change",
    [
        create(),
        create(priority=5, confidence=1, evidence="Interview", horizon="long"),
        create(kind="gap", zone="tray", asks="quality", question="Who decides?"),
        lambda doc: write.move(doc, GOAL, (-5, 7.5), "tray"),
        lambda doc: write.resize(doc, GOAL, (20, 30)),
        lambda doc: write.set_field(doc, GOAL, "priority", 5),
        lambda doc: write.set_field(doc, GOAL, "priority", None),
        lambda doc: write.set_field(doc, GOAL, "confidence", 3),
        lambda doc: write.set_text(doc, GOAL, "😀 ñ\n"),
        lambda doc: write.delete_piece(doc, GOAL),
        lambda doc: write.delete_link(doc, LINK),
        lambda doc: write.create_link(doc, NEW, ACTION, GOAL, "supports", ANA),
        lambda doc: write.create_comment(doc, NEW, GOAL, ANA, NOW, "Since 2024"),
        lambda doc: write.add_reaction(doc, GOAL, ANA, "👩‍🔧"),
        put("links", OWNS, {"from": COLLEAGUE, "to": BUYER, "kind": "owns", "by": BEN, "strength": 2}),
    ],
)
def test_what_the_interface_offers_is_accepted(desk: Desk, change: Change) -> None:
    assert ask(desk, change) == "ok"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (create(by=BEN), "forged-author"),
        (create(by=None), "incomplete"),
        (create(text=None), "incomplete"),
        (create(pos=None), "incomplete"),
        (create(text="not shared"), "shape"),
        (create(text=Map({})), "shape"),
        (create(text=Array(["x"])), "shape"),
        (create(text=Text("x" * 2_001)), "text-too-long"),
        (create(kind="dragon"), "bad-value"),
        (create(zone="attic"), "bad-value"),
        (create(priority=6), "bad-value"),
        (create(weight=1), "bad-value"),
        (create(colour="red"), "bad-value"),
        (create(notes=Text("rich")), "shape"),
        (create(kind="action", owner=BEN, accepted=True), "not-yours"),
        (lambda doc: pieces(doc).__setitem__("short", Map(content())), "bad-id"),
        (lambda doc: pieces(doc).__setitem__("__proto__", Map(content())), "bad-id"),
        (lambda doc: pieces(doc).__setitem__(NEW, {"kind": "goal"}), "shape"),
        (lambda doc: pieces(doc).__setitem__(NEW, Text("x")), "shape"),
        (lambda doc: pieces(doc).__setitem__(GOAL, Map(content())), "overwritten"),
        (lambda doc: pieces(doc).__setitem__(GOAL, Map(content(by=BEN, kind="culture"))), "overwritten"),
        (lambda doc: pieces(doc).__setitem__(GOAL, 1), "shape"),
    ],
)
def test_a_new_piece_is_whole_valid_and_its_writers_own(desk: Desk, change: Change, code: str) -> None:
    assert ask(desk, change) == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (set_on(GOAL, "by", ANA), "immutable"),
        (set_on(GOAL, "kind", "culture"), "immutable"),
        (set_on(GOAL, "zone", "attic"), "bad-value"),
        (set_on(GOAL, "pos", [0, float("nan")]), "bad-value"),
        (set_on(GOAL, "priority", "high"), "bad-value"),
        (set_on(GOAL, "priority", Map({})), "shape"),
        (set_on(GOAL, "due", "2027"), "bad-value"),
        (set_on(GOAL, "text", Text("replaced")), "replaced-text"),
        (set_on(GOAL, "text", "replaced"), "replaced-text"),
        (lambda doc: pieces(doc)[GOAL].__delitem__("pos"), "incomplete"),
        (lambda doc: pieces(doc)[GOAL].__delitem__("by"), "incomplete"),
        (lambda doc: pieces(doc)[GOAL].__delitem__("text"), "incomplete"),
        (lambda doc: pieces(doc)[GOAL]["text"].format(0, 4, {"bold": True}), "rich-text"),
        (lambda doc: pieces(doc)[GOAL]["text"].insert_embed(0, "picture"), "malformed"),
        (typing("x" * 1_990), "text-too-long"),
        (typing("😀" * 995), "text-too-long"),
    ],
)
def test_a_piece_keeps_its_shape(desk: Desk, change: Change, code: str) -> None:
    if code == "malformed":
        with pytest.raises(Malformed):
            ask(desk, change)
    else:
        assert ask(desk, change) == code


def test_a_text_takes_2000_utf16_units_and_always_gets_shorter(desk: Desk) -> None:
    assert ask(desk, typing("x" * 1_989)) == "ok"
    assert ask(desk, lambda doc: pieces(doc)[GOAL]["text"].insert(0, "y"), person=BEN) == "foreign-client"
    client = Client.at(desk, BEN, 78)
    with pytest.raises(Refused, match="text-too-long"):
        desk.receive(client.write(typing("y")), client.actor)
    client = Client.at(desk, BEN, 79)
    desk.receive(client.write(lambda doc: pieces(doc)[GOAL]["text"].__delitem__(slice(0, 5))), client.actor)
    desk.assert_exact()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda doc: write.create_link(doc, NEW, ACTION, GOAL, "supports", BEN), "forged-author"),
        (lambda doc: write.create_link(doc, NEW, GOAL, ACTION, "supports", ANA), "not-linkable"),
        (lambda doc: write.create_link(doc, NEW, GOAL, GOAL, "conflicts", ANA), "not-linkable"),
        (lambda doc: write.create_link(doc, NEW, ACTION, name(99), "supports", ANA), "no-such-piece"),
        (lambda doc: write.create_link(doc, "short", ACTION, GOAL, "supports", ANA), "bad-id"),
        (lambda doc: write.create_link(doc, LINK, ACTION, GOAL, "supports", ANA), "immutable"),
        (put("links", OWNS, {"from": COLLEAGUE, "to": BUYER, "kind": "owns", "by": BEN, "strength": 4}), "bad-value"),
        (put("links", NEW, {"from": ACTION, "to": GOAL, "kind": "supports"}), "bad-value"),
        (put("links", NEW, {"from": ACTION, "to": GOAL, "kind": "likes", "by": ANA}), "bad-value"),
        (put("links", NEW, {"from": ACTION, "to": GOAL, "kind": "supports", "by": ANA, "purpose": "x"}), "bad-value"),
        (put("links", NEW, Map({"from": ACTION})), "shape"),
    ],
)
def test_a_link_joins_two_pieces_that_fit(desk: Desk, change: Change, code: str) -> None:
    assert ask(desk, change) == code


def test_a_link_may_join_a_piece_made_in_the_same_step(desk: Desk) -> None:
    def change(doc: Doc[Any]) -> None:
        write.create_link(doc, name(20), ACTION, NEW, "supports", ANA)
        write.create_piece(doc, NEW, "goal", ANA)

    assert ask(desk, change) == "ok"


def test_a_link_cannot_join_a_piece_deleted_in_the_same_step(desk: Desk) -> None:
    def change(doc: Doc[Any]) -> None:
        del pieces(doc)[GOAL]
        write.create_link(doc, NEW, ACTION, GOAL, "supports", ANA)

    assert ask(desk, change) == "no-such-piece"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (put("comments", COMMENT, {"piece": GOAL, "by": BEN, "at": NOW, "text": "Never said"}), "immutable"),
        (put("comments", NEW, {"piece": GOAL, "by": BEN, "at": NOW, "text": "Never said"}), "forged-author"),
        (put("comments", NEW, {"piece": name(99), "by": ANA, "at": NOW, "text": "x"}), "no-such-piece"),
        (put("comments", NEW, {"piece": GOAL, "by": ANA, "at": "now", "text": "x"}), "bad-value"),
        (lambda doc: write.delete_comment(doc, COMMENT), "not-yours"),
        (put("reactions", f"{GOAL}:{BEN}:-1", True), "forged-author"),
        (put("reactions", f"{GOAL}:{ANA}:-1", False), "bad-value"),
        (put("reactions", f"{GOAL}:{ANA}:{'x' * 17}", True), "bad-value"),
        (put("reactions", f"{name(99)}:{ANA}:+1", True), "no-such-piece"),
        (put("reactions", GOAL, True), "bad-id"),
        (lambda doc: write.remove_reaction(doc, GOAL, BEN, "+1"), "not-yours"),
    ],
)
def test_comments_and_reactions_are_ones_own(desk: Desk, change: Change, code: str) -> None:
    assert ask(desk, change) == code


def test_a_facilitator_may_delete_anybodys_comment(desk: Desk) -> None:
    assert ask(desk, lambda doc: write.delete_comment(doc, COMMENT), role="facilitator") == "ok"


def test_only_its_owner_accepts_an_action(desk: Desk) -> None:
    assert ask(desk, set_on(ACTION, "accepted", True)) == "not-yours"
    client = Client.at(desk, BEN, 78)
    desk.receive(client.write(set_on(ACTION, "accepted", True)), client.actor)
    desk.assert_exact()


@pytest.mark.parametrize(
    "change",
    [
        lambda doc: doc.get("evil", type=Map).__setitem__("x", 1),
        lambda doc: doc.get("evil", type=Text).insert(0, "x"),
        lambda doc: doc.get("evil", type=Map).__setitem__("x", Map({"y": Map({})})),
    ],
)
def test_an_unknown_root_is_refused(desk: Desk, change: Change) -> None:
    assert ask(desk, change) == "unknown-root"


def test_a_root_takes_no_sequence(desk: Desk) -> None:
    client = Client(Actor(ANA, "participant"), Doc(client_id=77))
    sent: list[bytes] = []
    watch = client.doc.observe(lambda event: sent.append(event.update))
    client.doc.get("pieces", type=Text).insert(0, "x")
    with pytest.raises(Refused, match="shape"):
        desk.receive(sent[0], client.actor)
    del watch


def test_a_full_board_takes_no_more_pieces(desk: Desk) -> None:
    shelf = desk.gate._ledger.facts.pieces.here
    shelf.update({f"filler {number}": PieceFacts("note", BEN, 0) for number in range(PIECES_LIMIT - len(shelf) - 1)})
    client = Client.at(desk, ANA, 77)
    assert desk.admit(client.write(create()), client.actor).intents
    shelf["the last"] = PieceFacts("note", BEN, 0)
    with pytest.raises(Refused, match="board-full"):
        desk.admit(Client.at(desk, ANA, 77).write(create()), client.actor)


def test_the_changes_say_what_was_asked_for(desk: Desk) -> None:
    def change(doc: Doc[Any]) -> None:
        write.create_piece(doc, NEW, "goal", ANA, pos=(1, 2), text="Neu😀")
        write.move(doc, GOAL, (3, 4))
        write.set_field(doc, GOAL, "priority", None)
        write.set_text(doc, GOAL, "ab")
        write.create_link(doc, name(20), ACTION, NEW, "supports", ANA)
        del pieces(doc)[BUYER]

    ana = Client.at(desk, ANA, 77)
    intents = desk.admit(ana.write(change), ana.actor).intents
    values = {"kind": "goal", "by": ANA, "zone": "strategy", "pos": [1, 2], "size": [320, 152]}
    expected = (
        CreatePiece(NEW, values, 5),
        SetField(GOAL, "pos", [3, 4]),
        RemoveField(GOAL, "priority"),
        EditText(GOAL, 2, 11),
        SetLink(name(20), {"from": ACTION, "to": NEW, "kind": "supports", "by": ANA}),
        DeletePiece(BUYER),
    )
    assert len(intents) == len(expected)
    assert all(each in intents for each in expected)


def test_a_client_id_belongs_to_one_person(desk: Desk) -> None:
    ana = Client.at(desk, ANA, 77)
    update = ana.write(create())
    assert desk.admit(update, ana.actor).new_client_ids == (77,)
    desk.receive(update, ana.actor)
    assert desk.admit(ana.write(typing("a")), ana.actor).new_client_ids == ()
    thief = Client.at(desk, BEN, 77)
    with pytest.raises(Refused, match="foreign-client"):
        desk.receive(thief.write(typing("b")), thief.actor)


def test_nobody_writes_under_the_servers_client_id(desk: Desk) -> None:
    ana = Client.at(desk, ANA, SERVER)
    with pytest.raises(Refused, match="foreign-client"):
        desk.receive(ana.write(typing("a")), ana.actor)


def test_a_repeated_update_is_nothing_new_even_for_an_observer(desk: Desk) -> None:
    ana = Client.at(desk, ANA, 77)
    update = ana.write(typing("a"))
    assert desk.receive(update, ana.actor)
    assert desk.receive(update, ana.actor) == b""
    observer = Client.at(desk, BEN, 78, "observer")
    admitted = desk.admit(observer.doc.get_update(), observer.actor)
    assert admitted.nothing_new
    assert admitted.intents == ()


def test_an_update_after_a_gap_is_asked_for_again(desk: Desk) -> None:
    ana = Client.at(desk, ANA, 77)
    first, second = ana.write(typing("a")), ana.write(typing("b"))
    with pytest.raises(Refused, match="gap"):
        desk.receive(second, ana.actor)
    assert desk.receive(first, ana.actor)
    assert desk.receive(second, ana.actor)


def test_what_builds_on_somebody_elses_unknown_work_is_asked_for_again(desk: Desk) -> None:
    ana, ben = Client.at(desk, ANA, 77), Client.at(desk, BEN, 78)
    ana.write(typing("abc"))
    ben.hear(ana.doc.get_update())
    before = ben.doc.get_state()
    ben.write(lambda doc: pieces(doc)[GOAL]["text"].insert(2, "x"))
    with pytest.raises(Refused, match="gap"):
        desk.receive(ben.doc.get_update(before), ben.actor)


def test_deleting_what_is_not_there_yet_is_refused(desk: Desk) -> None:
    ana = Client.at(desk, ANA, 77)
    ana.write(typing("abc"))
    with pytest.raises(Refused, match="gap"):
        desk.receive(ana.write(lambda doc: pieces(doc)[GOAL]["text"].__delitem__(slice(0, 2))), ana.actor)


def test_a_struct_known_in_part_is_cut(desk: Desk) -> None:
    ana = Client.at(desk, ANA, 77)
    state = ana.doc.get_state()
    first = ana.write(typing("ab"))
    ana.write(lambda doc: pieces(doc)[GOAL]["text"].insert(2, "c😀"))
    desk.receive(first, ana.actor)
    admitted = desk.admit(ana.doc.get_update(state), ana.actor)
    assert admitted.intents == (EditText(GOAL, 3, 0),)
    desk.receive(ana.doc.get_update(state), ana.actor)
    assert desk.board()["pieces"] == ana.pieces.to_py()
    desk.assert_exact()


def test_a_struct_that_pretends_to_be_half_known_is_not_cut_through_a_character(desk: Desk) -> None:
    ana = Client.at(desk, ANA, 77)
    desk.receive(ana.write(typing("a")), ana.actor)
    with pytest.raises(Malformed, match="half-character"):
        desk.admit(an_update(77, 0, b"\x04\x01\x06pieces\x04" + "😀".encode()), ana.actor)


def test_policy_lists_every_role_once() -> None:
    assert set(policy.ROLES) > policy.EDITORS > policy.HOSTS
