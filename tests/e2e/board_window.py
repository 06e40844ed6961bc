"""The board in one person's browser: what they see and do, in their words."""

import re
from dataclasses import dataclass
from typing import Any, Self

from playwright.async_api import Locator, Page, expect

from tests.support.browser import Windows

LOAD_MS = 30_000
SETTLE_MS = 15_000


@dataclass
class BoardWindow:
    page: Page

    @classmethod
    async def join(cls, windows: Windows, link: str, name: str, function: str = "Sales", **look: Any) -> Self:
        return await cls.join_in(await windows.open(**look), link, name, function)

    @classmethod
    async def join_in(cls, page: Page, link: str, name: str, function: str = "Sales") -> Self:
        await page.goto(link)
        await page.get_by_label("Your name").fill(name)
        # Forced: the tile's picture lies over its radio button, a click on either chooses it.
        await page.get_by_role("radio", name=function).check(force=True)
        await page.get_by_role("button", name="Join the board").click()
        window = cls(page)
        await window.is_saved()
        return window

    @property
    def state(self) -> Locator:
        """Saved, saving, offline: what the top bar says."""
        return self.page.get_by_role("banner").get_by_role("status")

    @property
    def sentence(self) -> Locator:
        """The field in which the sentence of the chosen piece is written."""
        return self.page.get_by_role("textbox", name="Sentence of this piece")

    @property
    def details(self) -> Locator:
        return self.page.get_by_role("complementary", name="Details of the piece")

    @property
    def composer(self) -> Locator:
        return self.page.get_by_role("form", name="New piece")

    @property
    def field(self) -> Locator:
        """In which a new piece is written."""
        return self.composer.get_by_role("textbox")

    @property
    def hand(self) -> Locator:
        """The drawer with what only this person sees."""
        return self.page.get_by_role("region", name="My hand")

    @property
    def tray(self) -> Locator:
        """What was refused, while it is open."""
        return self.page.get_by_role("dialog", name="Not placed")

    def piece(self, words: str) -> Locator:
        """A piece on the map whose sentence has these words."""
        return self.page.get_by_role("application").get_by_role("group", name=words)

    async def is_saved(self) -> None:
        await expect(self.state).to_have_text("Saved", timeout=LOAD_MS)

    async def lay(self, words: str) -> None:
        """A new piece of the kind that is chosen, a goal at first."""
        field = self.composer.get_by_role("textbox")
        await field.fill(words)
        await field.press("Enter")
        await expect(self.piece(words)).to_be_visible()

    async def keep(self, words: str) -> None:
        """A new piece in this person's hand."""
        await self.composer.get_by_role("radio", name="In my hand").check(force=True)
        field = self.composer.get_by_role("textbox")
        await field.fill(words)
        await field.press("Enter")
        await expect(self.hand.get_by_role("textbox").last).to_have_value(words)

    @property
    def hand_button(self) -> Locator:
        return self.page.get_by_role("button", name=re.compile("^My hand"))

    async def holds(self, *words: str) -> None:
        """All that is in the hand, in this order."""
        fields = self.hand.get_by_role("textbox")
        await expect(fields).to_have_count(len(words), timeout=SETTLE_MS)
        for index, sentence in enumerate(words):
            await expect(fields.nth(index)).to_have_value(sentence)

    async def open_tray(self, count: int) -> None:
        button = self.page.get_by_role("banner").get_by_text(f"{count} not placed")
        await expect(button).to_be_visible(timeout=SETTLE_MS)
        await button.click()
        await expect(self.tray).to_be_visible()

    async def close_zone(self, zone: str, *, close: bool = True) -> None:
        """For who runs the board."""
        await self.page.get_by_role("button", name="Close and open zones").click()
        before, after = ("Close", "Open") if close else ("Open", "Close")
        await self.page.get_by_role("menuitem", name=f"{before} {zone}").click()
        await expect(self.page.get_by_role("menuitem", name=f"{after} {zone}")).to_be_visible(timeout=SETTLE_MS)
        await self.page.keyboard.press("Escape")

    async def sentences(self) -> list[str]:
        """Of all pieces on the map, with their kinds."""
        pieces = self.page.get_by_role("application").get_by_role("group")
        return sorted([await piece.get_attribute("aria-label") or "" for piece in await pieces.all()])

    async def choose(self, words: str) -> None:
        await self.piece(words).click()
        await expect(self.details).to_be_visible()

    async def place_of(self, words: str) -> tuple[int, int]:
        """In units of the board, whatever the zoom of this window."""
        place = await self.piece(words).evaluate(
            """(piece) => {
              const at = new DOMMatrix(getComputedStyle(piece.closest(".react-flow__node")).transform);
              return [at.e, at.f];
            }"""
        )
        return round(place[0]), round(place[1])

    async def drag(self, words: str, by: tuple[int, int]) -> None:
        box = await self.piece(words).bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        await self.page.mouse.move(x, y)
        await self.page.mouse.down()
        await self.page.mouse.move(x + by[0] / 2, y + by[1] / 2, steps=4)
        await self.page.mouse.move(x + by[0], y + by[1], steps=4)
        await self.page.mouse.up()

    async def shows(self, words: str) -> None:
        await expect(self.piece(words)).to_be_visible(timeout=SETTLE_MS)

    async def does_not_show(self, words: str) -> None:
        await expect(self.piece(words)).to_have_count(0, timeout=SETTLE_MS)

    async def ask(self, method: str, path: str, body: Any = None) -> int:
        """Of the REST API, as the page does it, in the name of whoever sits at it: about this board, or `/api/…`."""
        status: int = await self.page.evaluate(
            """([method, path, body]) => fetch(path.startsWith("/api/") ? path : `/api${location.pathname}${path}`, {
                method, headers: {"Content-Type": "application/json"}, body: body && JSON.stringify(body),
            }).then((answer) => answer.status)""",
            [method, path, body],
        )
        return status
