"""Coming in: on a phone, in Spanish, with a code, without script."""

import asyncio
import re

from playwright.async_api import Page, Route, expect

from tests.e2e.board_window import LOAD_MS, BoardWindow
from tests.support.browser import PHONE, Windows
from tests.support.server import Server


async def test_joining_in_spanish_on_a_phone(server: Server, windows: Windows) -> None:
    page = await windows.open(locale="es-ES", size=PHONE)
    await page.goto(server.links.participant)
    await expect(page.locator("html")).to_have_attribute("lang", "es")
    await _nothing_sticks_out(page)

    await page.get_by_label("Su nombre").fill("Lucía Arbeloa")
    await page.get_by_role("radio", name="Ventas").check(force=True)
    await page.get_by_role("button", name="Entrar en el tablero").click()

    await expect(page.get_by_role("banner").get_by_role("status")).to_have_text("Guardado", timeout=LOAD_MS)
    await expect(page.locator("html")).to_have_attribute("lang", "es")
    await _nothing_sticks_out(page)


async def test_joining_with_the_short_code(server: Server, windows: Windows) -> None:
    page = await windows.open()
    await page.goto(f"{server.base_url}/join")
    await page.get_by_label("Code").fill(server.links.code.lower().replace("-", " "))
    await page.keyboard.press("Enter")
    await page.get_by_label("Your name").fill("Nadia Belkacem")
    await page.get_by_role("radio", name="Supply chain").check(force=True)
    await page.get_by_role("button", name="Join the board").click()
    await BoardWindow(page).is_saved()


async def test_whoever_taps_twice_joins_once(server: Server, windows: Windows) -> None:
    page = await windows.open()
    await page.goto(server.links.participant)
    await page.get_by_label("Your name").fill("Nadia Belkacem")
    await page.get_by_role("radio", name="Supply chain").check(force=True)
    sent, answered = asyncio.Queue[str](), asyncio.Event()

    async def keep_waiting(route: Route) -> None:
        if route.request.method == "POST":
            sent.put_nowait(route.request.url)
            await answered.wait()
        await route.continue_()

    await page.route("**/join/*", keep_waiting)
    button = await page.get_by_role("button", name="Join the board").last.bounding_box()
    assert button is not None
    middle = button["x"] + button["width"] / 2, button["y"] + button["height"] / 2
    await page.mouse.click(*middle)
    await sent.get()
    await page.mouse.click(*middle)
    answered.set()
    await BoardWindow(page).is_saved()
    assert sent.empty()


async def test_the_join_page_works_without_script(server: Server, windows: Windows) -> None:
    page = await windows.open(javascript=False)
    await page.goto(server.links.participant)
    await page.get_by_label("Your name").fill("Nadia Belkacem")
    await page.get_by_role("radio", name="Supply chain").check(force=True)
    await page.get_by_role("button", name="Join the board").click()
    await expect(page).to_have_url(re.compile(rf"/boards/{server.links.board_id}(#map)?$"))


async def test_a_browser_that_joined_is_remembered(server: Server, windows: Windows) -> None:
    first = await BoardWindow.join(windows, server.links.participant, "Nadia Belkacem")
    board = first.page.url
    await first.page.goto(server.base_url)
    await first.page.get_by_role("link", name=re.compile("Tarvenna")).first.click()
    await expect(first.page).to_have_url(board)
    await first.is_saved()


async def test_a_name_with_markup_is_only_a_name(server: Server, windows: Windows) -> None:
    name = "<img src=x onerror=alert(1)> & <b>Nadia</b>"
    nadia = await BoardWindow.join(windows, server.links.participant, name)
    await nadia.lay("Written under a strange name")
    await nadia.choose("Written under a strange name")
    await expect(nadia.details).to_contain_text(f"by {name}")


async def _nothing_sticks_out(page: Page) -> None:
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE[0]


async def test_the_keyboard_begins_in_the_first_field_and_then_in_what_is_wrong(
    server: Server, windows: Windows
) -> None:
    page = await windows.open()
    await page.goto(f"{server.base_url}/join")
    await expect(page.get_by_label("Code")).to_be_focused()

    await page.goto(server.links.participant)
    await expect(page.get_by_label("Your name")).to_be_focused()
    await page.keyboard.type("Nadia Belkacem")
    await page.keyboard.press("Enter")

    await expect(page.get_by_text("Choose one of the functions.")).to_be_visible()
    await expect(page.get_by_role("radio", name="Sales")).to_be_focused()
    # The browser logs the answer itself; nothing else may be logged, such as a field that cannot be shown.
    windows.complaints[:] = [complaint for complaint in windows.complaints if "status of 422" not in complaint]
