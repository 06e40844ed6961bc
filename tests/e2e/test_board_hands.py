"""Many pieces at once, pieces that click in, and the map under a thumb."""

from playwright.async_api import Locator, Page, expect

from tests.e2e.conftest import Join
from tests.support.browser import PHONE

GOAL = "Start production of the 800 V"
CAMERA = "() => document.querySelector('.react-flow__viewport').style.transform"


async def test_many_pieces_are_chosen_removed_and_brought_back_as_one(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    pieces = nadia.page.get_by_role("application").get_by_role("group")
    before = await pieces.count()
    await _stretch_over(nadia.page, nadia.piece("Run loss measurements"), nadia.piece("Offer an MCU"))
    await expect(nadia.details.get_by_role("heading", name="pieces chosen")).to_be_visible()
    await nadia.details.get_by_role("button", name="Remove").click()
    await expect(pieces).not_to_have_count(before)

    await nadia.page.get_by_role("button", name="Undo", exact=True).click()
    await expect(pieces).to_have_count(before)


async def test_a_piece_is_not_hidden_by_its_own_details(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    for words in ("Amélie Garnaud", "Local support", "Cut inverter material cost"):
        await nadia.choose(words)
        await expect(nadia.piece(words)).to_be_in_viewport(ratio=0.99)
        await nadia.page.wait_for_function(
            """(words) => {
              const piece = [...document.querySelectorAll(".piece")].find((one) => one.textContent.includes(words));
              const panel = document.querySelector(".panel");
              return piece && panel && piece.getBoundingClientRect().right <= panel.getBoundingClientRect().left;
            }""",
            arg=words,
        )
        await nadia.page.keyboard.press("Escape")
        await nadia.page.keyboard.press("0")


async def test_a_thumb_that_pans_carries_no_piece_away(join: Join) -> None:
    phone = await join("Chiara Montesi", size=PHONE)
    place, camera = await phone.place_of(GOAL), await phone.page.evaluate(CAMERA)
    await _swipe(phone.page, phone.piece(GOAL))
    await phone.page.wait_for_function(f"(before) => ({CAMERA})() !== before", arg=camera)
    assert await phone.place_of(GOAL) == place


async def _stretch_over(page: Page, first: Locator, last: Locator) -> None:
    start, end = await first.bounding_box(), await last.bounding_box()
    assert start
    assert end
    await page.keyboard.down("Shift")
    await page.mouse.move(start["x"] - 3, start["y"] - 3)
    await page.mouse.down()
    await page.mouse.move(end["x"] + end["width"] + 3, end["y"] + end["height"] + 3, steps=6)
    await page.mouse.up()
    await page.keyboard.up("Shift")


async def _swipe(page: Page, over: Locator) -> None:
    box = await over.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    devtools = await page.context.new_cdp_session(page)
    for step in range(9):
        kind = "touchStart" if step == 0 else "touchMove"
        points = [{"x": x + step * 6, "y": y + step * 6}]
        await devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    await devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
