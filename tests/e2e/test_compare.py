"""Two moments of a board beside each other: what came, went, was said otherwise and moved, and who did it."""

import asyncio
import re
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.e2e.test_accessibility import violations
from tests.support.browser import PHONE, WIDE

GOAL = "Cut inverter material cost by 18 % by the end of 2029"
HALVED = "Halve inverter material cost by the end of 2028"


async def make_checkpoint(window: BoardWindow, name: str) -> None:
    made: dict[str, Any] = await window.page.evaluate(
        """async (name) => {
            const boot = JSON.parse(document.getElementById("boot").textContent);
            const answer = await fetch(`/api/boards/${boot.board.id}/checkpoints`, {
                method: "POST",
                headers: { "Content-Type": "application/json" },
                body: JSON.stringify({ name, poll_seconds: 0 }),
            });
            return answer.json();
        }""",
        name,
    )
    assert "fingerprint" in made


async def open_comparison(window: BoardWindow) -> Locator:
    await window.page.get_by_role("button", name="Compare moments of the board").click()
    screen = window.page.get_by_role("dialog", name="What is different")
    await expect(screen).to_be_visible()
    return screen


async def two_who_worked_on(join: Join) -> tuple[BoardWindow, BoardWindow]:
    """A facilitator, and somebody who changed a goal and laid another since the checkpoint."""
    lucia = await join("Lucía Arbeloa", role="facilitator")
    ben = await join("Ben Ott", function="Finance")
    await make_checkpoint(lucia, "Baseline")
    await ben.choose(GOAL)
    await ben.sentence.fill(HALVED)
    await ben.lay("Two suppliers for every chip")
    await ben.is_saved()
    return lucia, ben


async def test_what_became_of_the_board_since_its_checkpoint(join: Join) -> None:
    _, ben = await two_who_worked_on(join)

    screen = await open_comparison(ben)
    await expect(screen.get_by_role("status").first).to_have_text("1 piece added, 1 piece changed.", timeout=SETTLE_MS)
    card = screen.get_by_role("listitem").filter(has_text="Words changed").first
    await expect(card.locator("del").first).to_contain_text("Cut")
    await expect(card.locator("ins").first).to_contain_text("Halve")
    await expect(screen.get_by_role("table", name="Alignment").get_by_role("row")).to_have_count(4)

    async with ben.page.expect_download() as kept:
        await screen.get_by_role("button", name="Save as text").click()
    path = await (await kept.value).path()
    text = await asyncio.to_thread(path.read_text, encoding="utf-8")
    assert f"  - Words changed (Ben Ott): “{GOAL}” → “{HALVED}”" in text

    await screen.get_by_role("button", name="By person").click()
    await expect(screen.get_by_role("region", name=re.compile("Ben Ott"))).to_contain_text("2 differences")
    await screen.get_by_role("button", name="By function").click()
    await expect(screen.get_by_role("region", name=re.compile("Finance"))).to_contain_text("2 differences")

    await screen.get_by_role("button", name="The other way round").click()
    await expect(screen.get_by_role("status").first).to_have_text(
        "1 piece removed, 1 piece changed.", timeout=SETTLE_MS
    )
    await screen.get_by_role("combobox", name="To").select_option(label="The beginning")
    await expect(screen.get_by_role("status").first).to_contain_text("pieces removed", timeout=SETTLE_MS)
    await ben.page.keyboard.press("Escape")
    await expect(screen).to_have_count(0)
    await expect(ben.page.get_by_role("button", name="Compare moments of the board")).to_be_focused()

    screen = await open_comparison(ben)
    await screen.get_by_role("button", name="On the map").click()
    await screen.get_by_role("button", name=f"Changed: {HALVED}").press("Enter")
    await expect(screen).to_have_count(0)
    await expect(ben.sentence).to_have_value(HALVED)


async def test_what_was_comes_back_for_everybody_and_goes_again(join: Join) -> None:
    lucia, ben = await two_who_worked_on(join)
    screen = await open_comparison(ben)
    await expect(screen.get_by_role("status").first).to_have_text("1 piece added, 1 piece changed.", timeout=SETTLE_MS)
    await expect(screen.get_by_role("button", name=re.compile("back", re.IGNORECASE))).to_have_count(1)  # to the board
    await ben.page.keyboard.press("Escape")

    screen = await open_comparison(lucia)
    await screen.get_by_role("button", name=f"Bring back: {HALVED}").click()
    await ben.shows(GOAL)
    undo = screen.get_by_role("button", name="Undo")
    await expect(undo).to_be_focused()
    await expect(screen.locator(".compare-card")).to_have_count(1, timeout=SETTLE_MS)
    await lucia.page.keyboard.press("Enter")
    await ben.shows(HALVED)
    await expect(screen.locator(".compare-card")).to_have_count(2, timeout=SETTLE_MS)

    await screen.get_by_role("button", name="Bring CP0 back…").click()
    await expect(screen.get_by_role("region", name="Bring CP0 back…")).to_contain_text(
        "1 piece removed, 1 piece changed."
    )
    await expect(screen.get_by_role("button", name="Bring it back")).to_be_focused()
    await lucia.page.keyboard.press("Enter")
    await ben.shows(GOAL)
    await ben.does_not_show("Two suppliers for every chip")
    await expect(screen.get_by_text("Nothing is different.")).to_be_visible(timeout=SETTLE_MS)
    await screen.get_by_role("button", name="Undo").click()
    await ben.shows("Two suppliers for every chip")
    await ben.shows(HALVED)


@pytest.mark.parametrize(("size", "colours"), [(WIDE, "light"), (PHONE, "dark")])
async def test_axe_finds_nothing_in_a_comparison(join: Join, size: tuple[int, int], colours: Any) -> None:
    lucia = await join("Lucía Arbeloa", role="facilitator", size=size, colours=colours)
    await make_checkpoint(lucia, "Baseline")
    page = lucia.page
    await lucia.lay("Two suppliers for every chip")
    await lucia.is_saved()
    await page.get_by_role("button", name="Language").click()
    await page.get_by_role("menuitemradio", name="Español").click()
    await page.locator(".underway").get_by_role("button", name=re.compile("Compar")).click()
    screen = page.locator(".compare-screen")
    await expect(screen.locator(".compare-card")).to_have_count(1, timeout=SETTLE_MS)
    assert await violations(page) == []
    await screen.locator(".segments button").nth(3).click()
    await expect(screen.locator(".picture-spot")).to_have_count(1)
    assert await violations(page) == []
    assert not await wider_than_the_page(page)


async def wider_than_the_page(page: Page) -> bool:
    wider: bool = await page.evaluate(
        "() => { const it = document.querySelector('.compare-screen'); return it.scrollWidth > it.clientWidth; }"
    )
    return wider
