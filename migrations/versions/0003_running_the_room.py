"""Ballots, checkpoints that nothing changes any more, playbooks, locked rooms and acting facilitators."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"

IMMUTABLE = ("checkpoint", "checkpoint_opinion")


def upgrade() -> None:
    op.create_table(
        "ballot",
        sa.Column("board_id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("function", sa.String(length=24), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_ballot_board_id_board"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_ballot_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("board_id", "subject", "person_id", name=op.f("pk_ballot")),
    )
    op.create_table(
        "checkpoint",
        sa.Column("id", sa.String(length=21), nullable=False),
        sa.Column("board_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=2_000), nullable=False),
        sa.Column("stage_id", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.String(length=21), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("stage_seq", sa.Integer(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("metrics", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_checkpoint_board_id_board")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkpoint")),
    )
    op.create_index(op.f("ix_checkpoint_board_id"), "checkpoint", ["board_id"])
    op.create_table(
        "checkpoint_opinion",
        sa.Column("checkpoint_id", sa.String(length=21), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checkpoint_id"], ["checkpoint.id"], name=op.f("fk_checkpoint_opinion_checkpoint_id_checkpoint")
        ),
        sa.PrimaryKeyConstraint("checkpoint_id", name=op.f("pk_checkpoint_opinion")),
    )
    op.create_table(
        "playbook",
        sa.Column("id", sa.String(length=21), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_playbook_owner_id_person")),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_playbook")),
    )
    op.create_index(op.f("ix_playbook_owner_id"), "playbook", ["owner_id"])
    op.add_column("board", sa.Column("room_locked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("seat", sa.Column("acting_since", sa.DateTime(timezone=True), nullable=True))
    for table in IMMUTABLE:
        _make_immutable(table)


def _make_immutable(table: str) -> None:
    """What was shown to a room as its result is never different later, whoever asks the database for it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE FUNCTION {table}_is_immutable() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} is immutable'; END $$"
        )
        for name, event in (("row", "UPDATE OR DELETE"), ("statement", "TRUNCATE")):
            op.execute(
                f"CREATE TRIGGER {table}_is_immutable_{name} BEFORE {event} ON {table} "
                f"FOR EACH {name} EXECUTE FUNCTION {table}_is_immutable()"
            )
        return
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_is_immutable_{event.lower()} BEFORE {event} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is immutable'); END"
        )
