"""Moments are told by the clock of whoever reads them; without script, by the server's, and it is said."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.async_api import expect

from tests.e2e.board_window import BoardWindow
from tests.support.browser import Windows
from tests.support.seat import SeatedClient
from tests.support.server import Server

TOKYO = "Asia/Tokyo"


async def test_an_invite_says_until_when_by_the_clock_of_its_reader(server: Server, windows: Windows) -> None:
    there = invite_until_tomorrow(server).astimezone(ZoneInfo(TOKYO))
    lucia = await BoardWindow.join(windows, server.links.facilitator, "Lucía Arbeloa", time_zone=TOKYO)
    await lucia.page.goto(f"{server.base_url}/boards/{server.links.board_id}/invites")
    until = lucia.page.locator("[data-moment]").first
    await expect(until).to_contain_text(f"{there:%B}")
    await expect(until).to_contain_text(f"{there.hour % 12 or 12}:{there:%M}")
    await expect(until).not_to_contain_text("UTC")


async def test_without_script_it_is_said_which_clock_that_is(server: Server, windows: Windows) -> None:
    invite_until_tomorrow(server)
    page = await windows.open(javascript=False, time_zone=TOKYO)
    await page.goto(server.links.facilitator)
    await page.get_by_label("Your name").fill("Lucía Arbeloa")
    await page.get_by_role("radio", name="Sales").check(force=True)
    await page.get_by_role("button", name="Join the board").click()
    await page.goto(f"{server.base_url}/boards/{server.links.board_id}/invites")
    await expect(page.locator("[data-moment]").first).to_contain_text("UTC")


def invite_until_tomorrow(server: Server) -> datetime:
    until = (datetime.now(UTC) + timedelta(days=1)).replace(microsecond=0)
    seat = SeatedClient.join(server, role="facilitator", name="Chiara Montesi")
    with closing(seat.http) as http:
        invite = {"role": "participant", "expires_at": until.isoformat()}
        http.post(f"/api/boards/{seat.board_id}/invites", json=invite).raise_for_status()
    return until
