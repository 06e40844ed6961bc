"""The plain part of YAML: maps, lists and values with the line each stands in, and nothing that can grow or act.

It is built from PyYAML's events rather than by a loader: aliases (which let a small file grow without bound), anchors
and tags are refused where they stand, a key that comes twice is refused instead of silently winning, and words such as
`no` or `1:30` stay the words they are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from app.i18n import _

DEPTH_LIMIT = 16
VALUES_LIMIT = 20_000

Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where PyYAML came with libyaml
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,14})")
_FRACTION = re.compile(r"-?\d{1,15}\.\d{1,15}")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass
class Unreadable(Exception):
    """`line` from 1; `message` is a message id."""

    line: int
    message: str


@dataclass(frozen=True)
class Document:
    value: object
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """Of what stands at the path, or of what it would stand in."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(text: str) -> Document:
    """One document. Raises Unreadable."""
    if found := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Unreadable(line, _("There is a sign in this line that no text has. Write the line anew."))
    try:
        return _Reader(yaml.parse(text, Loader=_LOADER)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(
            mark.line + 1 if mark else 1,
            _("This line cannot be read. Check how far it is indented, its colons and its quotation marks."),
        ) from None


def write(value: object, width: int = 100) -> str:
    """Maps in the order they have. Long texts are folded, so that they read well and a difference shows well."""
    return str(yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=width))


class _Reader:
    def __init__(self, events: Iterator[Event]) -> None:
        self._events = events
        self._lines: dict[Path, int] = {}

    def document(self) -> Document:
        event = next(self._events)
        while not isinstance(event, NodeEvent):
            if isinstance(event, StreamEndEvent):
                raise Unreadable(1, _("There is nothing in it."))
            event = next(self._events)
        value = self._value(event, ())
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                raise Unreadable(_line(event), _("A second document begins here. Put each into a file of its own."))
        return Document(value, self._lines)

    def _value(self, event: Event, path: Path) -> object:
        line = _line(event)
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            raise Unreadable(line, _("References (& and *) are not used here. Write the text out, or quote it."))
        if getattr(event, "tag", None) not in (None, "!"):
            raise Unreadable(line, _("Types (!) are not used here. Leave it out, or quote the text."))
        if len(path) > DEPTH_LIMIT or len(self._lines) > VALUES_LIMIT:
            raise Unreadable(line, _("This goes deeper, or holds more, than any playbook does."))
        self._lines[path] = line
        if isinstance(event, MappingStartEvent):
            return self._map(path)
        if isinstance(event, SequenceStartEvent):
            return self._list(path)
        assert isinstance(event, ScalarEvent)
        return _scalar(event)

    def _map(self, path: Path) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            if not isinstance(event, ScalarEvent) or event.anchor or event.tag not in (None, "!"):
                raise Unreadable(_line(event), _("A name stands before the colon, and this is none."))
            if event.value in found:
                raise Unreadable(_line(event), _("This name stands here twice. Keep one of them."))
            found[event.value] = None
            found[event.value] = self._value(next(self._events), (*path, event.value))
            self._lines[*path, event.value] = _line(event)
        return found

    def _list(self, path: Path) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            found.append(self._value(event, (*path, len(found))))
        return found


def _scalar(event: ScalarEvent) -> object:
    text = event.value
    if event.style or not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _FRACTION.fullmatch(text) else text


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = ">" if len(text) > 70 and "\n" not in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _write_text)
