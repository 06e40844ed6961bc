"""What becomes of an open page when its board is archived or restored, or its seat is taken back."""

from playwright.async_api import expect

from tests.e2e.board_window import SETTLE_MS
from tests.e2e.conftest import Join
from tests.support.browser import Windows
from tests.support.server import Server


async def test_an_archived_board_can_be_read_and_a_restored_one_written_without_a_reload(
    join: Join, server: Server, windows: Windows
) -> None:
    nadia = await join("Nadia Belkacem")
    owner = await windows.open()
    await owner.goto(server.links.owner)
    await owner.get_by_role("button").first.click()
    await owner.wait_for_url(lambda url: "/enter/" not in url)
    path = f"{server.base_url}/api/boards/{server.links.board_id}"
    await nadia.composer.get_by_role("textbox").fill("Half a thought")

    assert (await owner.request.patch(path, data={"archived": True})).ok
    await expect(nadia.page.get_by_text("This board is archived. You can read it")).to_be_visible(timeout=SETTLE_MS)
    await nadia.shows("Start production of the 800 V")
    await expect(nadia.composer.get_by_role("button", name="Lay on the table")).to_be_disabled()

    assert (await owner.request.patch(path, data={"archived": False})).ok
    await expect(nadia.page.get_by_text("This board is archived.")).to_have_count(0, timeout=SETTLE_MS)
    field = nadia.composer.get_by_role("textbox")
    await expect(field).to_have_value("Half a thought", timeout=SETTLE_MS)
    await field.press("Enter")
    await nadia.shows("Half a thought")
    await nadia.is_saved()


async def test_a_host_removes_a_person_in_two_steps_who_is_told_so(join: Join, windows: Windows) -> None:
    host = await join("Chiara Montesi", role="facilitator")
    nadia = await join("Nadia Belkacem")
    await nadia.lay("It stays")
    await host.shows("It stays")
    await host.page.get_by_role("button", name="2 people here").click()
    menu = host.page.get_by_role("menu")
    await menu.get_by_role("menuitem", name="Nadia Belkacem Sales · participant").click()
    await menu.get_by_role("menuitem", name="Remove from this board").click()
    await menu.get_by_role("menuitem", name="Yes, remove Nadia Belkacem").click()

    await expect(host.page.get_by_text("Nadia Belkacem was removed from this board.")).to_be_visible()
    await expect(host.page.get_by_role("button", name="1 person here")).to_be_visible(timeout=SETTLE_MS)
    await expect(nadia.page.get_by_text("You were removed from this board.")).to_be_visible(timeout=SETTLE_MS)
    await expect(nadia.composer).to_have_count(0)
    # The page asked whether the board still knows it; a browser writes every 404 to its console.
    windows.complaints[:] = [one for one in windows.complaints if "404" not in one or "/api/boards/" not in one]
    await host.shows("It stays")


async def test_a_participant_sees_roles_and_removes_nobody(join: Join) -> None:
    nadia, _ = await join("Nadia Belkacem"), await join("Chiara Montesi", role="facilitator")
    await nadia.page.get_by_role("button", name="2 people here").click()
    await nadia.page.get_by_role("menuitem", name="Chiara Montesi Sales · facilitator").click()
    await expect(nadia.page.get_by_role("menuitem", name="Remove from this board")).to_have_count(0)
