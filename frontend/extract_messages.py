"""Brings the catalogues up to date with the sentences in the source: `python -m frontend.extract_messages`.

Also the two extraction methods that `babel.cfg` names. Babel's own JavaScript one silently drops sentences between TSX
tags; its Python one takes several arguments of one call for singular and plural.
"""

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

Found = tuple[int, str | None, str | tuple[str, ...], list[str]]

ROOT = Path(__file__).parents[1]
CATALOGUES = ROOT / "app" / "locale"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
TYPESCRIPT_CALLS = ("t", "tn")
PYTHON_CALLS = ("_", "gettext")
PROBLEM_ARGUMENTS = {2: "message", 3: "hint"}  # of app.errors.Problem, by position

_STRING = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.|\$(?!\{))*`)"""
_ARGUMENT = rf"{_STRING}(?:\s*\+\s*{_STRING})*"
_CALL = re.compile(rf"(?<![\w.$])({'|'.join(TYPESCRIPT_CALLS)})\(\s*({_ARGUMENT}(?:\s*,\s*{_ARGUMENT})?)\s*[,)]")
_SPACE_OR_COMMENT = re.compile(rf"({_STRING})|//[^\n]*|/\*.*?\*/", re.DOTALL)
_ESCAPE = re.compile(r"\\(u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\n|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}


def main() -> None:
    found = sentences()
    for path in sorted(CATALOGUES.glob("*/LC_MESSAGES/messages.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parents[1].name)
        catalogue.update(found, no_fuzzy_matching=True, update_creation_date=False)
        with path.open("wb") as file:
            write_po(file, catalogue, width=0, ignore_obsolete=True, sort_by_file=True, include_lineno=False)
        missing = [str(message.id) for message in catalogue if message.id and not translated(message.string)]
        print(
            f"{path.relative_to(ROOT)}: {len(catalogue)} sentences, {len(missing)} to translate", *missing, sep="\n  "
        )


def sentences() -> Catalog:
    """Every sentence a person may read, with the files it stands in."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = Catalog(project="Puzzleboard")
    for name, line, message, comments, _context in extract_from_dir(ROOT, methods, options, keywords=KEYWORDS):
        found.add(message, locations=[(name, line)], auto_comments=comments)
    return found


def translated(string: str | Iterable[str] | None) -> bool:
    return bool(string) if isinstance(string, str) else all(string or [""])


def typescript(fileobj: IO[bytes], _keywords: object, _tags: object, **_more: object) -> Iterator[Found]:
    """`t("…")` and `tn("one", "many", n)`; sentences joined by `+` are one."""
    source = _without_comments(fileobj.read().decode())
    for call in _CALL.finditer(source):
        line = source.count("\n", 0, call.start()) + 1
        arguments = tuple(_joined(part) for part in re.findall(_ARGUMENT, call[2]))
        if call[1] == "tn":
            yield line, "ngettext", arguments, []
        else:
            yield line, None, arguments[0], []


def python(fileobj: IO[bytes], _keywords: object, _tags: object, **_more: object) -> Iterator[Found]:
    """`_("…")`, `ngettext("one", "many", n)` and the message, hint and field messages of a Problem."""
    for node in ast.walk(ast.parse(fileobj.read())):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "ngettext" and (forms := tuple(_texts(node.args[:2]))):
                yield node.lineno, "ngettext", forms, []
            elif name in PYTHON_CALLS:
                yield from ((node.lineno, None, text, []) for text in _texts(node.args[:1]))
            elif name == "Problem":
                yield from ((node.lineno, None, text, []) for text in _texts(_problem_arguments(node)) if text)


def _problem_arguments(call: ast.Call) -> Iterator[ast.expr]:
    yield from (argument for position, argument in enumerate(call.args) if position in PROBLEM_ARGUMENTS)
    for keyword in call.keywords:
        if keyword.arg in PROBLEM_ARGUMENTS.values():
            yield keyword.value
        elif keyword.arg == "fields" and isinstance(keyword.value, ast.Dict):
            yield from keyword.value.values


def _texts(nodes: Collection[ast.expr] | Iterator[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from _texts([node.body, node.orelse])


def _without_comments(source: str) -> str:
    """The source with comments blanked, so that an example in one is not taken for a sentence; lines stay."""
    return _SPACE_OR_COMMENT.sub(lambda match: match[1] or re.sub(r"[^\n]", " ", match[0]), source)


def _joined(argument: str) -> str:
    return "".join(_ESCAPE.sub(_unescaped, literal[1:-1]) for literal in re.findall(_STRING, argument))


def _unescaped(match: re.Match[str]) -> str:
    digits = match[2] or match[3] or match[4]
    return chr(int(digits, 16)) if digits else _ESCAPED.get(match[1], match[1])


if __name__ == "__main__":
    main()
