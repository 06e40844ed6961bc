"""The History lens: milestones on a line of time, and the matrix of products and sites."""

import re

from playwright.async_api import Locator, expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.e2e.my_part import join_in_spanish, open_lens
from tests.e2e.test_accessibility import violations
from tests.support.browser import Windows
from tests.support.server import Server

VISIT = "Their buyers visited our fab"


def _line(window: BoardWindow) -> Locator:
    return window.page.get_by_role("list", name="Milestones in the order of time").get_by_role("button")


async def _add(window: BoardWindow, words: str, when: str = "") -> None:
    form = window.page.get_by_role("form", name="New milestone")
    await form.get_by_role("textbox", name="What happened between us and them?").fill(words)
    await form.get_by_role("textbox", name="When").fill(when)
    await form.get_by_role("button", name="Add").click()


async def test_a_milestone_finds_its_place_in_time_and_moves_by_keys_for_everybody(join: Join) -> None:
    nadia, chiara = await join("Nadia Belkacem"), await join("Chiara Montesi")
    await open_lens(nadia, "History")
    await open_lens(chiara, "History")
    await expect(_line(nadia)).to_have_count(6)

    await _add(nadia, VISIT, "10/2021")
    await expect(_line(chiara)).to_have_count(7, timeout=SETTLE_MS)
    await expect(_line(chiara).nth(2)).to_have_accessible_name(f"Oct 2021, Neither: {VISIT}")

    milestone = nadia.page.get_by_role("button", name=re.compile(VISIT))
    await milestone.focus()
    for _ in range(2):
        await nadia.page.keyboard.press("Alt+ArrowRight")
    await nadia.page.keyboard.press("Alt+ArrowUp")
    await expect(milestone).to_be_focused()
    # Past the crisis of November: it is the fourth now.
    await expect(_line(chiara).nth(3)).to_have_accessible_name(f"Dec 2021, For us: {VISIT}", timeout=SETTLE_MS)

    await nadia.page.keyboard.press("ArrowLeft")
    await expect(_line(nadia).nth(2)).to_be_focused()
    await nadia.page.keyboard.press("Enter")
    await expect(nadia.details).to_be_visible()


async def test_what_has_no_date_gets_one_by_words_or_by_being_dragged_onto_the_line(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await open_lens(nadia, "History")
    await _add(nadia, "Price talks were broken off")
    await _add(nadia, VISIT, "once upon a time")
    form = nadia.page.get_by_role("form", name="New milestone")
    await expect(form.get_by_role("alert")).to_contain_text("Write a year, a month or a day")
    await expect(form.get_by_role("textbox", name="When")).to_have_value("once upon a time")
    await form.get_by_role("textbox", name="When").fill("")
    await form.get_by_role("button", name="Add").click()

    undated = nadia.page.get_by_role("region", name="Without a date")
    when = undated.get_by_role("textbox", name=f"When: {VISIT}")
    await when.fill("in spring")
    await when.press("Enter")
    await expect(undated.get_by_role("alert")).to_contain_text("Write a year, a month or a day")
    await when.fill("2019")
    await when.press("Enter")
    await expect(_line(nadia).nth(1)).to_have_accessible_name(f"2019, Neither: {VISIT}")

    card = undated.get_by_role("button", name=re.compile("Price talks"))
    await nadia.page.get_by_role("region", name="History").evaluate("(page) => page.scrollTo(0, page.scrollHeight)")
    box, below = await card.bounding_box(), await nadia.page.locator(".history-lane.is-against").bounding_box()
    assert box
    assert below
    await nadia.page.mouse.move(box["x"] + 20, box["y"] + 20)
    await nadia.page.mouse.down()
    await nadia.page.mouse.move(below["x"] + 300, below["y"] + 30, steps=6)
    await nadia.page.mouse.up()
    await expect(_line(nadia).filter(has_text="Price talks")).to_have_accessible_name(re.compile("Against us: Price"))
    await expect(undated).to_have_count(0)
    assert await violations(nadia.page) == []


async def test_the_expansion_matrix_is_filled_by_keys_in_spanish_and_seen_by_others(
    server: Server, windows: Windows, join: Join
) -> None:
    nadia = await join("Nadia Belkacem")
    lucia = await join_in_spanish(windows, server.links.participant, "Lucía Arbeloa", colours="dark")
    await lucia.page.get_by_role("button", name="Historia", exact=True).click()
    await lucia.page.get_by_role("button", name="Expansión", exact=True).click()
    for field, names in {"Nuevo producto": ["Inversor", "Cargador"], "Nueva sede": ["Puebla", "Lyon"]}.items():
        for name in names:
            await lucia.page.get_by_role("textbox", name=field).fill(name)
            await lucia.page.keyboard.press("Enter")
    await lucia.page.get_by_role("textbox", name="Nueva sede").fill("  lyon")
    await lucia.page.keyboard.press("Enter")
    await expect(lucia.page.get_by_role("alert")).to_have_text("Ya está en la tabla.")

    await lucia.page.get_by_role("button", name="Cargador en Lyon: No se sabe. Rellenar").focus()
    await lucia.page.keyboard.press("c")
    await expect(lucia.page.get_by_role("button", name="Cargador en Lyon: Con un competidor").first).to_be_focused()
    await lucia.page.keyboard.press("ArrowRight")
    await expect(lucia.page.get_by_role("button", name="Cargador en Puebla")).to_be_focused()
    await lucia.page.get_by_role("button", name="Inversor en Puebla").focus()
    await lucia.page.keyboard.press("s")
    sold = lucia.page.get_by_role("button", name="Inversor en Puebla: Vendido").first
    await expect(sold).to_be_focused()
    await lucia.page.keyboard.press("Enter")
    potential = lucia.page.locator("input[id^=potential]")
    await potential.fill("1200000")
    await potential.press("Enter")

    await open_lens(nadia, "History")
    await nadia.page.get_by_role("button", name="Expansion", exact=True).click()
    table = nadia.page.get_by_role("grid", name="Expansion: products and sites")
    sold_row = table.get_by_role("row", name=re.compile("^Inversor"))
    await expect(sold_row).to_contain_text("Sold", timeout=SETTLE_MS)
    await expect(sold_row.get_by_role("gridcell").last).to_have_text("1.2M")
    await expect(table.get_by_role("row", name=re.compile("^Cargador"))).to_contain_text("With a competitor")
    assert await violations(nadia.page) == []
    assert await violations(lucia.page) == []


async def test_observers_see_the_history_and_change_nothing(join: Join) -> None:
    olga = await join("Olga", role="observer")
    await open_lens(olga, "History")
    await expect(_line(olga)).to_have_count(6)
    await _line(olga).first.focus()
    await olga.page.keyboard.press("Alt+ArrowRight")
    await olga.page.keyboard.press("Delete")
    await expect(_line(olga).first).to_have_accessible_name(re.compile("^May 2018, For us"))
    await expect(olga.page.get_by_role("form")).to_have_count(0)
