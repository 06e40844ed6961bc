"""What the map can do with many pieces, and with many people."""

import re

from playwright.async_api import Page, expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join

GOAL = "Start production of the 800 V traction inverter"
CHALLENGE = "26-week lead times for SiC upset two line plans in 2025"
GAP = "Who decides on the second source"
FIRST, SECOND, THIRD = (
    "Electric-car volumes slip a year",
    "Move to 200 mm SiC wafers",
    "Zone controllers: fewer boxes",
)


async def choose_several(window: BoardWindow, *sentences: str) -> None:
    await window.choose(sentences[0])
    for words in sentences[1:]:
        await window.piece(words).click(modifiers=["Shift"])


async def paste(page: Page, text: str) -> None:
    """As if it had been copied in another program."""
    await page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
        }""",
        text,
    )


async def test_copied_pieces_are_pasted_with_their_links_as_one_step(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga", function="Quality")
    keys = nadia.page.keyboard
    await choose_several(nadia, GOAL, CHALLENGE)
    await keys.press("Control+c")
    await expect(nadia.page.get_by_text("2 pieces copied.")).to_be_visible()
    await keys.press("Control+v")
    for window in (nadia, tomas):
        await expect(window.piece(CHALLENGE)).to_have_count(2, timeout=SETTLE_MS)
        await expect(window.piece(GOAL)).to_have_count(2)
    # What fitted together still does, and its author is whoever pasted it.
    await tomas.page.get_by_role("button", name="Whole board", exact=True).click()
    await tomas.piece(GOAL).last.click()
    await expect(tomas.details.get_by_role("region", name="Fits with")).to_contain_text(CHALLENGE)
    await nadia.is_saved()

    await keys.press("Control+z")
    for window in (nadia, tomas):
        await expect(window.piece(CHALLENGE)).to_have_count(1, timeout=SETTLE_MS)
        await expect(window.piece(GOAL)).to_have_count(1)

    await nadia.choose(CHALLENGE)
    await keys.press("Control+d")
    await expect(nadia.piece(CHALLENGE)).to_have_count(2)
    await nadia.is_saved()


async def test_pasted_words_become_pieces_or_wait_in_the_composer(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await paste(nadia.page, "- Become carbon neutral by 2035\n- Halve the field failures\n\n")
    await nadia.shows("Goal: Become carbon neutral by 2035")
    await nadia.shows("Goal: Halve the field failures")

    await paste(nadia.page, "x" * 3_000)
    await expect(nadia.field).to_have_value("x" * 3_000)
    await expect(nadia.page.get_by_text("A piece holds 2,000 characters, and this one has 3,000.")).to_be_visible()
    await nadia.field.fill("")
    await nadia.field.press("Escape")

    lines = [f"Heard in the workshop, number {line}" for line in range(500)]
    await paste(nadia.page, "\n".join(lines))
    await expect(nadia.page.get_by_text("500 lines are many pieces.")).to_be_visible()
    await expect(nadia.field).to_have_value("\n".join(lines))
    await nadia.composer.get_by_role("button", name="Lay 200 pieces").click()
    await expect(nadia.field).to_have_value("\n".join(lines[200:]))
    await expect(nadia.page.get_by_text("300 lines wait in the field")).to_be_visible()
    await nadia.is_saved()


async def test_several_pieces_are_lined_up_and_moved_to_a_zone_as_one_step_each(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await choose_several(nadia, FIRST, SECOND, THIRD)
    await nadia.page.keyboard.press("Alt+ArrowRight")
    before = [await nadia.place_of(words) for words in (FIRST, SECOND, THIRD)]
    await nadia.piece(FIRST).click()
    await nadia.page.keyboard.press("Alt+Shift+ArrowLeft")
    await choose_several(nadia, FIRST, SECOND, THIRD)
    arrange = nadia.details.get_by_role("region", name="Arrange")
    await arrange.get_by_role("button", name="Right").click()
    places = [await nadia.place_of(words) for words in (FIRST, SECOND, THIRD)]
    assert len({x for x, _ in places}) == 1
    assert [y for _, y in places] == [y for _, y in before]

    await arrange.get_by_role("combobox", name="Move to zone…").select_option("tray")
    chip = nadia.page.get_by_role("navigation", name="Zones").get_by_role("button", name="Tray")
    await expect(chip).to_have_text(re.compile("5$"))
    await nadia.page.keyboard.press("Control+z")
    await expect(chip).to_have_text(re.compile("2$"))
    await nadia.page.get_by_role("button", name="Whole board", exact=True).click()
    assert [await nadia.place_of(words) for words in (FIRST, SECOND, THIRD)] == places
    await nadia.is_saved()


async def test_the_filter_dims_what_it_leaves_out_in_spanish_on_a_small_screen(join: Join) -> None:
    nadia = await join("Nadia Belkacem", size=(1024, 768))
    await nadia.page.get_by_role("button", name="Language").click()
    await nadia.page.get_by_role("menuitemradio", name="Español").click()
    await nadia.page.get_by_role("button", name="Filtro: todas las funciones").click()
    choices = nadia.page.get_by_role("dialog", name="Filtro")
    await choices.get_by_role("checkbox", name="Reto").check()
    await nadia.page.keyboard.press("Escape")
    await expect(nadia.page.get_by_text("Filtro activo: 3 de")).to_be_visible()
    await expect(nadia.piece(GOAL)).to_have_class(re.compile("is-dimmed"))
    await expect(nadia.piece(CHALLENGE)).not_to_have_class(re.compile("is-dimmed"))

    # All that can be chosen at once is what is shown; a click still chooses the rest.
    await nadia.page.keyboard.press("Control+a")
    await nadia.page.keyboard.press("Escape")
    await nadia.piece(GOAL).click()
    await expect(nadia.piece(GOAL)).to_have_class(re.compile("is-selected"))
    await nadia.page.get_by_role("button", name="Mostrar todo").click()
    await expect(nadia.piece(GOAL)).not_to_have_class(re.compile("is-dimmed"))
    overflow = "document.querySelector('.lens-bar').scrollWidth - document.querySelector('.lens-bar').clientWidth"
    assert await nadia.page.evaluate(overflow) <= 0


async def test_a_gap_asks_a_function_and_names_who_finds_out(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga", function="Quality")
    await nadia.choose(GAP)
    ask = nadia.details.get_by_role("group", name="Who can find out?")
    await ask.get_by_role("button", name="Finance").click()
    await expect(nadia.piece(GAP).get_by_title("Asks: Finance")).to_be_visible()
    await nadia.details.get_by_role("combobox", name="Finds out").select_option("Tomás Quiroga · Quality")

    await tomas.choose(GAP)
    asked = tomas.details.get_by_role("group", name="Who can find out?")
    await expect(asked.get_by_role("button", name="Finance")).to_have_attribute("aria-pressed", "true")
    await expect(tomas.piece(GAP).get_by_title("Tomás Quiroga")).to_be_visible()
    await nadia.is_saved()


async def test_the_camera_follows_a_person_until_one_goes_on_alone(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga", function="Quality")
    await tomas.choose("Siliara")
    await nadia.page.get_by_role("button", name="2 people here").click()
    menu = nadia.page.get_by_role("menu")
    await menu.get_by_role("menuitem", name=re.compile("Tomás Quiroga.* in Competition")).click()
    await menu.get_by_role("menuitem", name="Follow Tomás Quiroga").click()
    await expect(nadia.page.get_by_text("You follow Tomás Quiroga")).to_be_visible()
    await in_the_middle(nadia, "Siliara")

    await tomas.choose("Electric-car volumes slip a year")
    await in_the_middle(nadia, "Electric-car volumes slip a year")

    # The small map says where that is, and going elsewhere by it ends it.
    small = nadia.page.get_by_role("group", name=re.compile("Overview map"))
    await small.focus()
    await nadia.page.keyboard.press("ArrowRight")
    await expect(nadia.page.get_by_text("You follow Tomás Quiroga")).to_have_count(0)
    await tomas.choose(GOAL)
    await nadia.page.get_by_role("button", name="2 people here").click()
    await menu.get_by_role("menuitem", name=re.compile("Tomás Quiroga")).click()
    await menu.get_by_role("menuitem", name="Follow Tomás Quiroga").click()
    await in_the_middle(nadia, GOAL)
    await nadia.page.keyboard.press("Escape")
    await expect(nadia.page.get_by_text("You follow Tomás Quiroga")).to_have_count(0)


async def in_the_middle(window: BoardWindow, words: str) -> None:
    """Near the middle of the canvas, where the camera of whoever follows rests."""
    await expect(window.piece(words)).to_be_visible(timeout=SETTLE_MS)
    await window.page.wait_for_function(
        """(words) => {
          const canvas = document.querySelector(".react-flow").getBoundingClientRect();
          const piece = [...document.querySelectorAll(".piece")].find((el) => el.ariaLabel.includes(words));
          const box = piece?.getBoundingClientRect();
          if (!box) return false;
          const across = Math.abs(box.left + box.width / 2 - canvas.left - canvas.width / 2) / canvas.width;
          const down = Math.abs(box.top + box.height / 2 - canvas.top - canvas.height / 2) / canvas.height;
          return across < 0.3 && down < 0.3;
        }""",
        arg=words,
        timeout=SETTLE_MS,
    )
