"""Who leaves, is removed or leads no more holds nobody up."""

from typing import Any

from app.facilitation.leaving import Leaving
from app.workshop.leaving import HAND_SECONDS
from app.workshop.stage import read_roots
from tests.support.asking import ask, person_of
from tests.support.installation import Installation


def stage(installation: Installation) -> Any:
    portal = installation.door.portal
    assert portal is not None
    return portal.call(installation.app.state.host.read, installation.board_id, "stage", read_roots)


def pass_by(installation: Installation, duty: Leaving, seconds: float) -> None:
    """The steward's look, with a clock that goes faster."""
    host, portal = installation.app.state.host, installation.door.portal
    assert portal is not None
    now, board = host.now() + seconds, installation.board_id
    if duty.due(board, stage(installation), host.present(board), now):
        portal.call(duty.do, board, now)


def test_the_hand_of_who_left_is_lowered_and_that_of_who_came_back_is_not(installation: Installation) -> None:
    lucia = installation.seated("facilitator", "Lucía")
    ana, ben = installation.seated("participant", "Ana"), installation.seated("observer", "Ben")
    duty = Leaving(installation.app.state.host)
    with lucia.websocket_connect(installation.socket()) as socket:
        socket.receive_bytes()  # the server has seated her
        for client in (ana, ben):
            assert ask(installation, client, "PUT", "raised").status_code == 204
        pass_by(installation, duty, 0)
        with ben.websocket_connect(installation.socket()) as back:
            back.receive_bytes()
            pass_by(installation, duty, HAND_SECONDS / 2)
            pass_by(installation, duty, HAND_SECONDS + 1)
            assert set(stage(installation)["raised"]) == {person_of(ben)}


def test_a_room_whose_leader_has_closed_the_page_is_let_go(installation: Installation) -> None:
    lucia, ana = installation.seated("facilitator", "Lucía"), installation.seated("participant", "Ana")
    duty = Leaving(installation.app.state.host)
    with ana.websocket_connect(installation.socket()) as socket:
        socket.receive_bytes()
        with lucia.websocket_connect(installation.socket()) as leads:
            leads.receive_bytes()
            assert ask(installation, lucia, "PUT", "spotlight", {"follow": True}).status_code == 204
            pass_by(installation, duty, 0)
            pass_by(installation, duty, 1000)
            assert stage(installation)["spotlight"]["now"]["follow"]
        pass_by(installation, duty, 1000)
        assert "now" in stage(installation)["spotlight"], "she may be loading the page anew"
        pass_by(installation, duty, 1016)
        assert stage(installation)["spotlight"] == {}


def test_where_somebody_looks_comes_too_late_once_the_room_was_let_go(installation: Installation) -> None:
    lucia, henrik = installation.seated("facilitator", "Lucía"), installation.seated("facilitator", "Henrik")
    ask(installation, lucia, "PUT", "spotlight", {"follow": True})
    assert ask(installation, lucia, "PATCH", "spotlight", {"lens": "plan"}).status_code == 204
    assert stage(installation)["spotlight"]["now"]["lens"] == "plan"
    ask(installation, henrik, "PUT", "spotlight", {"follow": True})
    assert ask(installation, lucia, "PATCH", "spotlight", {"lens": "map"}).json()["error"]["code"] == "moved-on"
    assert stage(installation)["spotlight"]["now"]["by"] == person_of(henrik)
    ask(installation, henrik, "DELETE", "spotlight")
    assert ask(installation, henrik, "PATCH", "spotlight", {"lens": "map"}).status_code == 409
    assert stage(installation)["spotlight"] == {}


def test_who_is_removed_is_not_waited_for(installation: Installation) -> None:
    lucia, ana = installation.seated("facilitator", "Lucía"), installation.seated("participant", "Ana")
    for sign in ("raised", "ready"):
        assert ask(installation, ana, "PUT", sign).status_code == 204
    teams = [{"name": "North", "zone": "strategy", "people": [person_of(ana)]}]
    assert ask(installation, lucia, "POST", "teams", {"teams": teams}).status_code == 201
    assert ask(installation, lucia, "DELETE", f"people/{person_of(ana)}").status_code == 204
    left = stage(installation)
    assert (left["raised"], left["ready"]) == ({}, {})
    assert [team["people"] for team in left["teams"].values()] == [[]]
