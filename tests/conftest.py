"""Fixtures of all tests. What a test asks for says what it is: `server` starts the real server as a process, `windows`
opens a real Chromium, a folder of its own means files or a database. They are marked so; the others are pure, quick,
and run first."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.support import postgres
from tests.support.browser import Windows, start_chromium
from tests.support.server import Server
from tests.support.spares import Spares

if TYPE_CHECKING:
    from tests.support.furniture import FurnishedPostgres
    from tests.support.installation import Installation

ON_DISK = {"tmp_path_factory", "postgres_server"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "chromium" in fixtures:
            item.add_marker(pytest.mark.browser)
            # The one browser lives on the loop of the whole run.
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
        elif "server" in fixtures:
            item.add_marker(pytest.mark.server)
        elif ON_DISK.intersection(fixtures) and not item.get_closest_marker("server"):
            item.add_marker(pytest.mark.disk)


@pytest.fixture(scope="session")
def spares(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spares]:
    kept = Spares(lambda: tmp_path_factory.mktemp("server"))
    yield kept
    kept.close()


@pytest.fixture
def server(spares: Spares) -> Iterator[Server]:
    """A server with the demo, nobody else on it."""
    running = spares.take()
    yield running
    running.stop()


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await start_chromium(playwright)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def windows(chromium: Browser) -> AsyncIterator[Windows]:
    """Fails the test in which any page threw or wrote an error to its console."""
    async with AsyncExitStack() as stack:
        opened = Windows(chromium, stack)
        yield opened
        assert not opened.complaints, "\n".join(opened.complaints)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    if not postgres.is_installed():
        pytest.skip(
            "PostgreSQL is not installed here: the same test ran on SQLite; with its package installed, on both"
        )
    with postgres.postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind: stores promise the same on both."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/puzzleboard.db"
    return postgres.create_database(request.getfixturevalue("postgres_server"))


@pytest.fixture(scope="session")
def furnished_postgres(postgres_server: str) -> Iterator["FurnishedPostgres"]:
    from tests.support.furniture import FurnishedPostgres  # imports the stores: only for those who ask

    furnished = FurnishedPostgres(postgres.create_database(postgres_server))
    yield furnished
    furnished.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator["Installation"]:
    """The real application with one owner, one account, one board; served in this process."""
    from tests.support.installation import install

    if request.param == "sqlite":
        with install(tmp_path) as installed:
            yield installed
        return
    furnished: FurnishedPostgres = request.getfixturevalue("furnished_postgres")
    with install(tmp_path, furnished.refurnish(), database_url=furnished.address) as installed:
        yield installed
