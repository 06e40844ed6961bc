"""What one writes for oneself, until it lies on the table."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.e2e.board_window import LOAD_MS, SETTLE_MS
from tests.e2e.conftest import Join
from tests.support.browser import PHONE, WIDE
from tests.support.server import Server

SECRET = "Ekblad wants bench data before he signs"
MORE = "The joint laboratory is booked until February"


async def test_a_hand_survives_a_reload_and_nobody_else_sees_it(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    frames: list[bytes] = []
    tomas.page.on("websocket", lambda line: line.on("framereceived", lambda data: frames.append(_bytes(data))))
    await tomas.page.reload()
    await tomas.is_saved()

    await nadia.keep(SECRET)
    await nadia.keep(MORE)
    await expect(nadia.hand).to_contain_text("Only you can see these.")
    await nadia.is_saved()
    await nadia.page.reload()
    await nadia.is_saved()
    await nadia.hand_button.click()
    await nadia.holds(SECRET, MORE)

    await tomas.lay("Something to be sent")
    await nadia.shows("Something to be sent")
    await tomas.does_not_show(SECRET)
    assert frames, "nothing was received: the test has shown nothing"
    assert not any(SECRET.encode() in frame for frame in frames)


async def test_a_laid_piece_is_on_the_board_once_and_undo_brings_it_back_to_the_hand(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await nadia.keep(SECRET)
    await nadia.keep(MORE)

    await nadia.hand.get_by_role("button", name=f"Lay on the table: {SECRET}").click()
    await tomas.shows(SECRET)
    await nadia.holds(MORE)
    await nadia.is_saved()
    await expect(nadia.piece(SECRET)).to_have_count(1)

    await nadia.page.get_by_role("button", name="Undo", exact=True).click()
    await tomas.does_not_show(SECRET)
    await nadia.holds(MORE, SECRET)
    await nadia.hand.get_by_role("button", name="Lay them all").click()
    await tomas.shows(SECRET)
    await tomas.shows(MORE)
    await nadia.holds()


async def test_a_piece_in_the_hand_is_edited_in_place_and_a_removed_one_comes_back(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await nadia.keep(SECRET)
    field = nadia.hand.get_by_role("textbox")
    await field.press("Control+End")
    await nadia.page.keyboard.type(" off")
    await nadia.holds(f"{SECRET} off")

    await nadia.hand.get_by_role("button", name="Remove from my hand").click()
    await nadia.holds()
    await nadia.page.get_by_role("button", name="Undo", exact=True).click()
    await nadia.holds(f"{SECRET} off")


async def test_what_is_kept_offline_is_in_the_hand_after_kill_9(server: Server, join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    board = nadia.page.url
    server.kill9()
    await expect(nadia.state).to_contain_text("Offline", timeout=SETTLE_MS)
    await nadia.keep(SECRET)
    await expect(nadia.state).to_contain_text("1 change kept on this device")
    await nadia.page.goto("about:blank")
    await asyncio.to_thread(server.restart)
    await nadia.page.goto(board)
    await expect(nadia.state).to_have_text("Saved", timeout=LOAD_MS)
    await nadia.hand_button.click()
    await nadia.holds(SECRET)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
async def test_a_hand_is_filled_and_laid_by_keys_alone(join: Join, size: tuple[int, int]) -> None:
    nadia = await join("Nadia Belkacem", size=size)
    keys = nadia.page.keyboard
    await nadia.composer.get_by_role("radio", name="On the table").focus()
    await keys.press("ArrowRight")
    await keys.press("n")
    await keys.type(SECRET)
    await keys.press("Enter")
    await nadia.holds(SECRET)
    await nadia.hand.get_by_role("textbox").focus()
    await keys.press("Tab")
    await keys.press("Enter")
    await nadia.holds()
    await nadia.shows(SECRET)
    await keys.press("Escape")
    await expect(nadia.hand).to_have_count(0)
    await expect(nadia.hand_button).to_be_focused()


def _bytes(data: str | bytes) -> bytes:
    return data.encode() if isinstance(data, str) else data
