"""Lists of the API, page by page."""

from collections.abc import Sequence

import pytest

from app.errors import Problem
from app.people.page import PAGE_LIMIT, Page
from tests.support.installation import Installation

LETTERS = ["a", "b", "c", "d", "e"]


def cut(page: Page) -> Sequence[str]:
    return page.of(LETTERS, lambda letter: letter)


def test_page_by_page_every_entry_is_read_once() -> None:
    read: list[str] = []
    while page := cut(Page(after=read[-1] if read else "", limit=2)):
        read += page
    assert read == LETTERS


def test_without_a_wish_everything_comes_at_once() -> None:
    assert cut(Page()) == LETTERS


def test_a_list_that_lost_its_place_is_read_again_from_the_start() -> None:
    with pytest.raises(Problem, match="no-such-entry"):
        cut(Page(after="z"))


@pytest.mark.parametrize("list_of", ["/api/boards/{board}/people", "/api/boards/{board}/invites"])
def test_lists_of_a_board_come_in_pages(installation: Installation, list_of: str) -> None:
    for name in ("Nadia", "Yuki"):
        installation.seated("observer", name)
    owner, path = installation.owner(), list_of.format(board=installation.board_id)
    [(name, everything)] = owner.get(path).json().items()
    last = everything[0].get("id") or everything[0]["person"]
    assert len(everything) > 2
    assert owner.get(path, params={"limit": 1}).json() == {name: everything[:1]}
    assert owner.get(path, params={"limit": 2, "after": last}).json() == {name: everything[1:3]}
    assert owner.get(path, params={"after": "gone"}).json()["error"]["code"] == "no-such-entry"


@pytest.mark.parametrize("limit", ["0", "-1", "many", str(PAGE_LIMIT + 1)])
@pytest.mark.parametrize("path", ["/api/accounts", "/api/boards"])
def test_an_impossible_page_is_refused_by_name(installation: Installation, path: str, limit: str) -> None:
    refused = installation.owner().get(path, params={"limit": limit})
    assert refused.status_code == 422
    assert list(refused.json()["error"]["fields"]) == ["limit"]


def test_accounts_and_boards_come_in_pages(installation: Installation) -> None:
    owner = installation.owner()
    account = owner.post("/api/accounts", json={"name": "Norrvik"}).json()["id"]
    board = owner.post("/api/boards", json={"account_id": account, "name": "Plan"}).json()["id"]
    assert [entry["name"] for entry in owner.get(f"/api/accounts?after={account}").json()["accounts"]] == ["Tarvenna"]
    assert [entry["name"] for entry in owner.get(f"/api/boards?after={board}").json()["boards"]] == ["Strategy 2027"]
