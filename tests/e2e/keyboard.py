"""One person at their keyboard, in Spanish: only keys go in, and what leads them is read off the page."""

import re
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

from tests.e2e.board_window import LOAD_MS, SETTLE_MS

STEPS_AT_MOST = 120  # more keys to get somewhere nobody would bear
WORDS_SEARCHED = 3
LENSES = ("Mapa", "Esquema", "Sector", "Historia", "Interlocutores", "Competencia", "Plan", "Mi parte")
# Where something is: in a table by row and cell.
FOCUSED = "el => el === document.activeElement"
PLACE = "el => { const cell = el.closest('td, th'); return [cell.parentElement.rowIndex, cell.cellIndex]; }"


@dataclass
class Keyboard:
    page: Page
    count: int = 0  # of all keys

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.count += 1
            await self.page.keyboard.press(key)

    async def write(self, words: str) -> None:
        self.count += len(words)
        await self.page.keyboard.type(words)

    async def write_lines(self, *lines: str) -> None:
        for index, line in enumerate(lines):
            if index:
                await self.press("Shift+Enter")
            await self.write(line)
        await self.press("Enter")

    async def reach(self, target: Locator, key: str = "Tab") -> None:
        """By Tab, or by Shift and Tab."""
        await expect(target).to_be_visible(timeout=SETTLE_MS)
        for _step in range(STEPS_AT_MOST):
            if await target.evaluate(FOCUSED):
                return
            await self.press(key)
        raise AssertionError(f"{STEPS_AT_MOST} times {key} did not lead to {target}")

    async def walk(self, target: Locator, from_: Locator) -> None:
        """Through a table by arrows."""
        await self.reach(from_)
        to_row, to_column = await target.evaluate(PLACE)
        for _step in range(STEPS_AT_MOST):
            if await target.evaluate(FOCUSED):
                return
            row, column = await self.page.locator(":focus").evaluate(PLACE)
            if row != to_row:
                await self.press("ArrowDown" if row < to_row else "ArrowUp")
            else:
                await self.press("ArrowRight" if column < to_column else "ArrowLeft")
        raise AssertionError(f"the arrows did not lead to {target}")

    async def look(self, lens: str) -> None:
        await self.leave_field()
        await self.press(str(LENSES.index(lens) + 1))
        tab = self.page.get_by_role("navigation", name="Vistas").get_by_role("button", name=lens, exact=True)
        await expect(tab).to_have_attribute("aria-current", "page")
        await expect(self.page.get_by_role("main").get_by_role("heading", level=2).first).to_be_visible()
        await self.press("Escape")

    async def leave_field(self) -> None:
        """Out of whatever one was in; twice, for what lies over it, too."""
        await self.press("Escape")
        await self.press("Escape")

    async def find(self, kind: str, words: str) -> None:
        """By the search: the piece is chosen, its details are open, and the keyboard is on it."""
        await self.leave_field()
        await self.press("/")
        await expect(self.page.get_by_role("combobox", name="Buscar en el tablero")).to_be_focused()
        await self.write(" ".join(words.split()[:WORDS_SEARCHED]))
        found = self.page.get_by_role("listbox", name="Piezas encontradas").get_by_role("option")
        await self.choose(found, words, kind)
        await expect(self.details.locator(".panel-kind")).to_have_text(kind)
        await expect(self.details.get_by_role("textbox", name="Frase de esta pieza")).to_be_visible()

    async def to_details(self) -> None:
        await self.press("d")
        await expect(self.details.get_by_role("textbox", name="Frase de esta pieza")).to_be_focused()

    async def link(self, how: str, words: str) -> None:
        """Of the piece one is on to the one with the words."""
        rows = self.details.get_by_role("region", name="Encaja con").get_by_role("listitem")
        await self.press("l")
        await expect(self.page.get_by_role("combobox", name="¿Con qué pieza encaja?")).to_be_focused()
        before = await rows.count()
        await self.write(" ".join(words.split()[:WORDS_SEARCHED]))
        options = self.details.get_by_role("listbox").get_by_role("option")
        await self.choose(options, words, how)
        await expect(rows).to_have_count(before + 1)

    async def choose(self, options: Locator, *words: str) -> None:
        """With the arrow down to the first that has all of the words, and Enter."""
        right = options
        for each in words:
            right = right.filter(has_text=re.compile(re.escape(each)))
        await expect(right.first).to_be_visible()
        labels = await options.all_inner_texts()
        right_label = await right.first.inner_text()
        await self.press(*["ArrowDown"] * labels.index(right_label))
        await expect(right.first).to_have_attribute("aria-selected", "true")
        await self.press("Enter")

    @property
    def details(self) -> Locator:
        return self.page.get_by_role("complementary", name="Detalles de la pieza")

    async def set_field(self, label: str, value: str | int) -> None:
        """A control in the details, from before it."""
        group = self.details.get_by_role("group", name=label, exact=True)
        control = self.details.get_by_label(label, exact=True).or_(group)
        await self.set_control(control, value)

    async def set_control(self, control: Locator, value: str | int) -> None:
        await expect(control).to_be_visible()
        tag, type_, role, look = await control.evaluate(
            "el => [el.tagName, el.type, el.getAttribute('role'), el.className]"
        )
        if tag == "FIELDSET":
            button = control.get_by_role("button", name=str(value), exact=True)
            await self.reach(button)
            await self.press(" ")
            await expect(button).to_have_attribute("aria-pressed", "true")
            return
        await self.reach(control)
        if role == "slider":
            await self.press(str(value))
            await expect(control).to_have_attribute("aria-valuetext", re.compile(f"^{value} "))
        elif type_ == "checkbox":
            await self.press(" ")
            await expect(control).to_be_checked()
        elif tag == "SELECT":
            # Its beginning is enough; a letter that no key of this keyboard has would not go into a list.
            await self.write(re.split(r"[^ -~]", str(value))[0])
            await expect(control.locator("option:checked")).to_have_text(str(value))
        elif "field-date" in look:
            await self.write(spanish_day(str(value)))
            await self.press("Tab")
            await expect(control).to_have_attribute("aria-invalid", "false")
        else:
            await self.write(str(value))
            await self.press("Tab")
            grouped = r"\.?".join(str(value)) if isinstance(value, int) else re.escape(value)
            await expect(control).to_have_value(re.compile(f"^{grouped}$"))

    async def write_day(self, control: Locator, day: str) -> None:
        """As the calendar of the browser is filled in: its parts one after the other, in the order of its language."""
        year, month, of_month = day.split("-")
        await self.write(f"{of_month}{month}{year}")
        if await control.input_value() != day:
            await self.press("ArrowLeft", "ArrowLeft")
            await self.write(f"{month}{of_month}{year}")
        await expect(control).to_have_value(day)

    async def is_saved(self) -> None:
        status = self.page.get_by_role("banner").get_by_role("status")
        await expect(status).to_have_text("Guardado", timeout=LOAD_MS)


def spanish_day(day: str) -> str:
    """19/2/2027 for 2027-02-19."""
    year, month, of_month = day.split("-")
    return f"{int(of_month)}/{int(month)}/{year}"
