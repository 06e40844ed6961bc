"""kill -9 and broken lines: what somebody saw, and what was called saved, is there afterwards."""

import asyncio
import re

from playwright.async_api import expect

from tests.e2e.board_window import LOAD_MS, SETTLE_MS
from tests.e2e.conftest import Join
from tests.support.server import Server

GOAL = "Cut inverter material cost by 18 % by the end of 2029"
WORDS = "one two three four five six seven eight nine ten eleven twelve "

# Remembers the sentence as it stood whenever the top bar said "Saved".
REMEMBER_SAVED = """() => {
  const look = () => {
    const state = document.querySelector("header [role=status]").textContent;
    const field = document.querySelector(".panel textarea");
    if (state === "Saved" && field) window.lastSaved = field.value;
    requestAnimationFrame(look);
  };
  look();
}"""


async def test_what_others_saw_and_what_was_called_saved_survives_kill_9(server: Server, join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await nadia.choose(GOAL)
    await tomas.choose(GOAL)
    await nadia.sentence.press("Control+Home")
    await nadia.page.evaluate(REMEMBER_SAVED)

    typing = asyncio.create_task(nadia.page.keyboard.type(WORDS * 2, delay=40))
    await expect(tomas.sentence).to_have_value(re.compile("five"), timeout=SETTLE_MS)
    server.kill9()
    seen = await tomas.sentence.input_value()
    await typing
    saved: str = await nadia.page.evaluate("window.lastSaved")
    # Neither of them comes back: what they keep on their devices must not be what helps.
    await nadia.page.context.close()
    await tomas.page.context.close()
    await asyncio.to_thread(server.restart)

    chiara = await join("Chiara Montesi")
    await chiara.choose(GOAL)
    stored = await chiara.sentence.input_value()
    for promised in (seen, saved):
        typed = promised.removesuffix(GOAL)
        assert typed, "nothing had been typed yet: the test has shown nothing"
        assert stored.removesuffix(GOAL).startswith(typed)


async def test_after_kill_9_browsers_come_back_by_themselves_and_say_so(server: Server, join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await nadia.choose(GOAL)
    await tomas.choose(GOAL)
    await nadia.sentence.press("Control+Home")

    typing = asyncio.create_task(nadia.page.keyboard.type(WORDS * 3, delay=20))
    await expect(tomas.sentence).to_have_value(re.compile("five"), timeout=SETTLE_MS)
    server.kill9()
    await typing
    await expect(nadia.state).to_contain_text("kept on this device since", timeout=SETTLE_MS)
    await expect(tomas.state).to_contain_text("Offline since", timeout=SETTLE_MS)
    await asyncio.to_thread(server.restart)

    await expect(nadia.state).to_have_text("Saved", timeout=LOAD_MS)
    await expect(nadia.sentence).to_have_value(WORDS * 3 + GOAL)
    await expect(tomas.sentence).to_have_value(WORDS * 3 + GOAL, timeout=LOAD_MS)
    await expect(tomas.state).to_have_text("Saved", timeout=LOAD_MS)


async def test_what_two_people_wrote_offline_is_merged(server: Server, join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await nadia.choose(GOAL)
    await tomas.choose(GOAL)
    server.kill9()
    await expect(nadia.state).to_contain_text("Offline", timeout=SETTLE_MS)
    await expect(tomas.state).to_contain_text("Offline", timeout=SETTLE_MS)

    await nadia.sentence.press("Control+Home")
    await nadia.page.keyboard.type("Nadia offline. ")
    await tomas.sentence.press("Control+End")
    await tomas.page.keyboard.type(" Tomás offline.")
    await tomas.lay("A goal laid offline")
    await asyncio.to_thread(server.restart)

    for window in (nadia, tomas):
        await expect(window.state).to_have_text("Saved", timeout=LOAD_MS)
    await nadia.shows("A goal laid offline")
    await nadia.choose(f"Nadia offline. {GOAL} Tomás offline.")
    await tomas.choose(f"Nadia offline. {GOAL} Tomás offline.")


async def test_words_written_offline_survive_closing_the_page(server: Server, join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    board = nadia.page.url
    server.kill9()
    await nadia.lay("Laid before the page was closed")
    await expect(nadia.state).to_contain_text("kept on this device", timeout=SETTLE_MS)
    await nadia.page.goto("about:blank")
    await asyncio.to_thread(server.restart)

    await nadia.page.goto(board)
    await nadia.is_saved()
    await nadia.shows("Laid before the page was closed")
    tomas = await join("Tomás Quiroga")
    await tomas.shows("Laid before the page was closed")
