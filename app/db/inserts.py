"""INSERTs for what is written many times a second, compiled once: SQLAlchemy's own way costs more than SQLite's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel


def insert(
    connection: sa.Connection,
    table: type[SQLModel],
    rows: Sequence[Mapping[str, object]],
    *,
    or_nothing: bool = False,
) -> None:
    """Every row names every column. `or_nothing`: a row whose key is there already is left out."""
    prepared = _prepare(table, connection.dialect, or_nothing)
    connection.exec_driver_sql(prepared.statement, [prepared.values(row) for row in rows])


@dataclass(frozen=True)
class _Prepared:
    statement: str
    columns: tuple[tuple[str, Callable[[Any], Any] | None], ...]  # in the statement's order, with what the driver wants

    def values(self, row: Mapping[str, Any]) -> tuple[object, ...]:
        return tuple(row[name] if adapt is None else adapt(row[name]) for name, adapt in self.columns)


@cache
def _prepare(table: type[SQLModel], dialect: sa.Dialect, or_nothing: bool) -> _Prepared:
    columns: sa.Table = table.__table__  # type: ignore[attr-defined]
    compiled = sa.insert(columns).compile(dialect=dialect)
    order = compiled.positiontup or [column.name for column in columns.columns]
    adapting = (columns.columns[name].type.dialect_impl(dialect).bind_processor(dialect) for name in order)
    # SQLite and PostgreSQL spell it alike; SQLAlchemy has it for each of them only.
    statement = f"{compiled} ON CONFLICT DO NOTHING" if or_nothing else str(compiled)
    return _Prepared(statement, tuple(zip(order, adapting, strict=True)))
