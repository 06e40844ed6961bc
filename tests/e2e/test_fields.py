"""What is typed into the fields of a piece: what cannot be taken stays where it is, with a sentence."""

import re

from playwright.async_api import Locator, expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.e2e.my_part import give_action, join_in_spanish
from tests.support.browser import PHONE, Windows
from tests.support.server import Server

RIGHT_TO_LEFT = "سمعته في المعرض 👩‍🔬 (§ 4)"


async def test_a_number_out_of_range_stays_and_is_not_written_until_it_is_right(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await _lay(nadia, "Expansion", "Second plant")
    await tomas.shows("Second plant")
    await nadia.choose("Second plant")
    await tomas.choose("Second plant")
    share = _field(nadia, "Our share now, %")
    await share.fill("140")
    await share.press("Enter")
    await expect(nadia.details.get_by_role("alert")).to_have_text("A number from 0 to 100.")
    await expect(share).to_have_accessible_description("A number from 0 to 100.")
    await expect(share).to_have_attribute("aria-invalid", "true")

    # Also after a look at another piece, while somebody else says something else.
    await _field(tomas, "Our share now, %").fill("30")
    await _field(tomas, "Our share now, %").press("Enter")
    await nadia.details.get_by_role("button", name="Close", exact=True).click()
    await nadia.choose("Second plant")
    await expect(share).to_have_value("140")
    await expect(nadia.details).to_contain_text("Changed meanwhile to “30”.", timeout=SETTLE_MS)
    await expect(_field(tomas, "Our share now, %")).to_have_value("30")

    await share.press("Escape")
    await expect(share).to_have_value("30")
    await expect(nadia.details.get_by_role("alert")).to_have_count(0)
    await share.fill("41.5 %")
    await share.press("Enter")
    await expect(_field(tomas, "Our share now, %")).to_have_value("41.5", timeout=SETTLE_MS)


async def test_dates_are_typed_the_spanish_way_on_a_phone(server: Server, windows: Windows, join: Join) -> None:
    tomas = await join("Tomás Quiroga")
    await give_action(tomas, "Bring the heat maps", "Lucía Arbeloa")
    lucia = await join_in_spanish(windows, server.links.participant, "Lucía Arbeloa", size=PHONE)
    await lucia.page.locator("#board-search").fill("Bring the heat maps")
    await lucia.page.get_by_role("option").first.click()
    details = lucia.page.get_by_role("complementary", name="Detalles de la pieza")
    due = details.get_by_role("textbox", name="Vence")
    await due.fill("31/02/2031")
    await due.press("Enter")
    await expect(details.get_by_role("alert")).to_have_text("febrero de 2031 tiene 28 días.")
    await due.fill("pronto")
    await expect(details.get_by_role("alert")).to_have_text("Un año, un mes o un día: 2027, 03/2027 o 06/03/2027.")
    await expect(due).to_have_value("pronto")

    for typed, shown in (("06/03/2031", "6 Mar 2031"), ("03/2031", "Mar 2031"), ("2031", "2031")):
        await due.fill(typed)
        await due.press("Enter")
        await expect(_field(tomas, "Due")).to_have_value(shown, timeout=SETTLE_MS)
    await due.fill("06/03/2020")
    await due.press("Enter")
    await expect(due).to_have_value("6 mar 2020")
    await expect(due).to_have_accessible_description("Esta fecha ya ha pasado.")
    await expect(_field(tomas, "Due")).to_have_accessible_description("This date is in the past.", timeout=SETTLE_MS)
    box = await details.get_by_role("button", name="Calendario: Vence").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24


async def test_three_thousand_characters_stay_in_their_field_and_other_scripts_come_back_whole(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await nadia.lay("Half the losses")
    await nadia.choose("Half the losses")
    await tomas.shows("Half the losses")
    await tomas.choose("Half the losses")
    evidence = _field(nadia, "Evidence")
    await evidence.fill("x" * 3_000)
    await expect(nadia.details.get_by_role("alert")).to_have_text(
        "A field holds 240 characters, and this one has 3,000."
    )
    await evidence.press("Enter")
    await nadia.details.get_by_role("button", name="Close", exact=True).click()
    await nadia.choose("Half the losses")
    await expect(evidence).to_have_value("x" * 3_000)
    await expect(_field(tomas, "Evidence")).to_have_value("")

    await evidence.fill(RIGHT_TO_LEFT)
    await evidence.press("Enter")
    await expect(_field(tomas, "Evidence")).to_have_value(RIGHT_TO_LEFT, timeout=SETTLE_MS)
    assert await _field(tomas, "Evidence").evaluate("field => getComputedStyle(field).direction") == "rtl"

    # The sentence is on the board while it is written: nothing of a paste that does not fit.
    await nadia.sentence.focus()
    await nadia.sentence.evaluate(
        """(field) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", "y".repeat(3000));
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }"""
    )
    await expect(nadia.details.get_by_role("alert")).to_contain_text("would have 3,015. Nothing was pasted")
    await expect(nadia.sentence).to_have_value("Half the losses")


async def test_an_owner_who_was_removed_is_still_named(join: Join, windows: Windows) -> None:
    host, ana = await join("Chiara Montesi", role="facilitator"), await join("Ana Ferrer")
    await give_action(host, "Bring the heat maps", "Ana Ferrer")
    owner = host.details.get_by_role("combobox", name="Owner")
    await expect(owner.get_by_role("option").nth(1)).to_have_text("Chiara Montesi · Sales")
    await host.page.get_by_role("button", name="2 people here").click()
    menu = host.page.get_by_role("menu")
    await menu.get_by_role("menuitem", name="Ana Ferrer Sales · participant").click()
    await menu.get_by_role("menuitem", name="Remove from this board").click()
    await menu.get_by_role("menuitem", name="Yes, remove Ana Ferrer").click()
    await expect(ana.page.get_by_text("You were removed from this board.")).to_be_visible(timeout=SETTLE_MS)

    await host.choose("Bring the heat maps")
    await expect(owner.locator("option:checked")).to_have_text("Ana Ferrer has left", timeout=SETTLE_MS)
    # Their name is gone with their seat for who comes later.
    later = await join("Luis Prado")
    await later.choose("Bring the heat maps")
    theirs = later.details.get_by_role("combobox", name="Owner")
    await expect(theirs.locator("option:checked")).to_have_text(re.compile("has left"))
    await theirs.select_option(label="Luis Prado")
    await expect(owner.locator("option:checked")).to_have_text("Luis Prado", timeout=SETTLE_MS)
    windows.complaints[:] = [one for one in windows.complaints if "404" not in one or "/api/boards/" not in one]


async def test_scores_are_given_by_keyboard_to_criteria_by_name(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    await _lay(nadia, "Competitor", "Nordhall")
    await nadia.choose("Nordhall")
    delivery = nadia.details.get_by_role("slider", name="Delivery")
    await delivery.focus()
    for key, said in (("4", "4 of 5"), ("ArrowRight", "5 of 5"), ("Home", "1 of 5"), ("Delete", "not said")):
        await nadia.page.keyboard.press(key)
        await expect(delivery).to_have_attribute("aria-valuetext", said)
    await nadia.shows("Nordhall")


async def _lay(window: BoardWindow, kind: str, words: str) -> None:
    await window.composer.get_by_role("button", name="Kind of piece").click()
    await window.page.get_by_role("menuitemradio", name=kind, exact=True).click()
    await window.lay(words)


def _field(window: BoardWindow, name: str) -> Locator:
    return window.details.get_by_role("textbox", name=name, exact=True)
