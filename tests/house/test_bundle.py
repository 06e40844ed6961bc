"""What a browser has to load, as it was built last."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

DIST = Path(__file__).parents[2] / "app" / "pages" / "static" / "dist"
KILOBYTE = 1_000


@pytest.mark.parametrize(
    ("entry", "script_kb", "style_kb"), [("src/main.tsx", 250, 45), ("src/pages/pages.ts", 30, 30)]
)
def test_a_page_loads_no_more_than_was_promised(entry: str, script_kb: int, style_kb: int) -> None:
    manifest: dict[str, Any] = json.loads((DIST / ".vite" / "manifest.json").read_text(encoding="utf-8"))
    files = set(_files_of(manifest, entry))
    assert _zipped_size(file for file in files if file.endswith(".js")) <= script_kb * KILOBYTE
    assert _zipped_size(file for file in files if file.endswith(".css")) <= style_kb * KILOBYTE


def _files_of(manifest: dict[str, Any], entry: str) -> list[str]:
    chunk = manifest[entry]
    imported = [file for name in chunk.get("imports", []) for file in _files_of(manifest, name)]
    return [chunk["file"], *chunk.get("css", []), *imported]


def _zipped_size(files: Iterable[str]) -> int:
    return sum(len(gzip.compress((DIST / file).read_bytes())) for file in files)
