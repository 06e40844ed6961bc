"""Running the room from the console: who comes, who goes and comes back, who leads, who is told."""

import re

from playwright.async_api import Locator, expect

from tests.e2e.board_window import LOAD_MS, SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.support.browser import Windows


async def open_console(host: BoardWindow) -> Locator:
    await host.page.get_by_role("button", name="Run the room").click()
    return host.page.get_by_role("complementary", name="Running the room")


async def test_the_console_knows_who_comes_while_it_is_open(join: Join) -> None:
    chiara = await join("Chiara Montesi", role="facilitator")
    assert await chiara.ask("PUT", "/playbook", {"id": "two-hours"}) == 200
    assert await chiara.ask("PUT", "/stage", {"index": 0}) == 200
    console = await open_console(chiara)
    people = console.get_by_role("region", name="People")
    await expect(people).to_contain_text("0 of 0 ready")
    exit_check = console.locator(".stage-exits")
    await expect(exit_check).to_contain_text("0 % of")

    ana = await join("Ana Ferrer", function="Quality")
    await expect(people).to_contain_text("0 of 1 ready", timeout=SETTLE_MS)
    await ana.ask("PUT", "/ready")
    await ana.ask("PUT", "/raised")
    await expect(people).to_contain_text("1 of 1 ready", timeout=SETTLE_MS)
    await expect(people.get_by_role("button", name="Quality")).to_be_visible()
    await expect(console.get_by_text("Ana Ferrer wants to speak")).to_be_visible()
    await expect(exit_check.locator("li").first).to_contain_text("there", timeout=SETTLE_MS)


async def test_who_was_removed_and_let_back_in_is_at_the_board_again_without_a_reload(
    join: Join, windows: Windows
) -> None:
    chiara, irati = await join("Chiara Montesi", role="facilitator"), await join("Irati Soto")
    console = await open_console(chiara)
    await console.get_by_role("button", name="People and roles").click()
    await console.get_by_role("button", name="Remove Irati Soto").click()
    sure = console.get_by_role("group", name="Remove Irati Soto from this board? What they wrote stays on it.")
    await expect(sure.get_by_role("button", name="Back")).to_be_focused()
    await chiara.page.keyboard.press("Escape")
    await expect(console.get_by_role("button", name="Remove Irati Soto")).to_be_focused()
    await chiara.page.keyboard.press("Enter")
    await sure.get_by_role("button", name="Yes, remove Irati Soto").click()

    removed = irati.page.get_by_role("alert").filter(has_text="You were removed from this board.")
    await expect(removed).to_be_visible(timeout=SETTLE_MS)
    await removed.get_by_role("button", name="Try again").click()
    await expect(irati.page.get_by_text("You have not been let back in yet.")).to_be_visible(timeout=SETTLE_MS)
    await console.get_by_role("button", name="Let back in").click()
    await expect(irati.composer).to_be_visible(timeout=LOAD_MS)
    await irati.is_saved()
    await irati.lay("Back at the table")
    await chiara.shows("Back at the table")
    # The page asked whether the board knows it again; a browser writes every 404 to its console.
    windows.complaints[:] = [one for one in windows.complaints if "404" not in one or "/api/boards/" not in one]


async def test_whoever_comes_back_sees_who_leads_and_leads_from_the_head_of_the_console(join: Join) -> None:
    chiara, carla = await join("Chiara Montesi", role="facilitator"), await join("Carla Neri", role="facilitator")
    assert await chiara.ask("PUT", "/lead") == 204
    console = await open_console(carla)
    line = console.locator(".lead-line")
    await expect(line).to_contain_text("Chiara Montesi leads. Ask them to hand it over.", timeout=SETTLE_MS)
    await expect(line.get_by_role("button")).to_have_count(0)

    await chiara.page.goto("about:blank")
    await line.get_by_role("button", name="Lead from here").click(timeout=SETTLE_MS)
    await expect(line).to_have_count(0, timeout=SETTLE_MS)


async def test_whoever_is_given_another_role_is_told_what_they_may_do_now(join: Join) -> None:
    chiara, irati = await join("Chiara Montesi", role="facilitator"), await join("Irati Soto")
    console = await open_console(chiara)
    await console.get_by_role("button", name="People and roles").click()
    role = console.get_by_role("combobox", name="Role of Irati Soto")
    told = irati.page.get_by_role("status")
    await role.select_option("observer")
    observer = "You are an observer now: you see everything, and change nothing."
    await expect(told.filter(has_text=observer)).to_be_visible(timeout=LOAD_MS)
    await expect(irati.composer).to_have_count(0)

    await role.select_option("participant")
    participant = re.compile("You are a participant now: you may write")
    await expect(told.filter(has_text=participant)).to_be_visible(timeout=LOAD_MS)
    await expect(irati.composer).to_be_visible()
