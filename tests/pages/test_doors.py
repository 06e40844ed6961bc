"""Coming in: the owner's link, the join page, the code; and going out."""

from datetime import UTC, datetime, timedelta

import pytest

from app.people import store
from app.workshop.policy import Role
from tests.pages.page import read
from tests.support.installation import Installation

MARKUP = '<img src=x onerror="alert(1)">'


def typed(**changes: str) -> dict[str, str]:
    return {"name": "Nadia Belkacem", "function": "supply_chain", "region": "Lyon", "language": "en"} | changes


def owner_link(installation: Installation) -> str:
    with installation.database.transaction() as session:
        return f"/enter/{store.create_owner_link(session, installation.owner_id, datetime.now(UTC))}"


def test_the_owners_link_opens_only_once(installation: Installation) -> None:
    link = owner_link(installation)
    browser = installation.browser()
    entered = browser.post(link, data={"name": ""})
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert "Tarvenna" in browser.get("/").text
    again = installation.browser().post(link)
    assert again.status_code == 410
    assert "This link has been used or has expired." in read(again).text


def test_looking_at_the_owners_link_does_not_use_it(installation: Installation) -> None:
    link = owner_link(installation)
    for _preview in range(3):
        assert installation.browser().get(link).status_code == 200
    assert installation.browser().post(link).status_code == 303


def test_the_owner_may_say_their_name(installation: Installation) -> None:
    browser = installation.browser()
    browser.post(owner_link(installation), data={"name": "Olga Ruiz"})
    assert "Hello, Olga Ruiz" in read(browser.get("/")).text


def test_a_name_that_is_wrong_leaves_the_owners_link_unused(installation: Installation) -> None:
    link = owner_link(installation)
    refused = installation.browser().post(link, data={"name": "x" * 300})
    assert refused.status_code == 422
    assert read(refused).one("input", id="name").attributes["value"] == "x" * 300
    assert installation.browser().post(link).status_code == 303


def test_the_join_page_says_which_account_and_who_invites(installation: Installation) -> None:
    page = read(installation.browser().get(f"/join/{installation.invite().token}"))
    assert page.one("h1").text == "Tarvenna"
    assert "Workshop with Lucía Arbeloa." in page.text
    assert len(page.all("input", type="radio", name="function")) == 12


def test_joining_takes_a_seat_and_opens_the_board(installation: Installation) -> None:
    browser = installation.browser()
    joined = browser.post(f"/join/{installation.invite().token}", data=typed())
    assert joined.status_code == 303
    assert joined.headers["location"] == f"/boards/{installation.board_id}"
    me = browser.get("/api/me").json()
    assert (me["name"], me["boards"][0]["function"]) == ("Nadia Belkacem", "supply_chain")


def test_the_code_opens_the_same_door_as_the_link(installation: Installation) -> None:
    browser, invite = installation.browser(), installation.invite("observer")
    found = browser.post("/join", data={"code": invite.code.lower().replace("-", " ")})
    assert found.status_code == 303
    assert "You join as observer." in read(browser.get(found.headers["location"])).text


@pytest.mark.parametrize("code", ["", "   ", "ABCD-EFGH", MARKUP])
def test_a_wrong_code_is_kept_and_explained(installation: Installation, code: str) -> None:
    refused = installation.browser().post("/join", data={"code": code})
    page = read(refused)
    assert refused.status_code in (404, 422)
    assert page.one("input", id="code").attributes["value"] == code
    assert page.one("p", id="code-error").text.strip()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Please tell us your name."),
        ({"name": "x" * 300}, "Use 80 characters or fewer."),
        ({"function": "wizard"}, "Choose one of the functions."),
        ({"region": "x" * 300}, "Use 60 characters or fewer."),
    ],
)
def test_what_was_typed_is_kept_beside_what_is_wrong(
    installation: Installation, wrong: dict[str, str], sentence: str
) -> None:
    data = typed(**wrong)
    refused = installation.browser().post(f"/join/{installation.invite().token}", data=data)
    page = read(refused)
    assert refused.status_code == 422
    assert sentence in page.text
    for name in ("name", "region"):
        assert page.one("input", id=name).attributes["value"] == data[name]
    chosen = [tile for tile in page.all("input", name="function") if "checked" in tile.attributes]
    assert [tile.attributes["value"] for tile in chosen] == ([] if "function" in wrong else ["supply_chain"])


def test_switching_the_language_keeps_what_was_typed(installation: Installation) -> None:
    browser, door = installation.browser(), f"/join/{installation.invite().token}"
    page = read(browser.post(door, data=typed(name="Nadia", switch="es")))
    assert page.one("html").attributes["lang"] == "es"
    assert page.one("input", id="name").attributes["value"] == "Nadia"
    assert "Su función" in page.text
    assert browser.get("/api/me").status_code == 401, "only the language changed, nobody joined"


def test_markup_in_a_name_is_only_text(installation: Installation) -> None:
    browser = installation.browser()
    browser.post(f"/join/{installation.invite().token}", data=typed(name=MARKUP, region=MARKUP))
    for path in ("/", f"/join/{installation.invite().token}", f"/boards/{installation.board_id}"):
        page = read(browser.get(path))
        assert not page.all("img"), path
    assert MARKUP in read(browser.get("/")).text


def test_somebody_who_sits_here_is_shown_the_way_back(installation: Installation) -> None:
    browser = installation.seated("participant")
    door = f"/join/{installation.invite().token}"
    page = read(browser.get(door))
    assert "You are in as participant." in page.text
    assert page.all("a", href=f"/boards/{installation.board_id}")
    assert page.all("a", href="?anew=true")


def test_a_shared_computer_joins_somebody_else(installation: Installation) -> None:
    browser = installation.seated("participant", name="Nadia Belkacem")
    first = browser.get("/api/me").json()["person"]
    door = f"/join/{installation.invite().token}"
    assert read(browser.get(f"{door}?anew=true")).one("input", id="name").attributes["value"] == ""
    browser.post(door, data=typed(name="Yuki Hanabusa", anew="true"))
    second = browser.get("/api/me").json()
    assert second["name"] == "Yuki Hanabusa"
    assert second["person"] != first


@pytest.mark.parametrize("role", ["facilitator", "participant", "observer", "trainer"])
def test_the_invite_decides_the_role(installation: Installation, role: Role) -> None:
    browser = installation.browser()
    browser.post(f"/join/{installation.invite(role).token}", data=typed())
    assert browser.get("/api/me").json()["boards"][0]["role"] == role


def test_an_invite_that_has_run_out_says_whom_to_ask(installation: Installation) -> None:
    expired = installation.invite(expires_at=datetime.now(UTC) - timedelta(days=1))
    refused = installation.browser().get(f"/join/{expired.token}")
    assert refused.status_code == 410
    assert "This invite has expired. Ask Lucía Arbeloa for a new one." in read(refused).text


def test_an_unknown_link_leads_to_the_code_page(installation: Installation) -> None:
    refused = installation.browser().get("/join/aaaaaaaaaaaaaaaaaaaaaa")
    assert refused.status_code == 404
    assert read(refused).all("a", href="/join")


def test_leaving_forgets_this_browser(installation: Installation) -> None:
    browser = installation.seated("participant")
    assert browser.post("/leave").status_code == 303
    assert browser.get(f"/boards/{installation.board_id}").status_code == 401


def test_the_chosen_language_follows_the_person(installation: Installation) -> None:
    browser = installation.seated("participant")
    chosen = browser.post("/language", data={"language": "es", "back": "/join"})
    assert chosen.headers["location"] == "/join"
    assert browser.get("/api/me").json()["language"] == "es"
    assert read(browser.get("/")).one("html").attributes["lang"] == "es"


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"]
)
def test_the_language_form_sends_nobody_to_another_site(installation: Installation, back: str) -> None:
    chosen = installation.browser().post("/language", data={"language": "es", "back": back})
    assert chosen.headers["location"] == "/"
