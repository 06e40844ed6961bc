"""Honest people with real Yjs and the frontend's own board model are never refused, but for being too late."""

from collections.abc import Iterator

import pytest

from app.live.gate import Actor, Refused
from tests.live.gate.desk import Desk
from tests.live.gate.session import Session
from tests.live.gate.yjs_clients import YjsClients, board_of

pytestmark = pytest.mark.seeded

ANA, BEN = (Actor(name.ljust(21, "-"), "participant") for name in ("ana", "ben"))


@pytest.fixture(scope="module")
def clients() -> Iterator[YjsClients]:
    started = YjsClients()
    yield started
    started.stop()


@pytest.fixture
def table(clients: YjsClients) -> "Table":
    return Table(clients)


class Table:
    """Ana and Ben at one board; what one writes, the other hears."""

    def __init__(self, clients: YjsClients) -> None:
        clients.call("begin")
        self.clients = clients
        self.desk = Desk()
        clients.open(ANA.person, ANA.person, self.desk, 500)
        clients.open(BEN.person, BEN.person, self.desk, 600)

    def send(self, actor: Actor) -> None:
        for update in self.clients.sent(actor.person):
            self.pass_on(self.desk.receive(update, actor), actor)

    def pass_on(self, emitted: bytes, author: Actor) -> None:
        self.clients.hear(BEN.person if author is ANA else ANA.person, emitted)

    def goal(self, actor: Actor, text: str = "Zero faults 😀") -> str:
        piece: str = self.clients.do(
            actor.person, "create", {"kind": "goal", "zone": "strategy", "pos": [1, 2], "text": text}
        )
        self.send(actor)
        return piece

    def assert_equal(self) -> None:
        self.desk.assert_exact()
        assert self.clients.board(ANA.person) == self.clients.board(BEN.person) == board_of(self.desk)


def test_a_piece_somebody_else_deleted_comes_back_with_its_author(table: Table) -> None:
    piece = table.goal(ANA)
    table.clients.type(BEN.person, piece, 0, inserted="Ben: ")
    table.clients.do(BEN.person, "setField", piece, "priority", 3)
    table.send(BEN)
    table.clients.do(BEN.person, "remove", [piece])
    table.send(BEN)
    assert not table.desk.board()["pieces"]
    table.clients.do(BEN.person, "undo")
    table.send(BEN)
    back = table.desk.board()["pieces"][piece]
    assert (back["by"], back["text"], back["priority"]) == (ANA.person, "Ben: Zero faults 😀", 3)
    table.assert_equal()


def test_a_piece_and_its_link_come_back_with_their_author_after_a_restart(table: Table) -> None:
    piece = table.goal(ANA)
    action = table.clients.do(ANA.person, "create", {"kind": "action", "zone": "actions", "pos": [1, 2]})
    link = table.clients.do(ANA.person, "link", action, piece, "supports")
    table.send(ANA)
    table.clients.do(BEN.person, "remove", [piece])
    table.send(BEN)
    table.desk.restart()
    table.clients.do(BEN.person, "undo")
    table.send(BEN)
    board = table.desk.board()
    assert (board["pieces"][piece]["by"], board["links"][link]["by"]) == (ANA.person, ANA.person)
    table.assert_equal()


def test_after_a_restart_nobody_makes_a_piece_in_anothers_name(table: Table) -> None:
    piece = table.goal(ANA)
    table.clients.do(BEN.person, "remove", [piece])
    table.send(BEN)
    table.desk.gone.clear()
    table.desk.restart()
    table.clients.do(BEN.person, "undo")
    with pytest.raises(Refused, match="forged-author"):
        table.send(BEN)


def test_a_link_comes_back_with_its_piece(table: Table) -> None:
    goal = table.goal(ANA)
    action = table.clients.do(ANA.person, "create", {"kind": "action", "zone": "actions", "pos": [1, 2]})
    table.clients.do(ANA.person, "link", action, goal, "supports")
    table.send(ANA)
    table.clients.do(BEN.person, "remove", [goal, action])
    table.send(BEN)
    table.clients.do(BEN.person, "undo")
    table.send(BEN)
    assert len(table.desk.board()["links"]) == 1
    table.assert_equal()


def test_a_deletion_taken_back_offline_arrives_as_one_update(table: Table) -> None:
    piece = table.goal(ANA)
    table.clients.do(BEN.person, "remove", [piece])
    table.clients.do(BEN.person, "undo")
    table.pass_on(table.desk.receive(table.clients.merge(table.clients.sent(BEN.person)), BEN), BEN)
    assert table.desk.board()["pieces"][piece]["by"] == ANA.person
    table.assert_equal()


@pytest.mark.parametrize("first", [ANA, BEN])
def test_both_of_two_concurrent_moves_are_accepted_whoever_wins(table: Table, first: Actor) -> None:
    piece = table.goal(ANA)
    table.clients.do(ANA.person, "move", [{"id": piece, "pos": [10, 10], "zone": "tray"}])
    table.clients.do(BEN.person, "move", [{"id": piece, "pos": [20, 20], "zone": "actions"}])
    table.clients.do(BEN.person, "move", [{"id": piece, "pos": [30, 30]}])
    table.send(first)
    table.send(BEN if first is ANA else ANA)
    table.assert_equal()


def test_a_piece_moved_by_two_is_never_left_without_its_place(table: Table) -> None:
    piece = table.goal(ANA)
    table.clients.do(ANA.person, "move", [{"id": piece, "pos": [10, 10], "zone": "tray"}])
    table.clients.do(BEN.person, "move", [{"id": piece, "pos": [20, 20], "zone": "actions"}])
    table.send(ANA)
    table.send(BEN)
    for step in ("undo", "undo", "redo", "redo"):
        for actor in (ANA, BEN):
            table.clients.do(actor.person, step)
            table.send(actor)
    table.assert_equal()


def action_of_ben(table: Table) -> str:
    """Ana made it, Ben accepted it."""
    piece: str = table.clients.do(ANA.person, "create", {"kind": "action", "zone": "actions", "pos": [1, 2]})
    table.clients.do(ANA.person, "setField", piece, "owner", BEN.person)
    table.send(ANA)
    table.clients.do(BEN.person, "setField", piece, "accepted", True)
    table.send(BEN)
    return piece


def test_an_accepted_action_is_given_away_and_that_is_taken_back(table: Table) -> None:
    piece = action_of_ben(table)
    table.clients.do(ANA.person, "setField", piece, "owner", ANA.person)
    table.send(ANA)
    assert "accepted" not in table.desk.board()["pieces"][piece]
    for step, owner in (("undo", BEN.person), ("redo", ANA.person), ("undo", BEN.person)):
        table.clients.do(ANA.person, step)
        table.send(ANA)
        action = table.desk.board()["pieces"][piece]
        assert (action["owner"], action.get("accepted", False)) == (owner, owner == BEN.person)
    table.assert_equal()


def test_who_an_action_was_given_to_is_taken_back_with_what_they_accepted(table: Table) -> None:
    piece = action_of_ben(table)
    table.clients.do(ANA.person, "undo")
    table.send(ANA)
    assert not {"owner", "accepted"} & table.desk.board()["pieces"][piece].keys()
    table.clients.do(ANA.person, "redo")
    table.send(ANA)
    assert table.desk.board()["pieces"][piece]["owner"] == BEN.person
    table.assert_equal()


def test_an_accepted_action_comes_back_accepted_when_its_deletion_is_undone(table: Table) -> None:
    piece = action_of_ben(table)
    table.clients.do(ANA.person, "remove", [piece])
    table.send(ANA)
    table.desk.restart()
    table.clients.do(ANA.person, "undo")
    table.send(ANA)
    assert table.desk.board()["pieces"][piece]["accepted"] is True
    table.assert_equal()


def test_a_reconnect_carries_the_deletions_of_the_whole_board(table: Table) -> None:
    pieces = [table.goal(ANA, text=f"piece {number}") for number in range(5)]
    table.clients.do(BEN.person, "remove", pieces[:3])
    table.send(BEN)
    table.clients.do(BEN.person, "create", {"kind": "note", "zone": "tray", "pos": [0, 0], "text": "soon gone"})
    table.clients.do(BEN.person, "undo")
    table.clients.do(BEN.person, "create", {"kind": "note", "zone": "tray", "pos": [0, 0], "text": "stays"})
    diff = table.clients.diff(BEN.person, table.desk)
    table.pass_on(table.desk.receive(diff, BEN), BEN)
    assert table.desk.receive(table.clients.diff(BEN.person, table.desk), BEN) == b""
    assert table.desk.receive(table.clients.diff(ANA.person, Desk()), Actor(ANA.person, "observer")) == b""
    table.assert_equal()


def test_a_piece_made_and_deleted_offline_leaves_no_trace(table: Table) -> None:
    table.clients.do(BEN.person, "create", {"kind": "note", "zone": "tray", "pos": [0, 0], "text": "soon gone"})
    table.clients.do(BEN.person, "undo")
    admitted = table.desk.admit(table.clients.diff(BEN.person, table.desk), BEN)
    assert admitted.intents == ()
    assert not admitted.nothing_new
    table.pass_on(table.desk.receive(admitted.update, BEN), BEN)
    table.assert_equal()


@pytest.mark.parametrize(("at", "removed", "inserted"), [(1, 0, "x"), (0, 1, ""), (1, 1, ""), (1, 1, "é")])
def test_half_a_character_is_neither_deleted_nor_split(table: Table, at: int, removed: int, inserted: str) -> None:
    piece = table.goal(ANA, text="😀!")
    table.clients.type(BEN.person, piece, at, removed, inserted)
    with pytest.raises(Refused, match="half-character"):
        table.send(BEN)
    assert table.desk.board()["pieces"][piece]["text"] == "😀!"


def test_half_a_character_of_the_same_update_is_not_split(table: Table) -> None:
    piece = table.goal(ANA, text="")
    table.clients.type(BEN.person, piece, 0, inserted="a😀b")
    table.clients.type(BEN.person, piece, 2, inserted="x")
    with pytest.raises(Refused, match="half-character"):
        table.desk.receive(table.clients.merge(table.clients.sent(BEN.person)), BEN)


def test_whole_characters_are_deleted_and_typed_beside(table: Table) -> None:
    piece = table.goal(ANA, text="👩‍🔧😀!")
    table.clients.type(BEN.person, piece, 5, inserted="é")
    table.clients.type(BEN.person, piece, 6, removed=2)
    table.clients.type(BEN.person, piece, 0, removed=2)
    table.send(BEN)
    assert table.desk.board()["pieces"][piece]["text"] == "\u200d🔧é!"
    table.assert_equal()


@pytest.mark.parametrize("seed", range(5))
def test_a_random_session_of_honest_people_ends_equal(clients: YjsClients, seed: int) -> None:
    session = Session(clients, seed)
    session.run(60)
    session.assert_equal()
    session.desk.assert_exact()


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1_000, 1_300))
def test_a_long_random_session_of_honest_people_ends_equal(clients: YjsClients, seed: int) -> None:
    session = Session(clients, seed, people=4)
    session.run(200)
    session.assert_equal()
    session.desk.assert_exact()
