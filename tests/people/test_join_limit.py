"""How many new seats an address may take: who is counted, who is not, and what the others read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.people import store
from tests.support.installation import Installation, install, introduction

JOINS = 2


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path, joins_per_hour=JOINS) as installed:
        yield installed


@pytest.fixture
def link(installation: Installation) -> str:
    return installation.invite().token


def join(browser: TestClient, token: str, **changes: str) -> int:
    return browser.post("/api/join", json=introduction(token=token, **changes)).status_code


def fill(installation: Installation, token: str) -> list[TestClient]:
    browsers = [installation.browser() for _ in range(JOINS)]
    assert [join(browser, token) for browser in browsers] == [200] * JOINS
    return browsers


def seats(installation: Installation) -> int:
    with installation.database.reading() as session:
        return len(store.seats_at(session, installation.board_id))


def test_one_too_many_is_told_when_to_try_again_and_nothing_is_made(installation: Installation, link: str) -> None:
    fill(installation, link)
    before = seats(installation)
    refused = installation.browser().post("/api/join", json=introduction(token=link))
    assert (refused.status_code, refused.json()["error"]["code"]) == (429, "too-many-joins")
    wait = int(refused.headers["retry-after"])
    assert 0 < wait <= 3_600 / JOINS
    assert refused.json()["error"]["hint"] == f"Wait {wait} seconds, then try again."
    assert "set-cookie" not in refused.headers
    assert seats(installation) == before


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Too many people joined from your network in a short time."),
        ("es", "Han entrado demasiadas personas desde su red en poco tiempo."),
    ],
)
def test_the_join_page_says_so_in_the_readers_language(
    installation: Installation, link: str, language: str, words: str
) -> None:
    fill(installation, link)
    before = seats(installation)
    browser = installation.browser()
    browser.post("/language", data={"language": language})
    refused = browser.post(f"/join/{link}", data=introduction())
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert words in refused.text
    assert seats(installation) == before


def test_who_has_a_seat_comes_back_and_is_not_counted(installation: Installation, link: str) -> None:
    first = installation.browser()
    assert [join(first, link) for _ in range(JOINS + 1)] == [200] * (JOINS + 1)
    assert join(installation.browser(), link) == 200
    assert join(installation.browser(), link) == 429
    assert join(first, link) == 200
    assert first.post(f"/join/{link}", data=introduction()).status_code == 303


def test_the_same_browser_as_somebody_else_is_counted(installation: Installation, link: str) -> None:
    browser, *_ = fill(installation, link)
    assert browser.post(f"/join/{link}", data=introduction() | {"anew": "true"}).status_code == 429


def test_a_form_that_is_not_right_and_a_closed_door_are_not_counted(installation: Installation, link: str) -> None:
    for _ in range(JOINS + 1):
        assert join(installation.browser(), link, name="") == 422
        assert join(installation.browser(), "no-such-link") == 404
    fill(installation, link)
