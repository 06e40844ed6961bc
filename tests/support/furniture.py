"""What stands in the database of a test. Migrating and furnishing take longer than most tests: both are done once a
run, and every test finds the same again."""

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.accounts import store as accounts
from app.db.database import Database
from app.db.migrations import migrate
from app.db.tables import Table
from app.people import store
from app.people.tokens import Keys

SECRET = "the secret of every furnished database"


@dataclass(frozen=True)
class Furniture:
    """An owner with one account and one board, and nobody else."""

    owner_id: str
    account_id: str
    board_id: str


def furnish(database: Database) -> Furniture:
    """Fills an empty database."""
    migrate(database)
    now = datetime.now(UTC)
    with database.transaction() as session:
        owner = store.create_person(session, "Lucía Arbeloa", "en", now, is_owner=True)
        account = accounts.create_account(session, owner.person_id, "Tarvenna", now)
        board = accounts.create_board(session, Keys(SECRET), account.id, "Strategy 2027", owner.person_id, now)
    return Furniture(owner.person_id, account.id, board.id)


def furnish_sqlite(path: Path) -> Furniture:
    """Makes a furnished database at `path`."""
    template, furniture = _template()
    shutil.copy(template, path)
    return furniture


@cache
def _template() -> tuple[Path, Furniture]:
    """One file: its write-ahead log is folded in when the last connection closes."""
    folder = Path(tempfile.mkdtemp(prefix="puzzleboard-furnished-"))
    atexit.register(shutil.rmtree, folder)
    path = folder / "puzzleboard.db"
    database = Database.sqlite(path)
    furniture = furnish(database)
    database.close()
    return path, furniture


class FurnishedPostgres:
    """One database of a server, brought back to its furniture before each test."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._database = Database(address)
        self.furniture = furnish(self._database)
        with self._database.engine.connect() as connection:
            self._rows: list[tuple[sa.Table, list[dict[str, Any]]]] = [
                (table, [dict(row) for row in connection.execute(sa.select(table)).mappings()])
                for table in Table.metadata.sorted_tables
            ]

    def refurnish(self) -> Furniture:
        with self._database.engine.begin() as connection:
            # Checkpoints refuse to be deleted by anybody whom the triggers are for.
            connection.execute(sa.text("SET LOCAL session_replication_role = replica"))
            for table, _rows in reversed(self._rows):
                connection.execute(sa.delete(table))
            for table, rows in self._rows:
                if rows:
                    connection.execute(sa.insert(table), rows)
        return self.furniture

    def close(self) -> None:
        self._database.close()
