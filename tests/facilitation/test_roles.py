"""Roles that change while everybody is connected, who leads, and a locked room."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from pycrdt import Doc

from app.facilitation.succeeding import Succession
from app.live import protocol
from app.people import store
from app.workshop.stage import read_roots
from app.workshop.succession import PATIENCE_SECONDS
from tests.live.gate.desk import name
from tests.live.table import hello, note
from tests.support.asking import HEADERS, ask, person_of
from tests.support.installation import Installation, introduction


def role_of(installation: Installation, client: TestClient) -> str:
    people = ask(installation, client, "GET", "people").json()["people"]
    return next(one["role"] for one in people if one["person"] == person_of(client))


def room(installation: Installation) -> Any:
    assert installation.door.portal is not None
    host = installation.app.state.host
    return installation.door.portal.call(host.read, installation.board_id, "stage", read_roots)["room"]


def test_who_is_made_a_facilitator_is_one_on_the_open_socket(installation: Installation) -> None:
    lucia, ana = installation.seated("facilitator", "Lucía"), installation.seated("observer", "Ana")
    doc: Doc[Any] = Doc(client_id=77)
    with ana.websocket_connect(installation.socket()) as socket:
        socket.send_bytes(hello(77))
        assert ask(installation, lucia, "PATCH", f"people/{person_of(ana)}", {"role": "facilitator"}).status_code == 204
        note(doc, name(1), person_of(ana), "now I may")
        socket.send_bytes(protocol.update("board", doc.get_update()))
        while (frame := socket.receive_bytes())[0] not in (101, 102):
            pass
    assert frame == protocol.saved(1)
    assert role_of(installation, ana) == "facilitator"


def test_who_is_made_an_observer_writes_no_more_on_the_open_socket(installation: Installation) -> None:
    lucia, ana = installation.seated("facilitator", "Lucía"), installation.seated("participant", "Ana")
    doc: Doc[Any] = Doc(client_id=77)
    with ana.websocket_connect(installation.socket()) as socket:
        socket.send_bytes(hello(77))
        ask(installation, lucia, "PATCH", f"people/{person_of(ana)}", {"role": "observer"})
        note(doc, name(1), person_of(ana), "too late")
        socket.send_bytes(protocol.update("board", doc.get_update()))
        while (frame := socket.receive_bytes())[0] not in (101, 102):
            pass
    assert b'"role"' in frame


def test_nobody_unmakes_a_facilitator_but_the_owner_or_themselves(installation: Installation) -> None:
    lucia, henrik = installation.seated("facilitator", "Lucía"), installation.seated("facilitator", "Henrik")
    demoted = ask(installation, lucia, "PATCH", f"people/{person_of(henrik)}", {"role": "participant"})
    assert (demoted.status_code, demoted.json()["error"]["code"]) == (403, "facilitator-stays")
    owner = installation.owner()
    assert ask(installation, owner, "PATCH", f"people/{person_of(henrik)}", {"role": "participant"}).status_code == 204
    assert ask(installation, lucia, "PATCH", f"people/{person_of(lucia)}", {"role": "observer"}).status_code == 204


def test_the_owner_stays_and_ownership_is_given_to_nobody(installation: Installation) -> None:
    lucia, ana = installation.seated("facilitator"), installation.seated("participant", "Ana")
    demoted = ask(installation, lucia, "PATCH", f"people/{installation.owner_id}", {"role": "participant"})
    assert demoted.json()["error"]["code"] == "owner-stays"
    assert ask(installation, lucia, "PATCH", f"people/{person_of(ana)}", {"role": "owner"}).status_code == 422
    assert ask(installation, ana, "PATCH", f"people/{person_of(ana)}", {"role": "facilitator"}).status_code == 403


def test_a_locked_room_lets_nobody_new_in_and_those_inside_come_and_go(installation: Installation) -> None:
    lucia, ana = installation.seated("facilitator"), installation.seated("participant", "Ana")
    invite = installation.invite("participant").token
    assert ask(installation, lucia, "PUT", "room/lock").status_code == 204
    late = installation.browser().post("/api/join", json=introduction(token=invite), headers=HEADERS)
    assert (late.status_code, late.json()["error"]["code"]) == (423, "room-locked")
    assert "locked" in installation.browser().get(f"/join/{invite}").text
    again = ana.post("/api/join", json=introduction(token=invite, name="Ana"), headers=HEADERS)
    assert again.status_code == 200
    assert room(installation)["locked"]["by"] == person_of(lucia)
    assert ask(installation, lucia, "DELETE", "room/lock").status_code == 204
    assert installation.browser().post("/api/join", json=introduction(token=invite), headers=HEADERS).status_code == 200


def test_who_was_removed_is_let_back_in_as_a_participant(installation: Installation) -> None:
    lucia, ana = installation.seated("facilitator"), installation.seated("participant", "Ana")
    person = person_of(ana)
    assert ask(installation, lucia, "POST", f"people/{person}/return").status_code == 404
    ask(installation, lucia, "DELETE", f"people/{person}")
    assert ask(installation, ana, "GET", "people").status_code == 404
    assert ask(installation, lucia, "GET", "people/removed").json()["people"] == [{"person": person, "name": "Ana"}]
    assert ask(installation, lucia, "POST", f"people/{person}/return").status_code == 204
    assert role_of(installation, ana) == "participant"


def test_a_member_takes_the_script_when_nobody_leads_and_gives_it_back(installation: Installation) -> None:
    lucia, ana = installation.seated("facilitator", "Lucía"), installation.seated("participant", "Ana")
    ask(installation, lucia, "PUT", "playbook", {"id": "two-hours"})
    early = ask(installation, ana, "POST", "lead")
    assert early.json()["error"]["code"] == "not-open"
    with ana.websocket_connect(installation.socket()) as socket:
        socket.receive_bytes()  # the server has seated her
        wait_for_succession(installation)
        assert "open_script" in room(installation)
        assert ask(installation, ana, "POST", "lead").status_code == 204
        assert room(installation)["lead"]["person"] == person_of(ana)
        assert role_of(installation, ana) == "facilitator"
        assert ask(installation, ana, "PUT", "stage", {"index": 0}).status_code == 200
        assert ask(installation, lucia, "PUT", "lead").status_code == 204
        assert role_of(installation, ana) == "participant"
        assert room(installation)["lead"]["person"] == person_of(lucia)


def test_who_acts_may_give_it_back(installation: Installation) -> None:
    lucia, ana = installation.seated("facilitator", "Lucía"), installation.seated("participant", "Ana")
    ask(installation, lucia, "PUT", "playbook", {"id": "two-hours"})
    with ana.websocket_connect(installation.socket()) as socket:
        socket.receive_bytes()  # the server has seated her
        wait_for_succession(installation)
        ask(installation, ana, "POST", "lead")
        assert ask(installation, ana, "PUT", "lead").json()["error"]["code"] == "acting"
        assert ask(installation, ana, "DELETE", "lead").status_code == 204
        assert role_of(installation, ana) == "participant"


def test_who_acts_makes_nobody_a_facilitator_least_of_all_themselves(installation: Installation) -> None:
    ana, ben = installation.seated("participant", "Ana"), installation.seated("participant", "Ben")
    ask(installation, installation.owner(), "PUT", "playbook", {"id": "two-hours"})
    facilitators = installation.invite("facilitator")
    with ana.websocket_connect(installation.socket()) as socket:
        socket.receive_bytes()  # the server has seated her
        wait_for_succession(installation)
        assert ask(installation, ana, "POST", "lead").status_code == 204
        for method, path, body in (
            ("PATCH", f"people/{person_of(ana)}", {"role": "facilitator"}),
            ("PATCH", f"people/{person_of(ben)}", {"role": "facilitator"}),
            ("PATCH", f"people/{person_of(ben)}", {"role": "observer"}),
            ("DELETE", f"people/{person_of(ben)}", None),
            ("POST", f"people/{person_of(ben)}/return", None),
            ("POST", "invites", {"role": "facilitator"}),
        ):
            refused = ask(installation, ana, method, path, body)
            assert (refused.status_code, refused.json()["error"]["code"]) == (403, "acting"), (method, path)
        page = f"/boards/{installation.board_id}/invites"
        assert ana.post(page, data={"role": "facilitator"}, headers=HEADERS).status_code == 403
        assert facilitators.token not in ana.get(page).text
        shown = ask(installation, ana, "GET", "invites").json()["invites"]
        assert {invite["role"] for invite in shown} >= {"participant"}
        assert "facilitator" not in {invite["role"] for invite in shown}
        assert ask(installation, ana, "POST", "invites", {"role": "participant"}).status_code == 201
        assert ask(installation, ana, "DELETE", "lead").status_code == 204
    assert (role_of(installation, ana), role_of(installation, ben)) == ("participant", "participant")


def test_an_owner_who_takes_the_open_script_is_made_a_participant_by_nobody(installation: Installation) -> None:
    owner, lucia = installation.owner(), installation.seated("facilitator", "Lucía")
    ana = installation.seated("participant", "Ana")
    ask(installation, owner, "PUT", "playbook", {"id": "two-hours"})
    with ana.websocket_connect(installation.socket()) as socket:
        socket.receive_bytes()
        wait_for_succession(installation)
        assert ask(installation, owner, "POST", "lead").status_code == 204
        assert room(installation)["lead"] | {"at": ""} == {"person": installation.owner_id, "at": "", "acting": False}
        ask(installation, lucia, "PUT", "lead")
    assert role_of(installation, owner) == "owner"


def test_who_acted_and_was_made_a_facilitator_by_the_owner_stays_one(installation: Installation) -> None:
    owner, ana = installation.owner(), installation.seated("participant", "Ana")
    ask(installation, owner, "PUT", "playbook", {"id": "two-hours"})
    with ana.websocket_connect(installation.socket()) as socket:
        socket.receive_bytes()
        wait_for_succession(installation)
        ask(installation, ana, "POST", "lead")
        ask(installation, owner, "PATCH", f"people/{person_of(ana)}", {"role": "facilitator"})
        assert room(installation)["lead"]["acting"] is False
        assert ask(installation, owner, "PUT", "lead").status_code == 204
    assert role_of(installation, ana) == "facilitator"


def test_who_acted_and_is_gone_comes_back_as_a_participant(installation: Installation) -> None:
    owner, ana, ben = (
        installation.owner(),
        installation.seated("participant", "Ana"),
        installation.seated("participant", "Ben"),
    )
    ask(installation, owner, "PUT", "playbook", {"id": "two-hours"})
    with ben.websocket_connect(installation.socket()) as bens:
        bens.receive_bytes()
        with ana.websocket_connect(installation.socket()) as anas:
            anas.receive_bytes()
            wait_for_succession(installation)
            ask(installation, ana, "POST", "lead")
        wait_for_succession(installation)
        assert "open_script" in room(installation)
        assert role_of(installation, ana) == "participant"
        assert ask(installation, ben, "POST", "lead").status_code == 204
        assert (role_of(installation, ana), role_of(installation, ben)) == ("participant", "facilitator")


@pytest.mark.parametrize("old", ["facilitator", "participant"])
def test_a_role_that_was_taken_does_not_come_back_by_an_old_link(installation: Installation, old: str) -> None:
    owner, link = installation.owner(), installation.invite("facilitator").token
    lower = {"facilitator": "participant", "participant": "observer"}[old]
    links = {"facilitator": link, "participant": installation.invite("participant").token}
    eva = installation.browser()
    eva.post("/api/join", json=introduction(token=links[old]), headers=HEADERS)
    ask(installation, owner, "PATCH", f"people/{person_of(eva)}", {"role": lower})
    for token in links.values():
        assert eva.post("/api/join", json=introduction(token=token), headers=HEADERS).json()["role"] == lower
    new = installation.invite("facilitator").token
    assert eva.post("/api/join", json=introduction(token=new), headers=HEADERS).json()["role"] == "facilitator"


def test_a_facilitator_who_was_removed_and_let_back_is_not_one_by_their_old_link(installation: Installation) -> None:
    owner, link = installation.owner(), installation.invite("facilitator").token
    eva = installation.browser()
    eva.post("/api/join", json=introduction(token=link), headers=HEADERS)
    person = person_of(eva)
    ask(installation, owner, "DELETE", f"people/{person}")
    ask(installation, owner, "POST", f"people/{person}/return")
    again = eva.post("/api/join", json=introduction(token=link), headers=HEADERS)
    assert again.json()["role"] == "participant"


def test_whoever_leads_hands_over_to_the_other_facilitator_who_is_here(installation: Installation) -> None:
    lucia, henrik = installation.seated("facilitator", "Lucía"), installation.seated("facilitator", "Henrik")
    with lucia.websocket_connect(installation.socket()) as first:
        first.receive_bytes()
        with henrik.websocket_connect(installation.socket()) as second:
            second.receive_bytes()
            assert ask(installation, lucia, "PUT", "lead").status_code == 204
            assert ask(installation, henrik, "PUT", "lead").json()["error"]["code"] == "lead-present"
            assert ask(installation, lucia, "DELETE", "lead").status_code == 204
            assert room(installation)["lead"]["person"] == person_of(henrik)


def test_news_of_a_role_that_come_too_late_give_nobody_back_what_was_taken(installation: Installation) -> None:
    """Somebody changes their name in the moment in which they are demoted, and what that tells is older."""
    lucia, ana = installation.seated("facilitator", "Lucía"), installation.seated("participant", "Ana")
    host, portal = installation.app.state.host, installation.door.portal
    assert portal is not None
    with installation.database.reading() as session:
        older = store.find_seat(session, installation.board_id, person_of(ana))
    doc: Doc[Any] = Doc(client_id=77)
    with ana.websocket_connect(installation.socket()) as socket:
        socket.send_bytes(hello(77))
        ask(installation, lucia, "PATCH", f"people/{person_of(ana)}", {"role": "observer"})
        portal.call(host.reseat, older)
        note(doc, name(1), person_of(ana), "too late")
        socket.send_bytes(protocol.update("board", doc.get_update()))
        while (frame := socket.receive_bytes())[0] not in (101, 102):
            pass
    assert b'"role"' in frame


def wait_for_succession(installation: Installation) -> None:
    """The steward's duty, with a clock that goes faster."""
    host, portal = installation.app.state.host, installation.door.portal
    assert portal is not None
    duty = Succession(host, installation.database)

    def pass_by(seconds: float) -> None:
        stage = portal.call(host.read, installation.board_id, "stage", read_roots)
        now = host.now() + seconds
        if duty.due(installation.board_id, stage, host.present(installation.board_id), now):
            portal.call(duty.do, installation.board_id, now)

    pass_by(0)
    pass_by(PATIENCE_SECONDS + 1)


def test_teams_are_dealt_out_of_those_who_are_here_and_come_back(installation: Installation) -> None:
    lucia = installation.seated("facilitator")
    people = [installation.seated("participant", who) for who in ("Ana", "Ben", "Carla")]
    address = installation.socket()
    with people[0].websocket_connect(address) as first_socket, people[1].websocket_connect(address) as second_socket:
        for socket in (first_socket, second_socket):
            socket.receive_bytes()
        wanted = {"by": "even", "zones": ["strategy", "actions"], "seconds": 600}
        dealt = ask(installation, lucia, "POST", "teams", wanted).json()["teams"]
    assert sorted(person for team in dealt for person in team["people"]) == sorted(map(person_of, people[:2]))
    assert {team["zone"] for team in dealt} == {"strategy", "actions"}
    first = dealt[0]["id"]
    assert ask(installation, lucia, "PATCH", f"teams/{first}", {"add_seconds": 60, "paused": True}).status_code == 204
    shown = {team["id"]: team for team in ask(installation, people[0], "GET", "teams").json()["teams"]}
    assert shown[first]["timer"]["running"] is False
    assert ask(installation, people[0], "DELETE", "teams").status_code == 403
    assert ask(installation, lucia, "DELETE", "teams").status_code == 204
    assert ask(installation, lucia, "GET", "teams").json() == {"teams": []}


def test_teams_need_a_zone(installation: Installation) -> None:
    assert ask(installation, installation.seated("facilitator"), "POST", "teams", {"by": "even"}).status_code == 422
