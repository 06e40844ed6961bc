"""The board as a tree: everything the map can do, without seeing it and without a mouse."""

import re

from playwright.async_api import Locator, expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.e2e.test_accessibility import violations
from tests.support.browser import PHONE, Windows
from tests.support.server import Server

GOAL = "Cut inverter material cost by 18 % by the end of 2029"
SECOND_SOURCE = "Have a second source for every safety-relevant chip"
BUFFER = "Agree a 12-week rolling SiC buffer for Puebla"
MINE = "Become carbon neutral by 2035"
DOUBT = "Nobody measures the carbon of a part"
ZONES = ["Customer strategy", "Industry", "Relationship", "Stakeholders", "Competition", "Action plan", "Tray"]
STEP = "Send the carbon data of ten parts"


async def test_a_goal_a_challenge_and_an_action_are_built_and_linked_by_keys_alone(join: Join) -> None:
    nadia, yuki = await join("Nadia Belkacem"), await join("Yuki Hanabusa")
    keys = nadia.page.keyboard
    await nadia.page.get_by_role("button", name="Go to the outline").focus()
    await keys.press("Enter")
    await _is_at(nadia, "Customer strategy. 10 pieces")

    await keys.press("ArrowDown")
    await _is_at(nadia, "Goal. 3 pieces")
    await _write(nadia, MINE)
    await _is_at(nadia, f"Goal: {MINE}, by Nadia Belkacem")
    await keys.press("ArrowLeft")
    await keys.press("ArrowLeft")
    await keys.press("ArrowDown")
    await _is_at(nadia, "Challenge. 3 pieces")
    await _write(nadia, DOUBT)
    await _link(nadia, "carbon neutral")
    await _is_at(nadia, f"Challenge: {DOUBT}, by Nadia Belkacem")

    await keys.press("/")
    await keys.type("12-week")
    await keys.press("Enter")
    await _is_at(nadia, BUFFER)
    await _write(nadia, STEP)
    await _link(nadia, "carbon neutral")
    await keys.press("Alt+ArrowRight")
    await _is_at(nadia, f"Action: {STEP}")
    await expect(nadia.page.get_by_role("status").filter(has_text="Moved to Tray.")).to_be_visible()
    await keys.press("Control+z")
    await _is_at(nadia, f"Action: {STEP}")
    await keys.press("Enter")
    await keys.type(" first")
    await keys.press("Enter")
    await _is_at(nadia, f"{STEP} first")

    for words in (MINE, DOUBT, f"{STEP} first"):
        await yuki.shows(words)
    await yuki.choose(MINE)
    fits = yuki.details.get_by_role("region", name="Fits with")
    await expect(fits).to_contain_text("blocked by" + DOUBT)
    await expect(fits).to_contain_text(f"supported by{STEP} first")

    await keys.press("ArrowRight")
    await _is_at(nadia, f"supports · Goal: {MINE}")
    await keys.press("Enter")
    await _is_at(nadia, f"Goal: {MINE}, by Nadia Belkacem")
    await keys.press("ArrowDown")
    await keys.press("Delete")
    await _is_at(nadia, f"Goal: {MINE}, by Nadia Belkacem")
    await expect(fits.get_by_role("listitem")).to_have_count(1)
    await keys.press("Delete")
    await _is_at(nadia, "Goal: ")
    await yuki.does_not_show(MINE)
    await nadia.is_saved()


async def test_a_screen_reader_hears_a_tree_with_names_levels_and_facts(join: Join) -> None:
    nadia = await join("Nadia Belkacem", lens="outline")
    keys = nadia.page.keyboard
    tree = nadia.page.get_by_role("treegrid", name="Outline")
    goal = _line(nadia, f"Goal: {GOAL}")
    await expect(tree.get_by_role("heading", level=3)).to_have_text(ZONES)
    await expect(goal).to_have_accessible_description("Priority 2")
    for name, level in {"Customer strategy. ": 1, "Goal. 3 pieces": 2, f"Goal: {GOAL}": 3}.items():
        await expect(_line(nadia, name)).to_have_attribute("aria-level", str(level))
    reference = tree.get_by_role("row", name="blocked by · Challenge: Three engineering sites")
    await expect(reference).to_have_attribute("aria-level", "4")

    stops = tree.locator("[role=row][tabindex='0']")
    await expect(stops).to_have_count(1)
    await goal.focus()
    await expect(stops).to_have_count(1)
    await keys.press("ArrowLeft")
    await expect(goal).to_have_attribute("aria-expanded", "false")
    await expect(reference).to_have_count(0)
    await keys.press("Shift+ArrowDown")
    await expect(tree.get_by_role("row", selected=True)).to_have_count(2)
    await keys.press("Control+a")
    await expect(nadia.page.get_by_role("row", selected=True).first).to_be_visible()
    await keys.press("Escape")
    await expect(tree.get_by_role("row", selected=True)).to_have_count(0)

    await goal.focus()
    await keys.press("Shift+F10")
    await expect(nadia.page.get_by_role("menuitem")).to_contain_text(
        ["Edit the piece", "Details", "Link the piece", *ZONES[1:], "Remove the piece"]
    )
    assert await violations(nadia.page) == []
    await keys.press("Escape")
    await keys.press("Shift+Tab")
    await keys.press(" ")
    await expect(nadia.details.get_by_role("textbox", name="Sentence of this piece")).to_have_value(GOAL)
    assert await violations(nadia.page) == []


async def test_what_others_do_leaves_one_where_one_reads(join: Join) -> None:
    nadia, yuki = await join("Nadia Belkacem", lens="outline"), await join("Yuki Hanabusa", lens="outline")
    await _line(nadia, f"Goal: {GOAL}").focus()
    await _line(yuki, f"Goal: {GOAL}").focus()
    for window in (nadia, yuki):
        await window.page.keyboard.press("Enter")
        await expect(window.sentence).to_be_focused()
    await nadia.page.keyboard.type(", and say how")
    await expect(yuki.sentence).to_have_value(f"{GOAL}, and say how", timeout=SETTLE_MS)
    await yuki.page.keyboard.press("Control+Home")
    await yuki.page.keyboard.type("In short: ")
    await expect(nadia.sentence).to_have_value(f"In short: {GOAL}, and say how", timeout=SETTLE_MS)
    await expect(_line(nadia, "Goal: In short")).to_contain_text("Yuki Hanabusa is typing…")
    await nadia.page.keyboard.press("Enter")
    await yuki.page.keyboard.press("Enter")
    await _is_at(nadia, "Goal: In short")

    await yuki.page.keyboard.press("Alt+ArrowRight")
    moved = nadia.page.locator(".outline-zone.zone-industry").get_by_role("row", name="Goal: In short").first
    await expect(moved).to_be_focused(timeout=SETTLE_MS)
    await yuki.page.keyboard.press("Delete")
    await expect(_line(nadia, "Goal: In short")).to_have_count(0, timeout=SETTLE_MS)
    await expect(nadia.page.get_by_role("treegrid").locator(":focus")).to_have_count(1)


async def test_the_outline_is_written_with_a_thumb_in_spanish(join: Join) -> None:
    nadia = await join("Nadia Belkacem", size=PHONE, colours="dark", lens="outline")
    page = nadia.page
    await page.get_by_role("button", name="Language").click()
    await page.get_by_role("menuitemradio", name="Español").click()
    await page.get_by_role("button", name="Zonas").tap()
    await page.get_by_role("row", name="Estrategia del cliente").locator("h3").tap()
    await page.get_by_role("row", name="Nueva pieza: Meta").tap()
    field = page.get_by_role("textbox", name="Nueva pieza: Meta")
    await field.fill("Ser neutros en carbono en 2035\nY medirlo")
    await field.press("Enter")
    made = page.get_by_role("row", name="Meta: Y medirlo, de Nadia Belkacem")
    await expect(made).to_be_visible()
    await expect(field).to_be_focused()
    await field.press("Escape")

    await made.get_by_role("button", name="Más: Y medirlo").tap()
    assert await violations(page) == []
    await page.get_by_role("menuitem", name="Interlocutores").tap()
    await expect(page.locator(".outline-zone.zone-stakeholders")).to_contain_text("Y medirlo")
    assert await page.evaluate("document.querySelector('.lens-page').scrollWidth <= innerWidth")


async def test_a_closed_zone_and_an_observer_are_told_and_change_nothing(join: Join) -> None:
    nadia, chiara = (
        await join("Nadia Belkacem", lens="outline"),
        await join("Chiara Montesi", role="facilitator", lens="outline"),
    )
    olga = await join("Olga Sandoval", role="observer", lens="outline")
    field = await _open_field(nadia, "Goal. 3 pieces")
    await nadia.page.keyboard.type(MINE)
    await chiara.close_zone("Customer strategy")
    await expect(_line(nadia, f"Goal: {GOAL}")).to_have_accessible_name(re.compile("in a closed zone"))
    await nadia.page.keyboard.press("Enter")
    await expect(nadia.page.get_by_text("Customer strategy is closed.").first).to_be_visible()
    await expect(field).to_have_value(MINE)
    await nadia.page.get_by_role("button", name="Plan", exact=True).click()
    await expect(nadia.field).to_have_value(MINE)
    await nadia.page.get_by_role("button", name="Outline", exact=True).click()

    for window in (nadia, olga):
        goal = _line(window, f"Goal: {GOAL}")
        await goal.focus()
        for key in ("Enter", "Delete", "Alt+ArrowDown", "Alt+ArrowRight", "n", "Control+z"):
            await window.page.keyboard.press(key)
        await expect(window.sentence).to_have_count(0)
        await expect(window.page.get_by_role("row", name="New piece: Goal")).to_have_count(0)
        await goal.focus()
        await window.page.keyboard.press("Shift+F10")
        await expect(window.page.get_by_role("menuitem", name="Details")).to_be_visible()
        await expect(window.page.get_by_role("menuitem", name="Remove the piece")).to_have_count(0)
    await expect(_line(chiara, "Goal. 3 pieces")).to_be_visible()


async def test_a_board_opens_on_its_outline_for_whoever_wants_no_motion(server: Server, windows: Windows) -> None:
    nadia = await BoardWindow.join(windows, server.links.participant, "Nadia Belkacem", lens=None)
    await expect(nadia.page.get_by_role("treegrid", name="Outline")).to_be_visible()
    await nadia.page.get_by_role("button", name="Map", exact=True).click()
    await nadia.shows(GOAL)
    await nadia.page.reload()
    await nadia.shows(GOAL)

    look = {"lens": None, "reduced_motion": "no-preference"}
    yuki = await BoardWindow.join(windows, server.links.participant, "Yuki Hanabusa", **look)
    await yuki.shows(GOAL)


def _line(window: BoardWindow, words: str) -> Locator:
    return window.page.get_by_role("row", name=re.compile(f"^{re.escape(words)}"))


async def _is_at(window: BoardWindow, words: str) -> None:
    """Where the keyboard is."""
    at = window.page.locator("[role=row]:focus")
    await expect(at).to_have_accessible_name(re.compile(re.escape(words)), timeout=SETTLE_MS)


async def _open_field(window: BoardWindow, line: str) -> Locator:
    await _line(window, line).focus()
    await window.page.keyboard.press("n")
    field = window.page.get_by_role("textbox", name=re.compile("^New piece: "))
    await expect(field).to_be_focused()
    return field


async def _write(window: BoardWindow, words: str) -> None:
    """A new piece of the kind one is at, from wherever in it."""
    await window.page.keyboard.press("n")
    await expect(window.page.get_by_role("textbox", name=re.compile("^New piece: "))).to_be_focused()
    await window.page.keyboard.type(words)
    await window.page.keyboard.press("Enter")
    await window.page.keyboard.press("Escape")
    await _is_at(window, words)


async def _link(window: BoardWindow, words: str) -> None:
    await window.page.keyboard.press("l")
    await expect(window.page.get_by_role("combobox", name="Which piece does it fit with?")).to_be_focused()
    await window.page.keyboard.type(words)
    await window.page.keyboard.press("Enter")
