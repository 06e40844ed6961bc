"""Where a proxy lets no WebSocket through the board works all the same, and says that it is a little slower there."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Literal

from playwright.async_api import expect

from tests.e2e.board_window import LOAD_MS, SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.support.browser import Windows
from tests.support.proxy import Proxy, proxy_before
from tests.support.server import Server

GOAL = "Cut inverter material cost by 18 % by the end of 2029"
WORDS = "one two three four five six seven eight nine ten eleven twelve "
NOTICE = "Live connection is blocked here"

JoinBehind = Callable[..., Awaitable[BoardWindow]]


@asynccontextmanager
async def behind(
    server: Server, windows: Windows, upgrades: Literal["refuse", "hang"]
) -> AsyncIterator[tuple[Proxy, JoinBehind]]:
    async with proxy_before(server.port, upgrades) as proxy:

        async def join(name: str, **look: Any) -> BoardWindow:
            link = server.links.participant.replace(server.base_url, proxy.address)
            return await BoardWindow.join(windows, link, name, **look)

        yield proxy, join


async def test_two_browsers_edit_together_behind_a_proxy_that_refuses_sockets(server: Server, windows: Windows) -> None:
    async with behind(server, windows, "refuse") as (proxy, join):
        nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
        for window in (nadia, tomas):
            await expect(window.page.get_by_role("status").filter(has_text=NOTICE)).to_be_visible()
            await window.choose(GOAL)
        await nadia.sentence.press("Control+Home")
        await tomas.sentence.press("Control+End")

        await asyncio.gather(
            nadia.page.keyboard.type("Nadia opens. ", delay=30), tomas.page.keyboard.type(" Tomás closes.", delay=25)
        )

        for window in (nadia, tomas):
            await expect(window.sentence).to_have_value(f"Nadia opens. {GOAL} Tomás closes.", timeout=SETTLE_MS)
            await window.is_saved()
        await expect(tomas.page.get_by_role("button", name="2 people here")).to_be_visible()
        assert proxy.tried >= 4


async def test_a_proxy_that_swallows_sockets_is_noticed_and_a_reload_does_not_wait_for_it_again(
    server: Server, windows: Windows
) -> None:
    async with behind(server, windows, "hang") as (proxy, join):
        nadia = await join("Nadia Belkacem")
        await nadia.lay("Laid behind the proxy")
        await nadia.is_saved()
        tried = proxy.tried
        assert tried == 1

        await nadia.page.reload()
        await nadia.is_saved()

        await nadia.shows("Laid behind the proxy")
        await expect(nadia.page.get_by_text(NOTICE)).to_be_visible()
        assert proxy.tried == tried


async def test_sockets_that_are_closed_at_once_without_an_error_are_noticed(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await nadia.page.route_web_socket(re.compile("/sync/"), lambda socket: socket.close())
    await nadia.page.reload()

    await expect(nadia.page.get_by_text(NOTICE)).to_be_visible(timeout=SETTLE_MS)
    await nadia.lay("Laid over requests")
    await nadia.is_saved()


async def test_words_survive_a_stream_that_is_cut_and_kill_9_behind_it(server: Server, windows: Windows) -> None:
    async with behind(server, windows, "refuse") as (proxy, join):
        nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
        await nadia.choose(GOAL)
        await tomas.choose(GOAL)
        await nadia.sentence.press("Control+Home")

        typing = asyncio.create_task(nadia.page.keyboard.type(WORDS * 3, delay=20))
        await expect(tomas.sentence).to_have_value(re.compile("two"), timeout=SETTLE_MS)
        assert proxy.cut() >= 2
        await expect(tomas.sentence).to_have_value(re.compile("five"), timeout=SETTLE_MS)
        server.kill9()
        await typing
        await expect(nadia.state).to_contain_text("kept on this device since", timeout=SETTLE_MS)
        await asyncio.to_thread(server.restart)

        for window in (nadia, tomas):
            await expect(window.sentence).to_have_value(WORDS * 3 + GOAL, timeout=LOAD_MS)
            await expect(window.state).to_have_text("Saved", timeout=LOAD_MS)


async def test_a_server_that_was_away_is_not_taken_for_a_proxy(server: Server, join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    server.kill9()
    await expect(nadia.state).to_contain_text("Offline", timeout=SETTLE_MS)
    await asyncio.to_thread(server.restart)

    await expect(nadia.state).to_have_text("Saved", timeout=LOAD_MS)
    await expect(nadia.page.get_by_text(NOTICE)).to_have_count(0)
