"""The plan of actions: a table, columns by status, a calendar; what one person does, the other sees."""

from datetime import UTC, datetime, timedelta

from playwright.async_api import Locator, expect

from tests.e2e.board_window import SETTLE_MS, BoardWindow
from tests.e2e.conftest import Join
from tests.support.browser import PHONE, Windows
from tests.support.server import Server

ACTION = "Declare the CO2 of every part in the offer"
GOAL = "Cut inverter material cost by 18 %"
REPORT = "Send the first monthly report on shared actions"
PARTS = "Draft one approved-parts list with the three sites"
BUFFER = "Agree a 12-week rolling SiC buffer"


async def test_an_action_is_planned_by_keyboard_and_accepted_by_its_owner_only(join: Join) -> None:
    ana, bruno = await join("Ana Prieto"), await join("Bruno Salas", function="Finance")
    await _open_plan(ana)
    await _open_plan(bruno)
    await _add(ana, ACTION)
    await expect(_group_of(bruno, ACTION)).to_contain_text("Without a goal", timeout=SETTLE_MS)

    keys = ana.page.keyboard
    await _cell(ana, ACTION, "sentence").focus()
    await keys.press("F2")
    await keys.type(", in kilograms")
    await keys.press("Escape")
    await keys.press("ArrowRight")
    await keys.press("Enter")
    await _choose_owner(ana, "Bruno Salas")
    await expect(_cell(ana, ACTION, "owner")).to_be_focused()
    await keys.press("ArrowRight")
    await keys.press("ArrowRight")
    await keys.press("Enter")
    await ana.page.locator("input[type=date]").fill("2026-01-05")
    await expect(ana.page.get_by_text("This day has passed: the action will be shown as late")).to_be_visible()
    await keys.press("Enter")
    await expect(_cell(ana, ACTION, "due")).to_contain_text("late")
    await keys.press("ArrowRight")
    await keys.press("Enter")
    await keys.type("Suppliers send no figures")
    await keys.press("Enter")
    await expect(_cell(ana, ACTION, "obstacle")).to_contain_text("Suppliers send no figures")
    await expect(_cell(ana, ACTION, "obstacle")).to_be_focused()
    await keys.press("ArrowRight")
    await keys.press("F2")
    await keys.type("exec")
    await keys.press("Enter")

    await expect(_row(bruno, ACTION)).to_contain_text("Suppliers send no figures", timeout=SETTLE_MS)
    await expect(_cell(bruno, ACTION, "sentence")).to_contain_text("in kilograms")
    await expect(_cell(bruno, ACTION, "level")).to_have_text("Executive")
    await expect(_row(ana, ACTION).get_by_role("button", name="Accept:")).to_have_count(0)
    await expect(_row(ana, ACTION)).to_contain_text("To be accepted")
    await _row(bruno, ACTION).get_by_role("button", name="Accept:").click()
    await expect(_row(ana, ACTION)).to_contain_text("Accepted", timeout=SETTLE_MS)
    await bruno.is_saved()

    # Somebody else's link moves the row to its goal, and the keyboard stays in its cell.
    await _cell(ana, ACTION, "level").focus()
    await _row(bruno, ACTION).get_by_role("button", name="Link to a goal").click()
    await bruno.page.keyboard.type("material cost")
    await bruno.page.keyboard.press("Enter")
    await expect(_group_of(bruno, ACTION)).to_contain_text(GOAL)
    await expect(_group_of(ana, ACTION)).to_contain_text(GOAL, timeout=SETTLE_MS)
    await expect(_cell(ana, ACTION, "level")).to_be_focused()
    await expect(ana.page.get_by_text("11 actions, 9 accepted, 9 shared with the customer")).to_be_visible()


async def test_an_action_goes_from_column_to_column_by_drag_and_by_keyboard(join: Join) -> None:
    ana, bruno = await join("Ana Prieto"), await join("Bruno Salas")
    for person in (ana, bruno):
        await _open_plan(person)
        await person.page.get_by_role("button", name="Columns").click()
    doing, done = _column(ana, "In progress"), _column(ana, "Done")

    await _card(ana, PARTS).drag_to(doing)
    await expect(doing).to_contain_text(PARTS)
    await expect(ana.page.get_by_text(f"{PARTS}: moved to In progress")).to_be_attached()
    await expect(ana.details).to_have_count(0)
    await _card(ana, PARTS).get_by_role("button", name="Action:").press("Alt+ArrowRight")
    await expect(done).to_contain_text(PARTS)
    await expect(_card(ana, PARTS).get_by_role("button", name="Action:")).to_be_focused()
    await _card(ana, BUFFER).get_by_role("button", name="Move to").click()
    await ana.page.get_by_role("menuitemradio", name="In progress").click()

    await expect(_column(bruno, "Done")).to_contain_text(PARTS, timeout=SETTLE_MS)
    await expect(_column(bruno, "In progress").get_by_role("listitem")).to_have_count(4)
    await expect(_column(bruno, "Committed").get_by_role("listitem")).to_have_count(2)


async def test_the_calendar_gives_dates_by_keyboard_and_by_drag(join: Join) -> None:
    ana = await join("Ana Prieto")
    await _open_plan(ana)
    await _add(ana, ACTION)
    await ana.page.get_by_role("button", name="Calendar").click()
    today = datetime.now(UTC).astimezone().date()
    first = today.replace(day=1)
    undated = ana.page.get_by_role("region", name="Without a date")
    await undated.get_by_role("button", name=f"Action: {ACTION}").drag_to(_day(ana, first + timedelta(days=9)))
    await expect(_day(ana, first + timedelta(days=9))).to_contain_text(ACTION)
    await expect(undated).to_contain_text("Every open action has its day.")

    await _day(ana, first + timedelta(days=8)).focus()
    await ana.page.keyboard.press("ArrowRight")
    await ana.page.keyboard.press("Enter")
    await expect(ana.page.get_by_role("button", name=f"Action: {ACTION}")).to_be_focused()
    await ana.page.keyboard.press("Alt+ArrowDown")
    await expect(_day(ana, first + timedelta(days=16))).to_contain_text(ACTION)
    await expect(ana.page.get_by_role("button", name=f"Action: {ACTION}")).to_be_focused()
    await ana.page.keyboard.press("Escape")
    await expect(_day(ana, first + timedelta(days=16))).to_be_focused()
    await ana.page.keyboard.press("PageDown")
    await ana.page.keyboard.press("PageUp")
    await expect(_day(ana, first + timedelta(days=16))).to_be_focused()
    await expect(_day(ana, today)).to_have_attribute("aria-current", "date")


async def test_the_warnings_name_who_has_left_and_lead_to_the_action(join: Join, server: Server) -> None:
    host, ana = await join("Bruno Salas", role="facilitator"), await join("Ana Prieto")
    await _open_plan(host)
    await _add(host, ACTION)
    await _cell(host, ACTION, "owner").click()
    await _choose_owner(host, "Ana Prieto")
    await _open_plan(ana)
    await expect(_row(ana, ACTION).get_by_role("button", name="Accept:")).to_be_visible(timeout=SETTLE_MS)
    await ana.page.close()
    people = await host.page.request.get(f"{server.base_url}/api/boards/{server.links.board_id}/people")
    (gone,) = [one["person"] for one in (await people.json())["people"] if one["name"] == "Ana Prieto"]
    assert (await host.page.request.delete(people.url + f"/{gone}")).status == 204

    await host.page.reload()
    await host.is_saved()
    await expect(_cell(host, ACTION, "owner")).to_have_text("The owner has left", timeout=SETTLE_MS)
    await host.page.get_by_role("button", name="warnings").click()
    lacks = host.page.get_by_role("region", name="What the plan lacks")
    await expect(lacks).to_contain_text("Goal 1. An executive action is missing.")
    await lacks.get_by_role("button", name=f"The owner has left: {ACTION}").click()
    await expect(_cell(host, ACTION, "sentence")).to_be_focused()
    await expect(host.details).to_contain_text(ACTION)


async def test_an_observer_reads_the_plan_and_changes_nothing(join: Join) -> None:
    olga = await join("Olga Ruiz", role="observer")
    await _open_plan(olga)
    await expect(olga.page.get_by_role("button", name="Action", exact=True)).to_have_count(1)  # the column's head
    await _cell(olga, REPORT, "status").focus()
    await olga.page.keyboard.press("Enter")
    await expect(olga.details).to_contain_text(REPORT)
    await expect(olga.page.get_by_role("combobox", name="Status of")).to_have_count(0)


async def test_on_a_phone_in_spanish_what_is_mine_comes_first_and_is_accepted(
    join: Join, server: Server, windows: Windows
) -> None:
    ana = await join("Ana Prieto")
    await _open_plan(ana)
    await _add(ana, ACTION)
    bruno = await _join_in_spanish(windows, server.links.participant, "Bruno Salas")
    await _cell(ana, ACTION, "owner").click()
    await _choose_owner(ana, "Bruno Salas")

    await expect(bruno.page.get_by_role("heading", name="Plan de acción")).to_be_visible()
    await expect(bruno.page.get_by_role("article")).to_have_count(1, timeout=SETTLE_MS)
    await bruno.page.get_by_role("button", name=f"Aceptar: {ACTION}").click()
    await bruno.page.get_by_role("article").get_by_title("Situación de").click()
    await bruno.page.get_by_role("option", name="En curso").click()
    await expect(_cell(ana, ACTION, "status")).to_have_text("In progress", timeout=SETTLE_MS)
    await expect(_row(ana, ACTION)).to_contain_text("Accepted")
    await bruno.page.get_by_role("button", name="Todas (11)").click()
    await expect(bruno.page.get_by_role("article")).to_have_count(11)


async def _join_in_spanish(windows: Windows, link: str, name: str) -> BoardWindow:
    window = BoardWindow(await windows.open(locale="es-ES", size=PHONE))
    await window.page.goto(link)
    await window.page.get_by_label("Su nombre").fill(name)
    await window.page.get_by_role("radio", name="Finanzas").check(force=True)
    await window.page.get_by_role("button", name="Entrar en el tablero").click()
    await window.page.get_by_role("navigation", name="Vistas").get_by_role("button", name="Mis acciones").click()
    return window


async def _open_plan(window: BoardWindow) -> None:
    await window.page.get_by_role("navigation", name="Lenses").get_by_role("button", name="Plan").click()
    await expect(window.page.get_by_role("heading", name="Action plan")).to_be_visible()


async def _add(window: BoardWindow, words: str) -> None:
    await window.page.locator(".lens-tools").get_by_role("button", name="Action", exact=True).click()
    await window.page.keyboard.type(words)
    await window.page.keyboard.press("Enter")
    await window.page.keyboard.press("Escape")
    await expect(_row(window, words)).to_be_visible()


async def _choose_owner(window: BoardWindow, name: str) -> None:
    await window.page.keyboard.type(name.lower())
    # Whoever came in a moment ago is asked for first.
    await expect(window.page.get_by_role("option", name=name)).to_be_visible()
    await window.page.keyboard.press("Enter")


def _row(window: BoardWindow, words: str) -> Locator:
    return window.page.get_by_role("grid", name="Actions").get_by_role("row").filter(has_text=words)


def _cell(window: BoardWindow, words: str, column: str) -> Locator:
    return _row(window, words).locator(f"[data-cell={column}]")


def _group_of(window: BoardWindow, words: str) -> Locator:
    return window.page.get_by_role("rowgroup").filter(has_text=words).get_by_role("row").first


def _column(window: BoardWindow, status: str) -> Locator:
    return window.page.get_by_role("region", name=status, exact=True)


def _card(window: BoardWindow, words: str) -> Locator:
    return window.page.get_by_role("article").filter(has_text=words)


def _day(window: BoardWindow, day: object) -> Locator:
    return window.page.locator(f"[data-day='{day}']")
