"""A hand that pans, zooms and drags on a page, and what that costs the page's main thread."""

import statistics
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from playwright.async_api import CDPSession, Page

STEPS = 40
NEXT_FRAME = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Hand:
    """Moves on one page. What is measured is milliseconds of the main thread a step, all tasks of the page together."""

    page: Page
    devtools: CDPSession
    middle: tuple[int, int] = (720, 480)

    @classmethod
    async def on(cls, page: Page) -> "Hand":
        devtools = await page.context.new_cdp_session(page)
        await devtools.send("Performance.enable")
        return cls(page, devtools)

    async def pan(self) -> float:
        await self.page.mouse.move(*self.middle)
        return await self._steps(
            lambda n: self.page.mouse.wheel(24 if n % 20 < 10 else -24, 16 if n % 20 < 10 else -16)
        )

    async def zoom(self) -> float:
        await self.page.mouse.move(*self.middle)
        await self.page.keyboard.down("Control")
        cost = await self._steps(lambda n: self.page.mouse.wheel(0, -24 * _turn(n)))
        await self.page.keyboard.up("Control")
        return cost

    async def drag(self, start: tuple[float, float]) -> float:
        """What lies at `start`; it is let go where it was."""
        x, y = start
        await self.page.mouse.move(x, y)
        await self.page.mouse.down()
        cost = await self._steps(lambda n: self.page.mouse.move(x + 6 + n % 20 * 4, y + 6 + n % 20 * 2))
        await self.page.mouse.move(x, y)
        await self.page.mouse.up()
        return cost

    async def cost(self, act: Callable[[], Awaitable[object]]) -> float:
        """Of one act and the two frames after it."""
        before = await self._busy_ms()
        await act()
        await self.page.evaluate(NEXT_FRAME)
        return await self._busy_ms() - before

    async def _steps(self, step: Callable[[int], Awaitable[object]]) -> float:
        return statistics.median([await self.cost(partial(step, n)) for n in range(STEPS)])

    async def _busy_ms(self) -> float:
        metrics = await self.devtools.send("Performance.getMetrics")
        found = {metric["name"]: metric["value"] for metric in metrics["metrics"]}
        return float(found["TaskDuration"]) * 1_000


def _turn(n: int) -> int:
    """There and back: nothing goes out of sight."""
    return 1 if n % 20 < 10 else -1
