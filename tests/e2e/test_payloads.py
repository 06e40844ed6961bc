"""Script in any field is only words: no lens runs it, no page fetches what it names."""

from contextlib import closing
from typing import Any

from playwright.async_api import Page, Request, expect
from pycrdt import Doc

from app.board.schema import FIELDS, KINDS, ZONES, Kind, Text
from app.board.write import create_comment, create_link, create_piece
from app.people.tokens import new_id
from tests.e2e.board_window import BoardWindow
from tests.e2e.payloads import HOST, PAYLOADS
from tests.support.browser import Windows
from tests.support.seat import SeatedClient
from tests.support.server import Server
from tests.wire.client import at_board

LENSES = ("Outline", "Industry", "History", "Stakeholders", "Competition", "Plan", "My part", "Map")
OPTIONS: dict[str, object] = {"date": "2027-03", "due": "2027-03-06", "power": 5, "interest": 5, "influence": 5}


async def test_forty_payloads_in_every_field_run_in_no_lens(server: Server, windows: Windows) -> None:
    seat = SeatedClient.join(server, role="facilitator", name=PAYLOADS[6], region=PAYLOADS[11])
    with closing(seat.http):
        await _fill(seat)
    page = await windows.open()
    watch = await _watch(page)
    nadia = await BoardWindow.join_in(page, server.links.participant, PAYLOADS[9][:60])
    for lens in LENSES:
        await page.get_by_role("navigation", name="Lenses").get_by_role("button", name=lens, exact=True).click()
        await expect(page.get_by_role("navigation", name="Lenses").get_by_role("button", name=lens)).to_have_attribute(
            "aria-current", "page"
        )
        await page.locator("#board-search").fill("canary")
        await expect(page.get_by_role("option").first).to_contain_text("canary")
        await page.get_by_role("option").nth(LENSES.index(lens)).click()
        await expect(nadia.details).to_contain_text("canary")
        await page.keyboard.press("Escape")
    await watch.saw_nothing()


async def test_payloads_typed_and_pasted_by_hand_stay_words(server: Server, windows: Windows) -> None:
    page = await windows.open()
    watch = await _watch(page)
    nadia = await BoardWindow.join_in(page, server.links.participant, "Nadia Belkacem")
    await nadia.field.fill("\n".join(PAYLOADS))
    await nadia.field.press("Enter")
    await nadia.is_saved()
    await page.locator("#board-search").fill(PAYLOADS[8])
    await expect(page.get_by_role("option").first).to_contain_text(PAYLOADS[8])
    await page.get_by_role("option").first.click()
    await expect(nadia.sentence).to_have_value(PAYLOADS[8])
    await page.reload()
    await nadia.is_saved()
    await watch.saw_nothing()


class Watch:
    """What would have happened, had a payload worked."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._asked: list[str] = []
        page.context.on("request", self._note)
        page.on("dialog", lambda dialog: self._asked.append(dialog.message))

    def _note(self, request: Request) -> None:
        if HOST in request.url.split("?")[0].split("#")[0]:
            self._asked.append(request.url)

    async def saw_nothing(self) -> None:
        assert await self._page.evaluate("window.struck") == 0
        assert self._asked == []
        assert (
            await self._page.locator(f"[src*='{HOST}'], [href*='{HOST}'], [href^='javascript:'], iframe").count() == 0
        )


async def _watch(page: Page) -> Watch:
    await page.add_init_script("window.struck = 0; window.canary = () => { window.struck += 1; };")
    return Watch(page)


async def _fill(seat: SeatedClient) -> None:
    async with at_board(seat) as client:
        for number, payload in enumerate(PAYLOADS):
            await client.change(lambda doc, n=number, p=payload: _write_everywhere(doc, n, p, seat.person_id))
        await client.until(lambda it: it.saved == len(PAYLOADS) or it.refusals)
        assert client.refusals == []


def _write_everywhere(doc: Doc[Any], number: int, payload: str, person: str) -> None:
    ids: dict[Kind, str] = {kind: new_id() for kind in KINDS}
    for column, kind in enumerate(KINDS):
        texts: dict[str, object] = {
            name: payload[: field.limit] for name, field in FIELDS[kind].items() if isinstance(field, Text)
        }
        others = {name: value for name, value in OPTIONS.items() if name in FIELDS[kind]}
        place = (column * 300, -3_000 - number * 140)
        create_piece(doc, ids[kind], kind, person, ZONES[number % len(ZONES)], place, None, payload, texts | others)
    create_comment(doc, new_id(), ids["goal"], person, "2027-01-20T09:00:00Z", payload)
    create_link(
        doc,
        new_id(),
        ids["colleague"],
        ids["stakeholder"],
        "counterpart",
        person,
        {"purpose": payload, "next": "2027-02-01"},
    )
    create_link(doc, new_id(), ids["action"], ids["goal"], "supports", person)
