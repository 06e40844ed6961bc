"""Replay: a workshop is watched again while somebody goes on with it, by pointer, by keys and on a phone."""

import re
from typing import Any

from playwright.async_api import Locator, Page, expect

from app.i18n import translator
from tests.e2e.board_window import LOAD_MS, SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.e2e.test_accessibility import violations
from tests.support.browser import PHONE, Windows
from tests.support.server import Server

GOAL = "Cut inverter material cost by 18 % by the end of 2029"
PLANTS = "One plan for both plants"
LATER = " while somebody watches"


async def _run(window: BoardWindow, method: str, path: str, body: Any) -> None:
    """A command of the person in that window, as their page would send it."""
    status = await window.page.evaluate(
        """async ([method, path, body]) => {
          const address = `/api/boards/${location.pathname.split("/")[2]}${path}`;
          const headers = { "content-type": "application/json" };
          return (await fetch(address, { method, headers, body: JSON.stringify(body) })).status;
        }""",
        [method, path, body],
    )
    assert status in (200, 201), f"{method} {path}: {status}"


async def _workshop(join: Join) -> tuple[BoardWindow, BoardWindow]:
    """Words are changed, a checkpoint is made, a stage begins, and a piece is laid after it."""
    irene, nadia = await join("Irene Solano", role="facilitator"), await join("Nadia Belkacem")
    await _run(irene, "PUT", "/playbook", {"id": "two-hours"})
    await nadia.choose(GOAL)
    await nadia.sentence.press("Control+End")
    await nadia.page.keyboard.type(" or sooner")
    await nadia.is_saved()
    await _run(irene, "POST", "/checkpoints", {"name": "Before the work", "poll_seconds": 0})
    await irene.lay(PLANTS)
    await irene.is_saved()
    await _run(irene, "PUT", "/stage", {"index": 0, "confirm": True})
    return irene, nadia


async def _watch(page: Page, server: Server, query: str = "") -> Locator:
    """The line of time, once the film has been read."""
    await page.goto(f"{server.base_url}/boards/{server.links.board_id}/replay{query}")
    line = page.locator(".timeline").get_by_role("slider")
    await expect(line).to_be_visible(timeout=LOAD_MS)
    return line


def _changes(page: Page) -> Locator:
    return page.get_by_role("complementary", name="What changed")


async def test_somebody_watches_what_happened_while_the_board_goes_on(join: Join, server: Server) -> None:
    _, nadia = await _workshop(join)
    ann = await join("Ann Keller", role="trainer")
    line = await _watch(ann.page, server)
    await expect(line).to_have_attribute("aria-valuenow", "0")
    await expect(ann.piece(GOAL)).to_have_count(0)

    await line.press("End")
    await ann.shows(PLANTS)
    await ann.shows(f"{GOAL} or sooner")
    newest = _changes(ann.page).get_by_role("listitem").first
    await expect(newest).to_contain_text("Stage 1 begins: Open and baseline")
    await expect(ann.page.get_by_role("banner")).to_contain_text("Open and baseline")

    await line.press("ArrowLeft")
    await expect(newest).to_contain_text(PLANTS)
    await expect(newest).to_contain_text("Irene Solano wrote this piece")
    await line.press("Shift+ArrowLeft")
    await ann.does_not_show(PLANTS)
    await ann.shows(f"{GOAL} or sooner")
    assert await violations(ann.page) == []
    flag = ann.page.get_by_role("button", name="Checkpoint CP0: Before the work")
    await expect(flag).to_have_attribute("aria-current", "true")

    typed = _changes(ann.page).get_by_role("button", name=re.compile("Nadia Belkacem changed the words"))
    await expect(typed).to_contain_text("or sooner")
    await line.press("ArrowLeft")
    await ann.does_not_show("or sooner")
    await ann.shows(GOAL)

    await nadia.sentence.press("Control+End")
    await nadia.page.keyboard.type(LATER)
    await nadia.is_saved()
    await expect(ann.piece(LATER)).to_have_count(0)
    assert await ann.page.evaluate("document.querySelectorAll('.composer').length") == 0

    await line.press("End")
    end = int(await line.get_attribute("aria-valuenow") or "")
    await ann.page.get_by_role("button", name=re.compile(r"more edits? since: read on")).click()
    await expect(line).not_to_have_attribute("aria-valuemax", str(end))
    await expect(line).to_have_attribute("aria-valuenow", str(end))
    await expect(line).to_be_focused()
    await expect(ann.piece(LATER)).to_have_count(0)
    await line.press("End")
    await ann.shows(LATER)
    await ann.page.get_by_role("link", name="Back to the board").click()
    await ann.shows(LATER)


async def test_a_link_leads_to_the_moment_and_the_film_plays_to_its_end(join: Join, server: Server) -> None:
    irene, _ = await _workshop(join)
    line = await _watch(irene.page, server)
    await line.press("End")
    end = await line.get_attribute("aria-valuenow")
    await expect(irene.page).to_have_url(re.compile(r"\?at=\d+"))
    last = irene.page.url
    await line.press("ArrowLeft")
    await expect(irene.page).not_to_have_url(last)
    here = await line.get_attribute("aria-valuenow")
    await irene.page.reload()
    await expect(line).to_have_attribute("aria-valuenow", here or "", timeout=LOAD_MS)
    await irene.shows(PLANTS)

    await irene.page.get_by_role("button", name="×64").click()
    await line.press("Home")
    await irene.page.keyboard.press("Space")
    await expect(line).to_have_attribute("aria-valuenow", end or "", timeout=SETTLE_MS)
    await expect(irene.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    await irene.shows(PLANTS)


async def test_the_filter_tells_only_what_those_people_did(join: Join, server: Server) -> None:
    irene, _ = await _workshop(join)
    line = await _watch(irene.page, server)
    await line.press("End")
    await irene.page.get_by_role("button", name="Filter: all functions").click()
    await irene.page.get_by_role("checkbox", name=re.compile("Irene Solano")).check(force=True)
    await irene.page.keyboard.press("Escape")
    items = _changes(irene.page).get_by_role("listitem")
    await expect(items.filter(has_text="Nadia Belkacem")).to_have_count(0)
    await expect(items.filter(has_text=PLANTS)).to_have_count(1)
    notice = irene.page.get_by_text(re.compile(r"Filter on: \d+ of \d+ pieces"))
    await expect(notice).to_be_visible()
    assert await notice.evaluate("shown => shown.closest('[role=status], [aria-live]')") is None


async def test_on_a_phone_and_in_spanish_the_film_is_an_outline_with_its_keys(
    join: Join, server: Server, windows: Windows
) -> None:
    await _workshop(join)
    page = await windows.open(size=PHONE, locale="es-ES", lens=None)
    say = translator("es").gettext
    await page.goto(server.links.observer)
    await page.locator("input[name=name]").fill("Oliver Stainforth")
    await page.locator("input[name=function][value=management]").check(force=True)
    await page.get_by_role("button", name=say("Join the board")).click()
    await expect(page.locator(".saved-state.is-saved")).to_be_visible(timeout=LOAD_MS)
    line = await _watch(page, server)
    await line.press("End")
    await expect(page.get_by_role("treegrid")).to_contain_text(PLANTS)
    await page.get_by_role("button", name=say("What changed")).click()
    await expect(page.get_by_role("complementary", name=say("What changed"))).to_contain_text(PLANTS)
    assert await violations(page) == []


async def test_a_screen_reader_hears_where_the_film_stops_and_not_each_edit(join: Join, server: Server) -> None:
    irene, _ = await _workshop(join)
    flag = irene.page.get_by_role("button", name="Checkpoint CP0: Before the work")
    line = await _watch(irene.page, server)
    await flag.click()
    checkpoint = await irene.page.evaluate(
        """async () => {
          const address = `/api/boards/${location.pathname.split("/")[2]}/film`;
          return (await (await fetch(address)).json()).checkpoints[0].id;
        }"""
    )
    here = await line.get_attribute("aria-valuenow")
    await _watch(irene.page, server, f"?checkpoint={checkpoint}")
    await expect(line).to_have_attribute("aria-valuenow", here or "")
    await expect(flag).to_have_attribute("aria-current", "true")

    await line.press("Home")
    await irene.page.evaluate(
        """() => {
          window.heard = [];
          const line = document.querySelector("[role=slider]");
          const hear = () => window.heard.push(line.getAttribute("aria-valuenow"));
          new MutationObserver(hear).observe(line, { attributeFilter: ["aria-valuenow"] });
        }"""
    )
    await line.press("Space")
    await expect(irene.page.get_by_text("This is the end of the film.")).to_have_count(1, timeout=SETTLE_MS)
    end = await line.get_attribute("aria-valuemax")
    await expect(line).to_have_attribute("aria-valuenow", end or "")
    assert await irene.page.evaluate("window.heard.length") <= 2
    await irene.page.get_by_role("button", name="Play", exact=True).focus()
    await irene.page.keyboard.press("ArrowLeft")
    await expect(line).not_to_have_attribute("aria-valuenow", end or "")
