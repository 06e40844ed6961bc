"""Playbooks as YAML: what is written is read again, and nothing in a file can grow, act or pass unnoticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.workshop import plain_yaml
from app.workshop.playbook import filed
from app.workshop.playbook_faults import BadPlaybook
from app.workshop.playbook_file import read_file, read_with_head, write_file
from app.workshop.shipped import shipped

SMALL = """\
name: {en: Half an hour, es: Media hora}
stages:
  - id: look
    name:
      en: Look
      es: Mirar
    minutes: 30
    script: {en: Let us look., es: Miremos.}
    opens:
      zones: [industry]
"""
PLAIN = (
    some.none() | some.booleans() | some.integers(-(10**14), 10**14) | some.text("aéñ '\"#:-?!&*[]{},|>%@`\n019no~.")
)


@pytest.mark.parametrize("id", shipped())
def test_what_is_written_is_read_again(id: str) -> None:
    playbook = shipped()[id]
    head, script = read_with_head(write_file(playbook))
    assert filed(script, id, playbook.version, playbook.variant) == playbook
    assert (head["id"], head["version"], head["variant"]) == (id, playbook.version, playbook.variant)


@given(
    some.recursive(
        PLAIN,
        lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text("abcno12: #"), inner, max_size=3),
        max_leaves=12,
    )
)
def test_any_plain_value_survives_being_written(value: object) -> None:
    assert plain_yaml.read(plain_yaml.write(value)).value == value


def test_words_stay_words() -> None:
    text = "[no, yes, on, 1:30, 2026-11-27, 0x10, 012, .5, 1e3, =, <<, 'true', true, ~, 7, -7, 0.5]"
    assert plain_yaml.read(text).value == [
        "no", "yes", "on", "1:30", "2026-11-27", "0x10", "012", ".5", "1e3", "=", "<<", "true", True, None, 7, -7, 0.5,
    ]  # fmt: skip


def test_files_of_windows_are_read() -> None:
    assert read_file(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()) == read_file(SMALL)


def test_what_a_file_was_filed_under_is_not_taken_over() -> None:
    assert read_file(f"id: standard-day\nversion: 7\nvariant: day\n{SMALL}") == read_file(SMALL)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "sentence"),
    [
        ("minutes: 30", "minutes: long", 7, "Write whole minutes from 1 to 240."),
        ("es: Mirar", "es:", 6, "Write this in English and in Spanish."),
        ("      es: Mirar\n", "", 4, "Write this in English and in Spanish."),
        ("[industry]", "[attic]", 10, ("Zones are industry, relationship, strategy, stakeholders, competition, actions "
         "and tray.")),
        ("minutes: 30", "minuten: 30", 7, "This word has no meaning here. Check its spelling."),
        ("    minutes: 30", "   minutes: 30", 7, ("This line cannot be read. Check how far it is indented, its colons "
         "and its quotation marks.")),
        ("minutes: 30", "minutes: 30\n    minutes: 40", 8, "This name stands here twice. Keep one of them."),
        ("en: Look", "en: &look Look", 5, "References (& and *) are not used here. Write the text out, or quote it."),
        ("es: Mirar", "es: *look", 6, "References (& and *) are not used here. Write the text out, or quote it."),
        ("en: Look", "en: !!python/object/apply:os.system [ls]", 5, ("Types (!) are not used here. Leave it out, or "
         "quote the text.")),
        ("en: Look", "en: 7", 5, "This is no text. Put it into quotation marks."),
        ("en: Look", "en: Lo\x07ok", 5, "There is a sign in this line that no text has. Write the line anew."),
        ("id: look", "id: look\n---\nid: b", 4, "A second document begins here. Put each into a file of its own."),
        ("en: Look", "? [a]\n      : b", 5, "A name stands before the colon, and this is none."),
        ("name: {en: Half", "format: other/2\nname: {en: Half", 1, ("This is another format than this version of "
         "Puzzleboard reads.")),
    ],
)  # fmt: skip
def test_a_wrong_file_says_what_and_in_which_line(was: str, becomes: str, line: int, sentence: str) -> None:
    changed = SMALL.replace(was, becomes, 1)
    assert changed != SMALL
    with pytest.raises(BadPlaybook) as caught:
        read_file(changed)
    assert (line, sentence) in [(fault.line, fault.message) for fault in caught.value.faults]


def laughs() -> str:
    lines = ["a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)]
    return "\n".join(lines)


HOSTILE: dict[str, bytes | str] = {
    "nothing": "",
    "a comment": "# nothing\n",
    "words": "just words",
    "a list": "- a\n- list",
    "no text": b"\xff\xfe",
    "zeros": b"\x00" * 1_000,
    "a billion laughs": laughs(),
    "itself": "x: &x\n  - *x",
    "deep lists": "[" * 50_000,
    "deep maps": "{" * 50_000,
    "deep dashes": "- " * 50_000,
    "deep names": "a: " * 30_000,
    "deep keys": "? " * 50_000,
    "an open quote": "'" * 199_999,
    "tags": "!" * 199_999,
    "anchors": "&" * 199_999,
    "directives": "%" * 199_999,
    "tabs": "\t" * 199_999,
    "a long block": "a: |\n" + " x\n" * 60_000,
    "a long list": "[" + "1," * 99_000 + "]",
    "merging": "<<: [{a: 1}, {a: 2}]",
    "too long": "x" * 200_001,
    "many stages": "name: {en: a, es: b}\nstages: [" + "{}," * 15_000 + "]",
    "another version": "%YAML 9.9\n---\na: 1",
}


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("file", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, loader: str, file: bytes | str
) -> None:
    """By either parser that PyYAML may come with."""
    yaml = pytest.importorskip("yaml")
    monkeypatch.setattr(plain_yaml, "_LOADER", getattr(yaml, loader, yaml.SafeLoader))
    with pytest.raises(BadPlaybook) as caught:
        read_file(file)
    assert caught.value.message.endswith(".")
    assert len(caught.value.faults) <= 50
