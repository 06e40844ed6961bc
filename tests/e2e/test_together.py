"""Two people, two browsers, one board."""

import asyncio

from playwright.async_api import expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.support.seat import SeatedClient
from tests.support.server import Server
from tests.wire.stock import stock_client

GOAL = "Have a second source for every safety-relevant chip by the end of 2028"
CHALLENGE = "26-week lead times for SiC upset two line plans in 2025"


async def test_two_browsers_that_edit_one_sentence_at_once_end_equal(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga", function="Quality")
    await nadia.choose(GOAL)
    await tomas.choose(GOAL)
    await nadia.sentence.press("Control+Home")
    await tomas.sentence.press("Control+End")

    await asyncio.gather(
        nadia.page.keyboard.type("Nadia opens. ", delay=30),
        tomas.page.keyboard.type(" Tomás 🧩 closes.", delay=25),
    )

    whole = f"Nadia opens. {GOAL} Tomás 🧩 closes."
    await expect(nadia.sentence).to_have_value(whole, timeout=SETTLE_MS)
    await expect(tomas.sentence).to_have_value(whole, timeout=SETTLE_MS)
    await nadia.is_saved()
    await tomas.is_saved()


async def test_two_browsers_that_replace_the_same_words_at_once_end_equal(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await nadia.choose(GOAL)
    await tomas.choose(GOAL)
    for window in (nadia, tomas):
        await window.sentence.press("Control+A")

    await asyncio.gather(nadia.page.keyboard.type("first", delay=20), tomas.page.keyboard.type("second", delay=20))
    await nadia.is_saved()
    await tomas.is_saved()

    merged = await nadia.sentence.input_value()
    await expect(tomas.sentence).to_have_value(merged, timeout=SETTLE_MS)
    # Both replaced it all, so nothing of the old sentence is left and every letter of both is there.
    assert sorted(merged) == sorted("firstsecond")


async def test_a_piece_appears_for_the_other_with_its_author(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")

    await nadia.lay("Become carbon neutral by 2035")

    await tomas.shows("Become carbon neutral by 2035")
    await tomas.choose("Become carbon neutral by 2035")
    await expect(tomas.details).to_contain_text("by Nadia Belkacem")


async def test_a_moved_piece_moves_for_the_other_and_undo_brings_it_back(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await nadia.lay("A goal that wanders")
    await tomas.shows("A goal that wanders")
    before = await tomas.place_of("A goal that wanders")

    await nadia.drag("A goal that wanders", by=(40, 60))
    await nadia.is_saved()

    after = await nadia.place_of("A goal that wanders")
    assert after != before
    await _is_at(tomas, "A goal that wanders", after)
    await nadia.page.get_by_role("button", name="Undo my last step").click()
    await _is_at(tomas, "A goal that wanders", before)


async def test_a_removed_piece_is_gone_for_both_and_undo_brings_it_back(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await nadia.choose(CHALLENGE)

    await nadia.page.get_by_role("button", name="Remove this piece").click()

    await nadia.does_not_show(CHALLENGE)
    await tomas.does_not_show(CHALLENGE)
    await nadia.page.get_by_role("button", name="Undo", exact=True).click()
    await nadia.shows(CHALLENGE)
    await tomas.shows(CHALLENGE)


async def test_undo_takes_back_ones_own_step_only(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await nadia.lay("Written by Nadia")
    await tomas.shows("Written by Nadia")
    await tomas.lay("Written by Tomás")
    await nadia.shows("Written by Tomás")

    await nadia.page.get_by_role("button", name="Undo my last step").click()

    await tomas.does_not_show("Written by Nadia")
    await tomas.shows("Written by Tomás")
    await nadia.shows("Written by Tomás")


async def test_linked_pieces_fit_for_both(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await nadia.lay("Halve the scrap rate")
    await nadia.choose("Halve the scrap rate")

    await nadia.details.get_by_role("button", name="Add a link").click()
    picker = nadia.details.get_by_role("combobox", name="Which piece does it fit with?")
    await picker.fill("26-week lead times")
    await picker.press("Enter")

    await expect(nadia.details.get_by_role("region", name="Fits with")).to_contain_text(CHALLENGE)
    await tomas.shows("Halve the scrap rate")
    await tomas.choose("Halve the scrap rate")
    await expect(tomas.details.get_by_role("region", name="Fits with")).to_contain_text(CHALLENGE)


async def test_people_see_each_other_point_and_write(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await expect(tomas.page.get_by_role("button", name="2 people here")).to_be_visible(timeout=SETTLE_MS)

    await nadia.choose(GOAL)
    await nadia.sentence.press("Control+End")
    await nadia.page.keyboard.type("!")

    await expect(tomas.page.get_by_text("Nadia Belkacem is typing…")).to_be_visible(timeout=SETTLE_MS)


async def test_a_stock_yjs_client_edits_the_board_and_the_browser_shows_it(join: Join, server: Server) -> None:
    nadia = await join("Nadia Belkacem")
    seat = SeatedClient.join(server, "participant", "A program")
    async with stock_client(seat) as client:
        await client.until(lambda event: "synced" in event)
        client.do("add", id="stock-client-piece-01", by=seat.person_id, text="Laid by a program")
        await nadia.shows("Laid by a program")
        await nadia.lay("Laid by a person")
        await client.until(lambda event: "Laid by a person" in event.get("pieces", {}).values())
    seat.http.close()


async def _is_at(window: BoardWindow, words: str, place: tuple[int, int]) -> None:
    async with asyncio.timeout(SETTLE_MS / 1000):
        while await window.place_of(words) != place:
            await window.page.evaluate("() => new Promise(requestAnimationFrame)")
