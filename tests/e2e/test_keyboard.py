"""Everything of the main job without a mouse."""

import re

from playwright.async_api import expect

from tests.e2e.board_window import SETTLE_MS
from tests.e2e.conftest import Join

GOAL = "Become carbon neutral by 2035"
CHALLENGE = "26-week lead times for SiC upset two line plans in 2025"


async def test_a_piece_is_made_edited_linked_moved_and_removed_by_keys_alone(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    keys = nadia.page.keyboard

    await keys.press("n")
    await keys.type(GOAL)
    await keys.press("Enter")
    await nadia.shows(GOAL)

    await keys.press("Escape")
    await keys.press("/")
    await keys.type("carbon")
    await keys.press("Enter")
    focused = nadia.page.locator("[data-map-focus]:focus")
    await expect(focused).to_have_accessible_name(f"Goal: {GOAL}, by Nadia Belkacem")

    await keys.press("Enter")
    await expect(nadia.sentence.first).to_be_focused()
    await keys.press("End")
    await keys.type(" at the latest")
    await keys.press("Escape")
    await nadia.shows(f"{GOAL} at the latest")

    before = await nadia.place_of(GOAL)
    await keys.press("Alt+ArrowDown")
    await keys.press("Alt+ArrowDown")
    assert await nadia.place_of(GOAL) == (before[0], before[1] + 32)

    await keys.press("l")
    await keys.type("26-week")
    await keys.press("Enter")
    await expect(nadia.details.get_by_role("region", name="Fits with")).to_contain_text(CHALLENGE)

    await expect(focused).to_have_accessible_name(f"Goal: {GOAL} at the latest, by Nadia Belkacem")
    await keys.press("Delete")
    await nadia.does_not_show(GOAL)
    await keys.press("Control+z")
    await nadia.shows(f"{GOAL} at the latest")
    await nadia.is_saved()


async def test_the_keyboard_goes_on_from_the_piece_that_was_clicked(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    for words in (CHALLENGE, "Have a second source for every safety-relevant chip"):
        await nadia.choose(words)
        await expect(nadia.page.locator("[data-map-focus]:focus")).to_have_accessible_name(re.compile(words))


async def test_arrows_walk_from_piece_to_piece(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await nadia.choose(CHALLENGE)
    focused = nadia.page.locator("[data-map-focus]:focus")
    for key, words in (
        ("ArrowRight", "Start production of the 800 V"),
        ("ArrowDown", "Cut inverter material cost"),
        ("ArrowLeft", "Three engineering sites"),
        ("ArrowUp", "26-week lead times"),
    ):
        await nadia.page.keyboard.press(key)
        await expect(focused).to_have_accessible_name(re.compile(words))


async def test_the_skip_link_leads_to_the_pieces(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await nadia.page.get_by_role("button", name="Go to the pieces").focus()
    await nadia.page.keyboard.press("Enter")
    await expect(nadia.page.locator("[data-map-focus]:focus")).to_have_count(1)


async def test_the_keys_are_told_by_a_key(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await nadia.page.keyboard.press("?")
    await expect(nadia.page.get_by_role("dialog", name="Keys")).to_be_visible(timeout=SETTLE_MS)
    await nadia.page.keyboard.press("Escape")
    await expect(nadia.page.get_by_role("dialog", name="Keys")).to_be_hidden()
