"""Accounts and boards as their owner sees them in the portfolio."""

from dataclasses import dataclass
from datetime import datetime

from app.errors import Problem
from app.i18n import _
from app.people.introduction import is_plain, is_visible

NAME_LIMIT = 120


@dataclass(frozen=True)
class Account:
    """A customer organisation. Amounts are in `currency`, a year."""

    id: str
    name: str
    industry: str
    currency: str
    revenue: float | None
    revenue_potential: float | None
    gross_profit: float | None
    created_at: datetime
    archived: bool


@dataclass(frozen=True)
class Board:
    id: str
    account_id: str
    account_name: str
    name: str
    is_demo: bool
    created_at: datetime
    archived: bool
    people: int  # seats taken, the owner's included


def check_line(field: str, text: str, *, required: bool = True) -> str:
    """The text trimmed. Raises Problem unless it is one plain line of at most NAME_LIMIT characters."""
    text = text.strip()
    wrong = None
    if required and not is_visible(text):
        wrong = _("Please give a name.")
    elif len(text) > NAME_LIMIT:
        wrong = _("Use 120 characters or fewer.")
    elif not is_plain(text):
        wrong = _("Use letters, digits and punctuation only, in one line.")
    if wrong:
        raise Problem(
            "invalid",
            422,
            "Something is missing or not right.",
            "Please check the marked fields.",
            fields={field: wrong},
        )
    return text


def no_such_account() -> Problem:
    return Problem(
        "no-such-account", 404, "There is no such account, or it is not yours.", "Choose one from the home page."
    )
