"""A board that never came to this page is not called empty: nobody there knows what is on it."""

import re
from typing import Any

import pytest
from playwright.async_api import expect

from tests.e2e.board_window import SETTLE_MS
from tests.e2e.conftest import Join
from tests.support.browser import PHONE, WIDE

NOTHING = re.compile(r"^(empty|\d+ pieces?)$")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
async def test_a_board_that_cannot_be_loaded_counts_nothing_and_asks_nothing(join: Join, size: Any) -> None:
    nadia = await join("Nadia Belkacem", size=size)
    page = nadia.page
    await page.route(re.compile("/sync/|/healthz"), lambda route: route.abort())
    await page.route_web_socket(re.compile("/sync/"), lambda socket: socket.close())
    await page.reload()

    await expect(nadia.state).to_have_text("Offline: this board is not loaded yet", timeout=SETTLE_MS)
    names, hand = page.locator(".plate-names"), nadia.hand_button
    await expect(names.get_by_role("heading", name="Customer strategy")).to_be_attached()
    await expect(names.get_by_text(NOTHING)).to_have_count(0)
    await expect(names.locator(".plate-question")).to_have_count(0)
    await expect(page.get_by_role("button", name="Customer strategy", exact=True)).to_be_visible()
    await expect(hand).to_have_accessible_name("My hand")
    await hand.click()
    await expect(nadia.hand).to_contain_text("Your hand is not loaded yet.")
    await nadia.field.fill("Written before it came")
    await nadia.field.press("Enter")
    await expect(nadia.state).to_contain_text("1 change kept on this device")
    await expect(names.get_by_text(NOTHING)).to_have_count(0)

    await page.unroute_all()
    await page.reload()
    await nadia.is_saved()
    await expect(names.get_by_text(NOTHING)).to_have_count(7)
    await expect(hand).to_have_accessible_name("My hand 0 pieces")
