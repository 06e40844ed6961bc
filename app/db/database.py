"""The engine, one transaction a request, and SQLite's pragmas."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlmodel import Session

BUSY_TIMEOUT_MS = 5_000  # a second writer waits this long for the first one's commit before it is told to try again


class Database:
    """Hands out transactions. `url` is SQLAlchemy's: `sqlite:///…` or `postgresql+pg8000://…`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = sa.create_engine(url)
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", _set_sqlite_pragmas)
            sa.event.listen(self.engine, "begin", _begin_sqlite)

    @classmethod
    def sqlite(cls, path: Path) -> "Database":
        return cls(f"sqlite:///{path}")

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        self.engine.dispose()


def _set_sqlite_pragmas(connection: DBAPIConnection, _record: object) -> None:
    # sqlite3 would open transactions by itself and late; SQLAlchemy is to say BEGIN, see _begin_sqlite.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")  # "saved" must survive a power cut, not only a crash
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN")
