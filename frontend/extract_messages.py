"""Babel extraction methods for what Babel's own miss.

Its JavaScript extractor silently drops sentences between TSX tags; its Python one takes several arguments of one call
for singular and plural. `babel.cfg` names these two.
"""

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from typing import IO

Found = tuple[int, str | None, str | tuple[str, ...], list[str]]

TYPESCRIPT_CALLS = ("t", "tn", "msg")  # msg marks a sentence that t() translates where it is shown
PYTHON_CALLS = ("_", "gettext")
PROBLEM_ARGUMENTS = {2: "message", 3: "hint"}  # of app.errors.Problem, by position

_STRING = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.|\$(?!\{))*`)"""
_ARGUMENT = rf"{_STRING}(?:\s*\+\s*{_STRING})*"
_CALL = re.compile(rf"(?<![\w.$])({'|'.join(TYPESCRIPT_CALLS)})\(\s*({_ARGUMENT}(?:\s*,\s*{_ARGUMENT})?)\s*[,)]")
_SPACE_OR_COMMENT = re.compile(rf"({_STRING})|//[^\n]*|/\*.*?\*/", re.DOTALL)
_ESCAPE = re.compile(r"\\(u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\n|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}


def typescript(
    fileobj: IO[bytes], _keywords: Mapping[str, object], _tags: Collection[str], _options: Mapping[str, object]
) -> Iterator[Found]:
    """`t("…")`, `msg("…")` and `tn("one", "many", n)`; sentences joined by `+` are one."""
    source = _without_comments(fileobj.read().decode())
    for call in _CALL.finditer(source):
        line = source.count("\n", 0, call.start()) + 1
        arguments = tuple(_joined(part) for part in re.findall(_ARGUMENT, call[2]))
        if call[1] == "tn":
            yield line, "ngettext", arguments, []
        else:
            yield line, None, arguments[0], []


def python(
    fileobj: IO[bytes], _keywords: Mapping[str, object], _tags: Collection[str], _options: Mapping[str, object]
) -> Iterator[Found]:
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
