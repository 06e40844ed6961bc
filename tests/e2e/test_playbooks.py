"""An owner makes a shipped playbook theirs without a line of script; a facilitator takes over the file in Spanish."""

import re
from pathlib import Path

from playwright.async_api import Page, expect

from tests.support.browser import PHONE, Windows
from tests.support.server import Server


async def test_a_playbook_is_copied_changed_exported_and_taken_over(
    server: Server, windows: Windows, tmp_path: Path
) -> None:
    owner = await windows.open(javascript=False, lens=None)
    await owner.goto(server.links.owner)
    await owner.get_by_role("main").get_by_role("button").first.click()
    file = await _make_it_ours(owner, tmp_path)

    jo = await windows.open(locale="es-ES", size=PHONE, colours="dark", lens=None)
    await jo.goto(server.links.facilitator)
    await jo.get_by_label("Su nombre").fill("Jo Aalto")
    await jo.get_by_role("radio", name="Ventas").check(force=True)
    await jo.get_by_role("button", name="Entrar en el tablero").click()
    await jo.wait_for_url("**/boards/**")
    await jo.goto(server.base_url)
    await jo.get_by_role("link", name="Guiones").click()
    await jo.get_by_text("Importar un archivo").click()
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(file.read_text(encoding="utf-8").replace("minutes: 12", "minutes: 1200"), encoding="utf-8")
    await jo.get_by_label("Un guion como YAML").set_input_files(wrong)
    await jo.get_by_role("button", name="Importar", exact=True).click()
    await expect(jo.get_by_role("alert")).to_contain_text("Escriba minutos enteros de 1 a 240.")
    field = jo.get_by_label("El guion como YAML")
    await field.fill((await field.input_value()).replace("minutes: 1200", "minutes: 12"))
    await jo.get_by_role("button", name="Importar").click()
    await expect(jo.get_by_role("status")).to_contain_text("Este ya es suyo")
    await expect(jo.get_by_role("heading", level=1)).to_have_text("Nuestras dos horas")
    assert await jo.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    windows.complaints[:] = [complaint for complaint in windows.complaints if "status of 422" not in complaint]


async def _make_it_ours(page: Page, folder: Path) -> Path:
    """Changed, refused once, moved, saved; the exported file."""
    await page.get_by_role("link", name="Playbooks").click()
    await page.get_by_role("button", name="Copy Two hours").first.click()
    await page.locator("[id='name.en']").fill("Our two hours")
    await page.locator("[id='name.es']").fill("")
    await page.get_by_role("button", name="Move Close up").click()
    await expect(page.get_by_role("status")).to_contain_text("Not saved yet.")
    await page.get_by_role("button", name="Save").first.click()
    await expect(page.get_by_role("alert")).to_contain_text("Not saved yet: 1 field is not right.")
    await page.get_by_role("button", name="Move Close down").click()
    await page.locator("#stage-1 summary").click()
    await page.locator("[id='stages.0.minutes']").fill("12")
    await page.locator("[id='name.es']").fill("Nuestras dos horas")
    await page.get_by_role("button", name="Save").first.click()
    await expect(page.get_by_role("status")).to_contain_text("Saved as version 2.")
    await expect(page.get_by_role("heading", level=2).first).to_have_text(re.compile("Open and baseline 12 min · CP0"))
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Export").click()
    file = folder / "ours.yaml"
    await (await download.value).save_as(file)
    return file
