"""The board's shell and the sheet with the ways in."""

import json

import pytest

from app.workshop.policy import Role
from tests.pages.page import Page, read
from tests.support.installation import Installation


def sheet(installation: Installation) -> Page:
    return read(installation.owner().get(f"/boards/{installation.board_id}/invites"))


def test_the_shell_carries_what_the_script_needs(installation: Installation) -> None:
    page = read(installation.seated("participant").get(f"/boards/{installation.board_id}"))
    boot = json.loads(page.one("script", id="boot").text)
    assert boot["board"] == {
        "id": installation.board_id,
        "name": "Strategy 2027",
        "account": "Tarvenna",
        "archived": False,
    }
    assert boot["me"]["name"] == "Nadia Belkacem"
    assert {person["role"] for person in boot["people"]} == {"owner", "participant"}
    assert (boot["can_edit"], boot["can_host"]) == (True, False)
    assert boot["languages"] == ["en", "es"]
    assert page.one("div", id="board")
    assert page.one("noscript").text.strip()


@pytest.mark.parametrize(
    ("role", "can_edit", "can_host"),
    [("facilitator", True, True), ("participant", True, False), ("observer", False, False), ("trainer", False, False)],
)
def test_the_shell_says_what_a_role_may_do(
    installation: Installation, role: Role, can_edit: bool, can_host: bool
) -> None:
    page = read(installation.seated(role).get(f"/boards/{installation.board_id}"))
    boot = json.loads(page.one("script", id="boot").text)
    assert (boot["can_edit"], boot["can_host"]) == (can_edit, can_host)


@pytest.mark.parametrize("role", ["facilitator", "participant", "observer", "trainer"])
def test_whoever_has_a_seat_may_watch_the_workshop_again(installation: Installation, role: Role) -> None:
    page = read(installation.seated(role).get(f"/boards/{installation.board_id}/replay"))
    assert json.loads(page.one("script", id="boot").text)["board"]["id"] == installation.board_id


def test_nobody_else_may_watch_it(installation: Installation) -> None:
    assert installation.browser().get(f"/boards/{installation.board_id}/replay").status_code == 401
    assert installation.seated("participant").get("/boards/nowhere/replay").status_code == 404


def test_a_name_cannot_end_the_data_block(installation: Installation) -> None:
    name = "</script><script>alert(1)</script>"
    page = read(installation.seated("participant", name=name).get(f"/boards/{installation.board_id}"))
    assert json.loads(page.one("script", id="boot").text)["me"]["name"] == name


def test_the_board_speaks_the_persons_language(installation: Installation) -> None:
    browser = installation.seated("participant")
    browser.patch("/api/me", json={"language": "es"})
    page = read(browser.get(f"/boards/{installation.board_id}"))
    assert page.one("html").attributes["lang"] == "es"
    assert json.loads(page.one("script", id="boot").text)["messages"]["Goal"] == "Meta"


def test_the_shell_loads_the_hashed_files_of_the_build(installation: Installation) -> None:
    page = read(installation.seated("participant").get(f"/boards/{installation.board_id}"))
    assert page.one("script", type="module").attributes["src"] == "/static/dist/assets/board-1.js"
    assert page.one("link", rel="modulepreload").attributes["href"] == "/static/dist/assets/shared-1.js"
    styles = [link.attributes["href"] for link in page.all("link", rel="stylesheet")]
    assert styles == ["/static/dist/assets/shared-1.css", "/static/dist/assets/board-1.css"]


def test_a_stranger_is_told_how_to_get_in(installation: Installation) -> None:
    refused = installation.browser().get(f"/boards/{installation.board_id}")
    assert refused.status_code == 401
    assert read(refused).one("a", href="/join")


def test_an_unknown_board_is_not_there(installation: Installation) -> None:
    refused = installation.seated("participant").get("/boards/nowhere")
    assert refused.status_code == 404
    assert "There is no such board, or you have no seat at it." in read(refused).text


def test_an_archived_board_can_be_read_and_not_changed(installation: Installation) -> None:
    browser = installation.seated("participant")
    installation.owner().post(f"/boards/{installation.board_id}/archive")
    boot = json.loads(read(browser.get(f"/boards/{installation.board_id}")).one("script", id="boot").text)
    assert boot["board"]["archived"]
    assert not boot["can_edit"]


@pytest.mark.parametrize("role", ["participant", "observer", "trainer"])
def test_only_hosts_see_the_ways_in(installation: Installation, role: Role) -> None:
    assert installation.seated(role).get(f"/boards/{installation.board_id}/invites").status_code == 403


def test_every_role_has_a_link_a_code_and_a_qr(installation: Installation) -> None:
    page = sheet(installation)
    for role in ("facilitator", "participant", "observer", "trainer"):
        assert page.one("section", id=role)
    links = [field.attributes["value"] for field in page.all("input", readonly="")]
    assert len(links) == 4
    assert len(page.all("svg", _class="qr")) == 8, "small, and large for the projector"
    for link in links:
        assert installation.browser().get(link).status_code == 200


def test_a_closed_link_opens_no_more(installation: Installation) -> None:
    page = sheet(installation)
    closing = next(
        form.attributes["action"] for form in page.all("form") if form.attributes.get("action", "").endswith("/revoke")
    )
    link = page.all("input", readonly="")[0].attributes["value"]
    assert "it cannot be opened again" in page.text
    assert installation.owner().post(closing).status_code == 303
    assert installation.browser().get(link).status_code == 410
    assert "1 closed link" in sheet(installation).text


def test_a_new_link_may_be_limited(installation: Installation) -> None:
    owner, path = installation.owner(), f"/boards/{installation.board_id}/invites"
    made = owner.post(path, data={"role": "observer", "lifetime": "7", "max_uses": "12"})
    assert made.status_code == 303
    page = sheet(installation)
    assert "0 of 12 uses" in page.text
    assert "Open until" in page.text


@pytest.mark.parametrize("uses", ["0", "-1", "many", "99999999999", "٣"])
def test_an_impossible_limit_is_kept_and_explained(installation: Installation, uses: str) -> None:
    path = f"/boards/{installation.board_id}/invites"
    refused = installation.owner().post(path, data={"role": "observer", "lifetime": "7", "max_uses": uses})
    assert refused.status_code == 422
    page = read(refused)
    assert page.one("input", id="observer-uses").attributes["value"] == uses
    assert page.one("p", id="observer-error").text.strip()


@pytest.mark.parametrize("role", ["owner", "guest", "nonsense"])
def test_a_link_never_gives_another_role(installation: Installation, role: str) -> None:
    path = f"/boards/{installation.board_id}/invites"
    assert installation.owner().post(path, data={"role": role}).status_code == 422


def test_another_boards_invite_cannot_be_closed_here(installation: Installation) -> None:
    path = f"/boards/{installation.board_id}/invites/not-of-this-board/revoke"
    assert installation.owner().post(path).status_code == 404
