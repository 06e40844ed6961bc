"""The peers, installed by their package managers beside the project's own caches, never into the project."""

import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from frontend import node

HERE = Path(__file__).parent
PACKAGES = ("package.json", "package-lock.json", ".npmrc")
PYTHON_PACKAGES = (
    "pycrdt==0.14.13",
    "pycrdt-websocket==0.16.5",
    "pycrdt-store==0.1.5",
    "uvicorn==0.54.0",
    "uvloop>=0.23,<1",
    "websockets>=17.4,<18",
)


@dataclass(frozen=True)
class Installed:
    folder: Path
    python: Path

    def environment(self) -> dict[str, str]:
        return {
            **node.find().environment(),
            "PEERS": str(self.folder),
            "PEERS_PYTHON": str(self.python),
            "OURS_PYTHON": sys.executable,
        }


def without_peers() -> Installed:
    """Where they would be: enough to measure ourselves."""
    folder = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "puzzleboard-bench-peers"
    return Installed(folder, folder / "venv" / "bin" / "python")


def install() -> Installed:
    """Once; again when the lists of packages change."""
    installed = without_peers()
    folder = installed.folder
    wanted = "\n".join([*(_text(HERE / name) for name in PACKAGES), *PYTHON_PACKAGES])
    stamp = folder / "installed"
    if _text(stamp) == wanted:
        return installed
    print("Installing the peers …", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    for name in PACKAGES:
        if (HERE / name).is_file():
            shutil.copy(HERE / name, folder / name)
    _install_node_packages(folder)
    venv.create(folder / "venv", with_pip=True, clear=True)
    subprocess.run([installed.python, "-m", "pip", "install", "--quiet", *PYTHON_PACKAGES], check=True)
    stamp.write_text(wanted, encoding="utf-8")
    return installed


def link_modules() -> None:
    """The generator's own modules are the frontend's."""
    modules = HERE / "node_modules"
    if not modules.is_symlink():
        modules.symlink_to(Path("..") / ".." / ".." / "frontend" / "node_modules")


def _install_node_packages(folder: Path) -> None:
    found = node.find()
    found.run("npm", "install", "--silent", "--ignore-scripts", folder=folder)
    # hocuspocus stores by a native module, built here: its own installer downloads a binary.
    environment = {**found.environment(), "npm_config_nodedir": str(found.node.parents[1])}
    command = found.command("npm", ["rebuild", "better-sqlite3", "--build-from-source", "--silent"])
    subprocess.run(command, cwd=folder, env=environment, check=True)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
