"""A database with one board, as the first run leaves it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection

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


def add_board(database: Database, board_id: str = BOARD_ID) -> None:
    with database.transaction() as session:
        session.add(Board(id=board_id, account_id="account", name="Strategy", created_at=AT))


def remove_board(database: Database) -> None:
    with database.transaction() as session:
        session.delete(session.get_one(Board, BOARD_ID))


@contextmanager
def bounded(database: Database, pragma: str) -> Iterator[None]:
    """Every connection under a bound of SQLite's own, which then answers as it does when a disk is at fault."""

    def set_bound(connection: DBAPIConnection, *_: object) -> None:
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]

    sa.event.listen(database.engine, "checkout", set_bound)
    try:
        yield
    finally:
        sa.event.remove(database.engine, "checkout", set_bound)
        database.engine.dispose()


FULL = "max_page_count=1"  # it takes the present number of pages instead
READ_ONLY = "query_only=1"
