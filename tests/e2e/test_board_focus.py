"""Keys act on the piece one means: after clicks, search, deletion, undo and buttons."""

import re

from playwright.async_api import expect

from tests.e2e.conftest import Join

GOAL = "Start production of the 800 V"
CHALLENGE = "26-week lead times"
FOCUSED = "[data-map-focus]:focus"


async def test_delete_removes_the_piece_that_was_clicked_and_names_it(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await nadia.choose(GOAL)
    await nadia.choose(CHALLENGE)
    await nadia.page.keyboard.press("Escape")
    await nadia.page.keyboard.press("Delete")
    await nadia.does_not_show(CHALLENGE)
    await nadia.shows(GOAL)
    await expect(nadia.page.get_by_text("Removed: Challenge: 26-week lead times")).to_be_visible()


async def test_delete_removes_the_piece_that_was_searched_for(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await nadia.choose(GOAL)
    await nadia.page.keyboard.press("/")
    await nadia.page.keyboard.type("26-week")
    await nadia.page.keyboard.press("Enter")
    await expect(nadia.page.locator(FOCUSED)).to_have_accessible_name(re.compile(CHALLENGE))
    await nadia.page.keyboard.press("Delete")
    await nadia.does_not_show(CHALLENGE)
    await nadia.shows(GOAL)


async def test_the_focus_comes_back_with_the_piece_and_nothing_is_told_as_somebody_elses(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await nadia.choose(CHALLENGE)
    await nadia.page.keyboard.press("Delete")
    await nadia.does_not_show(CHALLENGE)
    await expect(nadia.page.locator(FOCUSED)).not_to_have_accessible_name(re.compile(CHALLENGE))

    await nadia.page.keyboard.press("Control+z")
    await expect(nadia.page.locator(FOCUSED)).to_have_accessible_name(re.compile(CHALLENGE))
    await expect(nadia.page.locator(".piece.is-new")).to_have_count(0)


async def test_keys_work_with_the_focus_on_a_button(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await nadia.choose(GOAL)
    await nadia.page.get_by_role("button", name="Zoom in").focus()
    await nadia.page.keyboard.press("Escape")
    await expect(nadia.details).to_have_count(0)
    await nadia.page.get_by_role("button", name="Zoom in").focus()
    await nadia.page.keyboard.press("/")
    await expect(nadia.page.get_by_role("combobox", name="Search the board")).to_be_focused()


async def test_the_ring_goes_with_the_piece_that_is_moved_by_keys(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await nadia.choose(CHALLENGE)
    await nadia.page.keyboard.press("Escape")
    before = await nadia.place_of(CHALLENGE)
    await nadia.page.keyboard.press("Alt+ArrowDown")
    # Within the rest the keys are given before the move is written.
    ring = await nadia.page.locator(FOCUSED).evaluate(
        """(ring) => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
          const at = new DOMMatrix(getComputedStyle(ring).transform);
          done([Math.round(at.e), Math.round(at.f)]);
        })))"""
    )
    assert tuple(ring) == (before[0], before[1] + 16)


async def test_whoever_begins_a_piece_that_somebody_removes_writes_on_in_the_composer(join: Join) -> None:
    nadia, yuki = await join("Nadia Belkacem"), await join("Yuki Hanabusa")
    await nadia.lay("Nearly empty")
    await yuki.shows("Nearly empty")
    await nadia.piece("Nearly empty").dblclick()
    await expect(nadia.sentence.first).to_be_focused()
    await nadia.page.keyboard.press("Control+a")
    await nadia.page.keyboard.press("Backspace")
    emptied = yuki.page.get_by_role("application").get_by_role("group", name="no words yet")
    await emptied.click(force=True)
    await yuki.page.keyboard.press("Delete")

    field = nadia.composer.get_by_role("textbox")
    await expect(field).to_be_focused()
    await expect(nadia.page.get_by_text("Somebody removed the piece you were writing.")).to_be_visible()


async def test_many_goals_keep_their_size_and_lie_in_their_zone(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    for number in range(16):
        await nadia.lay(f"Another goal, number {number}.")
    sizes = await nadia.page.evaluate(
        """() => [...document.querySelectorAll('.piece.zone-strategy[aria-label*="Another goal"]')].map((piece) => {
             const { width, height } = piece.querySelector("svg").attributes;
             return `${width.value} ${height.value}`;
           })"""
    )
    assert len(sizes) == 16
    assert len(set(sizes)) == 1


async def test_whoever_fills_in_details_of_a_piece_that_somebody_removes_writes_on_in_the_composer(join: Join) -> None:
    nadia, yuki = await join("Nadia Belkacem"), await join("Yuki Hanabusa")
    await nadia.choose(GOAL)
    await nadia.details.get_by_role("textbox", name="Evidence").fill("Heard at the fair")
    await yuki.piece(GOAL).click(force=True)
    await yuki.page.keyboard.press("Delete")

    await nadia.does_not_show(GOAL)
    field = nadia.composer.get_by_role("textbox")
    await expect(field).to_be_focused()
    await expect(field).to_have_value("Heard at the fair")
