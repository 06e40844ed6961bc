"""Playbooks over REST: the shelf of those who run workshops, and the one a board is run by."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from pycrdt import Doc, Map

from app.live import protocol
from app.workshop.policy import Role
from app.workshop.stage import root
from tests.support.installation import Installation

YAML = {"Content-Type": "application/yaml"}
SMALL = """
name: {en: Half an hour, es: Media hora}
stages:
  - id: look
    name: {en: Look, es: Mirar}
    minutes: 30
    script: {en: Let us look., es: Miremos.}
    opens: {zones: [industry]}
"""


@pytest.fixture
def facilitator(installation: Installation) -> TestClient:
    return installation.seated("facilitator", "Jo Aalto")


def made(client: TestClient, yaml: str = SMALL) -> dict[str, Any]:
    answer = client.post("/api/playbooks", content=yaml, headers=YAML)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def error(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def test_whoever_has_a_seat_reads_the_shipped_playbooks(installation: Installation) -> None:
    participant = installation.seated("participant")
    found = participant.get("/api/playbooks").json()["playbooks"]
    assert [(entry["id"], entry["minutes"], entry["stages"]) for entry in found] == [
        ("standard-day", 405, 12),
        ("two-hours", 120, 6),
        ("remote-two-halves", 360, 15),
    ]
    assert participant.get("/api/playbooks/standard-day").json()["stages"][0]["checkpoint"] == "CP0"
    assert installation.browser().get("/api/playbooks").status_code == 401


def test_a_copy_is_ones_own_and_nobody_elses(installation: Installation, facilitator: TestClient) -> None:
    answer = facilitator.post("/api/playbooks", json={"copy": "two-hours"})
    copy = answer.json()
    assert (answer.status_code, copy["version"], copy["variant"]) == (201, 1, "own")
    assert copy["stages"] == facilitator.get("/api/playbooks/two-hours").json()["stages"]
    assert [entry["id"] for entry in facilitator.get("/api/playbooks").json()["playbooks"] if entry["own"]] == [
        copy["id"]
    ]
    other = installation.seated("facilitator", "Max Ortega")
    for answer in (
        other.get(f"/api/playbooks/{copy['id']}"),
        other.get(f"/api/playbooks/{copy['id']}.yaml"),
        other.put(f"/api/playbooks/{copy['id']}", json=copy),
        other.delete(f"/api/playbooks/{copy['id']}"),
        other.post("/api/playbooks", json={"copy": copy["id"]}),
        other.put(f"/api/boards/{installation.board_id}/playbook", json={"id": copy["id"]}),
    ):
        assert error(answer) == (404, "no-such-playbook")


@pytest.mark.parametrize("role", ["participant", "observer", "trainer"])
def test_only_those_who_run_workshops_keep_playbooks(installation: Installation, role: Role) -> None:
    answer = installation.seated(role).post("/api/playbooks", json={"copy": "two-hours"})
    assert error(answer) == (403, "facilitators-only")


def test_an_owner_without_a_seat_elsewhere_keeps_playbooks_too(installation: Installation) -> None:
    assert made(installation.owner())["name"]["es"] == "Media hora"


def test_a_change_is_a_new_version_and_the_old_one_stays(facilitator: TestClient) -> None:
    playbook = made(facilitator)
    path = f"/api/playbooks/{playbook['id']}"
    playbook["stages"][0]["minutes"] = 25
    changed = facilitator.put(path, json=playbook).json()
    assert (changed["version"], changed["stages"][0]["minutes"]) == (2, 25)
    assert facilitator.get(path).json() == changed
    assert facilitator.get(path, params={"version": 1}).json()["stages"][0]["minutes"] == 30
    assert facilitator.put(path, json=changed).json()["version"] == 2, "the same again is no version"
    assert facilitator.get(path, params={"version": 3}).status_code == 404


def test_a_change_of_an_older_version_is_refused_when_it_asks_for_that(facilitator: TestClient) -> None:
    playbook = made(facilitator)
    path = f"/api/playbooks/{playbook['id']}"
    playbook["stages"][0]["minutes"] = 25
    assert facilitator.put(path, json=playbook, params={"based_on": 1}).status_code == 200
    playbook["stages"][0]["minutes"] = 20
    assert error(facilitator.put(path, json=playbook, params={"based_on": 1})) == (409, "overtaken")
    assert facilitator.get(path).json()["stages"][0]["minutes"] == 25


def test_the_shipped_ones_stay_as_they_are(facilitator: TestClient) -> None:
    playbook = facilitator.get("/api/playbooks/two-hours").json()
    assert error(facilitator.put("/api/playbooks/two-hours", json=playbook)) == (403, "shipped-playbook")
    assert error(facilitator.delete("/api/playbooks/two-hours")) == (404, "no-such-playbook")


def test_what_is_exported_can_be_imported(facilitator: TestClient) -> None:
    exported = facilitator.get("/api/playbooks/standard-day.yaml")
    assert exported.headers["content-type"].startswith("application/yaml")
    assert exported.headers["content-disposition"] == 'attachment; filename="the-standard-day.yaml"'
    again = made(facilitator, exported.text)
    assert again["stages"] == facilitator.get("/api/playbooks/standard-day").json()["stages"]
    assert again["id"] != "standard-day"


def test_a_wrong_file_names_its_line_in_the_readers_language(installation: Installation) -> None:
    facilitator = installation.seated("facilitator")
    wrong = SMALL.replace("minutes: 30", "minutes: 300")
    problem = facilitator.post("/api/playbooks", content=wrong, headers=YAML).json()["error"]
    assert problem["message"] == "Write whole minutes from 1 to 240."
    assert problem["hint"] == "Correct line 6 of the file, then try again."
    assert problem["fields"] == {"stages.0.minutes": "Write whole minutes from 1 to 240."}


@pytest.mark.parametrize("body", [b"{", b"[" * 100_000, b'{"copy": 7}', b'{"copy": "nowhere"}', b"\xff", b""])
def test_what_is_no_request_for_a_playbook_is_said_to_be_none(facilitator: TestClient, body: bytes) -> None:
    answer = facilitator.post("/api/playbooks", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 404, 422)
    assert answer.json()["error"]["message"]


def test_deleting_takes_it_off_the_shelf_and_can_be_taken_back_by_a_page(facilitator: TestClient) -> None:
    playbook = made(facilitator)
    assert facilitator.delete(f"/api/playbooks/{playbook['id']}").status_code == 204
    entries = facilitator.get("/api/playbooks").json()["playbooks"]
    assert [entry["archived"] for entry in entries if entry["own"]] == [True]
    assert facilitator.get(f"/api/playbooks/{playbook['id']}").json() == playbook


def test_a_board_is_given_a_playbook_that_everybody_reads(installation: Installation, facilitator: TestClient) -> None:
    path = f"/api/boards/{installation.board_id}/playbook"
    participant = installation.seated("participant")
    assert participant.get(path).json() == {"playbook": None}
    playbook = made(facilitator)
    stage: Doc[Any] = Doc()
    with participant.websocket_connect(installation.socket()) as socket:
        socket.send_bytes(protocol.sync_step1("stage", b"\x00"))
        _until(socket, protocol.SyncStep2)
        assert facilitator.put(path, json={"id": playbook["id"]}).json() == playbook
        stage.apply_update(_until(socket, protocol.Update).update)
    root: Map[Any] = stage.get("playbook", type=Map)
    assert root["script"] == playbook
    facilitator.put(f"/api/playbooks/{playbook['id']}", json=playbook | {"name": {"en": "Other", "es": "Otro"}})
    assert participant.get(path).json()["playbook"] == playbook, "a board keeps what it was given"
    assert facilitator.put(path, json={"id": "two-hours"}).status_code == 200
    assert participant.get(path).json()["playbook"]["id"] == "two-hours"


def test_a_workshop_that_has_begun_keeps_its_playbook(installation: Installation, facilitator: TestClient) -> None:
    path = f"/api/boards/{installation.board_id}/playbook"
    facilitator.put(path, json={"id": "two-hours"})
    assert installation.door.portal is not None
    host = installation.app.state.host
    installation.door.portal.call(host.edit, installation.board_id, "stage", _begin)
    assert error(facilitator.put(path, json={"id": "standard-day"})) == (409, "stage-begun")
    assert facilitator.get(path).json()["playbook"]["id"] == "two-hours"


def _begin(stage: Doc[Any]) -> None:
    root(stage, "stage")["now"] = {"index": 0, "id": "open"}


def _until(socket: Any, kind: type[Any]) -> Any:
    while True:
        frame = protocol.decode(socket.receive_bytes())
        if isinstance(frame, kind) and frame.document == "stage":
            return frame
