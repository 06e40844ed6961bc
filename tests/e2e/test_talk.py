"""People talk about pieces: comments, signs of one press; and the guard against removing many pieces of others."""

from playwright.async_api import Locator, expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join

GOAL = "Cut inverter material cost by 18 % by the end of 2029"
FIRST, LAST = "Electric-car volumes", "CO₂ declaration per part"


async def test_two_people_comment_on_a_piece_and_take_back_only_their_own(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga", function="Engineering")
    await _look_at(nadia, GOAL)
    await tomas.choose(GOAL)
    await _comment(nadia, "Who told us 18 %?")
    await expect(_comments(tomas)).to_contain_text("Who told us 18 %?", timeout=SETTLE_MS)
    await expect(_comments(tomas)).to_contain_text("Nadia Belkacem just now")

    field = _field(tomas)
    await field.fill("Purchasing did.")
    await field.press("Shift+Enter")
    await field.press_sequentially("<b>In June</b>")
    await field.press("Enter")
    await expect(field).to_have_value("")
    await expect(_comments(nadia)).to_contain_text("Purchasing did.\n<b>In June</b>", timeout=SETTLE_MS)
    await expect(nadia.piece(GOAL)).to_contain_text("2 comments")

    await expect(_remove(nadia, "Tomás Quiroga")).to_have_count(0)
    await _remove(nadia, "Nadia Belkacem").click()
    await expect(_comments(tomas)).not_to_contain_text("Who told us", timeout=SETTLE_MS)
    await nadia.page.get_by_role("status").get_by_role("button", name="Undo").click()
    await expect(_comments(tomas)).to_contain_text("Who told us 18 %?", timeout=SETTLE_MS)

    await tomas.details.get_by_role("button", name="Remove this piece").click()
    await nadia.does_not_show(GOAL)
    await tomas.page.keyboard.press("Control+z")
    await nadia.shows(GOAL)
    await expect(nadia.piece(GOAL)).to_contain_text("2 comments", timeout=SETTLE_MS)


async def test_a_sign_takes_one_press_and_everybody_sees_whose_it_is(join: Join) -> None:
    nadia, lucia = await join("Nadia Belkacem"), await join("Lucía Arbeloa", role="facilitator")
    await _look_at(lucia, GOAL)
    await lucia.page.get_by_role("button", name="Language").click()
    await lucia.page.get_by_role("menuitemradio", name="Español").click()
    await nadia.choose(GOAL)
    for sign in ("New to me", "Key piece", "I am not sure"):
        await nadia.details.get_by_role("button", name=sign).click()
    await expect(nadia.details.get_by_role("button", name="Key piece 1")).to_have_attribute("aria-pressed", "true")
    await nadia.page.keyboard.press("Control+z")
    await expect(nadia.details.get_by_role("button", name="I am not sure")).to_have_attribute("aria-pressed", "false")

    piece = lucia.piece(GOAL)
    await expect(piece).to_contain_text("Pieza clave", timeout=SETTLE_MS)
    await expect(piece).to_contain_text("Nuevo para 1 persona")
    details = lucia.page.get_by_role("complementary", name="Detalles de la pieza")
    await expect(details).to_contain_text("No lo sabía: Nadia Belkacem")
    await details.get_by_role("button", name="No lo sabía 1").click()
    await expect(details).to_contain_text("No lo sabía: Nadia Belkacem y usted")
    await details.get_by_role("textbox", name="Escriba un comentario").fill("Yo tampoco lo sabía.")
    await details.get_by_role("button", name="Enviar el comentario").click()
    await expect(nadia.details.get_by_role("button", name="New to me 2")).to_be_visible(timeout=SETTLE_MS)
    await expect(_comments(nadia)).to_contain_text("Yo tampoco lo sabía.")


async def test_a_comment_that_is_not_sent_is_never_lost(join: Join) -> None:
    nadia, tomas = await join("Nadia Belkacem"), await join("Tomás Quiroga")
    await nadia.choose(GOAL)
    await _field(nadia).fill("Half a thought")
    await nadia.page.keyboard.press("Escape")
    await nadia.page.keyboard.press("Escape")
    await expect(nadia.details).to_have_count(0)
    await nadia.page.reload()
    await nadia.is_saved()
    await nadia.choose(GOAL)
    await expect(_field(nadia)).to_have_value("Half a thought")

    await _field(nadia).fill("x" * 2_001)
    await _field(nadia).press("Enter")
    await expect(nadia.details.get_by_role("alert")).to_contain_text("holds 2,000 characters, and this one has 2,001")
    await _field(nadia).fill("A whole thought")
    await tomas.choose(GOAL)
    await tomas.details.get_by_role("button", name="Remove this piece").click()
    await expect(nadia.page.get_by_text("The piece you were commenting on was removed.")).to_be_visible(
        timeout=SETTLE_MS
    )
    await expect(nadia.field).to_have_value("A whole thought")
    await expect(nadia.field).to_be_focused()


async def test_an_observer_reads_what_is_said_and_says_nothing(join: Join) -> None:
    nadia, oliver = await join("Nadia Belkacem"), await join("Oliver Stainforth", role="observer")
    await nadia.choose(GOAL)
    await _comment(nadia, "Who told us?")
    await nadia.details.get_by_role("button", name="I see it too").click()
    await oliver.choose(GOAL)
    await expect(oliver.details).to_contain_text("Who told us?", timeout=SETTLE_MS)
    await expect(oliver.details).to_contain_text("I see it too: Nadia Belkacem")
    await expect(oliver.details.get_by_role("button", name="I see it too")).to_have_count(0)
    await expect(_field(oliver)).to_have_count(0)
    await expect(_remove(oliver, "Nadia Belkacem")).to_have_count(0)


async def test_removing_many_pieces_of_others_is_up_to_a_facilitator(join: Join) -> None:
    nadia, chiara = await join("Nadia Belkacem"), await join("Chiara Montesi", role="facilitator")
    await _mark_industry(nadia)
    await nadia.page.keyboard.press("Delete")
    await expect(nadia.page.get_by_text("8 of these pieces are by others. Ask a facilitator")).to_be_visible()
    await nadia.shows(FIRST)

    await _mark_industry(chiara)
    await chiara.page.keyboard.press("Delete")
    await nadia.does_not_show(FIRST)
    await nadia.does_not_show(LAST)
    await chiara.page.get_by_role("status").get_by_role("button", name="Undo").click()
    await nadia.shows(FIRST)
    await nadia.shows(LAST)


async def _look_at(window: BoardWindow, words: str) -> None:
    """From near enough to read the foot of the piece, with its details open."""
    search = window.page.get_by_role("combobox", name="Search the board")
    await search.fill(words)
    await search.press("Enter")
    await expect(window.details).to_be_visible()


async def _mark_industry(window: BoardWindow) -> None:
    """All pieces of the zone, by a frame drawn around them."""
    first, last = await window.piece(FIRST).bounding_box(), await window.piece(LAST).bounding_box()
    assert first
    assert last
    mouse = window.page.mouse
    await window.page.keyboard.down("Shift")
    await mouse.move(first["x"] - 3, first["y"] - 3)
    await mouse.down()
    await mouse.move(last["x"] + last["width"] / 2, last["y"] + last["height"] / 2, steps=4)
    await mouse.move(last["x"] + last["width"] + 3, last["y"] + last["height"] + 3, steps=4)
    await mouse.up()
    await window.page.keyboard.up("Shift")
    await expect(window.details.get_by_role("heading", name="8 pieces chosen")).to_be_visible()


def _comments(window: BoardWindow) -> Locator:
    return window.details.get_by_role("region", name="Comments")


def _field(window: BoardWindow) -> Locator:
    return window.details.get_by_role("textbox", name="Write a comment")


def _remove(window: BoardWindow, name: str) -> Locator:
    return window.details.get_by_role("button", name=f"Remove the comment by {name}")


async def _comment(window: BoardWindow, words: str) -> None:
    await _field(window).fill(words)
    await _field(window).press("Enter")
    await expect(_comments(window)).to_contain_text(words)
