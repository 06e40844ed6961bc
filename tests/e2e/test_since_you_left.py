"""Who comes back to a board hears what others changed meanwhile, and finds it."""

import re

from playwright.async_api import Locator, expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.support.browser import PHONE

FAR_AWAY = "Electric-car volumes slip a year; hybrid mix grows"
CULTURE = "Decides by consensus; purchasing signs last and can stop everything"
NEW = re.compile("is-new")


async def test_who_comes_back_finds_what_others_changed(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await expect(_button(nadia)).to_have_count(0)
    board = await _leave(nadia)

    await tomas.lay("Two plants on one plan")
    await tomas.choose(FAR_AWAY)
    await tomas.sentence.press("Control+End")
    await tomas.page.keyboard.type(" further")
    await tomas.choose(CULTURE)
    await tomas.details.get_by_role("button", name="Remove this piece").click()
    await tomas.is_saved()

    await _return(nadia, board)
    await expect(_button(nadia)).to_contain_text("3 changes since you left")
    await expect(nadia.piece("Two plants on one plan")).to_have_class(NEW)
    await _button(nadia).click()
    for change in (
        "Goal: Two plants on one plan New · written by Tomás Quiroga",
        f"Factor: {FAR_AWAY} further Changed",
        f"Culture: {CULTURE} Removed",
    ):
        await expect(nadia.page.get_by_role("menuitem", name=change)).to_be_visible()

    await nadia.page.get_by_role("menuitem", name="Two plants on one plan").press("Enter")
    await expect(nadia.sentence).to_have_value("Two plants on one plan")
    await expect(nadia.piece("Two plants on one plan")).not_to_have_class(NEW, timeout=SETTLE_MS)

    await _leave(nadia)
    await _return(nadia, board)
    await expect(_button(nadia)).to_contain_text("1 change since you left")
    await _button(nadia).click()
    await nadia.page.get_by_role("menuitem", name="Mark all as seen").click()
    await expect(_button(nadia)).to_have_count(0)
    await expect(nadia.piece(FAR_AWAY)).not_to_have_class(NEW)
    await nadia.page.reload()
    await nadia.is_saved()
    await expect(_button(nadia)).to_have_count(0)


async def test_what_one_did_oneself_and_what_one_saw_happen_is_no_news(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await nadia.lay("Mine")
    await tomas.lay("Seen as it came")
    await nadia.shows("Seen as it came")
    await nadia.is_saved()
    board = await _leave(nadia)
    await _return(nadia, board)
    await nadia.shows("Seen as it came")
    await expect(_button(nadia)).to_have_count(0)


async def test_on_a_phone_in_spanish_the_count_is_enough(join: Join) -> None:
    tomas = await join("Tomás Quiroga")
    nadia = await join("Nadia Belkacem")
    await nadia.page.get_by_role("button", name="Language").click()
    async with nadia.page.expect_response("**/api/me"):
        await nadia.page.get_by_role("menuitemradio", name="Español").click()
    await nadia.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    board = await _leave(nadia)
    await tomas.lay("Two plants on one plan")
    await tomas.is_saved()

    await nadia.page.goto(board)
    button = nadia.page.get_by_role("button", name="1 cambio desde su última visita")
    await expect(button).to_be_visible(timeout=SETTLE_MS)
    await button.click()
    change = nadia.page.get_by_role("menuitem", name="Meta: Two plants on one plan")
    await expect(change).to_contain_text("Nueva · escrita por Tomás Quiroga")
    await change.click()
    details = nadia.page.get_by_role("complementary", name="Detalles de la pieza")
    await expect(details.locator("textarea").first).to_have_value("Two plants on one plan")


def _button(window: BoardWindow) -> Locator:
    return window.page.get_by_role("button", name=re.compile("since you left$"))


async def _leave(window: BoardWindow) -> str:
    """The address to come back to."""
    board = window.page.url
    await window.page.goto("about:blank")
    return board


async def _return(window: BoardWindow, board: str) -> None:
    await window.page.goto(board)
    await window.is_saved()
