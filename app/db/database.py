"""The engine, one transaction a request, and SQLite's pragmas."""

import sqlite3
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, assert_never

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import PoolProxiedConnection
from sqlmodel import Session as Session  # for the type of what `transaction` hands out; queries live in stores
from sqlmodel import SQLModel

from app.db.inserts import Insert, Rows, prepare
from app.errors import CloseCode, Problem

BUSY_TIMEOUT_MS = 5_000  # a second writer waits this long for the first one's commit before it is told to try again
POSTGRESQL = "postgresql+pg8000"
# The ways a driver, or its socket, says that the database is gone, locked for too long, or busy with all connections.
UNREACHABLE = (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.TimeoutError, OSError)
# SQLSTATE, of which the first two characters are the class.
CHARACTER_NOT_IN_REPERTOIRE = "22021"
DISK_FULL = "53100"
READ_ONLY = "25006"
OF_THE_DATABASE = ("08", "53", "57", "58", "XX")  # connection, resources, operator, system, corruption

Trouble = Literal["full", "unwritable", "gone"]


class DatabaseUnreachable(Exception):
    """The database cannot be opened, read or written, whatever it is asked for.

    The text says which one and why, without its password.
    """

    def __init__(self, text: str, trouble: Trouble = "gone") -> None:
        super().__init__(text)
        self.trouble = trouble

    def problem(self) -> Problem:
        """What a person is told."""
        match self.trouble:
            case "full":
                return Problem(
                    "disk-full",
                    503,
                    "The server's disk is full: nothing can be saved.",
                    "What is saved is safe. Tell whoever runs this installation; it goes on as soon as there is room.",
                    CloseCode.TRY_LATER,
                )
            case "unwritable":
                return Problem(
                    "not-writable",
                    503,
                    "The server cannot write to its database: nothing can be saved.",
                    "What is saved is safe. Tell whoever runs this installation; it goes on as soon as it can.",
                    CloseCode.TRY_LATER,
                )
            case "gone":
                return Problem(
                    "no-database",
                    503,
                    "The database does not answer.",
                    "Nothing is lost. Try again in a minute.",
                    CloseCode.TRY_LATER,
                )
            case _:
                assert_never(self.trouble)


class Database:
    """Hands out transactions. `url` is SQLAlchemy's; `postgresql://…` and `postgres://…` are taken for pg8000.

    `?sslmode=` is understood as PostgreSQL's own programs do: disable, prefer, require, verify-ca, verify-full.
    """

    def __init__(self, url: str) -> None:
        self.url = _with_driver(url)
        self.engine = sa.create_engine(
            self.url.difference_update_query(["sslmode"]),
            pool_pre_ping=self.url.get_backend_name() != "sqlite",
            connect_args=_encryption(str(self.url.query.get("sslmode", "prefer"))) if _is_postgresql(self.url) else {},
            # Errors are logged, and a log is no place for what people write in their hand, or for hashes of codes.
            hide_parameters=True,
        )
        self._reader = self.engine.execution_options(only_reads=True)
        if _is_postgresql(self.url):
            sa.event.listen(self.engine, "begin", _begin_postgresql)
        else:
            sa.event.listen(self.engine, "connect", _set_sqlite_pragmas)
            sa.event.listen(self.engine, "begin", _begin_sqlite)

    @classmethod
    def sqlite(cls, path: Path) -> "Database":
        return cls(f"sqlite:///{path}")

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One transaction that may write: committed when the block ends, rolled back when it raises."""
        with self._reached(), Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def inserting(self) -> Iterator[Insert]:
        """As `transaction`, for what is written many times a second: on the driver's own connection."""
        driver, statement = self.engine.dialect.loaded_dbapi, None

        def insert(table: type[SQLModel], rows: Rows, *, or_nothing: bool = False) -> None:
            nonlocal statement
            prepared = prepare(table, self.engine.dialect, or_nothing)
            statement = prepared.statement
            cursor.executemany(statement, [prepared.values(row) for row in rows])
            statement = None

        with self._reached():
            try:
                with _pooled(self.engine) as connection:
                    cursor = connection.cursor()
                    if not _is_postgresql(self.url):
                        cursor.execute("BEGIN IMMEDIATE")
                    yield insert
                    connection.commit()
            except driver.Error as error:
                # As SQLAlchemy would have said it.
                raise sa.exc.DBAPIError.instance(statement, None, error, driver.Error, hide_parameters=True) from error

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One transaction that only reads, all of it as of one moment: waits for no writer."""
        with self._reached(), Session(self._reader, expire_on_commit=False) as session, session.begin():
            yield session

    def check(self) -> None:
        """Raises DatabaseUnreachable unless the database answers, and is one."""
        try:
            with self.reading() as session:
                session.execute(sa.text("SELECT 1"))
        except (sa.exc.SQLAlchemyError, OSError) as error:
            raise self._unreachable(error) from error

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except UNREACHABLE as error:
            raise self._unreachable(error) from error
        except sa.exc.DBAPIError as error:
            if _sqlstate(error.orig) == CHARACTER_NOT_IN_REPERTOIRE:
                raise _nothing_there() from error
            # Without a statement it was about connecting or committing: the latter's outcome nobody knows.
            if error.statement is None or _is_of_the_database(error.orig):
                raise self._unreachable(error) from error
            raise

    def _unreachable(self, error: Exception) -> DatabaseUnreachable:
        cause = getattr(error, "orig", None) or error
        return DatabaseUnreachable(f"{self.url.render_as_string(hide_password=True)}: {cause}", _trouble(cause))


@contextmanager
def _pooled(engine: sa.Engine) -> Iterator[PoolProxiedConnection]:
    """The driver's connection. One on which nothing can be taken back is not used again."""
    connection = engine.raw_connection()
    try:
        yield connection
    except BaseException:
        try:
            connection.rollback()
        except Exception:
            connection.invalidate()
        raise
    finally:
        connection.close()


def _with_driver(url: str) -> sa.URL:
    parsed = sa.make_url(url)
    if parsed.drivername in ("postgres", "postgresql"):
        parsed = parsed.set(drivername=POSTGRESQL)
    return parsed


def _is_postgresql(url: sa.URL) -> bool:
    return url.get_backend_name() == "postgresql"


def _encryption(sslmode: str) -> dict[str, Any]:
    """pg8000's argument for a mode. Raises DatabaseUnreachable for a mode that does not exist."""
    if sslmode == "prefer":
        return {}
    if sslmode == "disable":
        return {"ssl_context": False}
    context = ssl.create_default_context()
    match sslmode:
        case "verify-full":
            pass
        case "verify-ca":
            context.check_hostname = False
        case "require":
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        case _:
            raise DatabaseUnreachable(f"sslmode={sslmode} is none of disable, prefer, require, verify-ca, verify-full")
    return {"ssl_context": context}


def _is_of_the_database(cause: BaseException | None) -> bool:
    """Whether an error that does not say so by its class is about the database, not about what it was asked."""
    state = _sqlstate(cause)
    if state is not None:
        return state == READ_ONLY or state.startswith(OF_THE_DATABASE)
    return _sqlite_code(cause) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _trouble(cause: BaseException) -> Trouble:
    state, code = _sqlstate(cause), _sqlite_code(cause)
    if state == DISK_FULL or code == sqlite3.SQLITE_FULL:
        return "full"
    unwritable = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    if state == READ_ONLY or (state or "").startswith(("58", "XX")) or code in unwritable:
        return "unwritable"
    return "gone"


def _sqlstate(cause: BaseException | None) -> str | None:
    details = cause.args[0] if cause is not None and cause.args else None
    return details.get("C") if isinstance(details, dict) else None


def _sqlite_code(cause: BaseException | None) -> int:
    """Without the byte that says more about it."""
    return getattr(cause, "sqlite_errorcode", 0) & 0xFF


def _nothing_there() -> Problem:
    # PostgreSQL was asked about a character that its text cannot hold, NUL. SQLite just finds nothing.
    return Problem(
        "not-found",
        404,
        "There is nothing at this address.",
        "Check it, or start from the home page.",
        CloseCode.NO_SUCH_BOARD,
    )


def _set_sqlite_pragmas(connection: DBAPIConnection, _record: object) -> None:
    # sqlite3 would open transactions by itself and late; SQLAlchemy is to say BEGIN, see _begin_sqlite.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")  # "saved" must survive a power cut, not only a crash
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    # A transaction that reads first and writes later cannot wait for another writer, it fails at once; so one that
    # may write asks for the lock at its start, where waiting works.
    connection.exec_driver_sql("BEGIN" if _only_reads(connection) else "BEGIN IMMEDIATE")


def _begin_postgresql(connection: sa.Connection) -> None:
    if _only_reads(connection):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _only_reads(connection: sa.Connection) -> bool:
    return bool(connection.get_execution_options().get("only_reads"))
