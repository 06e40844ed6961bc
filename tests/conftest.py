"""Fixtures of all tests. What a test asks for says what it is: `server` starts the real server as a process, `windows`
opens a real Chromium; those tests are marked so, and `make test` runs the pure ones first."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.support.browser import Windows, start_chromium
from tests.support.server import Server


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "chromium" in fixtures:
            item.add_marker(pytest.mark.browser)
            # The one browser lives on the loop of the whole run.
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
        elif "server" in fixtures:
            item.add_marker(pytest.mark.server)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server with the demo, nobody else on it."""
    running = Server(tmp_path / "data").start()
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
