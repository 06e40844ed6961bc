"""What is written in the composer and not laid yet is there again after a reload, for its author and nobody else."""

from playwright.async_api import expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.support.browser import PHONE
from tests.support.server import Server

STRATEGY = "Customer strategy"


async def test_a_private_thought_stays_private_over_a_reload(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem", size=PHONE), await join("Tomás Quiroga")
    await nadia.composer.get_by_role("radio", name="In my hand").check(force=True)
    await nadia.field.fill("They will not sign")
    await nadia.page.reload()
    await nadia.is_saved()

    await expect(nadia.field).to_have_value("They will not sign")
    await expect(nadia.composer.get_by_role("radio", name="In my hand")).to_be_checked()
    await nadia.field.press("Enter")
    await nadia.holds("They will not sign")
    await nadia.is_saved()
    await nadia.page.reload()
    await nadia.is_saved()
    await expect(nadia.field).to_have_value("")
    await expect(nadia.composer.get_by_role("radio", name="In my hand")).to_be_checked()
    await tomas.does_not_show("They will not sign")


async def test_what_a_closed_zone_kept_from_being_laid_survives_closing_the_page(join: Join) -> None:
    nadia, chiara = await join("Nadia Belkacem"), await join("Chiara Montesi", role="facilitator")
    await nadia.composer.get_by_role("button", name="Kind of piece").click()
    await nadia.page.get_by_role("menuitemradio", name="Challenge", exact=True).click()
    await chiara.close_zone(STRATEGY)
    await expect(nadia.page.get_by_text("Chiara Montesi closed Customer strategy.")).to_be_visible(timeout=SETTLE_MS)
    await nadia.field.fill("First line")
    await nadia.field.press("Shift+Enter")
    await nadia.field.press_sequentially("Too late")
    await nadia.field.press("Enter")
    await expect(nadia.page.get_by_text("Customer strategy is closed. You can still")).to_be_visible()
    board = nadia.page.url
    page = await nadia.page.context.new_page()
    await nadia.page.close()

    later = BoardWindow(page)
    await page.goto(board)
    await later.is_saved()
    await expect(later.field).to_have_value("First line\nToo late")
    await expect(later.composer.get_by_role("button", name="Kind of piece: Challenge")).to_be_visible()
    await chiara.close_zone(STRATEGY, close=False)
    await later.composer.get_by_role("button", name="Lay 2 pieces").click()
    await chiara.shows("Too late")


async def test_somebody_else_in_the_same_browser_finds_nothing_of_it(join: Join, server: Server) -> None:
    nadia = await join("Nadia Belkacem")
    await nadia.composer.get_by_role("radio", name="In my hand").check(force=True)
    await nadia.field.fill("Mine alone")
    await nadia.page.context.clear_cookies()

    tomas = await BoardWindow.join_in(nadia.page, server.links.participant, "Tomás Quiroga")
    await expect(tomas.field).to_have_value("")
    await expect(tomas.composer.get_by_role("radio", name="On the table")).to_be_checked()
    assert "Mine alone" not in await tomas.page.content()
