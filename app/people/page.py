"""Lists of the API, page by page."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import BaseModel, Field

from app.errors import Problem
from app.i18n import _
from app.people.seat import SEATS_LIMIT

PAGE_LIMIT = SEATS_LIMIT  # everybody at a board still comes in one page

Entry = TypeVar("Entry")


class Page(BaseModel):
    """`after` is the id of the last entry of the page before."""

    after: str = ""
    limit: int = Field(default=PAGE_LIMIT, ge=1, le=PAGE_LIMIT)

    def of(self, entries: Sequence[Entry], id_of: Callable[[Entry], str]) -> Sequence[Entry]:
        """This page of all `entries`. Raises Problem when the entry to go on after is gone: some might be missed."""
        start = 0
        if self.after:
            start = 1 + next((at for at, entry in enumerate(entries) if id_of(entry) == self.after), -1)
            if start == 0:
                raise Problem(
                    "no-such-entry",
                    422,
                    "The list has changed: the entry to go on after is gone.",
                    "Read the list from its start.",
                    fields={"after": _("This value is not possible here.")},
                )
        return entries[start : start + self.limit]
