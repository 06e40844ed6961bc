"""axe finds nothing on any page: light and dark, wide and on a phone."""

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.async_api import Page, expect

from tests.e2e.board_window import LOAD_MS, BoardWindow
from tests.support.browser import PHONE, WIDE, Windows
from tests.support.server import Server

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
GOAL = "Cut inverter material cost by 18 % by the end of 2029"

Colours = Literal["light", "dark"]
LOOKS = [
    pytest.param(size, colours, id=f"{colours}-{'phone' if size == PHONE else 'wide'}")
    for size in (WIDE, PHONE)
    for colours in ("light", "dark")
]


@pytest.mark.parametrize(("size", "colours"), LOOKS)
async def test_axe_finds_nothing_on_the_pages(
    server: Server, windows: Windows, size: tuple[int, int], colours: Colours
) -> None:
    page = await windows.open(size=size, colours=colours)
    found: dict[str, list[str]] = {}

    async def look(name: str) -> None:
        found[name] = await violations(page)

    for name, address in {
        "landing": "/",
        "code": "/join",
        "join": server.links.participant,
        "enter": server.links.owner,
    }.items():
        await page.goto(address if "://" in address else server.base_url + address)
        await look(name)

    await page.goto(server.links.owner)
    await page.get_by_role("main").get_by_role("button").first.click()
    await expect(page.get_by_role("main")).to_contain_text("Tarvenna Drive Systems")
    await look("home")
    await page.goto(f"{server.base_url}/boards/{server.links.board_id}/invites")
    await look("invite sheet")
    await page.goto(f"{server.base_url}/playbooks")
    await look("playbooks")
    await page.goto(f"{server.base_url}/playbooks/two-hours")
    await look("playbook")
    await page.get_by_role("button", name="Copy to edit").click()
    await page.get_by_text("Edit this stage").first.click()
    await look("playbook's editor")
    await page.get_by_label("English").first.fill("")
    await page.get_by_role("button", name="Save").first.click()
    await look("playbook's editor with errors")
    windows.complaints[:] = [complaint for complaint in windows.complaints if "status of 422" not in complaint]
    assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize(("size", "colours"), LOOKS)
async def test_axe_finds_nothing_on_the_board(
    server: Server, windows: Windows, size: tuple[int, int], colours: Colours
) -> None:
    nadia = await BoardWindow.join(windows, server.links.participant, "Nadia Belkacem", size=size, colours=colours)
    found = {"board": await violations(nadia.page)}
    if size == WIDE:
        await nadia.choose(GOAL)
        found["details"] = await violations(nadia.page)
        await nadia.details.get_by_role("button", name="Add a link").click()
        found["link picker"] = await violations(nadia.page)
        await nadia.page.keyboard.press("Escape")
        await nadia.page.keyboard.press("?")
        found["keys"] = await violations(nadia.page)
    assert {name: problems for name, problems in found.items() if problems} == {}


VIEWS = {
    "outline": (),
    "industry": (),
    "history": ("Line", "Expansion"),
    "stakeholders": ("Grid", "Contact surface", "Executive pairs"),
    "competition": (),
    "plan": ("Table", "Columns", "Calendar"),
    "part": (),
}


@pytest.mark.parametrize(
    ("size", "colours", "theme"),
    [
        pytest.param(WIDE, "light", None, id="light-wide"),
        pytest.param(WIDE, "dark", None, id="dark-wide"),
        pytest.param(WIDE, "light", "contrast", id="contrast-wide"),
        pytest.param((1024, 768), "light", None, id="light-narrower"),
        pytest.param(PHONE, "dark", None, id="dark-phone"),
    ],
)
async def test_axe_finds_nothing_in_any_lens(
    server: Server, windows: Windows, size: tuple[int, int], colours: Colours, theme: str | None
) -> None:
    lucia = await BoardWindow.join(windows, server.links.facilitator, "Lucía Arbeloa", size=size, colours=colours)
    page = lucia.page
    if theme:
        await page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
    found: dict[str, list[str]] = {}
    for lens, views in VIEWS.items():
        await page.evaluate("lens => { location.hash = lens; }", lens)
        await expect(page.locator(".lens-page h2")).to_be_visible()
        assert await page.locator("h1").count() == 1
        for view in views or ("",):
            if view:
                await page.get_by_role("button", name=view, exact=True).click()
            found[f"{lens} {view}"] = await violations(page)
    await page.evaluate("() => { location.hash = 'plan'; }")
    if size != PHONE:
        await page.get_by_role("navigation", name="Lenses").get_by_role("button", name="Outline").click()
        await page.get_by_role("button", name="All functions").click()
        found["filter"] = await violations(page)
        await page.keyboard.press("Escape")
        await page.get_by_role("button", name="Removed pieces").click()
        found["removed pieces"] = await violations(page)
    assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize(("size", "colours"), LOOKS)
async def test_axe_finds_nothing_in_the_hand_the_tray_and_a_closed_zone(
    server: Server, windows: Windows, size: tuple[int, int], colours: Colours
) -> None:
    chiara = await BoardWindow.join(windows, server.links.facilitator, "Chiara Montesi")
    nadia = await BoardWindow.join(windows, server.links.participant, "Nadia Belkacem", size=size, colours=colours)
    await nadia.keep("Only for me")
    found = {"hand": await violations(nadia.page)}
    await nadia.composer.get_by_role("radio", name="On the table").check(force=True)
    await nadia.page.context.set_offline(True)
    await expect(nadia.state).to_contain_text("Offline")
    await nadia.lay(", ".join(["Refused in a moment"] * 12))
    await chiara.close_zone("Customer strategy")
    found["zones of who runs the board"] = await violations(chiara.page)
    await nadia.page.context.set_offline(False)
    tray = nadia.page.get_by_role("banner").get_by_role("button", name="It waits here")
    await tray.click(timeout=LOAD_MS)
    await expect(nadia.tray).to_be_visible()
    found["tray, closed zone"] = await violations(nadia.page)
    assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_axe_finds_nothing_on_error_pages(server: Server, windows: Windows, colours: Colours) -> None:
    page = await windows.open(colours=colours)
    found = {}
    for address in ("/nowhere", "/boards/no-such-board-anywhere", "/join/not-a-link-of-ours"):
        await page.goto(server.base_url + address)
        found[address] = await violations(page)
    # A page that is not there is an error to the browser's console, and here it is meant.
    windows.complaints = [complaint for complaint in windows.complaints if "status of 40" not in complaint]
    assert {name: problems for name, problems in found.items() if problems} == {}


async def test_axe_would_find_something(windows: Windows) -> None:
    page = await windows.open()
    await page.set_content("<html><body><input><p style='color: #ddd; background: #fff'>Too pale</p></body></html>")
    found = " ".join(await violations(page))
    assert "color-contrast" in found
    assert "label" in found


async def violations(page: Page) -> list[str]:
    """What axe finds on this page, one line a rule with the first place."""
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    result: dict[str, Any] = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{rule['id']}: {rule['help']} ({len(rule['nodes'])}×, first: {rule['nodes'][0]['html'][:240]})"
        for rule in result["violations"]
    ]
