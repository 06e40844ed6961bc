"""Whose a Yjs client id is. Rule R13 of docs/sync-spec.md."""

import pytest
from pycrdt import Doc, Map

from app.board.schema import ID_LENGTH
from app.live import protocol
from app.live.documents import SHARED
from tests.live.table import Table


@pytest.fixture
def table() -> Table:
    return Table()


def test_r13_nobody_writes_under_the_client_id_of_another(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    ana.add_note()
    table.commit()
    thief: Doc[Map[object]] = Doc(client_id=ana.doc.client_id)
    thief.apply_update(ana.doc.get_update())
    before = thief.get_state()
    thief.get("links", type=Map)["x".ljust(ID_LENGTH, "-")] = {}
    ben.send(protocol.update("board", thief.get_update(before)))
    assert [refusal["code"] for refusal in ben.refusals] == ["foreign-client"]


def test_r13_nobody_says_hello_with_the_client_id_of_another(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    ben.say_hello(client_id=ana.doc.client_id)
    assert [refusal["code"] for refusal in ben.refusals] == ["foreign-client"]


def test_r13_nobody_writes_under_an_id_another_said_hello_with(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    ben.doc = Doc(client_id=ana.doc.client_id)
    ben.add_note()
    assert [refusal["code"] for refusal in ben.refusals] == ["foreign-client"]


def test_r13_nobody_takes_the_id_a_stock_client_is_heard_under(table: Table) -> None:
    ana, ben, olga = table.sit("Ana", stock=True), table.sit("Ben"), table.sit("Olga", "observer")
    ana.send(protocol.awareness([protocol.state(ana.doc.client_id, 1, b"{}")]))
    for thief in (ben, olga):
        thief.say_hello(client_id=ana.doc.client_id)
        assert [refusal["code"] for refusal in thief.refusals] == ["foreign-client"]
    ana.add_note()
    assert ana.closed is None


def test_r13_the_voice_of_another_takes_nobodys_id_away(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    ben.send(protocol.awareness([protocol.state(ana.doc.client_id, 1, b"{}")]))
    ana.add_note()
    assert ana.refusals == []


def test_r13_somebody_who_looks_on_keeps_no_id_from_others(table: Table) -> None:
    olga, ana = table.sit("Olga", "observer"), table.sit("Ana")
    olga.say_hello(client_id=7)
    ana.doc = Doc(client_id=7)
    ana.add_note()
    assert ana.refusals == []


def test_r16_who_joins_is_asked_only_behind_what_the_server_has_not_stored_yet(table: Table) -> None:
    table.sit("Ana").add_note()
    ben = table.sit("Ben")
    assert not any(frame.startswith(b"\0\0") for frame in ben.frames)
    table.commit()
    assert any(frame.startswith(b"\0\0") for frame in ben.frames)


def test_r13_an_id_only_said_hello_with_is_free_when_its_connection_left(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    ana.leave()
    ben.say_hello(client_id=ana.doc.client_id)
    assert ben.refusals == []


def test_r13_an_id_stays_bound_when_its_room_is_read_from_the_log_again(table: Table) -> None:
    ana = table.sit("Ana")
    ana.add_note()
    table.commit()
    later = Table({"board": table.record()}, seed=2)
    ben = later.sit("Ben")
    ben.say_hello(client_id=ana.doc.client_id)
    assert [refusal["code"] for refusal in ben.refusals] == ["foreign-client"]


def test_r13_an_id_stays_kept_for_a_tab_that_came_back_before_its_old_connection_ended(table: Table) -> None:
    ana, again, ben = table.sit("Ana"), table.sit("Ana"), table.sit("Ben")
    again.say_hello(client_id=ana.doc.client_id)
    ana.leave()
    ben.say_hello(client_id=ana.doc.client_id)
    assert [refusal["code"] for refusal in ben.refusals] == ["foreign-client"]


def test_r13_an_id_said_hello_with_stays_kept_when_its_room_breaks(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    table.do(table.room.broken())
    table.open(*SHARED)
    ben.say_hello(client_id=ana.doc.client_id)
    assert "foreign-client" in [refusal["code"] for refusal in ben.refusals]
