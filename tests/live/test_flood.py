"""Clients that want to fill the server or keep it busy. Promise P4, rule R29 of docs/sync-spec.md."""

import pytest

from app.errors import CloseCode
from app.live import document, protocol
from app.live.limits import DEFAULTS
from tests.live.table import Table


@pytest.fixture
def table() -> Table:
    return Table()


def test_p4_documents_that_nobody_knows_leave_nothing_behind(table: Table) -> None:
    ana = table.sit("Ana")
    for number in range(50):
        ana.send(protocol.update(f"unknown {number}", b"\x00\x00"))
    member = table.room.members[ana.connection]
    assert ana.refusals[-1]["code"] == "no-such-document"
    assert (member.halted, member.documents) == (set(), {"board"})


def test_p4_asking_for_the_whole_board_costs_its_size(table: Table) -> None:
    ana, asker = table.sit("Ana"), table.sit("Olga", "observer")
    for _ in range(50):
        ana.add_note("x" * 1_900)
    table.commit()
    asks = 0
    while asker.closed is None:
        asks += 1
        asker.send(protocol.sync_step1("board", b"\x01\x05\x05"))
    assert asker.closed is CloseCode.TOO_MUCH
    assert asks <= DEFAULTS.bytes_at_once / 95_000 + 1


def test_p4_edits_are_not_kept_for_joiners_who_never_come(table: Table) -> None:
    ana = table.sit("Ana")
    for _ in range(3 * document.TAIL_LIMIT):
        ana.add_note()
    table.commit()
    assert len(table.room.documents["board"]._tail) <= document.TAIL_LIMIT
    assert len(table.sit("Ben").pieces()) == 3 * document.TAIL_LIMIT


def test_r29_a_person_with_too_many_connections_loses_the_oldest(table: Table) -> None:
    ben = table.sit("Ben")
    anas = [table.sit("Ana") for _ in range(DEFAULTS.connections_per_person + 1)]
    assert [ana.closed for ana in anas] == [CloseCode.REPLACED] + [None] * DEFAULTS.connections_per_person
    assert ben.closed is None
