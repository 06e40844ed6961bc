"""Packed keyframes, and a row that is written to find out whether anything can be."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    op.create_table(
        "write_probe",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("filler", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_write_probe")),
    )
    with op.batch_alter_table("keyframe") as keyframe:
        keyframe.add_column(sa.Column("is_packed", sa.Boolean(), server_default=sa.false(), nullable=False))
