"""Alembic's entry. The connection is handed over by `app.db.migrations`: there is no alembic.ini and no second URL."""

from typing import Any, Literal

import sqlmodel
from alembic import context
from alembic.autogenerate.api import AutogenContext

from app.db.tables import Table, UtcDateTime


def render_type(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Migrations must not change when our own types do, so they are written in SQLAlchemy's."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, sqlmodel.AutoString):
        return f"sa.String({item.length})" if item.length else "sa.String()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
    render_item=render_type,
    compare_type=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
