"""Transactions, durability and how a database that cannot be opened says so."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.db.database import Database, DatabaseUnreachable
from app.db.migrations import migrate
from app.people import store
from tests.support.installation import Installation


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.sqlite(tmp_path / "fresh.db")
    migrate(opened)
    yield opened
    opened.close()


def test_a_transaction_that_raises_leaves_nothing(database: Database) -> None:
    def write_and_fail() -> None:
        with database.transaction() as session:
            store.create_person(session, "Nadia", "en", datetime.now(UTC), is_owner=True)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    with database.reading() as session:
        assert store.find_owner(session) is None


def test_what_is_committed_survives_a_power_cut(database: Database) -> None:
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_writers_that_read_first_wait_for_each_other(database: Database) -> None:
    """With a plain BEGIN one of the two would fail at once: its snapshot is old when it comes to write."""
    failures: list[Exception] = []

    def read_then_write() -> None:
        try:
            for _ in range(20):
                with database.transaction() as session:
                    store.find_owner(session)
                    store.create_person(session, "Nadia", "en", datetime.now(UTC))
        except DatabaseUnreachable as error:
            failures.append(error)

    threads = [threading.Thread(target=read_then_write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_readers_do_not_wait_for_a_writer(database: Database) -> None:
    with database.transaction() as writing:
        store.create_person(writing, "Nadia", "en", datetime.now(UTC), is_owner=True)
        with database.reading() as reading:
            assert store.find_owner(reading) is None


def test_whatever_is_read_together_is_of_one_moment(installation: Installation) -> None:
    database = installation.database
    with database.reading() as reading:
        before = store.find_owner(reading)
        with database.transaction() as writing:
            store.change_person(writing, installation.owner_id, name="Somebody Else")
        reading.expire_all()
        assert store.find_owner(reading) == before


@pytest.mark.parametrize("url", ["postgresql://u:p@h/d", "postgres://u:p@h/d"])
def test_a_plain_postgresql_address_means_our_driver(url: str) -> None:
    assert Database(url).url.drivername == "postgresql+pg8000"


@pytest.mark.parametrize("sslmode", ["prefer", "disable"])
def test_a_postgresql_without_tls_is_reached_where_that_is_allowed(postgres_server: str, sslmode: str) -> None:
    database = Database(f"{postgres_server}/postgres?sslmode={sslmode}")
    database.check()
    database.close()


@pytest.mark.parametrize("sslmode", ["require", "verify-ca", "verify-full"])
def test_a_postgresql_that_must_encrypt_and_does_not_is_not_used(postgres_server: str, sslmode: str) -> None:
    with pytest.raises(DatabaseUnreachable):
        Database(f"{postgres_server}/postgres?sslmode={sslmode}").check()


def test_a_mode_of_encryption_that_does_not_exist_is_named() -> None:
    with pytest.raises(DatabaseUnreachable, match="sslmode=verify_full"):
        Database("postgresql://u:p@h/d?sslmode=verify_full")


def test_an_error_says_nothing_of_the_values_it_is_about(database: Database) -> None:
    """It is logged; the values may be what somebody wrote in their hand, or the hash of a code."""
    statement = sa.text("INSERT INTO person (id, name) VALUES ('p1', :name)")
    with pytest.raises(sa.exc.IntegrityError) as refused, database.transaction() as session:
        session.execute(statement, {"name": "a secret"})
    assert "a secret" not in str(refused.value)


def test_an_unreachable_database_is_named_without_its_password() -> None:
    with pytest.raises(DatabaseUnreachable) as refused:
        Database("postgresql://board:hushhush@127.0.0.1:1/board").check()
    assert "127.0.0.1:1" in str(refused.value)
    assert "hushhush" not in str(refused.value)
