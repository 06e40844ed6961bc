"""`make test`: the browser's units, then ours from the quickest to the slowest, and one line that says how it went."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from frontend import node
from tests.support import chromium

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "build" / "reports"
PURE_SECONDS = 10  # what the part without processes and browsers may take on two cores
WHOLE_SECONDS = 900
# Where a test keeps one processor busy. A server or a browser and their test are two already.
TWO_AT_ONCE = ("-n", "2", "--dist", "worksteal")


@dataclass(frozen=True)
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


@dataclass(frozen=True)
class Part:
    name: str
    command: list[str]
    report: Path
    folder: Path = ROOT


def parts() -> list[Part]:
    vitest = REPORTS / "vitest.xml"
    reporters = ["--reporter=default", "--reporter=junit", f"--outputFile.junit={vitest}"]
    return [
        _pytest("pure", "not seeded and not disk and not server and not browser and not soak", *TWO_AT_ONCE),
        Part(
            "frontend",
            node.find().command("npm", ["test", "--silent", "--", *reporters]),
            vitest,
            ROOT / "frontend",
        ),
        _pytest("seeded", "seeded and not disk and not server and not browser and not soak", *TWO_AT_ONCE),
        _pytest("disk", "disk and not soak", *TWO_AT_ONCE),
        _pytest("server", "server and not soak"),
        _pytest("browser", "browser and not soak"),
    ]


def main() -> int:
    chromium.provide()
    REPORTS.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    total, sound = Count(), True
    for part in parts():
        part.report.unlink(missing_ok=True)
        print(f"\n── {part.name}", flush=True)
        part_began = time.monotonic()
        environment = node.find().environment()
        ended = subprocess.run(part.command, cwd=part.folder, env=environment, check=False).returncode
        seconds = time.monotonic() - part_began
        count = read_report(part.report)
        print(f"── {part.name}: {_words(count)} in {seconds:.1f} s", flush=True)
        if part.name == "pure" and seconds > PURE_SECONDS:
            print(f"   slower than the {PURE_SECONDS} s it may take")
        # A runner that broke before it wrote a report counts as a failure, never as nothing.
        sound = sound and ended == 0 and count.passed > 0
        total += count
    whole = time.monotonic() - began
    if whole > WHOLE_SECONDS:
        print(f"slower than the {WHOLE_SECONDS} s it may take")
    if not sound and total.failed == 0:
        total += Count(failed=1)
    print(f"\nin {whole:.0f} s\n{_words(total)}")
    return 0 if sound and total.failed == 0 else 1


def read_report(path: Path) -> Count:
    """JUnit's XML, as both runners write it."""
    if not path.is_file():
        return Count()
    count = Count()
    for case in ElementTree.parse(path).getroot().iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            count += Count(failed=1)
        elif case.find("skipped") is not None:
            count += Count(skipped=1)
        else:
            count += Count(passed=1)
    return count


def _pytest(name: str, chosen: str, *more: str) -> Part:
    report = REPORTS / f"{name}.xml"
    options = ["-q", "-m", chosen, f"--junitxml={report}", "--ignore=tests/house", *more]
    return Part(name, [sys.executable, "-m", "pytest", *options], report)


def _words(count: Count) -> str:
    return f"{count.passed} passed, {count.failed} failed, {count.skipped} skipped"


if __name__ == "__main__":
    sys.exit(main())
