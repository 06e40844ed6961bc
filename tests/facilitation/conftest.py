"""A board of one's own, unless a file furnishes it otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.installation import Installation, install


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as installed:
        yield installed
