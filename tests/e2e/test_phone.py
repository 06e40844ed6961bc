"""A phone: written with a thumb, looked through, one's own part and actions; nothing sticks out."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.e2e.my_part import give_action, is_as_wide_as_the_window, join_in_spanish
from tests.e2e.test_accessibility import Colours, violations
from tests.support.browser import PHONE, Windows
from tests.support.server import Server

IDEA = "Prove the losses on their own bench"


def _tab(window: BoardWindow, name: str) -> Locator:
    return window.page.get_by_role("navigation").get_by_role("button", name=name, exact=True)


async def test_a_sentence_is_kept_in_the_hand_laid_and_found_again(join: Join) -> None:
    nadia, chiara = await join("Nadia Belkacem", size=PHONE), await join("Chiara Montesi")
    await _tab(nadia, "Hand").tap()
    await nadia.field.fill(IDEA)
    await nadia.composer.get_by_role("radio", name="Challenge").check(force=True)
    await nadia.page.get_by_role("button", name="Keep in my hand").tap()
    await nadia.holds(IDEA)
    await expect(nadia.field).to_have_value("")
    await chiara.does_not_show(IDEA)
    await is_as_wide_as_the_window(nadia)

    await nadia.page.get_by_role("button", name=f"Lay on the table: {IDEA}").tap()
    await nadia.holds()
    await chiara.shows(f"Challenge: {IDEA}")
    await nadia.field.fill("Laid at once")
    await nadia.composer.get_by_role("button", name="Lay on the table").tap()
    await chiara.shows("Challenge: Laid at once")

    search = nadia.page.get_by_role("combobox", name="Search the board")
    await search.fill("own bench")
    await expect(nadia.page.get_by_role("option", name=IDEA)).to_be_visible()


async def test_the_tabs_stay_at_hand_and_nothing_sticks_out(join: Join) -> None:
    nadia = await join("Nadia Belkacem", size=PHONE)
    for name, title in {
        "Outline": "Outline", "My actions": "Action plan", "My part": "My part", "Hand": "Hand", "Map": "Map",
    }.items():  # fmt: skip
        await _tab(nadia, name).tap()
        await expect(_tab(nadia, name)).to_have_attribute("aria-current", "page")
        await expect(nadia.page.get_by_role("region", name=title, exact=True)).to_be_visible()
        box = await _tab(nadia, name).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
        assert box["y"] + box["height"] <= PHONE[1]
        await is_as_wide_as_the_window(nadia)


async def test_my_part_and_my_actions_in_spanish_with_a_thumb(server: Server, windows: Windows, join: Join) -> None:
    ana = await join_in_spanish(windows, server.links.participant, "Ana Ferrer", size=PHONE)
    page, lucia = ana.page, await join("Lucía Arbeloa", role="facilitator")
    await give_action(lucia, "Show the total cost", to="Ana Ferrer")

    await _tab(ana, "Mi parte").tap()
    await page.get_by_role("button", name="Crear mi ficha").tap()
    await page.get_by_role("textbox", name="¿Qué sé de este cliente?").fill("Sus plantas de Puebla")
    await page.get_by_role("textbox", name="¿Qué aporto?").tap()
    await page.get_by_role("button", name="Show the total cost Acción suya").tap()
    await expect(page.get_by_role("textbox", name="¿Qué aporto?")).to_have_value("Show the total cost")
    await page.get_by_role("button", name=re.compile("^Aceptar: Show")).tap()
    await expect(lucia.details.get_by_role("switch", name="Accepted")).to_be_checked(timeout=SETTLE_MS)
    await is_as_wide_as_the_window(ana)


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_axe_finds_nothing_behind_any_tab(join: Join, colours: Colours) -> None:
    nadia = await join("Nadia Belkacem", size=PHONE, colours=colours)
    found = {}
    for name in ("Hand", "My part", "Map"):
        await _tab(nadia, name).tap()
        await expect(_tab(nadia, name)).to_have_attribute("aria-current", "page")
        if name == "My part":
            await nadia.page.get_by_role("button", name="Make my card").tap()
            await expect(nadia.page.get_by_role("textbox").first).to_be_visible()
        found[name] = await violations(nadia.page)
    assert {name: problems for name, problems in found.items() if problems} == {}
