"""`make screenshots`: the pictures of the README, taken of the real thing."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from playwright.async_api import async_playwright, expect

from tests.e2e.board_window import BoardWindow
from tests.support.browser import PHONE, Windows, start_chromium
from tests.support.server import Server

IMAGES = Path(__file__).parents[2] / "docs" / "images"
GOAL = "Cut inverter material cost by 18 % by the end of 2029"
CHALLENGE = "Functional-safety evidence from suppliers arrives after the gate reviews"
POINTED_AT = (1080, 330)  # where the others' cursor rests on the map


async def take(server: Server, windows: Windows) -> None:
    link = server.links.participant
    nadia = await BoardWindow.join(windows, link, "Nadia Belkacem", "Supply chain")
    tomas = await BoardWindow.join(windows, link, "Tomás Quiroga", "Quality")
    yuki = await BoardWindow.join(windows, link, "Yuki Hanabusa", "Sales", colours="dark")
    await nadia.choose(CHALLENGE)
    await nadia.sentence.press("End")
    await nadia.page.keyboard.type(" ")
    await nadia.page.keyboard.press("Backspace")
    await tomas.page.mouse.move(*POINTED_AT, steps=4)
    await expect(yuki.page.get_by_text("Nadia Belkacem is typing…")).to_be_visible()
    await expect(yuki.page.get_by_text("Tomás Quiroga", exact=True).first).to_be_visible()
    await yuki.is_saved()

    lucia = await BoardWindow.join(windows, server.links.facilitator, "Lucía Arbeloa", "Sales")
    await expect(lucia.page.get_by_text("Nadia Belkacem is typing…")).to_be_visible()
    await lucia.page.screenshot(path=IMAGES / "board.png")
    await yuki.choose(GOAL)
    await yuki.page.screenshot(path=IMAGES / "board-dark.png")

    for lens in ("stakeholders", "plan"):
        await lucia.page.evaluate("lens => { location.hash = lens; }", lens)
        await expect(lucia.page.locator(".lens-page h2")).to_be_visible()
        await lucia.page.screenshot(path=IMAGES / f"{lens}.png")

    phone = await windows.open(size=PHONE)
    await phone.goto(link)
    await phone.get_by_label("Your name").fill("Henrik Dahlmann")
    await phone.get_by_role("radio", name="Engineering").check(force=True)
    await phone.screenshot(path=IMAGES / "join.png")


async def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "data").start()
        try:
            async with async_playwright() as playwright, AsyncExitStack() as stack:
                browser = await start_chromium(playwright)
                stack.push_async_callback(browser.close)
                await take(server, Windows(browser, stack))
        finally:
            server.stop()
    for image in sorted(IMAGES.glob("*.png")):
        print(f"{image.relative_to(Path.cwd())}  {image.stat().st_size // 1024} KB")


if __name__ == "__main__":
    asyncio.run(main())
