"""What several tests do with the part of a person."""

from typing import Any

from playwright.async_api import expect

from tests.e2e.board_window import LOAD_MS, BoardWindow
from tests.support.browser import Windows


async def give_action(window: BoardWindow, words: str, to: str) -> None:
    """A new action on the map, with an owner who has not accepted it."""
    await window.composer.get_by_role("button", name="Kind of piece").click()
    await window.page.get_by_role("menuitemradio", name="Action", exact=True).click()
    await window.lay(words)
    await window.choose(words)
    await window.details.get_by_role("combobox", name="Owner").select_option(label=to)
    await window.is_saved()


async def is_as_wide_as_the_window(window: BoardWindow) -> None:
    """Nothing sticks out sideways, neither of the page nor of the lens."""
    sticking_out = await window.page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll(".lens-page, .table-canvas, .phone-tabs")]
            .filter((el) => el.scrollWidth > el.clientWidth + 1)
            .map((el) => el.className || el.tagName)"""
    )
    assert sticking_out == []


async def open_lens(window: BoardWindow, name: str) -> None:
    await window.page.get_by_role("navigation", name="Lenses").get_by_role("button", name=name, exact=True).click()
    await expect(window.page.get_by_role("region", name=name, exact=True)).to_be_visible()


async def join_in_spanish(windows: Windows, link: str, name: str, **look: Any) -> BoardWindow:
    page = await windows.open(locale="es-ES", **look)
    await page.goto(link)
    await page.get_by_label("Su nombre").fill(name)
    await page.get_by_role("radio", name="Ventas").check(force=True)
    await page.get_by_role("button", name="Entrar en el tablero").click()
    window = BoardWindow(page)
    await expect(window.state).to_have_text("Guardado", timeout=LOAD_MS)
    return window
