"""The truth about what the server does not store, and why."""

from playwright.async_api import expect

from tests.e2e.board_window import LOAD_MS, SETTLE_MS
from tests.e2e.conftest import Join
from tests.support.full_disk import full
from tests.support.server import Server


async def test_r37_a_full_disk_is_called_so_and_what_was_written_is_saved_once_there_is_room(
    server: Server, join: Join
) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    with full(server):
        await nadia.lay("Written while the disk was full")
        await expect(nadia.state).to_have_text(
            "Not saved: the server's disk is full. 1 change is kept on this device.", timeout=SETTLE_MS
        )
        await nadia.lay("And one more")
        await nadia.keep("And one for me")
        await expect(nadia.state).to_contain_text("3 changes are kept on this device.")
        await expect(tomas.state).to_have_text("Not saved: the server's disk is full.", timeout=SETTLE_MS)
        await tomas.does_not_show("Written while the disk was full")

    for window in (nadia, tomas):
        await expect(window.state).to_have_text("Saved", timeout=LOAD_MS)
    await tomas.shows("Written while the disk was full")
    await tomas.shows("And one more")
    await nadia.holds("And one for me")
