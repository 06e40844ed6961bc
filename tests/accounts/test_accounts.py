"""Accounts and boards: owners see, make, rename, archive and restore their own, and nobody else's."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.people import store
from tests.support.installation import Installation, close_code, introduction


def another_owner(installation: Installation) -> str:
    with installation.database.transaction() as session:
        return store.create_person(session, "Other Owner", "en", datetime.now(UTC), is_owner=True).person_id


def test_an_owner_makes_an_account_and_finds_it(installation: Installation) -> None:
    owner = installation.owner()
    made = owner.post("/api/accounts", json={"name": "  Norrvik  ", "revenue": 46.2e6, "currency": "SEK"})
    assert made.status_code == 201
    assert made.json()["name"] == "Norrvik"
    assert owner.get(f"/api/accounts/{made.json()['id']}").json() == made.json()
    assert [account["name"] for account in owner.get("/api/accounts").json()["accounts"]] == ["Norrvik", "Tarvenna"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "\u200c"}, "name"),
        ({"name": "x" * 300}, "name"),
        ({"name": "A", "industry": "two\nlines"}, "industry"),
        ({"name": "A", "revenue": -1}, "revenue"),
        ({"name": "A", "revenue": 1e16}, "revenue"),
        ({"name": "A", "revenue": "inf"}, "revenue"),
        ({"name": "A", "revenue": "nan"}, "revenue"),
        ({"name": "A", "currency": "euro"}, "currency"),
        ({}, "name"),
    ],
)
def test_a_wrong_field_is_named(installation: Installation, wrong: dict[str, Any], field: str) -> None:
    refused = installation.owner().post("/api/accounts", json=wrong)
    assert refused.status_code == 422
    assert list(refused.json()["error"]["fields"]) == [field]


def test_only_what_is_given_changes(installation: Installation) -> None:
    path, owner = f"/api/accounts/{installation.account_id}", installation.owner()
    owner.patch(path, json={"industry": "Cold chain", "revenue": 1000})
    changed = owner.patch(path, json={"revenue": None}).json()
    assert (changed["name"], changed["industry"], changed["revenue"]) == ("Tarvenna", "Cold chain", None)


def test_another_owners_account_does_not_exist(installation: Installation) -> None:
    other = installation.signed_in(another_owner(installation))
    path = f"/api/accounts/{installation.account_id}"
    assert other.get(path).status_code == 404
    assert other.patch(path, json={"name": "Mine"}).status_code == 404
    assert other.post("/api/boards", json={"account_id": installation.account_id, "name": "Mine"}).status_code == 404
    assert other.get("/api/accounts").json() == {"accounts": []}
    assert other.get("/api/boards").json() == {"boards": []}


def test_a_new_board_has_its_owners_seat_and_an_invite_for_each_role(installation: Installation) -> None:
    owner = installation.owner()
    board = owner.post("/api/boards", json={"account_id": installation.account_id, "name": "Plan 2028"}).json()
    people = owner.get(f"/api/boards/{board['id']}/people").json()["people"]
    assert [(person["role"], person["function"]) for person in people] == [("owner", "management")]
    invites = owner.get(f"/api/boards/{board['id']}/invites").json()["invites"]
    assert {invite["role"] for invite in invites} == {"facilitator", "participant", "observer", "trainer"}
    token = invites[0]["link"].rpartition("/")[2]
    assert installation.browser().post("/api/join", json=introduction(token=token)).status_code == 200


def test_renaming_is_for_the_owner_alone(installation: Installation) -> None:
    path = f"/api/boards/{installation.board_id}"
    assert installation.seated("facilitator").patch(path, json={"name": "Mine"}).status_code == 403
    assert installation.owner().patch(path, json={"name": "Plan 2028"}).json()["name"] == "Plan 2028"
    assert installation.seated("observer").get(path).json()["name"] == "Plan 2028"


def test_an_archived_board_closes_its_sockets_stays_readable_and_lets_nobody_join(installation: Installation) -> None:
    path, owner, browser = f"/api/boards/{installation.board_id}", installation.owner(), installation.seated("observer")
    with browser.websocket_connect(installation.socket()) as socket:
        socket.receive_bytes()
        assert owner.patch(path, json={"archived": True}).json()["archived"] is True
        assert close_code(socket) == 4410
    assert browser.get(path).json()["archived"] is True
    refused = installation.browser().post("/api/join", json=introduction(token=installation.invite().token))
    assert (refused.status_code, refused.json()["error"]["code"]) == (410, "board-archived")


def test_a_restored_board_opens_again(installation: Installation) -> None:
    path, owner = f"/api/boards/{installation.board_id}", installation.owner()
    owner.patch(path, json={"archived": True})
    assert owner.patch(path, json={"archived": False}).json()["archived"] is False
    assert installation.seated("participant").get(path).status_code == 200


def test_restoring_closes_the_sockets_of_those_who_read(installation: Installation) -> None:
    path, owner, reader = f"/api/boards/{installation.board_id}", installation.owner(), installation.seated("observer")
    owner.patch(path, json={"archived": True})
    with reader.websocket_connect(installation.socket()) as socket:
        socket.receive_bytes()
        owner.patch(path, json={"archived": False})
        assert close_code(socket) == 4410


def test_restoring_an_account_closes_the_sockets_of_those_who_read(installation: Installation) -> None:
    path, owner = f"/accounts/{installation.account_id}", installation.owner()
    reader = installation.seated("observer")
    owner.post(f"{path}/archive")
    with reader.websocket_connect(installation.socket()) as socket:
        socket.receive_bytes()
        owner.post(f"{path}/restore")
        assert close_code(socket) == 4410


def test_archiving_an_account_archives_its_boards_with_it(installation: Installation) -> None:
    owner = installation.owner()
    owner.patch(f"/api/accounts/{installation.account_id}", json={"archived": True})
    assert [board["archived"] for board in owner.get("/api/boards").json()["boards"]] == [True]
    owner.patch(f"/api/accounts/{installation.account_id}", json={"archived": False})
    assert [board["archived"] for board in owner.get("/api/boards").json()["boards"]] == [False]


def test_nobody_joins_a_board_of_an_archived_account(installation: Installation) -> None:
    browser = installation.seated("observer")
    installation.owner().patch(f"/api/accounts/{installation.account_id}", json={"archived": True})
    refused = installation.browser().post("/api/join", json=introduction(token=installation.invite().token))
    assert (refused.status_code, refused.json()["error"]["code"]) == (410, "board-archived")
    assert browser.get("/api/me").json()["boards"] == []


@pytest.mark.parametrize("path", ["/boards/{id}", "/api/boards/{id}/people", "/api/accounts/{id}", "/join/{id}"])
def test_an_id_that_cannot_be_one_is_not_found(installation: Installation, path: str) -> None:
    """PostgreSQL's text cannot hold NUL, SQLite's can: the answer is the same."""
    assert installation.owner().get(path.format(id="a%00b")).status_code == 404


def test_a_socket_of_a_board_that_cannot_be_is_closed_for_good(installation: Installation) -> None:
    with installation.owner().websocket_connect(f"{installation.socket()}%00") as socket:
        assert close_code(socket) == 4404
