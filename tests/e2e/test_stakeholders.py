"""Who decides at the customer: placed by mouse and by keys, owned, in contact, and paired."""

import re
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.support.browser import PHONE, Windows
from tests.support.server import Server

AMELIE, MATTEO, PIOTR = "Amélie Garnaud", "Matteo Ferrandi", "Piotr Malczewski"


@dataclass
class Lens:
    page: Page

    @property
    def grid(self) -> Locator:
        return self.page.get_by_role("application", name="Grid of power and interest")

    @property
    def waiting(self) -> Locator:
        return self.page.get_by_role("region", name="Not placed yet")

    @property
    def list(self) -> Locator:
        return self.page.get_by_role("complementary", name="Who decides at")

    @property
    def cell(self) -> Locator:
        """Of the contact surface, where the keyboard is."""
        return self.page.get_by_role("grid", name="Contact surface").locator("button:focus")

    def person(self, name: str) -> Locator:
        return self.grid.get_by_role("button", name=name)

    async def stands(self, name: str, power: int, interest: int) -> None:
        said = re.compile(f"power {power}, interest {interest}")
        await expect(self.person(name)).to_have_accessible_name(said, timeout=SETTLE_MS)

    async def look_at(self, view: str) -> None:
        await self.page.get_by_role("button", name=view, exact=True).click()

    async def hears(self, words: str) -> None:
        await expect(self.page.locator("[aria-live=assertive]")).to_have_text(words)

    async def center(self, name: str) -> tuple[float, float]:
        box = await self.person(name).locator(".stance-mark").bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


async def open_lens(window: BoardWindow) -> Lens:
    await window.page.get_by_role("navigation", name="Lenses").get_by_role("button", name="Stakeholders").click()
    return Lens(window.page)


async def test_somebody_who_is_carried_stands_there_for_everybody_and_comes_back_in_one_step(join: Join) -> None:
    nadia, yuki = await join("Nadia Belkacem"), await join("Yuki Hanabusa")
    mine, theirs = await open_lens(nadia), await open_lens(yuki)
    await theirs.stands(AMELIE, 5, 2)
    plot = await mine.grid.bounding_box()
    x, y = await mine.center(AMELIE)
    assert plot
    await nadia.page.mouse.move(x, y)
    await nadia.page.mouse.down()
    await nadia.page.mouse.move(x + plot["width"] / 5, y + 60, steps=4)
    await nadia.page.mouse.move(x + plot["width"] * 2 / 5, y + plot["height"] / 5, steps=4)
    await nadia.page.mouse.up()
    await mine.stands(AMELIE, 4, 4)
    await theirs.stands(AMELIE, 4, 4)
    await expect(nadia.details).to_have_count(0)

    await nadia.page.keyboard.press("Control+z")
    await theirs.stands(AMELIE, 5, 2)
    await mine.person(AMELIE).click()
    await expect(nadia.details.get_by_role("slider", name="Power")).to_have_attribute("aria-valuetext", "5 of 5")
    await expect(mine.list).to_have_count(0)


async def test_somebody_new_is_placed_linked_and_led_by_the_keyboard_alone(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    lens, press = await open_lens(nadia), nadia.page.keyboard.press
    name = lens.list.get_by_role("textbox", name="Name")
    await name.focus()
    await press("Enter")
    await expect(lens.list.get_by_role("alert")).to_contain_text("needs a name")
    await nadia.page.keyboard.type("أمل Ruiz 🧩")
    await press("Tab")
    await nadia.page.keyboard.type("Legal counsel")
    await press("Enter")
    await expect(name).to_be_focused()
    await expect(name).to_have_value("")

    await lens.waiting.get_by_role("button", name="Ruiz").focus()
    await press("ArrowUp")
    await lens.stands("Ruiz", 3, 3)
    await expect(lens.waiting).to_have_count(0)
    await expect(lens.person("Ruiz")).to_be_focused()
    for key in ("ArrowUp", "ArrowLeft", "ArrowLeft", "ArrowLeft", "+", "+"):
        await press(key)
    await lens.stands("Ruiz", 4, 1)
    await expect(lens.person("Ruiz")).to_have_accessible_name(re.compile("influence 2"))
    await lens.hears("أمل Ruiz 🧩: influence 2")

    lines = lens.grid.locator("[data-link=influences]")
    before = await lines.count()
    await press("i")
    await lens.person(MATTEO).focus()
    await press("Enter")
    await expect(nadia.page.get_by_text(f"أمل Ruiz 🧩 influences {MATTEO}.")).to_be_visible()
    await expect(lines).to_have_count(before + 1)
    await press("r")
    await lens.person("Ruiz").focus()
    await press("Enter")
    await expect(nadia.page.get_by_text(f"{MATTEO} reports to أمل Ruiz 🧩.")).to_be_visible()
    await press("r")
    await lens.person(MATTEO).focus()
    await press("Enter")
    await expect(nadia.page.get_by_text(f"أمل Ruiz 🧩 cannot report to {MATTEO}")).to_be_visible()
    await nadia.is_saved()


async def test_whoever_has_no_owner_is_taken_or_asked_about(join: Join) -> None:
    nadia, yuki = await join("Nadia Belkacem"), await join("Yuki Hanabusa")
    mine, theirs = await open_lens(nadia), await open_lens(yuki)
    await expect(mine.person(AMELIE)).to_contain_text("No owner")
    await mine.list.get_by_role("button", name="Ask management").click()
    await expect(theirs.list.get_by_text("Management is asked.")).to_be_visible(timeout=SETTLE_MS)
    await mine.list.get_by_role("button", name=f"Take it: own the relation with {AMELIE}").click()
    await expect(theirs.person(AMELIE)).to_have_accessible_name(
        re.compile("owned by Nadia Belkacem"), timeout=SETTLE_MS
    )
    await expect(theirs.list.get_by_text("3 of them have one agreed owner.")).to_be_visible()

    await nadia.page.get_by_role("button", name="Undo", exact=True).first.click()
    await expect(theirs.person(AMELIE)).to_contain_text("No owner", timeout=SETTLE_MS)


async def test_the_contact_surface_is_filled_by_keys(join: Join) -> None:
    nadia = await join("Nadia Belkacem")
    lens, press = await open_lens(nadia), nadia.page.keyboard.press
    await lens.look_at("Contact surface")
    cells = nadia.page.get_by_role("grid", name="Contact surface").get_by_role("button")
    await cells.first.focus()
    await expect(lens.cell).to_have_accessible_name(f"Henrik Dahlmann with {AMELIE}: no contact")
    for key in ("1", "Shift+3"):
        await press(key)
    await expect(lens.cell).to_have_accessible_name(f"Henrik Dahlmann with {AMELIE}: 1 now, 3 wanted, 2 missing")
    await expect(lens.cell).to_contain_text("2 more")
    await press("Enter")
    date = nadia.page.get_by_role("textbox", name="Last contact")
    await expect(date).to_be_focused()
    await date.fill("2026-01-15")
    await press("Enter")
    await expect(lens.cell).to_have_accessible_name(re.compile("last contact"))
    await expect(nadia.page.get_by_role("region", name="The contact")).to_contain_text("More than 90 days ago.")
    missing = nadia.page.get_by_role("region", name="Where contact is missing")
    await expect(missing.get_by_role("listitem").filter(has_text=AMELIE)).to_contain_text("high power")

    await missing.get_by_role("button", name=AMELIE).click()
    await cells.first.focus()
    for key in ("ArrowRight", "ArrowDown", "2"):
        await press(key)
    await expect(lens.cell).to_have_accessible_name(re.compile("^Lucía Arbeloa with Dr. Katrin Vossberg: 2 now"))
    await nadia.is_saved()


async def test_a_pair_is_made_and_its_late_meeting_said_in_spanish(server: Server, windows: Windows) -> None:
    page = await windows.open(locale="es-ES", size=PHONE)
    await page.goto(server.links.participant)
    await page.locator("input[name=name]").fill("Nadia Belkacem")
    await page.get_by_role("radio", name="Ventas").check(force=True)
    await page.locator("form button").last.click()
    await page.evaluate("location.hash = 'stakeholders'")
    await page.get_by_role("button", name="Parejas directivas").click()
    form = page.get_by_role("form", name="Añadir una pareja")
    await form.get_by_role("button").click()
    await expect(form.get_by_role("alert")).to_have_text("Elija a alguien de los nuestros y a alguien del cliente.")
    await form.get_by_label("De los nuestros").select_option("Nadia Belkacem")
    await form.get_by_label("Del cliente").select_option(AMELIE)
    await form.get_by_role("button").click()
    row = page.get_by_role("row").filter(has_text=AMELIE)
    await row.get_by_role("textbox", name="Última").fill("2026-01-02")
    await row.get_by_label("Cada … semanas").fill("6")
    await row.get_by_role("textbox", name="Próxima").fill("2026-02-01")
    await row.get_by_label("Propósito").fill("Revisar el coste del inversor")
    await page.keyboard.press("Tab")
    await expect(row).to_contain_text("¿Se han reunido? Indique cuándo será la próxima.")
    await row.get_by_role("button", name="Según su ritmo").click()
    await expect(row.get_by_role("textbox", name="Próxima")).to_have_value("13 feb 2026")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_an_observer_sees_everything_and_changes_nothing(join: Join) -> None:
    oliver = await join("Oliver Stainforth", role="observer")
    lens = await open_lens(oliver)
    await lens.person(PIOTR).focus()
    await oliver.page.keyboard.press("ArrowUp")
    await lens.stands(PIOTR, 2, 4)
    for view in ("Grid", "Contact surface", "Executive pairs"):
        await lens.look_at(view)
        for word in ("Take it", "Ask management", "Add person", "Add a pair", "Remove the contact"):
            await expect(oliver.page.get_by_role("button", name=word)).to_have_count(0)
