"""The script and the timer over REST: who may move them, and what a stale console is told."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.support.asking import ask
from tests.support.installation import Installation


@pytest.fixture
def lucia(installation: Installation) -> TestClient:
    """A facilitator whose board has the playbook of two hours."""
    client = installation.seated("facilitator", "Lucía Arbeloa")
    assert ask(installation, client, "PUT", "playbook", {"id": "two-hours"}).status_code == 200
    return client


def where(installation: Installation, client: TestClient) -> Any:
    return ask(installation, client, "GET", "stage").json()["now"]


def test_everybody_at_the_board_reads_where_it_is(installation: Installation, lucia: TestClient) -> None:
    assert where(installation, lucia) is None
    assert ask(installation, lucia, "PUT", "stage", {"index": 0, "from": -1}).status_code == 200
    late = installation.seated("observer")
    running = ask(installation, late, "GET", "stage").json()
    assert (running["now"]["index"], running["past"]) == (0, [])
    assert len(running["stages"]) > 3
    assert all(question["ask"]["es"] for question in running["exits"])


def test_advancing_asks_once_with_what_is_missing(installation: Installation, lucia: TestClient) -> None:
    ask(installation, lucia, "PUT", "stage", {"index": 0})
    refused = ask(installation, lucia, "PUT", "stage", {"index": 1, "from": 0})
    missing = [one["id"] for one in ask(installation, lucia, "GET", "stage").json()["exits"] if one["met"] is False]
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "exit-open")
    assert list(refused.json()["error"]["fields"]) == missing != []
    assert where(installation, lucia)["index"] == 0
    assert ask(installation, lucia, "PUT", "stage", {"index": 1, "from": 0, "confirm": True}).status_code == 200
    assert where(installation, lucia)["index"] == 1


def test_ending_asks_once_with_what_is_missing(installation: Installation, lucia: TestClient) -> None:
    ask(installation, lucia, "PUT", "stage", {"index": 0})
    refused = ask(installation, lucia, "DELETE", "stage")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "exit-open")
    assert where(installation, lucia)["index"] == 0
    assert ask(installation, lucia, "DELETE", "stage?confirm=true").status_code == 204
    assert where(installation, lucia) is None


def test_going_back_asks_nothing(installation: Installation, lucia: TestClient) -> None:
    ask(installation, lucia, "PUT", "stage", {"index": 3, "confirm": True})
    assert ask(installation, lucia, "PUT", "stage", {"index": 0, "from": 3}).status_code == 200


def test_a_stale_console_is_told_by_whom_it_was_moved(installation: Installation, lucia: TestClient) -> None:
    henrik = installation.seated("facilitator", "Henrik Dahlmann")
    ask(installation, lucia, "PUT", "stage", {"index": 0})
    ask(installation, henrik, "PUT", "stage", {"index": 1, "from": 0, "confirm": True})
    stale = ask(installation, lucia, "PUT", "stage", {"index": 1, "from": 0, "confirm": True})
    assert (stale.status_code, stale.json()["error"]["code"]) == (409, "moved-on")
    assert "Henrik Dahlmann" in stale.json()["error"]["message"]
    assert len(ask(installation, lucia, "GET", "stage").json()["past"]) == 1


def test_ended_it_may_be_begun_again(installation: Installation, lucia: TestClient) -> None:
    ask(installation, lucia, "PUT", "stage", {"index": 0})
    assert ask(installation, lucia, "DELETE", "stage?confirm=true").status_code == 204
    assert where(installation, lucia) is None
    assert ask(installation, lucia, "DELETE", "stage").status_code == 204
    assert ask(installation, lucia, "PUT", "stage", {"index": 2, "from": -1, "confirm": True}).status_code == 200


def test_without_a_playbook_nothing_begins(installation: Installation) -> None:
    client = installation.seated("facilitator")
    assert ask(installation, client, "PUT", "stage", {"index": 0}).json()["error"]["code"] == "no-playbook"
    assert ask(installation, client, "GET", "stage").json() == {"stages": [], "now": None, "past": [], "exits": []}


def test_the_timer_is_started_paused_moved_and_ended(installation: Installation, lucia: TestClient) -> None:
    assert ask(installation, lucia, "PATCH", "timer", {"paused": True}).json()["error"]["code"] == "no-timer"
    assert ask(installation, lucia, "PUT", "timer", {"seconds": 300, "sound": True}).status_code == 204
    assert ask(installation, lucia, "PATCH", "timer", {"add_seconds": 60, "paused": True}).status_code == 204
    timer = ask(installation, installation.seated("participant"), "GET", "timer").json()["timer"]
    assert (timer["running"], timer["sound"], timer["left"] > 300) == (False, True, True)
    assert ask(installation, lucia, "DELETE", "timer").status_code == 204
    assert ask(installation, lucia, "GET", "timer").json() == {"timer": None}


@pytest.mark.parametrize("body", [{"seconds": 0}, {"seconds": -5}, {"seconds": 1e9}, {"seconds": "soon"}, {}])
def test_no_timer_of_nothing_or_of_days(installation: Installation, lucia: TestClient, body: Any) -> None:
    assert ask(installation, lucia, "PUT", "timer", body).status_code == 422


def test_a_change_that_says_nothing_is_answered(installation: Installation, lucia: TestClient) -> None:
    assert ask(installation, lucia, "PATCH", "timer", {}).status_code == 422


def test_the_room_does_not_wait_for_those_who_run_it(installation: Installation, lucia: TestClient) -> None:
    ana = installation.seated("participant", "Ana")
    with lucia.websocket_connect(installation.socket()), ana.websocket_connect(installation.socket()):
        ask(installation, ana, "PUT", "ready")
        ask(installation, lucia, "PUT", "stage", {"index": 0})
        assert ready_in(installation, lucia) == 0, "she was ready before it began"
        ask(installation, ana, "PUT", "ready")
        assert ready_in(installation, lucia) == 100


def ready_in(installation: Installation, client: TestClient) -> int:
    """Per cent, as the exit of the stage at hand counts them."""
    exits = ask(installation, client, "GET", "stage").json()["exits"]
    return next(int(one["have"]) for one in exits if one["want"] == 80)
