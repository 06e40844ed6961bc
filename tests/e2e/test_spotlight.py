"""Following whoever leads, staying by choice, and asking to speak."""

from typing import Any

from playwright.async_api import expect

from tests.e2e.board_window import BoardWindow
from tests.e2e.conftest import Join


async def ask(window: BoardWindow, method: str, path: str, body: Any = None) -> int:
    """As the page asks: in the name of whoever sits at it."""
    status: int = await window.page.evaluate(
        """([method, path, body]) => fetch(path.startsWith("/api/") ? path : `/api${location.pathname}${path}`, {
            method, headers: {"Content-Type": "application/json"}, body: body && JSON.stringify(body),
        }).then((answer) => answer.status)""",
        [method, path, body],
    )
    return status


async def test_who_follows_leaves_by_escape_and_is_told_when_nobody_is_followed(join: Join) -> None:
    chiara, nadia = await join("Chiara Montesi", role="facilitator"), await join("Nadia Belkacem")
    await ask(nadia, "PATCH", "/api/me", {"language": "es"})
    await nadia.page.reload()
    assert await ask(chiara, "PUT", "/spotlight", {"follow": True, "lens": "plan"}) == 204
    card = nadia.page.locator(".underway-card.is-slim")
    stays, follows = card.get_by_role("button", name="Quedarme aquí"), card.get_by_role("button", name="Seguir")
    await expect(stays).to_be_visible()

    await nadia.page.locator("body").press("Escape")
    await expect(follows).to_be_visible()
    await follows.click()
    await expect(stays).to_be_visible()

    assert await ask(chiara, "DELETE", "/spotlight") == 204
    await expect(card).to_have_count(0)


async def test_who_looks_on_raises_a_hand_that_the_facilitator_sees_and_lowers(join: Join) -> None:
    chiara, olga = await join("Chiara Montesi", role="facilitator"), await join("Olga Sandoval", role="observer")
    assert await ask(chiara, "PUT", "/playbook", {"id": "two-hours"}) == 200
    assert await ask(chiara, "PUT", "/stage", {"index": 0}) == 200
    hand = olga.page.locator(".underway").get_by_role("button", name="Raise hand")
    await hand.press("Enter")
    up = olga.page.locator(".underway").get_by_role("button", name="Hand is up")
    await expect(up).to_have_attribute("aria-pressed", "true")

    await chiara.page.get_by_role("button", name="Run the room").click()
    raised = chiara.page.locator(".raised-hand", has_text="Olga Sandoval wants to speak")
    await raised.get_by_role("button", name="Lower").click()
    await expect(raised).to_have_count(0)
    await expect(hand).to_be_visible()
