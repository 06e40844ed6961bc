"""My part: what each person knows, brings and has to do, proposed from what they did and written by them."""

import re

from playwright.async_api import expect

from tests.e2e.board_window import SETTLE_MS
from tests.e2e.conftest import Join
from tests.e2e.my_part import give_action, open_lens
from tests.e2e.test_accessibility import violations

KNOWS = "What do I know about this customer?"


async def test_my_card_is_made_with_one_click_filled_by_proposals_and_read_by_others(join: Join) -> None:
    ana, chiara = await join("Ana Ferrer"), await join("Chiara Montesi")
    for words in ("Quick wins at the plant", "A second line from 2028"):
        await ana.lay(words)
    await open_lens(ana, "My part")
    await open_lens(chiara, "My part")
    await expect(chiara.page.get_by_text(re.compile("no card yet"))).to_be_visible()

    await ana.page.get_by_role("button", name="Make my card").click()
    knows = ana.page.get_by_role("textbox", name=KNOWS)
    proposal = ana.page.get_by_role("button", name="Customer strategy You wrote 2 pieces about it")
    await proposal.click()
    await expect(knows).to_have_value("Customer strategy")
    await expect(proposal).to_have_count(0)
    await ana.page.get_by_role("banner").get_by_role("button", name="Undo").click()
    await expect(knows).to_have_value("")
    await proposal.click()
    await knows.press("End")
    await ana.page.keyboard.type(" and their plants")
    await ana.page.keyboard.press("Enter")

    theirs = (
        chiara.page.get_by_role("region", name="Everybody's part").get_by_role("listitem").filter(has_text="Ana Ferrer")
    )
    await expect(theirs).to_contain_text("Customer strategy and their plants", timeout=SETTLE_MS)
    await expect(theirs.get_by_role("textbox")).to_have_count(0)
    assert await violations(ana.page) == []


async def test_what_is_too_long_for_a_card_is_kept_with_a_word_about_it(join: Join) -> None:
    ana = await join("Ana Ferrer")
    await open_lens(ana, "My part")
    await ana.page.get_by_role("button", name="Make my card").click()
    long = "Their plants, " * 20
    field = ana.page.get_by_role("textbox", name=KNOWS)
    await field.fill(long)
    await field.press("Enter")
    await expect(ana.page.get_by_role("alert")).to_contain_text("39 characters too many")
    await open_lens(ana, "Outline")
    await open_lens(ana, "My part")
    await expect(field).to_have_value(long)
    await field.fill("Their plants")
    await field.press("Enter")
    await ana.is_saved()
    await ana.page.reload()
    await expect(field).to_have_value("Their plants")


async def test_an_action_is_accepted_by_its_owner_and_by_nobody_else(join: Join) -> None:
    ana = await join("Ana Ferrer")
    lucia = await join("Lucía Arbeloa", role="facilitator")
    await give_action(lucia, "Show the total cost to their finance chief", to="Ana Ferrer")
    await expect(lucia.details.get_by_role("switch", name="Accepted")).to_be_disabled()

    await open_lens(ana, "My part")
    actions = ana.page.get_by_role("region", name="My actions")
    await expect(actions).to_contain_text("1 to accept", timeout=SETTLE_MS)
    await actions.get_by_role("combobox", name=re.compile("^Status")).select_option(label="In progress")
    await actions.get_by_role("button", name=re.compile("^Accept: Show")).click()
    await expect(lucia.details.get_by_role("switch", name="Accepted")).to_be_checked(timeout=SETTLE_MS)
    await expect(lucia.details.get_by_role("combobox", name="Status")).to_contain_text("In progress")
