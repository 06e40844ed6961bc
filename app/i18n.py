"""Words, numbers and dates in a person's language, from the Babel catalogues in `locale/`.

English is the language of the source: a message id is the English sentence itself, so English needs no catalogue.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_time
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_compact_currency, format_decimal

SOURCE_LANGUAGE = "en"
LOCALE_FOLDER = Path(__file__).parent / "locale"
LANGUAGES = (SOURCE_LANGUAGE, *sorted(path.name for path in LOCALE_FOLDER.iterdir() if path.is_dir()))

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_QUALITY = re.compile(r"^\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([01](?:\.\d*)?))?\s*$")


def _(msgid: str) -> str:
    """Marks a sentence for the catalogues. It is translated where it is shown, in the reader's language."""
    return msgid


def fill(message: str, values: Mapping[str, object]) -> str:
    """The message with its `{placeholders}` filled; one without a value stays as it is."""
    return _PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), message)


@dataclass(frozen=True)
class Translator:
    """Everything that depends on the reader's language."""

    language: str
    messages: Mapping[str, str | tuple[str, ...]]
    client_messages: Mapping[str, str | tuple[str, ...]]

    def gettext(self, msgid: str, **values: object) -> str:
        message = self.messages.get(msgid, msgid)
        return fill(message if isinstance(message, str) else message[0], values)

    def ngettext(self, one: str, many: str, n: int, **values: object) -> str:
        """The form for `n`; `{n}` is filled with the number as the language writes it."""
        forms = self.messages.get(one, (one, many))
        forms = (forms, forms) if isinstance(forms, str) else forms
        # English and Spanish have two forms in gettext: "one" and "other".
        position = 0 if self.locale.plural_form(n) == "one" else -1
        return fill(forms[position], {"n": self.number(n), **values})

    @property
    def locale(self) -> Locale:
        return Locale.parse(self.language)

    def number(self, value: float) -> str:
        return format_decimal(value, locale=self.locale)

    def money(self, amount: float, currency: str) -> str:
        """A rounded amount with its magnitude: `€46.2M`."""
        return format_compact_currency(amount, currency, locale=self.locale, fraction_digits=1)

    def date(self, value: date | datetime) -> str:
        return format_date(value, format="d MMMM y" if self.language == "en" else "long", locale=self.locale)

    def moment(self, value: datetime) -> str:
        """To the minute. Pages do not know where their reader is, so it is said which clock this is."""
        return f"{self.date(value)}, {format_time(value, format='short', locale=self.locale)} UTC"

    def language_name(self, language: str) -> str:
        """A language's name in itself, as people look for it in a list."""
        name = Locale.parse(language).get_display_name(language) or language
        return name[:1].upper() + name[1:]


@cache
def translator(language: str) -> Translator:
    """`language` is one of LANGUAGES; anything else reads the source language."""
    if language not in LANGUAGES or language == SOURCE_LANGUAGE:
        return Translator(SOURCE_LANGUAGE, {}, {})
    catalogue = read_catalogue(language)
    messages = {id: _forms(catalogue, id) for id in _ids(catalogue)}
    client = {id: forms for id, forms in messages.items() if _is_for_client(catalogue, id)}
    return Translator(language, messages, client)


def read_catalogue(language: str) -> Catalog:
    with (LOCALE_FOLDER / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def _ids(catalogue: Catalog) -> Iterable[str]:
    """The message ids that have a translation; of a plural, the id of its first form."""
    for message in catalogue:
        translated = all(message.string) if isinstance(message.string, (tuple, list)) else bool(message.string)
        if message.id and translated and not message.fuzzy:
            yield message.id if isinstance(message.id, str) else message.id[0]


def _is_for_client(catalogue: Catalog, msgid: str) -> bool:
    return any(str(file).startswith("frontend/") for file, _line in catalogue[msgid].locations)


def _forms(catalogue: Catalog, msgid: str) -> str | tuple[str, ...]:
    string = catalogue[msgid].string
    return string if isinstance(string, str) else tuple(string or ())


def negotiate(*chosen: str | None, accept_language: str = "", default: str = SOURCE_LANGUAGE) -> str:
    """The first of the chosen languages that exists, else the best of the browser's, else the default."""
    for language in (*chosen, *_accepted(accept_language)):
        base = (language or "").replace("_", "-").split("-")[0].lower()
        if base in LANGUAGES:
            return base
    return default if default in LANGUAGES else SOURCE_LANGUAGE


def _accepted(header: str) -> list[str]:
    """The languages of an Accept-Language header, the preferred first, without the refused (q=0) and the unreadable."""
    found = [match for part in header[:1_000].split(",") if (match := _QUALITY.match(part))]
    weighed = [(float(match[2] or 1), match[1]) for match in found]
    return [language for quality, language in sorted(weighed, key=lambda entry: -entry[0]) if quality > 0]
