"""One Chromium for the whole run, and a window of its own for every person in a test."""

from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Literal

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright

from tests.support.chromium import FLAGS, find

WIDE = (1440, 900)
PHONE = (390, 844)
# Motion is off so that nobody waits for it, and then a board opens on its outline.
NAME_LENS = "if (/^.boards./.test(location.pathname) && !location.hash) history.replaceState(null, '', '#%s')"
STEP_MS = 10_000  # what one step may take on a busy machine


async def start_chromium(playwright: Playwright) -> Browser:
    found = find()
    assert found, "no Chromium: `make test` gets one, or `python -m tests.support.chromium`"
    return await playwright.chromium.launch(
        executable_path=found.executable, args=FLAGS, env=found.environment(), headless=True
    )


@dataclass
class Windows:
    """Opens one window per person; remembers what went wrong in any of them."""

    browser: Browser
    stack: AsyncExitStack
    complaints: list[str] = field(default_factory=list)

    async def open(
        self,
        *,
        locale: str = "en-GB",
        size: tuple[int, int] = WIDE,
        colours: Literal["light", "dark"] = "light",
        javascript: bool = True,
        reduced_motion: Literal["reduce", "no-preference"] = "reduce",
        lens: str | None = "map",
        time_zone: str | None = None,
    ) -> Page:
        """Boards open on the lens, whatever a board opens on by itself; `None` leaves it to the board."""
        context: BrowserContext = await self.browser.new_context(
            locale=locale,
            viewport={"width": size[0], "height": size[1]},
            color_scheme=colours,
            java_script_enabled=javascript,
            reduced_motion=reduced_motion,
            has_touch=size == PHONE,
            timezone_id=time_zone,
        )
        if lens:
            await context.add_init_script(NAME_LENS % lens)
        context.set_default_timeout(STEP_MS)
        self.stack.push_async_callback(context.close)
        context.on("weberror", lambda error: self.complaints.append(f"uncaught: {error.error}"))
        context.on("console", self._remember)
        return await context.new_page()

    def _remember(self, message: ConsoleMessage) -> None:
        # A refused connection, and a parcel for a line that is gone, are what tests with a killed server or a cut line
        # provoke; everything else is a fault.
        url = message.location.get("url", "")
        is_provoked = "ERR_" in message.text or "WebSocket connection" in message.text
        is_late_parcel = url.endswith("/frames") and "status of 404" in message.text
        if message.type == "error" and not is_provoked and not is_late_parcel:
            self.complaints.append(f"console: {message.text} ({url})")
