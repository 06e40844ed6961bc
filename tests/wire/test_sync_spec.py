"""Every refusal the code knows stands in docs/sync-spec.md, and nothing else does."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = re.compile(r'Refused\(\s*"([a-z-]+)"')
# Codes that are chosen before they are raised: in the raising line, or by the floor, which says why a place is closed.
CHOSEN = re.compile(r'Refused\("([a-z-]+)" if .* else "([a-z-]+)"')
CLOSED = re.compile(r'return "((?:zone|stage)-[a-z]+)"')
DOCUMENTED = re.compile(r"^\| `([a-z-]+)` \|", re.MULTILINE)


def test_every_refusal_stands_in_the_document() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "app").rglob("*.py"))
    known = (
        set(CODE.findall(sources))
        | set(CLOSED.findall(sources))
        | {code for pair in CHOSEN.findall(sources) for code in pair}
    )
    document = (ROOT / "docs" / "sync-spec.md").read_text(encoding="utf-8")
    assert set(DOCUMENTED.findall(document)) == known
