"""Running the room: axe finds nothing on its screens, and the keyboard alone gets everywhere and back."""

import re
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Locator, Page, expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.test_accessibility import Colours, violations
from tests.support.browser import PHONE, Windows
from tests.support.server import Server

LATE_MS = SETTLE_MS
TOOLS = ("hands", "vote", "round", "checkpoint", "spotlight", "teams", "cards", "roles", "ask")
NOT_FINISHED = "status of 409"  # the next stage is asked for once, and told what is missing

Look = Callable[[Page, str], Awaitable[None]]


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_axe_finds_nothing_while_the_room_is_run(server: Server, windows: Windows, colours: Colours) -> None:
    lucia = (await BoardWindow.join(windows, server.links.facilitator, "Lucía Arbeloa", colours=colours)).page
    phone = (
        await BoardWindow.join(
            windows, server.links.participant, "Nadia Belkacem", size=PHONE, colours=colours, lens="hand"
        )
    ).page
    found: dict[str, list[str]] = {}

    async def look(page: Page, name: str) -> None:
        found[name] = await violations(page)

    # All forms are made of the same parts: in the dark the colours of two tell those of all.
    await axe_on_the_script_and_the_tools(lucia, phone, look, TOOLS if colours == "light" else ("vote", "roles"))
    await axe_on_what_the_room_is_asked(lucia, phone, look)
    windows.complaints[:] = [complaint for complaint in windows.complaints if NOT_FINISHED not in complaint]
    assert {name: problems for name, problems in found.items() if problems} == {}


async def axe_on_the_script_and_the_tools(lucia: Page, phone: Page, look: Look, tools: tuple[str, ...]) -> None:
    await lucia.get_by_role("button", name="Run the room").click()
    await console(lucia).locator(".playbook-choice input").nth(1).check()
    await look(lucia, "choice of a playbook")
    await console(lucia).get_by_role("button", name=re.compile("^Begin:")).click()
    await console(lucia).get_by_role("button", name="Start timer").click()
    await expect(phone.locator(".stage-card h3")).to_be_visible(timeout=LATE_MS)
    await look(phone, "stage and hand on a phone")
    await look(lucia, "console")
    for tool in tools:
        await lucia.locator(f"[data-tool={tool}]").click()
        await look(lucia, f"tool: {tool}")
        await lucia.keyboard.press("Escape")
    # Nothing that only screen readers are told makes the page higher than its window: it would scroll away.
    assert await lucia.evaluate("document.documentElement.scrollHeight - innerHeight") <= 1


async def axe_on_what_the_room_is_asked(lucia: Page, phone: Page, look: Look) -> None:
    await use(lucia, "checkpoint", "Make checkpoint")
    await expect(phone.locator(".poll-card")).to_be_visible(timeout=LATE_MS)
    await look(phone, "poll on a phone")
    await lucia.get_by_role("button", name="Close the poll").click()
    await lucia.get_by_role("button", name="See where we stand").click(timeout=LATE_MS)
    await look(lucia, "where we stand")
    await lucia.keyboard.press("Escape")
    await console(lucia).get_by_role("button", name=re.compile("^Next stage")).click()
    await expect(lucia.get_by_role("button", name="Move on anyway")).to_be_visible(timeout=LATE_MS)
    await look(lucia, "what is missing")
    await use(lucia, "vote", "Start the vote")
    await phone.locator(".vote-card").get_by_role("button", name="One dot more").first.click(timeout=LATE_MS)
    await look(phone, "vote on a phone")
    await expect(lucia.locator(".vote-card footer p")).to_contain_text("1 person", timeout=LATE_MS)
    await lucia.get_by_role("button", name="Close the vote").click()
    await expect(lucia.locator(".vote-result")).to_be_visible(timeout=LATE_MS)
    await look(lucia, "result of a vote")
    await use(lucia, "round", "Start the round")
    await look(phone, "round on a phone")
    await lucia.get_by_role("button", name="Reveal the answers").click()
    await look(lucia, "answers of a round")


async def test_the_room_is_run_by_the_keyboard_alone(server: Server, windows: Windows) -> None:
    lucia = (await BoardWindow.join(windows, server.links.facilitator, "Lucía Arbeloa")).page
    nadia = (await BoardWindow.join(windows, server.links.participant, "Nadia Belkacem")).page
    opener = lucia.get_by_role("button", name="Run the room")
    await press(lucia, opener)
    await expect(console(lucia)).to_be_focused()
    await tab_to(lucia, console(lucia).locator(".playbook-choice input").first)
    await lucia.keyboard.press("ArrowDown")
    begin = console(lucia).get_by_role("button", name=re.compile("^Begin:"))
    await expect(begin).to_be_enabled(timeout=LATE_MS)
    await tab_to(lucia, begin)
    await lucia.keyboard.press("Enter")
    await expect(console(lucia).locator(".agenda")).to_be_visible(timeout=LATE_MS)
    assert await is_within(lucia, ".console"), "who began stays in the console"

    onward = console(lucia).get_by_role("button", name=re.compile("^Next stage"))
    await tab_to(lucia, onward)
    await lucia.keyboard.press("Enter")
    await expect(lucia.get_by_role("button", name="Move on anyway")).to_be_focused(timeout=LATE_MS)
    await lucia.keyboard.press("Shift+Tab")
    await lucia.keyboard.press("Enter")
    await expect(onward).to_be_focused()

    tool = lucia.locator("[data-tool=vote]")
    await tab_to(lucia, tool, "Shift+Tab")
    await lucia.keyboard.press("Enter")
    await expect(console(lucia).get_by_role("button", name="Back").first).to_be_focused()
    await lucia.keyboard.press("Escape")
    await expect(tool).to_be_focused()
    await lucia.keyboard.press("Enter")
    await tab_to(lucia, console(lucia).get_by_role("button", name="Start the vote"))
    await lucia.keyboard.press("Enter")
    await expect(tool).to_be_focused(timeout=LATE_MS)

    await vote_by_the_keyboard(nadia)
    await tab_to(lucia, lucia.get_by_role("button", name="Close the vote"), "Shift+Tab")
    await lucia.keyboard.press("Enter")
    await expect(lucia.locator(".vote-result")).to_be_visible(timeout=LATE_MS)
    assert await is_within(lucia, ".underway"), "who closed the vote stays at its result"
    await tab_to(lucia, lucia.locator(".console-title button"))
    await lucia.keyboard.press("Enter")
    await expect(console(lucia)).to_have_count(0)
    await expect(opener).to_be_focused()
    windows.complaints[:] = [complaint for complaint in windows.complaints if NOT_FINISHED not in complaint]


async def vote_by_the_keyboard(page: Page) -> None:
    """All dots for one piece: whoever gives the last is still there to take it back."""
    more = page.locator(".vote-card").get_by_role("button", name="One dot more").first
    await expect(more).to_be_visible(timeout=LATE_MS)
    await tab_to(page, more)
    for _ in range(4):
        await page.keyboard.press("Enter")
    await expect(page.locator(".vote-left")).to_contain_text("0 dots left")
    await expect(more).to_be_focused()
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator(".vote-left")).to_contain_text("1 dot left")


def console(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Running the room")


async def use(page: Page, tool: str, start: str) -> None:
    await page.locator(f"[data-tool={tool}]").click()
    await console(page).get_by_role("button", name=start).click()
    await expect(page.locator(".console-tools")).to_be_visible(timeout=LATE_MS)


async def press(page: Page, button: Locator) -> None:
    await button.focus()
    await page.keyboard.press("Enter")


async def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    for _ in range(120):
        if await target.evaluate("el => el === document.activeElement"):
            return
        await page.keyboard.press(key)
    raise AssertionError(f"{key} does not get to {target}")


async def is_within(page: Page, region: str) -> bool:
    return bool(await page.evaluate("region => !!document.activeElement?.closest(region)", region))
