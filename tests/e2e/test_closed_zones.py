"""A zone is closed while people write: what came in time is on the board, everything else in its author's tray."""

import asyncio

from playwright.async_api import expect

from tests.e2e.board_window import LOAD_MS, SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.support.browser import PHONE

GOAL = "Cut inverter material cost by 18 % by the end of 2029"
STRATEGY = "Customer strategy"
WORDS = "one two three four five six seven eight nine ten "


async def test_two_browsers_one_offline_while_a_zone_is_closed_end_equal(join: Join) -> None:
    nadia, chiara = await join("Nadia Belkacem"), await join("Chiara Montesi", role="facilitator")
    await _go_offline(nadia)
    await nadia.choose(GOAL)
    await nadia.sentence.press("Control+End")
    await nadia.page.keyboard.type(" Offline.")
    await nadia.lay("A goal laid offline")
    await _choose_kind(nadia, "Action")
    await nadia.lay("An action laid offline")
    await chiara.close_zone(STRATEGY)
    await chiara.lay("The facilitator passes")

    await nadia.page.context.set_offline(False)
    await nadia.is_saved()
    await nadia.shows("The facilitator passes")
    await chiara.shows("An action laid offline")
    await _are_equal(nadia, chiara)
    assert f"Goal: {GOAL}" in await nadia.sentences()

    await nadia.page.reload()
    await nadia.is_saved()
    await nadia.open_tray(2)
    await expect(nadia.tray.get_by_role("heading")).to_have_text("2 changes came after Customer strategy was closed")
    await expect(nadia.tray).to_contain_text(f"{GOAL} Offline.")
    await expect(nadia.tray).to_contain_text("A goal laid offline")

    await chiara.close_zone(STRATEGY, close=False)
    for left in (1, 0):
        await nadia.tray.get_by_role("button", name="Try again").first.click()
        await expect(nadia.tray.get_by_role("button", name="Try again")).to_have_count(left, timeout=SETTLE_MS)
    await chiara.shows("A goal laid offline")
    await chiara.shows(f"{GOAL} Offline.")
    await _are_equal(nadia, chiara)


async def test_what_is_tried_again_in_a_closed_zone_stays_and_may_go_on_in_the_hand(join: Join) -> None:
    nadia, chiara = await join("Nadia Belkacem"), await join("Chiara Montesi", role="facilitator")
    await _go_offline(nadia)
    await nadia.lay("Too late")
    await chiara.close_zone(STRATEGY)
    await nadia.page.context.set_offline(False)
    await nadia.open_tray(1)

    await nadia.tray.get_by_role("button", name="Try again").click()
    await nadia.is_saved()
    await expect(nadia.tray).to_contain_text("Too late")
    await nadia.tray.get_by_role("button", name="Let it go").click()
    await expect(nadia.tray).to_have_count(0)
    await nadia.page.get_by_role("button", name="Undo", exact=True).click()
    await nadia.open_tray(1)
    await nadia.tray.get_by_role("button", name="Put in my hand").click()
    await expect(nadia.page.get_by_text("not placed")).to_have_count(0, timeout=SETTLE_MS)
    await nadia.hand_button.click()
    await nadia.holds("Too late")
    await chiara.does_not_show("Too late")


async def test_a_participant_changes_nothing_in_a_closed_zone(join: Join) -> None:
    nadia, chiara = await join("Nadia Belkacem"), await join("Chiara Montesi", role="facilitator")
    await _choose_kind(nadia, "Note")
    await nadia.lay("Lies in the tray")
    await chiara.close_zone(STRATEGY)
    await expect(nadia.page.get_by_text("Chiara Montesi closed Customer strategy.")).to_be_visible(timeout=SETTLE_MS)
    await expect(nadia.page.get_by_role("button", name="Customer strategy Closed by Chiara Montesi")).to_be_visible()

    before = await nadia.place_of("Lies in the tray")
    tray, goal = await nadia.piece("Lies in the tray").bounding_box(), await nadia.piece(GOAL).bounding_box()
    assert tray
    assert goal
    await nadia.drag("Lies in the tray", by=(round(goal["x"] - tray["x"]), round(goal["y"] - tray["y"]) + 90))
    await expect(nadia.page.get_by_text("Customer strategy is closed. You can still")).to_be_visible()
    assert await nadia.place_of("Lies in the tray") == before

    await nadia.choose(GOAL)
    await expect(nadia.details).to_contain_text("Closed by Chiara Montesi")
    await expect(nadia.sentence).to_have_count(0)
    await expect(nadia.details.get_by_role("button", name="Remove this piece")).to_have_count(0)
    await nadia.page.keyboard.press("Delete")
    await nadia.shows(GOAL)

    await _choose_kind(nadia, "Goal")
    field = nadia.composer.get_by_role("textbox")
    await field.fill("Where may I go?")
    await field.press("Enter")
    await expect(field).to_have_value("Where may I go?")
    await nadia.composer.get_by_role("button", name="Lay it in the tray").click()
    await chiara.shows("Where may I go?")
    await nadia.is_saved()


async def test_what_is_being_typed_when_the_zone_closes_is_not_lost(join: Join) -> None:
    nadia, chiara = await join("Nadia Belkacem"), await join("Chiara Montesi", role="facilitator")
    await nadia.choose(GOAL)
    await nadia.sentence.press("Control+End")

    typing = asyncio.create_task(nadia.page.keyboard.type(WORDS, delay=60))
    await chiara.close_zone(STRATEGY)
    await typing
    await nadia.is_saved()

    written = await nadia.details.locator(".sentence").text_content() or ""
    kept = nadia.page.get_by_role("banner").get_by_text("not placed")
    if await kept.count():
        await kept.click()
        written = await nadia.tray.locator(".kept-words").text_content() or ""
    on = await nadia.composer.get_by_role("textbox").input_value()
    assert written + on == GOAL + WORDS


async def test_the_tray_can_be_used_on_a_phone(join: Join) -> None:
    nadia, chiara = await join("Nadia Belkacem", size=PHONE), await join("Chiara Montesi", role="facilitator")
    await _go_offline(nadia)
    await nadia.lay("From the train")
    await chiara.close_zone(STRATEGY)
    await nadia.page.context.set_offline(False)
    button = nadia.page.get_by_role("banner").get_by_role("button", name="It waits here")
    await expect(button).to_be_visible(timeout=LOAD_MS)
    await button.click()
    await chiara.close_zone(STRATEGY, close=False)
    await nadia.tray.get_by_role("button", name="Try again").click()
    await chiara.shows("From the train")


async def _go_offline(window: BoardWindow) -> None:
    await window.page.context.set_offline(True)
    await expect(window.state).to_contain_text("Offline", timeout=SETTLE_MS)


async def _choose_kind(window: BoardWindow, kind: str) -> None:
    await window.composer.get_by_role("button", name="Kind of piece").click()
    await window.page.get_by_role("menuitemradio", name=kind, exact=True).click()


async def _are_equal(one: BoardWindow, other: BoardWindow) -> None:
    for window in (one, other):
        # What is out of sight is not on the page.
        await window.page.get_by_role("button", name="Whole board", exact=True).click()
        close = window.details.get_by_role("button", name="Close", exact=True)
        if await close.count():
            await close.click()
    async with asyncio.timeout(SETTLE_MS / 1000):
        while await one.sentences() != await other.sentences():
            await one.page.evaluate("() => new Promise(requestAnimationFrame)")
