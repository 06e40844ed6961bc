"""The Chromium the tests drive: the machine's, else Debian's package, else the one an npm package ships.

`python -m tests.support.chromium` gets what is missing; `make test` calls it first.
"""

import os
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

from frontend import node

PACKAGE = Path(__file__).with_name("chromium_package")  # package.json and its lock: pinned, checked by hash
UNPACKED = Path(__file__).parents[2] / "build" / "chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)
FLAGS = [
    "--no-sandbox",  # containers give no user namespaces; the tests open our own pages only
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
UNPACK = """
const { createReadStream, createWriteStream } = require("node:fs");
const { createBrotliDecompress } = require("node:zlib");
const { pipeline } = require("node:stream/promises");
const [from, to] = process.argv.slice(1);
pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
"""
# The package's own points to the folders of the cloud it was made for.
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


@dataclass(frozen=True)
class Chromium:
    executable: str
    libraries: str = ""  # of the npm package, for machines without a desktop's libraries
    fonts: str = ""

    def environment(self) -> dict[str, str | float | bool]:
        more = {"LD_LIBRARY_PATH": self.libraries, "FONTCONFIG_PATH": self.fonts}
        return {**os.environ, **{name: value for name, value in more.items() if value}}

    def starts(self) -> bool:
        """A package may be an empty shell (Ubuntu's asks for snap), or miss libraries."""
        command = [self.executable, "--version"]
        environment = {name: str(value) for name, value in self.environment().items()}
        try:
            return (
                subprocess.run(command, env=environment, capture_output=True, check=False, timeout=30).returncode == 0
            )
        except (OSError, subprocess.TimeoutExpired):
            return False


def find() -> Chromium | None:
    """What is there already; `CHROMIUM` in the environment names another executable."""
    if chosen := os.environ.get("CHROMIUM"):
        return Chromium(chosen)
    on_path = (shutil.which(name) for name in NAMES)
    of_machine = next((path for path in (*on_path, *MACOS) if path and Path(path).is_file()), None)
    unpacked = UNPACKED / "chromium"
    # Looked at first: it is only unpacked where the machine's was missing or did not start.
    if unpacked.is_file():
        return Chromium(str(unpacked), str(UNPACKED / "al2023" / "lib"), str(UNPACKED / "fonts"))
    return Chromium(of_machine) if of_machine else None


def provide() -> Chromium:
    for get in (lambda: None, _install_from_debian, _unpack_from_npm):
        get()
        found = find()
        if found and found.starts():
            return found
    raise SystemExit("No Chromium could be found or installed. Install chromium or Google Chrome, then try again.")


def _install_from_debian() -> None:
    apt = shutil.which("apt-get")
    as_root = _as_root()
    if not apt or as_root is None:
        return
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    print("Installing Debian's chromium …", flush=True)
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        command = [*as_root, "env", *(f"{name}={value}" for name, value in quiet.items()), apt, *arguments]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


def _as_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def _unpack_from_npm() -> None:
    print("Getting the Chromium of an npm package …", flush=True)
    cache = UNPACKED.with_name("chromium-package")
    cache.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(PACKAGE / name, cache)
    found = node.find()
    found.run("npm", "ci", "--ignore-scripts", folder=cache)
    shipped = cache / "node_modules" / "@sparticuz" / "chromium" / "bin"
    draft = UNPACKED.with_name("chromium-draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    for archive in sorted(shipped.glob("*.br")):
        unpacked = draft / archive.stem
        found.run("node", "-e", UNPACK, str(archive), str(unpacked), folder=cache)
        if unpacked.suffix == ".tar":
            with tarfile.open(unpacked) as tar:
                tar.extractall(_home(draft, archive.name), filter="data")
            unpacked.unlink()
    (draft / "chromium").chmod(0o755)
    (draft / "fonts" / "fonts.conf").write_text(FONTS_CONF)
    shutil.rmtree(UNPACKED, ignore_errors=True)
    draft.rename(UNPACKED)
    shutil.rmtree(cache)


def _home(draft: Path, archive: str) -> Path:
    """Libraries and fonts have a folder each; the renderer's files lie beside the executable."""
    name = archive.split(".")[0]
    home = draft if name == "swiftshader" else draft / name
    home.mkdir(exist_ok=True)
    return home


if __name__ == "__main__":
    print(provide().executable)
    sys.exit()
