"""The demo in a real database, written through the running boards."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pycrdt import Doc, Map

from app.accounts import store as accounts
from app.db.database import Database
from app.db.migrations import migrate
from app.demo import create_demo
from app.live.host import Host
from app.people import store as people
from app.people.tokens import Keys
from app.workshop.policy import INVITABLE

NOW = datetime(2027, 1, 20, 9, tzinfo=UTC)
KEYS = Keys("a secret of the tests")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = Database.sqlite(tmp_path / "demo.db")
    migrate(database)
    return database


async def make(database: Database, language: str = "en", times: int = 1) -> str:
    """The demo board's id, after `times` starts of the installation."""
    with database.transaction() as session:
        owner = people.find_owner(session) or people.create_person(session, "Olga", language, NOW, is_owner=True)
    for _start in range(times):
        host = Host(database)
        await host.start()
        demo = await create_demo(database, host, KEYS, owner.person_id, language, NOW)
        await host.stop()
    return demo.board_id


async def pieces(database: Database, board_id: str) -> dict[str, dict[str, Any]]:
    """The pieces as a new server reads them from the log."""
    host = Host(database)
    await host.start()
    found: dict[str, dict[str, Any]] = {}

    def read(doc: Doc[Any]) -> None:
        root: Map[Any] = doc.get("pieces", type=Map)
        found.update({id: {name: piece[name] for name in piece} for id, piece in root.items()})

    await host.edit(board_id, "board", read)
    await host.stop()
    return found


async def test_the_demo_has_a_board_with_team_invites_and_pieces(database: Database) -> None:
    board_id = await make(database)
    with database.transaction() as session:
        board = accounts.find_board(session, board_id)
        seats = people.seats_at(session, board_id)
        invites = people.invites_of(session, KEYS, board_id)
    assert board is not None
    assert board.is_demo
    assert board.account_name == "Tarvenna Drive Systems"
    assert [seat.role for seat in seats if seat.name == "Lucía Arbeloa"] == ["facilitator"]
    assert len(seats) == 9, "the owner and the eight of the team"
    assert {invite.role for invite in invites} == set(INVITABLE)
    assert all(
        piece["by"] in {seat.person_id for seat in seats} for piece in (await pieces(database, board_id)).values()
    )


async def test_starting_again_makes_no_second_demo(database: Database) -> None:
    board_id = await make(database, times=2)
    with database.transaction() as session:
        owner = people.find_owner(session)
        assert owner is not None
        assert len(accounts.boards_of(session, owner.person_id)) == 1
    written = await pieces(database, board_id)
    assert len([piece for piece in written.values() if piece["kind"] == "goal"]) == 3


async def test_a_crash_before_the_pieces_is_made_good(database: Database) -> None:
    with database.transaction() as session:
        owner_id = people.create_person(session, "Olga", "en", NOW, is_owner=True).person_id
        account = accounts.create_account(session, owner_id, "Tarvenna Drive Systems", NOW)
        board = accounts.create_board(session, KEYS, account.id, "Workshop", owner_id, NOW, is_demo=True)
    assert await make(database) == board.id
    assert len(await pieces(database, board.id)) > 50


async def test_the_demo_speaks_the_language_it_was_made_in(database: Database) -> None:
    written = await pieces(database, await make(database, "es"))
    goals = sorted(str(piece["text"]) for piece in written.values() if piece["kind"] == "goal")
    assert goals[0].startswith("Iniciar la producción")
