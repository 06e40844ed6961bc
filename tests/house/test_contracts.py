"""An import contract is worth something only if a breach is seen: each is broken on purpose in a copy of the tree."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

BREACHES = [
    ("a lower layer imports a higher one", "board/kinds.py", "import app.live.room", "Layers"),
    ("people import the live board", "people/invite.py", "import app.live.room", "Layers"),
    ("a new folder belongs to no layer", "chat/__init__.py", "", "Layers"),
    ("a pure file reads the clock", "workshop/policy.py", "import time", "Pure files"),
    ("the room starts a task", "live/room.py", "import asyncio", "Pure files"),
    ("the gate logs", "live/gate/parse.py", "import logging", "Pure files"),
    ("a new file of the room opens a socket", "live/relay.py", "import socket", "Pure files"),
    ("the room answers HTTP", "live/room.py", "from fastapi import Request", "FastAPI only"),
    ("a store answers HTTP", "accounts/store.py", "from starlette.requests import Request", "FastAPI only"),
    ("a route speaks SQL", "accounts/routes.py", "from sqlmodel import select", "SQL only"),
    ("a page reads a table", "pages/home.py", "from app.db.tables import Board", "Tables only"),
    ("the host reads the environment", "live/host.py", "from app.settings import Settings", "Settings only"),
    ("another file reads YAML", "workshop/playbook_file.py", "import yaml", "YAML only"),
    ("a page calls a route", "pages/home.py", "from app.people.routes import join", "Routes only"),
]


@pytest.mark.parametrize(("breach", "file", "line", "contract"), BREACHES, ids=[breach[0] for breach in BREACHES])
def test_a_breach_is_seen(tmp_path: Path, breach: str, file: str, line: str, contract: str) -> None:
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__", "static", "locale"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    broken = tmp_path / "app" / file
    broken.parent.mkdir(exist_ok=True)
    with broken.open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")

    verdict = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", "--no-logo"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    lines = [row for row in verdict.stdout.splitlines() if row.startswith(contract)]
    assert verdict.returncode != 0, breach
    assert any("BROKEN" in row for row in lines), verdict.stdout
