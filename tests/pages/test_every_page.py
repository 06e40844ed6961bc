"""What holds for every page: no inline script or style, both languages, a heading, no missing build without a word."""

from collections.abc import Callable
from pathlib import Path

import pytest
from httpx2 import Response

from app.i18n import LANGUAGES
from tests.pages.page import Page, read
from tests.pages.test_doors import owner_link, typed
from tests.support.installation import Installation

Fetch = Callable[[Installation, str], Response]


def _invites(installation: Installation, language: str) -> Response:
    return installation.owner().get(f"/boards/{installation.board_id}/invites?language={language}")


def _own_playbook(installation: Installation, **wishes: str) -> Response:
    owner = installation.owner()
    id = owner.post("/api/playbooks", json={"copy": "two-hours"}).json()["id"]
    return owner.post(f"/playbooks/{id}/yaml", data=wishes) if wishes else owner.get(f"/playbooks/{id}")


PAGES: dict[str, Fetch] = {
    "landing": lambda installation, language: installation.browser().get(f"/?language={language}"),
    "landing with boards": lambda installation, _language: installation.seated("observer").get("/"),
    "home": lambda installation, _language: installation.owner().get("/"),
    "enter": lambda installation, language: installation.browser().get(
        f"{owner_link(installation)}?language={language}"
    ),
    "code": lambda installation, language: installation.browser().get(f"/join?language={language}"),
    "join": lambda installation, language: installation.browser().get(
        f"/join/{installation.invite().token}?language={language}"
    ),
    "join with errors": lambda installation, language: installation.browser().post(
        f"/join/{installation.invite().token}", data=typed(name="", language=language)
    ),
    "seated": lambda installation, _language: installation.seated("trainer").get(
        f"/join/{installation.invite().token}"
    ),
    "board": lambda installation, _language: installation.seated("participant").get(f"/boards/{installation.board_id}"),
    "invites": _invites,
    "playbooks": lambda installation, _language: installation.owner().get("/playbooks"),
    "playbook": lambda installation, _language: installation.seated("observer").get("/playbooks/standard-day"),
    "playbook's editor": lambda installation, _language: _own_playbook(installation),
    "playbook as YAML": lambda installation, _language: _own_playbook(installation, yaml="name: 7"),
    "problem": lambda installation, language: installation.browser().get(f"/nowhere?language={language}"),
}


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, installation: Installation) -> Page:
    return read(PAGES[request.param](installation, "en"))


def test_a_page_has_no_inline_script(page: Page) -> None:
    for script in page.all("script"):
        is_data = script.attributes.get("type") == "application/json"
        assert is_data or (script.attributes.get("src") and not script.text.strip())
    for element in page.elements:
        assert not [name for name in element.attributes if name.startswith("on")], element


def test_a_page_has_no_inline_style(page: Page) -> None:
    assert not page.all("style")
    assert not [element for element in page.elements if "style" in element.attributes]


def test_a_page_asks_no_other_site_for_anything(page: Page) -> None:
    for element in page.elements:
        for name in ("src", "action", "data") if element.tag != "link" else ("href",):
            assert element.attributes.get(name, "/").startswith("/"), element


def test_a_page_names_its_language_and_itself(page: Page) -> None:
    assert page.one("html").attributes["lang"] == "en"
    assert page.one("title").text.strip()


def test_every_field_has_a_label(page: Page) -> None:
    labelled = {label.attributes.get("for") for label in page.all("label")}
    for element in [*page.all("input"), *page.all("select"), *page.all("textarea")]:
        kind = element.attributes.get("type", "text")
        if kind not in ("hidden", "radio"):
            assert element.attributes.get("id") in labelled or "aria-label" in element.attributes, element


def test_no_id_is_used_twice(page: Page) -> None:
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["landing", "enter", "code", "join", "join with errors", "problem"])
def test_a_page_speaks_the_language_it_is_asked_for(installation: Installation, name: str) -> None:
    words = {}
    for language in LANGUAGES:
        answer = read(PAGES[name](installation, language))
        assert answer.one("html").attributes["lang"] == language
        words[language] = answer.text
    assert words["en"] != words["es"]


def test_a_browser_is_answered_in_its_own_language(installation: Installation) -> None:
    page = read(installation.browser().get("/join", headers={"Accept-Language": "fr, es-MX;q=0.8, en;q=0.5"}))
    assert page.one("html").attributes["lang"] == "es"


@pytest.mark.parametrize("path", ["/", "/join", "/nowhere"])
def test_a_missing_build_is_said_in_a_sentence(installation: Installation, static: Path, path: str) -> None:
    (static / "dist" / ".vite" / "manifest.json").unlink()
    answer = installation.browser().get(path)
    expected = 404 if path == "/nowhere" else 503
    assert answer.status_code == expected
    if expected == 503:
        assert "Run make build on the server, then reload this page." in read(answer).text


def test_a_build_without_the_entry_is_a_missing_build(installation: Installation, static: Path) -> None:
    (static / "dist" / ".vite" / "manifest.json").write_text("{}")
    assert installation.browser().get("/").status_code == 503


def test_the_words_are_served_with_a_tag(installation: Installation) -> None:
    browser = installation.browser()
    words = browser.get("/locale/es.json")
    assert words.json()["Goal"] == "Meta"
    again = browser.get("/locale/es.json", headers={"If-None-Match": words.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert browser.get("/locale/en.json").json() == {}


def test_a_language_we_do_not_speak_is_not_there(installation: Installation) -> None:
    assert installation.browser().get("/locale/tlh.json").status_code == 404
