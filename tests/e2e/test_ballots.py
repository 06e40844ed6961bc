"""Votes and rounds in a browser: nothing one gave is lost on its way, and no key decides by itself."""

from contextlib import ExitStack
from typing import Any

from playwright.async_api import expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.my_part import is_as_wide_as_the_window
from tests.e2e.test_accessibility import violations
from tests.support.browser import PHONE, Windows
from tests.support.seat import SeatedClient
from tests.support.server import Server


def ask(host: SeatedClient, path: str, body: Any = None) -> Any:
    answer = host.http.post(f"/api/boards/{host.board_id}/{path}", json=body)
    assert answer.status_code < 300, answer.text
    return answer.json() if answer.content else None


async def test_dots_given_while_the_network_is_away_are_counted(server: Server, windows: Windows) -> None:
    with ExitStack() as stack:
        lucia = SeatedClient.join(server, "facilitator", "Lucía Arbeloa")
        stack.callback(lucia.http.close)
        nadia = await BoardWindow.join(windows, server.links.participant, "Nadia Belkacem", size=PHONE)
        page = nadia.page
        vote = ask(lucia, "votes", {"question": "Which goal matters most?", "kind": "goal", "budget": 12})["id"]
        card = page.locator(".vote-card")
        row = card.locator(".vote-pieces li").first
        more = row.get_by_role("button", name="One dot more", exact=True)
        await more.tap(timeout=SETTLE_MS)
        await expect(card).to_contain_text("Your vote is in.")
        await expect(card).to_contain_text("whoever is the only one of theirs can be recognised")
        await is_as_wide_as_the_window(nadia)
        assert await violations(page) == []

        await page.context.set_offline(True)
        for _ in range(6):
            await more.tap()
        await expect(row.locator(".vote-dots")).to_have_text("● × 7")
        await expect(card).to_contain_text("It is kept on this device and sent again.")
        await page.context.set_offline(False)
        await expect(card).to_contain_text("Your vote is in.", timeout=SETTLE_MS)
        ask(lucia, f"votes/{vote}/close")
        await expect(card.locator(".vote-result li").first).to_contain_text("dots")
        [tally] = [one["tally"] for one in lucia.http.get(f"/api/boards/{lucia.board_id}/votes").json()["votes"]]
        assert sum(one["total"] for one in tally.values()) == 7


async def test_arrow_keys_settle_nothing(server: Server, windows: Windows) -> None:
    with ExitStack() as stack:
        nadia = SeatedClient.join(server, "participant", "Nadia Belkacem")
        stack.callback(nadia.http.close)
        lucia = await BoardWindow.join(windows, server.links.facilitator, "Lucía Arbeloa")
        page, board = lucia.page, f"/api/boards/{nadia.board_id}"
        host = page.context.request
        headers = {"Origin": server.base_url}
        opened = await host.post(f"{server.base_url}{board}/rounds", data={"topic": "stakeholders"}, headers=headers)
        round_ = await opened.json()
        subject = nadia.http.get(f"{board}/rounds/{round_['id']}").json()["subjects"][0]
        scores = {subject: {"power": 4}}
        assert nadia.http.put(f"{board}/rounds/{round_['id']}/answer", json={"scores": scores}).status_code == 204
        card = page.locator(".round-card")
        await card.get_by_role("button", name="Reveal the answers").click(timeout=SETTLE_MS)
        other = card.get_by_role("combobox", name="Settle on another value")
        await other.focus()
        await page.keyboard.press("ArrowUp")
        await expect(card.get_by_role("button", name="Settle on 3")).to_be_visible()
        assert await violations(page) == []
        await card.get_by_role("button", name="Settle on 3").click()
        await expect(card.locator(".spread-settled")).to_have_text("Settled: 3")

        await card.get_by_role("button", name="Settle on another value").click()
        await other.select_option("5")
        await expect(card.locator(".spread-settled")).to_have_text("Settled: 3")
        await card.get_by_role("button", name="Settle on 5").click()
        await expect(card.locator(".spread-settled")).to_have_text("Settled: 5")

        await card.get_by_role("button", name="Put away").click()
        await page.get_by_role("button", name="Run the room").click()
        console = page.get_by_role("complementary", name="Running the room")
        await console.get_by_role("button", name="Score privately").click()
        await console.get_by_text("Earlier rounds").click()
        await console.get_by_role("button", name="Place the stakeholders, each alone").click()
        await expect(console.locator(".spread-settled")).to_have_text("Settled: 5")
        await console.get_by_role("button", name="Settle on another value").click()
        assert await violations(page) == []
