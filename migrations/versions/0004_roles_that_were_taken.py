"""When rights were last taken from somebody: no invite made before that gives them back."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"


def upgrade() -> None:
    op.add_column("seat", sa.Column("lowered_at", sa.DateTime(timezone=True), nullable=True))
