"""Languages: the catalogue is complete and correct, and the right language is chosen."""

import io
import re
from datetime import UTC, date, datetime
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message

from app.i18n import fill, negotiate, read_catalogue, translator
from frontend.extract_messages import python, sentences, typescript

# Spanish is written for people one says usted to; these forms only occur with tú.
FAMILIAR = ("tú", "tu", "tus", "ti", "te", "contigo", "eres", "estás", "tienes", "puedes", "quieres", "haz", "escribe",
            "elige", "pulsa", "abre", "revisa", "inténtalo", "vuelve", "pide", "envía", "espera", "añade")  # fmt: skip
PLACEHOLDER = re.compile(r"\{\w+\}")


@cache
def source() -> Catalog:
    return sentences()


@cache
def spanish() -> Catalog:
    return read_catalogue("es")


def forms(text: object) -> list[str]:
    return [text] if isinstance(text, str) else [str(form) for form in text or ()]  # type: ignore[attr-defined]


def entries(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def ids(catalogue: Catalog) -> set[tuple[str, ...]]:
    return {tuple(forms(message.id)) for message in entries(catalogue)}


def test_every_sentence_is_in_the_spanish_catalogue() -> None:
    missing = ids(source()) - ids(spanish())
    assert not missing, f"run python -m frontend.extract_messages, then translate: {sorted(missing)}"


def test_the_catalogue_has_no_sentence_that_is_not_used() -> None:
    assert not ids(spanish()) - ids(source())
    assert not spanish().obsolete


def test_every_sentence_is_translated_for_certain() -> None:
    unsure = [message.id for message in entries(spanish()) if message.fuzzy or not all(forms(message.string) or [""])]
    assert not unsure


def test_a_translation_has_the_placeholders_of_its_sentence() -> None:
    for message in entries(spanish()):
        wanted = {name for form in forms(message.id) for name in PLACEHOLDER.findall(form)}
        for form in forms(message.string):
            assert set(PLACEHOLDER.findall(form)) <= wanted, message.id
        assert set(PLACEHOLDER.findall(forms(message.string)[-1])) == wanted, message.id


def test_spanish_says_usted() -> None:
    # "espera" and "abre" are also what a thing does; a sentence that starts with them talks to somebody.
    for message in entries(spanish()):
        for form in forms(message.string):
            words = re.findall(r"\w+", form.lower())
            familiar = set(words) & {"tú", "tu", "tus", "ti", "contigo", "eres", "estás", "tienes", "puedes", "quieres"}
            assert not familiar, form
            starts = {sentence.strip().split(" ")[0].lower() for sentence in re.split(r"[.:;¿¡]", form)}
            assert not starts & set(FAMILIAR), form


def test_the_sentences_of_every_kind_of_file_are_found() -> None:
    files = {str(file).rpartition(".")[2] for message in entries(source()) for file, _line in message.locations}
    assert files >= {"py", "html", "ts", "tsx"}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('t("Saved")', ["Saved"]),
        ("t('It\\'s here')", ["It's here"]),
        ("<p>{t(`Lay on the table`)}</p>", ["Lay on the table"]),
        ('tn("{n} piece", "{n} pieces", n)', [("{n} piece", "{n} pieces")]),
        ('t(\n  "One long " +\n  "sentence.",\n)', ["One long sentence."]),
        ('t("Caf\\u00e9 \\u{1F600}")', ["Café \U0001f600"]),
        ('// t("Only an example")', []),
        ('format("no"); edit("no"); a.t("no"); t(word)', []),
        ('t("https://example.org/x")', ["https://example.org/x"]),
    ],
)
def test_typescript_is_read(code: str, found: list[str | tuple[str, ...]]) -> None:
    assert [message for _line, _name, message, _notes in typescript(io.BytesIO(code.encode()), (), ())] == found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('_("Saved")', ["Saved"]),
        ('speak.gettext("Hello, {name}", name=name)', ["Hello, {name}"]),
        ('ngettext("{n} piece", "{n} pieces", n)', [("{n} piece", "{n} pieces")]),
        ('Problem("code", 404, "What happened.", "What to do.")', ["What happened.", "What to do."]),
        ('Problem("code", 422, "No.", fields={"name": "Too long."})', ["No.", "Too long."]),
        ('_("Yes" if a else "No")', ["Yes", "No"]),
        ('print("nothing")', []),
    ],
)
def test_python_is_read(code: str, found: list[str | tuple[str, ...]]) -> None:
    assert [message for _line, _name, message, _notes in python(io.BytesIO(code.encode()), (), ())] == found


def test_a_sentence_without_translation_stays_english() -> None:
    assert translator("es").gettext("Not a sentence of ours, {name}.", name="Ana") == "Not a sentence of ours, Ana."


def test_a_placeholder_is_filled_once_and_only_by_name() -> None:
    assert fill("{a} {b} {c}", {"a": "{b}", "b": 2}) == "{b} 2 {c}"


@pytest.mark.parametrize(
    ("n", "text"), [(0, "0 personas aquí"), (1, "1 persona aquí"), (12_345, "12.345 personas aquí")]
)
def test_a_plural_counts_in_its_language(n: int, text: str) -> None:
    assert translator("es").ngettext("{n} person here", "{n} people here", n) == text


def test_numbers_dates_and_money_are_written_as_people_do() -> None:
    english, spanish = translator("en"), translator("es")
    assert (english.number(46_200_000), spanish.number(46_200_000)) == ("46,200,000", "46.200.000")
    assert (english.money(46_200_000, "EUR"), spanish.money(46_200_000, "EUR")) == ("€46.2M", "46,2\xa0M€")
    day = date(2027, 1, 20)
    assert (english.date(day), spanish.date(day)) == ("20 January 2027", "20 de enero de 2027")
    moment = datetime(2027, 1, 20, 15, 44, 14, tzinfo=UTC)
    assert english.moment(moment) == "20 January 2027, 3:44\u202fPM UTC"
    assert spanish.moment(moment) == "20 de enero de 2027, 15:44 UTC"


def test_the_client_gets_its_own_sentences_only() -> None:
    messages = translator("es").client_messages
    assert messages["Goal"] == "Meta"
    assert messages["{n} person here"] == ("{n} persona aquí", "{n} personas aquí")
    assert "Please tell us your name." not in messages


@pytest.mark.parametrize(
    ("chosen", "header", "expected"),
    [
        (("es", "en"), "en", "es"),
        ((None, "es"), "en", "es"),
        ((None, "tlh"), "es-MX,es;q=0.9", "es"),
        ((), "fr, de;q=0.9", "en"),
        ((), "en;q=0.2, es;q=0.7", "es"),
        ((), "es;q=0, en;q=0.1", "en"),
        ((), "*;q=1, ;;;, es;q=abc", "en"),
        ((), "", "en"),
    ],
)
def test_the_language_is_negotiated(chosen: tuple[str | None, ...], header: str, expected: str) -> None:
    assert negotiate(*chosen, accept_language=header) == expected


def test_a_language_names_itself() -> None:
    assert translator("en").language_name("es") == "Español"
