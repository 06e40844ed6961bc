"""A checkpoint that was shown to a room is never different later: the database itself refuses."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from app.db.database import Database
from app.db.migrations import migrate
from app.db.tables import Account, Board, Checkpoint, CheckpointOpinion, Person

AT = datetime(2026, 11, 27, tzinfo=UTC)


@pytest.fixture
def engine(database_url: str) -> sa.Engine:
    database = Database(database_url)
    migrate(database)
    with Session(database.engine) as session:
        session.add(Person(id="ana", name="Ana", language="en", created_at=AT))
        session.flush()
        session.add(Account(id="account", owner_id="ana", name="Tarvenna", created_at=AT))
        session.flush()
        session.add(Board(id="board", account_id="account", name="Board", created_at=AT))
        session.flush()
        session.add(
            Checkpoint(
                id="first",
                board_id="board",
                number=0,
                name="CP0",
                at=AT,
                by_id="ana",
                seq=1,
                stage_seq=1,
                state=b"{}",
                metrics="{}",
                fingerprint="0" * 64,
            )
        )
        session.flush()
        session.add(CheckpointOpinion(checkpoint_id="first", at=AT, payload="{}"))
        session.commit()
    return database.engine


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE checkpoint SET name = 'another'",
        "DELETE FROM checkpoint",
        "UPDATE checkpoint_opinion SET payload = '[]'",
        "DELETE FROM checkpoint_opinion",
    ],
)
def test_no_statement_changes_or_deletes_a_checkpoint(engine: sa.Engine, statement: str) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="is immutable"), engine.begin() as connection:
        connection.execute(sa.text(statement))
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT name FROM checkpoint")).scalars().all() == ["CP0"]
    engine.dispose()
