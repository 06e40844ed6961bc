"""Following whoever leads, staying by choice, and asking to speak."""

from playwright.async_api import expect

from tests.e2e.conftest import Join


async def test_who_follows_leaves_by_escape_and_is_told_when_nobody_is_followed(join: Join) -> None:
    chiara, nadia = await join("Chiara Montesi", role="facilitator"), await join("Nadia Belkacem")
    await nadia.ask("PATCH", "/api/me", {"language": "es"})
    await nadia.page.reload()
    assert await chiara.ask("PUT", "/spotlight", {"follow": True, "lens": "plan"}) == 204
    card = nadia.page.locator(".underway-card.is-slim")
    stays, follows = card.get_by_role("button", name="Quedarme aquí"), card.get_by_role("button", name="Seguir")
    await expect(stays).to_be_visible()

    await nadia.page.locator("body").press("Escape")
    await expect(follows).to_be_visible()
    await follows.click()
    await expect(stays).to_be_visible()

    assert await chiara.ask("DELETE", "/spotlight") == 204
    await expect(card).to_have_count(0)


async def test_who_looks_on_raises_a_hand_that_the_facilitator_sees_and_lowers(join: Join) -> None:
    chiara, olga = await join("Chiara Montesi", role="facilitator"), await join("Olga Sandoval", role="observer")
    assert await chiara.ask("PUT", "/playbook", {"id": "two-hours"}) == 200
    assert await chiara.ask("PUT", "/stage", {"index": 0}) == 200
    hand = olga.page.locator(".underway").get_by_role("button", name="Raise hand")
    await hand.press("Enter")
    up = olga.page.locator(".underway").get_by_role("button", name="Hand is up")
    await expect(up).to_have_attribute("aria-pressed", "true")

    await chiara.page.get_by_role("button", name="Run the room").click()
    raised = chiara.page.locator(".raised-hand", has_text="Olga Sandoval wants to speak")
    await raised.get_by_role("button", name="Lower").click()
    await expect(raised).to_have_count(0)
    await expect(hand).to_be_visible()
