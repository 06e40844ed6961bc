"""Migrations make exactly the tables of `tables.py`, once, and leave a newer version's database alone."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory

from app.db.database import Database
from app.db.migrations import NewerDatabase, folder, migrate, revisions, stored_revision
from app.db.tables import Table


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.sqlite(tmp_path / "fresh.db")
    yield opened
    opened.close()


def test_a_fresh_database_gets_every_table_and_the_newest_revision(database: Database) -> None:
    assert migrate(database) is True
    assert set(sa.inspect(database.engine).get_table_names()) == {*Table.metadata.tables, "alembic_version"}
    assert stored_revision(database) == revisions()[-1]


def test_migrating_again_does_nothing(database: Database) -> None:
    migrate(database)
    assert migrate(database) is False


def test_a_migrated_database_starts_without_importing_alembic(database: Database, tmp_path: Path) -> None:
    migrate(database)
    program = (
        "import sys; from pathlib import Path;"
        "from app.db.database import Database; from app.db.migrations import migrate;"
        f"migrate(Database.sqlite(Path({str(tmp_path / 'fresh.db')!r}))); print('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "False\n"


def test_the_revisions_read_from_file_names_are_alembics(database: Database) -> None:
    config = Config()
    config.set_main_option("script_location", str(folder()))
    script = ScriptDirectory.from_config(config)
    assert [revision.revision for revision in script.walk_revisions()][::-1] == revisions()


def test_the_tables_and_the_migrations_agree() -> None:
    done = subprocess.run([sys.executable, "-m", "app.db.migrations", "check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_newer_database_is_refused_and_not_touched(database: Database, tmp_path: Path) -> None:
    migrate(database)
    with database.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase, match="9999"):
        migrate(database)
    assert stored_revision(database) == "9999"


def test_a_migration_that_fails_leaves_nothing_behind(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE seat (id INTEGER)"))  # the last table of the first revision is taken
    with pytest.raises(sa.exc.OperationalError):
        migrate(database)
    assert sa.inspect(database.engine).get_table_names() == ["seat"]
