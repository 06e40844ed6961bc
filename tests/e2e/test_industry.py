"""The industry: what changes around the customer, in four columns, and how hard it presses on them."""

from playwright.async_api import Locator, expect

from tests.e2e.board_window import LOAD_MS, SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.support.browser import PHONE, Windows
from tests.support.server import Server

CHARGER = "GaN enters the on-board charger"
PRICES = "Carmakers ask for 3–5 % price reduction each year"


async def test_a_factor_is_dragged_into_another_column_for_both(join: Join) -> None:
    nadia, tomas = await _in_industry(join, "Nadia Belkacem"), await _in_industry(join, "Tomás Quiroga")
    await expect(_column(tomas, "Technology")).to_contain_text("−2 against, +4 for, net +2")

    await _card(nadia, CHARGER).get_by_text(CHARGER).drag_to(_column(nadia, "Market").get_by_role("heading"))

    await expect(_column(nadia, "Market")).to_contain_text(CHARGER)
    await expect(_column(tomas, "Market")).to_contain_text(CHARGER, timeout=SETTLE_MS)
    await expect(_column(tomas, "Technology")).to_contain_text("0 against, +4 for, net +4")
    # Letting go chose nothing, and opened nothing.
    await expect(nadia.details).to_have_count(0)
    await nadia.page.get_by_role("button", name="Undo my last step").click()
    await expect(_column(tomas, "Technology")).to_contain_text(CHARGER, timeout=SETTLE_MS)


async def test_a_factor_is_sorted_and_judged_by_keyboard(join: Join) -> None:
    nadia, tomas = await _in_industry(join, "Nadia Belkacem"), await _in_industry(join, "Tomás Quiroga")
    page = nadia.page
    words = _card(nadia, CHARGER).get_by_role("button", name=CHARGER)
    await _column(nadia, "Market").get_by_role("button", name=PRICES).focus()
    for _card_beside in ("supply and demand", "technology"):
        await page.keyboard.press("ArrowRight")
    await expect(words).to_be_focused()

    await page.keyboard.press("Alt+ArrowRight")
    await expect(_column(nadia, "Political and social")).to_contain_text(CHARGER)
    await expect(words).to_be_focused()
    await page.keyboard.press("-")
    await page.keyboard.press("Tab")
    effect = _card(nadia, CHARGER).get_by_role("spinbutton", name="Effect on the customer")
    await expect(effect).to_be_focused()
    await expect(effect).to_have_text("−3")
    await page.keyboard.press("5")
    await page.keyboard.press("+")
    await page.keyboard.press("ArrowDown")
    await expect(effect).to_have_text("+4")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")

    await expect(_column(tomas, "Political and social")).to_contain_text("0 against, +8 for, net +8", timeout=SETTLE_MS)
    await expect(_pressure(tomas, "All factors")).to_have_text("All factors−7+17+10")
    await expect(_pressure(tomas, "Short term")).to_have_text("Short term−7+70")
    # The card stood still under the hands; once they are gone it is where its effect puts it.
    await page.get_by_role("button", name="Most helpful first").click()
    await page.mouse.move(0, 0)
    await expect(_column(nadia, "Political and social").get_by_role("listitem").first).to_contain_text(CHARGER)


async def test_five_hundred_pasted_lines_are_laid_a_hundred_at_once(join: Join) -> None:
    nadia, tomas = await _in_industry(join, "Nadia Belkacem"), await _in_industry(join, "Tomás Quiroga")
    field = nadia.page.get_by_role("textbox", name="A new factor under Technology")
    await field.fill("\n".join(f"- Line {n} of a long report" for n in range(1, 501)))
    await expect(_column(nadia, "Technology")).to_contain_text("500 lines. 100 become pieces at once")

    await field.press("Enter")

    await expect(_column(nadia, "Technology").get_by_role("listitem")).to_have_count(102, timeout=SETTLE_MS)
    await expect(_column(tomas, "Technology").get_by_role("listitem")).to_have_count(102, timeout=SETTLE_MS)
    rest = (await field.input_value()).splitlines()
    assert (len(rest), rest[0], rest[-1]) == (400, "Line 101 of a long report", "Line 500 of a long report")
    await nadia.page.get_by_role("button", name="Undo my last step").click()
    await expect(_column(tomas, "Technology").get_by_role("listitem")).to_have_count(2, timeout=SETTLE_MS)

    await field.fill("y" * 2001)
    await field.press("Enter")
    await expect(_column(nadia, "Technology")).to_contain_text("A piece holds 2,000 characters")
    await expect(field).to_have_value("y" * 2001)


async def test_an_observer_looks_on_and_an_empty_column_asks(join: Join) -> None:
    nadia = await _in_industry(join, "Nadia Belkacem")
    olga = await _in_industry(join, "Olga Sandoval", role="observer")
    await expect(olga.page.get_by_role("textbox", name="A new factor")).to_have_count(0)
    await expect(_card(olga, PRICES).get_by_role("button")).to_have_count(1)
    await expect(_card(olga, PRICES)).to_contain_text("−4")

    for words in (PRICES, "Electric-car volumes slip a year; hybrid mix grows"):
        await _card(nadia, words).get_by_role("button", name=words).press("Delete")
    await expect(_column(olga, "Market")).to_contain_text(
        "Which of their markets grows, shrinks or moves away?", timeout=SETTLE_MS
    )
    field = nadia.page.get_by_role("textbox", name="A new factor under Market")
    await field.fill("Buyers wait for the next model")
    await field.press("Enter")
    await expect(field).to_be_focused()
    await expect(_column(olga, "Market")).to_contain_text("Buyers wait for the next model", timeout=SETTLE_MS)
    await _card(nadia, "Buyers wait").get_by_role("button", name="Buyers wait").click()
    await nadia.details.get_by_role("button", name="Add a link").click()
    await nadia.page.keyboard.type("second source for every")
    await nadia.page.keyboard.press("Enter")
    await expect(_card(olga, "Buyers wait").get_by_title("Linked to 1 goal")).to_be_visible(timeout=SETTLE_MS)
    await _card(olga, "Buyers wait").get_by_role("button").click()
    await expect(olga.details).to_contain_text("by Nadia Belkacem")


async def test_the_industry_in_spanish_on_a_phone(server: Server, windows: Windows) -> None:
    page = await windows.open(locale="es-ES", size=PHONE)
    await page.goto(server.links.participant)
    await page.get_by_label("Su nombre").fill("Lucía Arbeloa")
    await page.get_by_role("radio", name="Ventas").check(force=True)
    await page.get_by_role("button", name="Entrar en el tablero").click()
    await expect(page.get_by_role("banner").get_by_role("status")).to_have_text("Guardado", timeout=LOAD_MS)
    await page.evaluate("location.hash = 'industry'")
    technology = page.get_by_role("region", name="Tecnología")
    card = technology.get_by_role("listitem").filter(has_text=CHARGER)

    await card.get_by_role("button", name="Uno más").tap()
    await expect(technology).to_contain_text("−1 en contra, +4 a favor, neto +3")
    await card.get_by_role("button", name="Columna: Tecnología").tap()
    await page.get_by_role("menuitemradio", name="Mercado").tap()
    await expect(page.get_by_role("region", name="Mercado")).to_contain_text(CHARGER)
    await expect(page.get_by_role("row", name="Todos los factores")).to_contain_text("−8")


async def _in_industry(join: Join, name: str, **role: str) -> BoardWindow:
    window = await join(name, **role)
    await window.page.get_by_role("navigation", name="Lenses").get_by_role("button", name="Industry").click()
    await expect(_column(window, "Market")).to_be_visible()
    return window


def _column(window: BoardWindow, name: str) -> Locator:
    return window.page.get_by_role("region", name=name, exact=True)


def _card(window: BoardWindow, words: str) -> Locator:
    return window.page.locator("[data-column]").get_by_role("listitem").filter(has_text=words)


def _pressure(window: BoardWindow, row: str) -> Locator:
    return window.page.get_by_role("row", name=row)
