"""INSERTs for what is written many times a second, compiled once: SQLAlchemy's own way costs more than SQLite's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import sqlalchemy as sa
from sqlmodel import SQLModel

Rows = Sequence[Mapping[str, object]]


class Insert(Protocol):
    def __call__(self, table: type[SQLModel], rows: Rows, *, or_nothing: bool = False) -> None:
        """Every row names every column. `or_nothing`: a row whose key is there already is left out."""


@dataclass(frozen=True)
class Prepared:
    statement: str
    columns: tuple[tuple[str, Callable[[Any], Any] | None], ...]  # in the statement's order, with what the driver wants

    def values(self, row: Mapping[str, Any]) -> tuple[object, ...]:
        return tuple(row[name] if adapt is None else adapt(row[name]) for name, adapt in self.columns)


@cache
def prepare(table: type[SQLModel], dialect: sa.Dialect, or_nothing: bool) -> Prepared:
    columns: sa.Table = table.__table__  # type: ignore[attr-defined]
    compiled = sa.insert(columns).compile(dialect=dialect)
    order = compiled.positiontup or [column.name for column in columns.columns]
    adapting = (columns.columns[name].type.dialect_impl(dialect).bind_processor(dialect) for name in order)
    # SQLite and PostgreSQL spell it alike; SQLAlchemy has it for each of them only.
    statement = f"{compiled} ON CONFLICT DO NOTHING" if or_nothing else str(compiled)
    return Prepared(statement, tuple(zip(order, adapting, strict=True)))
