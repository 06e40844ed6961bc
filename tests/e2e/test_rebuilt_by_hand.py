"""The demo account, built on an empty board by hand: in Spanish, in the browser, with nothing but the keyboard."""

import re
from collections.abc import Collection, Mapping
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.async_api import Page, expect

from app.board.read import Board, read_board
from app.demo.case import Case, Member, read_case
from app.demo.pieces import Names, links_of, piece_keys, pieces_of
from tests.e2e.keyboard import Keyboard
from tests.e2e.rebuilding import Rebuilding
from tests.support.browser import Windows
from tests.support.seat import SeatedClient
from tests.support.server import Server
from tests.wire.client import at_board

# A piece of every kind and a link of every sort.
SOME = {"G2", "C3", "K2", "Q1", "I1", "H1", "E2", "S2", "S5", "Arbeloa", "US", "R5", "cost", "V1", "A6", "O6", "N1"}


async def test_a_piece_of_every_kind_and_a_link_of_every_sort_are_made_by_keys_alone(
    server: Server, windows: Windows
) -> None:
    await _rebuild(server, windows, SOME)


@pytest.mark.soak
async def test_the_demo_account_is_rebuilt_by_keys_alone(server: Server, windows: Windows) -> None:
    await _rebuild(server, windows, piece_keys(read_case()))


async def _rebuild(server: Server, windows: Windows, keys: Collection[str]) -> None:
    case = read_case()
    hands = Keyboard(await windows.open(locale="es-ES", lens=None))
    lucia, *team = case.team
    await _come_in(hands, server, lucia.name)
    await _make_account(hands, case)
    link = await _make_board(hands, case)
    with ExitStack() as stack:
        seats = {member.key: _join(server, link, member) for member in team}
        for seat in seats.values():
            stack.callback(seat.http.close)
        await hands.reach(hands.page.get_by_role("link", name="Abrir el tablero"))
        await hands.press("Enter")
        await hands.is_saved()

        building = Rebuilding(case, hands, keys)
        await building.everything()
        await building.accept(lucia.key)
        for action in building.chosen(case.actions):
            if action.accepted and action.owner != lucia.key:
                page = await _seated(windows, seats[action.owner])
                await Rebuilding(case, Keyboard(page), keys).accept(action.owner)
                await building.sees_accepted(action)
                await page.close()
        await _is_as_in(case, keys, seats["Dahlmann"])


async def _is_as_in(case: Case, keys: Collection[str], reader: SeatedClient) -> None:
    """Every piece with its words, its zone and its fields, and every link: no more and no less."""
    people = reader.http.get(f"/api/boards/{reader.board_id}/people").json()["people"]
    persons = {person["name"].split()[-1]: person["person"] for person in people}
    names = Names({key: key for key in piece_keys(case)}, persons, "es")
    async with at_board(reader) as client:
        built = read_board(client.doc)
    assert _pieces_built(built, case, names) == _pieces_wanted(case, names, keys)
    assert _links_built(built, case, names) == _links_wanted(case, names, keys)


def _join(server: Server, link: str, member: Member) -> SeatedClient:
    words = {"name": member.name, "function": member.function, "region": member.site, "language": "es"}
    return SeatedClient.join(server, link=link, **words)


async def _come_in(hands: Keyboard, server: Server, name: str) -> None:
    page = hands.page
    await page.goto(server.links.owner)
    await hands.reach(page.get_by_label("Su nombre"))
    await hands.press("Control+a")
    await hands.write(name)
    await hands.press("Enter")
    # The installation speaks English until its owner says otherwise.
    await expect(page.get_by_role("heading", name=f"Hello, {name}")).to_be_visible()
    await hands.reach(page.locator("summary").filter(has_text="Language"))
    await hands.press("Enter")
    await hands.reach(page.get_by_role("button", name="Español"))
    await hands.press("Enter")
    await expect(page.get_by_role("heading", name=f"Hola, {name}")).to_be_visible()


async def _make_account(hands: Keyboard, case: Case) -> None:
    page, account = hands.page, case.account
    await hands.reach(page.locator("summary").filter(has_text="Nueva cuenta"))
    await hands.press("Enter")
    form = page.locator("details[open] form[action='/accounts']")
    for label, words in (
        ("Cliente", account.name),
        ("Sector", account.industry.es),
        ("Ingresos con el cliente", f"{account.revenue / 1e6}".replace(".", ",") + " M"),
    ):
        await hands.reach(form.get_by_role("textbox", name=re.compile(f"^{label}")))
        await hands.write(words)
    await hands.reach(form.get_by_role("combobox", name="Moneda"))
    await hands.write(account.currency)
    await hands.press("Tab", "Enter")
    await expect(page.get_by_role("rowheader", name=account.name).nth(1)).to_be_visible()


async def _make_board(hands: Keyboard, case: Case) -> str:
    """The link by which its participants come in."""
    page = hands.page
    await hands.reach(page.locator("summary").filter(has_text="Nuevo tablero"))
    await hands.press("Enter")
    await hands.reach(page.get_by_label("Nombre del tablero").locator("visible=true"))
    await hands.press("Control+a")
    await hands.write(case.board.es)
    await hands.press("Enter")
    await page.wait_for_url("**/invites")
    section = page.locator("#participant")
    if not await section.get_by_role("textbox", name="Enlace").count():
        await hands.reach(section.locator("summary").filter(has_text="Nuevo enlace"))
        await hands.press("Enter")
        await hands.reach(section.get_by_role("button", name="Crear el enlace"))
        await hands.press("Enter")
    return await section.get_by_role("textbox", name="Enlace").input_value()


async def _seated(windows: Windows, seat: SeatedClient) -> Page:
    """The board in the browser of somebody who has joined."""
    page = await windows.open(locale="es-ES", lens=None)
    await page.context.add_cookies(
        [
            {"name": cookie.name, "value": cookie.value or "", "url": seat.server.base_url}
            for cookie in seat.http.cookies.jar
        ]
    )
    await page.goto(f"{seat.server.base_url}/boards/{seat.board_id}")
    await Keyboard(page).is_saved()
    return page


Wanted = Mapping[str, tuple[str, str, str, dict[str, Any]]]


def _pieces_wanted(case: Case, names: Names, keys: Collection[str]) -> Wanted:
    pieces = {piece.id: piece for piece in pieces_of(case, names) if piece.id in keys}
    return {
        id: (piece.kind, piece.zone, piece.text, _said(piece.fields, {key: key for key in keys}))
        for id, piece in pieces.items()
    }


def _pieces_built(built: Board, case: Case, names: Names) -> Wanted:
    keys = _keys_of(built, case, names)
    return {
        keys[id]: (piece.kind, piece.zone, piece.text, _said(piece.fields, keys)) for id, piece in built.pieces.items()
    }


def _links_wanted(case: Case, names: Names, keys: Collection[str]) -> list[tuple[str, str, str, dict[str, Any]]]:
    links = [link for link in links_of(case, names) if {link.from_, link.to} <= set(keys)]
    return sorted(((link.from_, link.kind, link.to, dict(link.fields)) for link in links), key=str)


def _links_built(built: Board, case: Case, names: Names) -> list[tuple[str, str, str, dict[str, Any]]]:
    keys = _keys_of(built, case, names)
    links = built.links.values()
    return sorted(((keys[link.from_], link.kind, keys[link.to], dict(link.fields)) for link in links), key=str)


def _keys_of(built: Board, case: Case, names: Names) -> dict[str, str]:
    """By piece id what the file calls it: no two pieces of one kind have the same words there."""
    known = {(piece.kind, piece.text): piece.id for piece in pieces_of(case, names)}
    return {id: known.get((piece.kind, piece.text), piece.text) for id, piece in built.pieces.items()}


def _said(fields: Mapping[str, object], keys: Mapping[str, str]) -> dict[str, Any]:
    """A flag that is off is not said; scores by the criteria there are."""
    said = {name: value for name, value in fields.items() if value is not False}
    scores = said.get("scores")
    if isinstance(scores, Mapping):
        said["scores"] = {keys[id]: score for id, score in scores.items() if id in keys}
    return said
