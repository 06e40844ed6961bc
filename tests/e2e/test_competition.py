"""The competition: what the customer weighs suppliers by, who scores how, and what only we can give."""

import re

from playwright.async_api import Locator, expect

from tests.e2e.board_window import LOAD_MS, SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.support.browser import PHONE, Windows
from tests.support.server import Server

LEAD = "Measured performance"


async def test_scores_set_by_keyboard_are_there_for_the_other_at_once(join: Join) -> None:
    nadia, tomas = await _in_competition(join, "Nadia Belkacem"), await _in_competition(join, "Tomás Quiroga")
    page = nadia.page
    await _cell(nadia, "Siliara, Delivery").focus()

    await page.keyboard.press("5")
    await expect(_cell(tomas, "Siliara, Delivery: 5 of 5")).to_be_visible(timeout=SETTLE_MS)
    await expect(_row(tomas, "Delivery")).to_contain_text("Zentaric Power")

    await page.keyboard.press("ArrowRight")
    await expect(_cell(nadia, "Quorvex Semi, Delivery: 4 of 5")).to_be_focused()
    await page.keyboard.press("2")
    await page.keyboard.press("ArrowDown")
    await expect(_cell(nadia, f"Quorvex Semi, {LEAD}: 4 of 5")).to_be_focused()
    await page.keyboard.press("Delete")
    await expect(_cell(tomas, "Quorvex Semi, Delivery: 2 of 5")).to_be_visible(timeout=SETTLE_MS)
    await expect(_cell(tomas, f"Quorvex Semi, {LEAD}: not scored")).to_be_visible(timeout=SETTLE_MS)
    # Siliara: (30·5 + 25·5 + 15·3 + 20·3 + 10·4) / 100; Quorvex without a score for a quarter: 200 / 75.
    await expect(_total(tomas)).to_contain_text(re.compile(r"4\.2.*2\.7"))

    await page.keyboard.press("7")
    await expect(page.get_by_text("A score goes from 1 to 5.")).to_be_visible()
    await expect(_cell(nadia, f"Quorvex Semi, {LEAD}: not scored")).to_be_focused()

    await _cell(tomas, f"Quorvex Semi, {LEAD}").get_by_role("button", name="3").click()
    await expect(_cell(nadia, f"Quorvex Semi, {LEAD}: 3 of 5")).to_be_visible(timeout=SETTLE_MS)


async def test_weights_that_do_not_sum_say_so_and_are_spread_in_one_step(join: Join) -> None:
    nadia, tomas = await _in_competition(join, "Nadia Belkacem"), await _in_competition(join, "Tomás Quiroga")
    page = nadia.page
    await _weight(nadia, "Delivery").fill("18")
    await _weight(nadia, "Delivery").press("Enter")
    await expect(_weight(nadia, LEAD)).to_be_focused()
    await expect(_weights(tomas)).to_contain_text("12 missing to 100", timeout=SETTLE_MS)

    # What is no weight stays as it was typed, in another lens and back again too.
    await _weight(nadia, "Local support").fill("a lot")
    await _weight(nadia, "Local support").press("Enter")
    await _look(nadia, "Industry")
    await _look(nadia, "Competition")
    await expect(_weight(nadia, "Local support")).to_have_value("a lot")
    await expect(page.get_by_text("A weight is a whole number from 0 to 100.")).to_be_visible()
    await _weight(nadia, "Local support").fill("10")
    await _weight(nadia, "Local support").press("Enter")

    await _weights(nadia).get_by_role("button", name="Spread the rest").click()
    await _weights(nadia).get_by_role("button", name="Use these weights").click()
    await expect(_weights(tomas)).to_contain_text("They add up to 100.", timeout=SETTLE_MS)
    await expect(_weight(tomas, "Delivery")).to_have_value("21")
    await page.get_by_role("button", name="Undo my last step").click()
    await expect(_weights(tomas)).to_contain_text("12 missing to 100", timeout=SETTLE_MS)
    await _weight(nadia, "Delivery").fill("38")
    await _weight(nadia, "Delivery").press("Enter")
    await expect(_weights(tomas)).to_contain_text("8 too many", timeout=SETTLE_MS)


async def test_a_lead_becomes_a_unique_value_and_undo_takes_it_back(join: Join) -> None:
    nadia, tomas = await _in_competition(join, "Nadia Belkacem"), await _in_competition(join, "Tomás Quiroga")
    await expect(nadia.page.get_by_role("button", name="Make it a unique value")).to_have_count(1)
    await nadia.page.get_by_role("button", name="Make it a unique value").click()

    # Before the one that the demo has, which names no criterion: as one reads the map.
    mine, theirs = (_values(window).get_by_role("listitem").first for window in (nadia, tomas))
    sentence = mine.get_by_role("textbox", name="Sentence of this piece")
    await expect(sentence).to_be_focused()
    await expect(sentence).to_have_value(f"{LEAD}: we lead by 1")
    await expect(theirs.get_by_role("textbox").first).to_have_value(f"{LEAD}: we lead by 1", timeout=SETTLE_MS)

    # Rewritten, it is found by its proof.
    await sentence.fill("Fewest losses on their own bench")
    await sentence.press("Enter")
    await mine.get_by_role("textbox", name="Proof").fill(f"{LEAD}, June")
    await mine.get_by_role("textbox", name="Proof").press("Enter")
    await expect(theirs.get_by_role("textbox").first).to_have_value(
        "Fewest losses on their own bench", timeout=SETTLE_MS
    )
    await nadia.page.get_by_role("button", name="Go to the unique value").click()
    await expect(sentence).to_be_focused()

    for _step in ("the proof", "the words", "the piece"):
        await nadia.page.get_by_role("button", name="Undo my last step").click()
    await expect(_values(nadia).get_by_role("listitem")).to_have_count(1)
    await expect(_values(tomas).get_by_role("listitem")).to_have_count(1, timeout=SETTLE_MS)
    await expect(nadia.page.get_by_role("button", name="Make it a unique value")).to_be_visible()


async def test_rows_and_columns_come_and_go_and_only_one_of_them_is_us(join: Join) -> None:
    nadia = await _in_competition(join, "Nadia Belkacem")
    olga = await _in_competition(join, "Olga Sandoval", role="observer")
    page = nadia.page
    criterion = page.get_by_role("textbox", name="A new criterion")
    await criterion.fill("Second source\nCarbon footprint")
    await criterion.press("Enter")
    rival = page.get_by_role("textbox", name="Name of a new rival")
    await rival.fill("Nordhall")
    await rival.press("Enter")
    await expect(rival).to_be_focused()
    await expect(_cell(nadia, "Nordhall, Carbon footprint: not scored")).to_be_visible()

    await page.get_by_role("columnheader", name="Nordhall").get_by_role("button").click()
    await nadia.details.get_by_role("switch", name="This is us").check()
    await expect(olga.page.get_by_text("Several columns say they are us.")).to_be_visible(timeout=SETTLE_MS)
    await page.get_by_role("button", name="Siliara is us").click()
    await expect(olga.page.get_by_text("Several columns say they are us.")).to_have_count(0, timeout=SETTLE_MS)

    # The scores of a criterion that is gone count no more: (25·5 + 15·3 + 20·3 + 10·4) / 70.
    await _row(nadia, "Delivery").get_by_role("button", name="Delivery").press("Delete")
    await expect(_row(olga, "Delivery")).to_have_count(0, timeout=SETTLE_MS)
    await expect(_total(olga)).to_contain_text("3.9")
    await expect(olga.page.get_by_role("textbox", name=re.compile("^Weight"))).to_have_count(0)
    await _cell(olga, f"Siliara, {LEAD}").focus()
    await olga.page.keyboard.press("Delete")
    await expect(_cell(olga, f"Siliara, {LEAD}: 5 of 5")).to_be_visible()


async def test_the_matrix_in_spanish_on_a_phone(server: Server, windows: Windows) -> None:
    page = await windows.open(locale="es-ES", size=PHONE)
    await page.goto(server.links.participant)
    await page.get_by_label("Su nombre").fill("Lucía Arbeloa")
    await page.get_by_role("radio", name="Ventas").check(force=True)
    await page.get_by_role("button", name="Entrar en el tablero").click()
    await expect(page.get_by_role("banner").get_by_role("status")).to_have_text("Guardado", timeout=LOAD_MS)
    await page.evaluate("location.hash = 'competition'")

    cell = page.get_by_role("gridcell", name="Siliara, Local support")
    await cell.get_by_role("button", name="5").tap()
    await expect(page.get_by_role("gridcell", name="Siliara, Local support: 5 de 5")).to_be_visible()
    await page.get_by_role("textbox", name="Peso de Delivery, %").fill("29,5")
    await page.get_by_role("textbox", name="Peso de Delivery, %").press("Enter")
    await expect(page.get_by_text("Un peso es un número entero de 0 a 100.")).to_be_visible()
    await page.get_by_role("textbox", name="Peso de Delivery, %").fill("29")
    await page.get_by_role("textbox", name="Peso de Delivery, %").press("Enter")
    await expect(page.get_by_text("Falta 1 para 100")).to_be_visible()


async def _in_competition(join: Join, name: str, **role: str) -> BoardWindow:
    window = await join(name, **role)
    await _look(window, "Competition")
    await expect(window.page.get_by_role("grid", name="Competition matrix")).to_be_visible()
    return window


async def _look(window: BoardWindow, lens: str) -> None:
    await window.page.get_by_role("navigation", name="Lenses").get_by_role("button", name=lens).click()


def _cell(window: BoardWindow, name: str) -> Locator:
    return window.page.get_by_role("gridcell", name=name)


def _row(window: BoardWindow, criterion: str) -> Locator:
    return window.page.get_by_role("row").filter(has=window.page.get_by_role("rowheader", name=criterion, exact=True))


def _total(window: BoardWindow) -> Locator:
    return _row(window, "Weighted total")


def _weight(window: BoardWindow, criterion: str) -> Locator:
    return window.page.get_by_role("textbox", name=f"Weight of {criterion}, %")


def _weights(window: BoardWindow) -> Locator:
    return window.page.get_by_role("region", name="The customer's weights")


def _values(window: BoardWindow) -> Locator:
    return window.page.get_by_role("region", name="Unique values")
