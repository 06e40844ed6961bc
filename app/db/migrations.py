"""Brings the tables of an installation to this version, and refuses a database that a newer version has written.

python -m app.db.migrations check            the migrations make exactly the tables of `tables.py`
python -m app.db.migrations revision "…"     writes the next migration from the difference
"""

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from app.db.database import Database

if TYPE_CHECKING:
    from alembic.config import Config


class NewerDatabase(Exception):
    """The database has a revision that this version does not know."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"The database was written by a newer version of Puzzleboard (revision {revision}).")


def folder() -> Path:
    """Where the migrations are: inside the package when installed, beside it in a source tree."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "migrations"
    return installed if installed.is_dir() else package.parent / "migrations"


def revisions() -> list[str]:
    """Known revisions, the oldest first. They are numbers and lead the files' names: reading them takes no import."""
    return sorted(path.name.split("_")[0] for path in (folder() / "versions").glob("[0-9]*.py"))


def stored_revision(database: Database) -> str | None:
    """None for a database without tables."""
    with database.engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def migrate(database: Database) -> bool:
    """Whether there was anything to do. Raises NewerDatabase, then nothing was touched."""
    known, stored = revisions(), stored_revision(database)
    if stored is not None and stored not in known:
        raise NewerDatabase(stored)
    if stored == known[-1]:
        return False  # Alembic is not even imported: a restart is not to wait for it.
    from alembic import command

    # One transaction for all revisions: a crash in between leaves the database as it was.
    with database.engine.begin() as connection:
        command.upgrade(_config(connection), "head")
    return True


def _config(connection: sa.Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _main(arguments: list[str]) -> None:
    from alembic import command

    with tempfile.TemporaryDirectory() as temporary:
        database = Database.sqlite(Path(temporary) / "fresh.db")
        migrate(database)
        with database.engine.begin() as connection:
            match arguments:
                case ["check"]:
                    command.check(_config(connection))
                case ["revision", message]:
                    number = f"{len(revisions()) + 1:04}"
                    command.revision(_config(connection), message, autogenerate=True, rev_id=number)
                case _:
                    sys.exit(__doc__)
        database.close()


if __name__ == "__main__":
    _main(sys.argv[1:])
