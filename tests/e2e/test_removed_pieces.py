"""What was taken off the board waits, and comes back as it was; a piece tells who did what with it."""

import re

from playwright.async_api import Locator, expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.support.browser import PHONE

GOAL = "Cut inverter material cost by 18 % by the end of 2029"


async def test_one_removes_a_linked_piece_and_the_other_brings_it_back(join: Join) -> None:
    nadia, ben = await join("Nadia Belkacem"), await join("Ben Ott", function="Finance")
    await nadia.choose(GOAL)
    links = await nadia.details.locator(".link-row").count()
    assert links > 0
    author = await nadia.details.locator(".panel-by").text_content()
    place = await nadia.place_of(GOAL)
    await nadia.details.get_by_role("button", name="Remove this piece").click()
    await ben.does_not_show(GOAL)
    await nadia.is_saved()

    removed = await _open_removed(ben)
    await expect(removed).to_contain_text("Removed by Nadia Belkacem", timeout=SETTLE_MS)
    await removed.get_by_role("searchbox").fill("nothing like it")
    await expect(removed.get_by_role("status")).to_have_text("No removed piece has these words.")
    await removed.get_by_role("searchbox").fill("INVERTER nadia")
    await ben.page.keyboard.press("Tab")
    await expect(removed.get_by_role("button", name=f"Bring back: {GOAL}")).to_be_focused()
    await ben.page.keyboard.press("Enter")

    await expect(removed).to_have_count(0)
    await nadia.shows(GOAL)
    assert await nadia.place_of(GOAL) == place
    await nadia.choose(GOAL)
    await expect(nadia.details.locator(".link-row")).to_have_count(links)
    await expect(nadia.details.locator(".panel-by")).to_have_text(author or "")
    steps = await _open_history(nadia)
    await expect(steps.first).to_contain_text("Ben Ott brought the piece back", timeout=SETTLE_MS)
    await expect(steps.nth(1)).to_contain_text("Nadia Belkacem removed the piece")

    await ben.page.keyboard.press("Control+z")
    await nadia.does_not_show(GOAL)
    await ben.is_saved()


async def test_the_history_says_who_changed_what_and_the_words_before(join: Join) -> None:
    nadia, ben = await join("Nadia Belkacem"), await join("Ben Ott", function="Finance")
    await nadia.lay("Cut the cost")
    await ben.choose("Cut the cost")
    await ben.sentence.fill("Halve the cost")
    await ben.is_saved()
    await nadia.choose("Halve the cost")
    steps = await _open_history(nadia)
    await expect(steps).to_have_count(2, timeout=SETTLE_MS)
    await expect(steps.first).to_contain_text("Ben Ott changed the words")
    await expect(steps.first.locator("del")).to_contain_text("Cut the cost")
    await expect(steps.first.locator("ins")).to_contain_text("Halve the cost")

    await ben.details.get_by_role("group", name="Horizon").get_by_text("Long").click()
    await expect(steps.first).to_contain_text("Ben Ott set Horizon to Long", timeout=SETTLE_MS)
    await nadia.page.context.set_offline(True)
    toggle = nadia.details.get_by_role("button", name="History of this piece")
    await toggle.click()
    await toggle.click()
    await expect(nadia.details.get_by_role("alert")).to_contain_text("You are offline")


async def test_in_spanish_on_a_phone(join: Join) -> None:
    nadia = await join("Nadia Belkacem", size=PHONE)
    page = nadia.page
    await nadia.lay("Bajar el coste")
    await page.get_by_role("button", name="Language").click()
    await page.get_by_role("menuitemradio", name="Español").click()
    await nadia.piece("Bajar el coste").click()
    details = page.get_by_role("complementary", name="Detalles de la pieza")
    await details.get_by_role("button", name="Retirar esta pieza").click()
    await nadia.does_not_show("Bajar el coste")
    await expect(nadia.state).to_have_text("Guardado", timeout=SETTLE_MS)

    await page.get_by_role("button", name="Piezas retiradas").click()
    removed = page.get_by_role("dialog", name="Piezas retiradas")
    told = "Escrita por Nadia Belkacem. Retirada por Nadia Belkacem"
    await expect(removed).to_contain_text(told, timeout=SETTLE_MS)
    await removed.get_by_role("button", name="Recuperar: Bajar el coste").click()
    await nadia.piece("Bajar el coste").click()
    await details.get_by_role("button", name="Historial de esta pieza").click()
    newest = details.locator(".history-step").first
    await expect(newest).to_contain_text("Nadia Belkacem recuperó la pieza", timeout=SETTLE_MS)


async def test_an_observer_looks_and_brings_nothing_back(join: Join) -> None:
    olga, nadia = await join("Olga Sandoval", role="observer"), await join("Nadia Belkacem")
    await nadia.lay("Gone in a moment")
    await nadia.page.keyboard.press("Escape")
    await nadia.choose("Gone in a moment")
    await nadia.details.get_by_role("button", name="Remove this piece").click()
    await olga.does_not_show("Gone in a moment")
    await nadia.is_saved()
    removed = await _open_removed(olga)
    await expect(removed).to_contain_text("Gone in a moment", timeout=SETTLE_MS)
    await expect(removed).to_contain_text("You are watching")
    await expect(removed.get_by_role("button", name=re.compile("^Bring back"))).to_have_count(0)
    await olga.page.keyboard.press("Escape")
    await expect(olga.page.get_by_role("button", name="Removed pieces")).to_be_focused()

    facilitator = await join("Chiara Montesi", role="facilitator")
    await facilitator.close_zone("Customer strategy")
    removed = await _open_removed(nadia)
    await expect(removed).to_contain_text("Gone in a moment", timeout=SETTLE_MS)
    await removed.get_by_role("button", name="Bring back: Gone in a moment").click()
    await expect(removed.get_by_role("alert")).to_contain_text("Customer strategy is closed")
    await nadia.does_not_show("Gone in a moment")


async def _open_removed(window: BoardWindow) -> Locator:
    await window.page.get_by_role("button", name="Removed pieces").click()
    removed = window.page.get_by_role("dialog", name="Removed pieces")
    await expect(removed).to_be_visible()
    return removed


async def _open_history(window: BoardWindow) -> Locator:
    await window.details.get_by_role("button", name="History of this piece").click()
    return window.details.locator(".history-step")
