"""Reads amounts of money as people write them."""

import re

from babel import Locale
from babel.numbers import get_decimal_symbol

_SPACES = " \u00a0\u202f"
# Digits in groups of three or without groups, what comes after the decimal mark, and thousands or millions.
_AMOUNT = re.compile(r"(\d{1,3}(?:([.,'])\d{3})(?:\2\d{3}){0,5}|\d{1,18})(?:([.,])(\d{1,18}))?([kKmM]?)", re.ASCII)
_SIZES = {"": 1, "k": 1_000, "m": 1_000_000}
CENTS_DIGITS = 2


def read_amount(typed: str, language: str) -> float | None:
    """Whole units of `46 200 000`, `46,200,000`, `46.200.000`, `46.2M` or `46,2 M`; None when it is no amount.

    `3.400` is three thousand and some in every language; `3.400 M` depends on the language's decimal mark.
    """
    match = _AMOUNT.fullmatch("".join(char for char in typed if char not in _SPACES))
    if match is None:
        return None
    whole, group, mark, part, size = match.groups()
    if size and not mark and whole.count(group or " ") == 1 and group == get_decimal_symbol(Locale.parse(language)):
        whole, part = whole.split(group)
    elif mark and (mark == group or (not size and len(part) > CENTS_DIGITS)):
        return None
    digits = "".join(char for char in whole if char.isdigit())
    return float(round(float(f"{digits}.{part or 0}") * _SIZES[size.lower()]))
