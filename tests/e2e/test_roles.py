"""What an observer sees, and does not."""

from playwright.async_api import expect

from tests.e2e.conftest import Join

GOAL = "Cut inverter material cost by 18 % by the end of 2029"


async def test_an_observer_has_no_tools(join: Join) -> None:
    olga = await join("Olga Sandoval", role="observer", function="Finance")

    await expect(olga.composer).to_have_count(0)
    await expect(olga.page.get_by_role("button", name="Undo my last step")).to_have_count(0)
    await expect(olga.page.get_by_role("link", name="Invite")).to_have_count(0)
    await olga.choose(GOAL)
    await expect(olga.sentence).to_have_count(0)
    await expect(olga.page.get_by_role("button", name="Remove this piece")).to_have_count(0)
    await expect(olga.page.get_by_role("button", name="Add a link")).to_have_count(0)


async def test_an_observer_cannot_move_remove_or_write(join: Join) -> None:
    olga, nadia = await join("Olga Sandoval", role="observer"), await join("Nadia Belkacem")
    before = await nadia.place_of(GOAL)

    await olga.choose(GOAL)
    for key in ("Delete", "Enter", "x", "Alt+ArrowRight", "n", "l", "Control+z"):
        await olga.page.keyboard.press(key)
    await olga.drag(GOAL, by=(0, 80))

    # Sent after whatever the observer might have sent, and seen by them: so theirs would have arrived before.
    await nadia.lay("Written by somebody who may")
    await olga.shows("Written by somebody who may")
    assert await nadia.place_of(GOAL) == before == await olga.place_of(GOAL)
    await nadia.choose(GOAL)
    await expect(nadia.sentence).to_have_value(GOAL)
    await olga.is_saved()


async def test_an_observer_sees_the_others_work_live(join: Join) -> None:
    olga, nadia = await join("Olga Sandoval", role="observer"), await join("Nadia Belkacem")
    await nadia.lay("Seen by those who watch")
    await olga.shows("Seen by those who watch")
