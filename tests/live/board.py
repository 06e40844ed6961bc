"""A database with one board, as the first run leaves it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from app.db.database import Database
from app.db.tables import Account, Board, Person, Table
from tests.live.table import BOARD_ID

AT = datetime(2026, 3, 6, 9, 30, tzinfo=UTC)


@contextmanager
def database_with_a_board(url: str) -> Iterator[Database]:
    database = Database(url)
    Table.metadata.create_all(database.engine)
    with database.transaction() as session:
        session.add(Person(id="owner", name="Lucía", language="en", created_at=AT))
        session.flush()
        session.add(Account(id="account", owner_id="owner", name="Tarvenna", created_at=AT))
    add_board(database)
    yield database
    database.close()


def add_board(database: Database) -> None:
    with database.transaction() as session:
        session.add(Board(id=BOARD_ID, account_id="account", name="Strategy", created_at=AT))


def remove_board(database: Database) -> None:
    with database.transaction() as session:
        session.delete(session.get_one(Board, BOARD_ID))
