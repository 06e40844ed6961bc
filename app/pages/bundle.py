"""The files the frontend's build made, found by its manifest."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.errors import Problem
from app.i18n import _

ADDRESS = "/static/dist/"
BOARD_ENTRY = "src/main.tsx"
PAGES_ENTRY = "src/pages/pages.ts"


@dataclass(frozen=True)
class Entry:
    """Addresses of one page's script, what it imports, and its styles."""

    script: str = ""
    imports: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bundle:
    board: Entry = Entry()
    pages: Entry = Entry()


def find_bundle(static: Path) -> Bundle:
    """Raises Problem when the frontend has not been built."""
    manifest = static / "dist" / ".vite" / "manifest.json"
    try:
        return _read(manifest, manifest.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError) as error:
        raise Problem(
            "no-build",
            503,
            _("The pages of this installation have not been built yet."),
            _("Run make build on the server, then reload this page."),
        ) from error


@lru_cache(maxsize=2)
def _read(manifest: Path, _changed_ns: int) -> Bundle:
    chunks = json.loads(manifest.read_text())
    return Bundle(board=_entry(chunks, BOARD_ENTRY), pages=_entry(chunks, PAGES_ENTRY))


def _entry(chunks: dict[str, dict[str, object]], name: str) -> Entry:
    needed = _with_imports(chunks, name, [])
    styles = [style for chunk in reversed(needed) for style in _names(chunks[chunk].get("css"))]
    return Entry(
        script=ADDRESS + str(chunks[name]["file"]),
        imports=tuple(ADDRESS + str(chunks[chunk]["file"]) for chunk in needed[1:]),
        styles=tuple(ADDRESS + style for style in dict.fromkeys(styles)),
    )


def _with_imports(chunks: dict[str, dict[str, object]], name: str, seen: list[str]) -> list[str]:
    """The chunk and, after it, everything it imports; each once."""
    if name not in seen:
        seen.append(name)
        for imported in _names(chunks[name].get("imports")):
            _with_imports(chunks, imported, seen)
    return seen


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, list) else []
