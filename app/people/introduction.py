"""How a person introduces themselves when they join: checked, never interpreted."""

import unicodedata
from dataclasses import dataclass
from typing import cast

from app.board.schema import FUNCTIONS, Function
from app.errors import Problem
from app.i18n import LANGUAGES, _

NAME_LIMIT = 80
REGION_LIMIT = 60
# Line and paragraph separators, controls, bidirectional overrides and lone surrogates: nothing a name needs, and
# enough to forge another line or turn a list round. Joiners (Cf) that scripts need are kept, see JOINERS.
FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
JOINERS = frozenset({"\u200c", "\u200d"})
VISIBLE_CATEGORIES = frozenset("LNPS")  # letters, numbers, punctuation, symbols
BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # count as letters or symbols, and print nothing


@dataclass(frozen=True)
class Introduction:
    name: str
    function: Function
    region: str
    language: str


def introduce(name: str, function: str, region: str, language: str) -> Introduction:
    """The introduction, trimmed. Raises a Problem that names every field that is wrong."""
    name, region = name.strip(), region.strip()
    wrong = {
        field: message
        for field, message in (
            ("name", wrong_name(name)),
            ("function", None if function in FUNCTIONS else _("Choose one of the functions.")),
            ("region", wrong_region(region)),
            ("language", None if language in LANGUAGES else _("Choose one of the languages.")),
        )
        if message
    }
    if wrong:
        raise Problem(
            "invalid", 422, "Something is missing or not right.", "Please check the marked fields.", fields=wrong
        )
    return Introduction(name, cast(Function, function), region, language)


def wrong_name(name: str) -> str | None:
    """The message id of what is wrong with a trimmed name, or None."""
    if not is_visible(name):
        return _("Please tell us your name.")
    if len(name) > NAME_LIMIT:
        return _("Use 80 characters or fewer.")
    if not is_plain(name):
        return _("Use letters, digits and punctuation only, in one line.")
    return None


def wrong_region(region: str) -> str | None:
    if len(region) > REGION_LIMIT:
        return _("Use 60 characters or fewer.")
    if not is_plain(region):
        return _("Use letters, digits and punctuation only, in one line.")
    return None


def is_plain(text: str) -> bool:
    """Whether the text is one line without control characters. Markup is just text."""
    return all(char in JOINERS or unicodedata.category(char) not in FORBIDDEN_CATEGORIES for char in text)


def is_visible(text: str) -> bool:
    """Whether there is anything to see: a name of joiners and blanks would be nobody's."""
    return any(unicodedata.category(char)[0] in VISIBLE_CATEGORIES and char not in BLANKS for char in text)
