"""What somebody writes stays theirs, whatever others do to the piece meanwhile."""

from playwright.async_api import expect

from tests.e2e.conftest import Join


async def test_words_written_into_a_piece_that_somebody_removes_go_to_the_composer(join: Join) -> None:
    nadia, yuki = await join("Nadia Belkacem"), await join("Yuki Hanabusa")
    await nadia.lay("Shared words")
    await yuki.shows("Shared words")
    await nadia.piece("Shared words").dblclick()
    await expect(nadia.page.get_by_role("textbox", name="Sentence of this piece").first).to_be_focused()
    await nadia.page.keyboard.type(" and more")
    await yuki.shows("Shared words and more")

    await yuki.piece("Shared words and more").click(force=True)
    await yuki.page.keyboard.press("Delete")

    field = nadia.composer.get_by_role("textbox")
    await expect(field).to_be_focused()
    await nadia.page.keyboard.type(" of mine")
    await expect(field).to_have_value("Shared words and more of mine")
    await nadia.does_not_show("Shared words")


async def test_undo_is_offered_only_for_the_last_step(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await nadia.lay("To be removed")
    await nadia.choose("To be removed")
    await nadia.page.get_by_role("button", name="Remove this piece").click()
    offer = nadia.page.get_by_role("button", name="Undo", exact=True)
    await expect(offer).to_be_visible()
    await expect(nadia.page.locator("[data-map-focus]")).to_be_focused()

    await nadia.lay("Something else")
    await expect(offer).to_have_count(0)


async def test_seventy_pasted_lines_are_one_step(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    tray = nadia.page.get_by_role("navigation", name="Zones").get_by_role("button", name="Tray")
    before = await tray.inner_text()
    field = nadia.composer.get_by_role("textbox")
    await nadia.composer.get_by_role("button", name="Kind of piece").click()
    await nadia.page.get_by_role("menuitemradio", name="Note").click()
    await field.fill("\n".join(f"- What we heard from them, number {line}" for line in range(70)))
    await field.press("Enter")
    await nadia.is_saved()
    await expect(tray).not_to_have_text(before)

    await field.press("Escape")
    await nadia.page.keyboard.press("Control+z")
    await expect(tray).to_have_text(before.replace("\n", ""))


async def test_a_sentence_that_is_too_long_stays_in_the_field(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    field = nadia.composer.get_by_role("textbox")
    await field.fill("y" * 2001)
    await field.press("Enter")
    await expect(nadia.page.get_by_text("A piece holds 2,000 characters")).to_be_visible()
    await expect(field).to_have_value("y" * 2001)
