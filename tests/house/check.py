"""`make check`: everything that holds the house, as one readable list. `--fast` is what a commit waits for."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from frontend import node

ROOT = Path(__file__).parents[2]
PYTHON = sys.executable
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Check:
    name: str
    command: Sequence[str]
    folder: Path = ROOT
    fast: bool = True


def checks() -> list[Check]:
    frontend = ROOT / "frontend"
    npm = node.find()
    return [
        Check("ruff", [PYTHON, "-m", "ruff", "check", "--quiet", "."]),
        Check("format", [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."]),
        Check("types", [PYTHON, "-m", "mypy", "--strict", "app"], fast=False),
        Check("layers", [str(BIN / "lint-imports"), "--no-logo"]),
        Check("migrations", [PYTHON, "-m", "app.db.migrations", "check"], fast=False),
        Check("messages", [PYTHON, "-m", "pytest", "-q", "tests/test_i18n.py"], fast=False),
        Check("board's types", [PYTHON, "-m", "pytest", "-q", "tests/board/test_typescript.py"], fast=False),
        Check("frontend types", npm.command("npm", ["run", "--silent", "types"]), frontend, fast=False),
        Check("frontend lint", npm.command("npm", ["run", "--silent", "lint"]), frontend),
        Check("Dockerfile", [str(BIN / "hadolint"), "Dockerfile"]),
        Check("house", [PYTHON, "-m", "pytest", "-q", "tests/house"], fast=False),
    ]


def main(arguments: Sequence[str]) -> int:
    environment = node.find().environment()
    broken = []
    for check in checks():
        if "--fast" in arguments and not check.fast:
            continue
        began = time.monotonic()
        done = subprocess.run(
            check.command, cwd=check.folder, env=environment, capture_output=True, text=True, check=False
        )
        verdict = "ok" if done.returncode == 0 else "BROKEN"
        print(f"{check.name:<16} {verdict:<7} {time.monotonic() - began:5.1f} s", flush=True)
        if done.returncode != 0:
            broken.append(check.name)
            print(f"\n{done.stdout}{done.stderr}\n", flush=True)
    print(f"broken: {', '.join(broken)}" if broken else "everything holds")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
