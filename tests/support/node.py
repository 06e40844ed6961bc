"""Runs a script of ours with Node and the frontend's packages, as a stock client would."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from frontend.node import find

FRONTEND = Path(__file__).parents[2] / "frontend"


def start_node(script: Path, *arguments: str) -> subprocess.Popen[str]:
    """The script must lie under `frontend/` or give whole paths to its imports: Node looks for packages from there."""
    node = find()
    return subprocess.Popen(
        node.command("node", [str(script), *arguments]),
        cwd=FRONTEND,
        env=node.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def running_node(script: Path) -> Iterator[subprocess.Popen[str]]:
    """Until the block ends: then it hears that there is nothing more to come."""
    process = start_node(script)
    yield process
    assert process.stdin
    assert process.stdout
    process.stdin.close()
    process.wait(timeout=10)
    process.stdout.close()
