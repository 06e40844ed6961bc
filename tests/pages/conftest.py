import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.pages import views
from tests.support.installation import Installation, install

MANIFEST = {
    "src/main.tsx": {"file": "assets/board-1.js", "imports": ["_shared.js"], "css": ["assets/board-1.css"]},
    "src/pages/pages.ts": {"file": "assets/pages-1.js", "css": ["assets/pages-1.css"]},
    "_shared.js": {"file": "assets/shared-1.js", "css": ["assets/shared-1.css"]},
}


@pytest.fixture
def static(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The server's own files as a build leaves them, so that these tests need no Node."""
    folder = tmp_path / "static"
    shutil.copytree(views.STATIC, folder, ignore=shutil.ignore_patterns("dist"))
    manifest = folder / "dist" / ".vite" / "manifest.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text(json.dumps(MANIFEST))
    monkeypatch.setattr(views, "STATIC", folder)
    return folder


@pytest.fixture
def installation(tmp_path: Path, static: Path) -> Iterator[Installation]:
    data = tmp_path / "data"
    data.mkdir()
    with install(data) as installed:
        yield installed
