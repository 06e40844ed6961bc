"""Closing a zone over REST, and what the people at the board see of it."""

from typing import Any

from fastapi.testclient import TestClient
from pycrdt import Doc, Map
from starlette.testclient import WebSocketTestSession

from app.live import protocol
from tests.live.table import hello, note
from tests.support.installation import BASE_URL, Installation

NOTE = "first-note-----------"


def ask(installation: Installation, client: TestClient, method: str, zone: str) -> Any:
    headers = {"Origin": BASE_URL}
    return client.request(method, f"/api/boards/{installation.board_id}/locks/{zone}", headers=headers)


def until(socket: WebSocketTestSession, kind: type[Any], document: str) -> Any:
    """The next frame of a kind about a document."""
    while True:
        frame = protocol.decode(socket.receive_bytes())
        if isinstance(frame, kind) and frame.document == document:
            return frame


def test_r32_a_facilitator_closes_a_zone_and_everybody_sees_by_whom(installation: Installation) -> None:
    facilitator, participant = installation.seated("facilitator", "Jo Aalto"), installation.seated("participant")
    stage: Doc[Any] = Doc()
    with participant.websocket_connect(installation.socket()) as socket:
        socket.send_bytes(protocol.sync_step1("stage", b"\x00"))
        until(socket, protocol.SyncStep2, "stage")
        assert ask(installation, facilitator, "PUT", "strategy").status_code == 204
        stage.apply_update(until(socket, protocol.Update, "stage").update)
        locks: Map[Any] = stage.get("locks", type=Map)
        assert locks["strategy"]["by"] == facilitator.get("/api/me").json()["person"]
        assert ask(installation, facilitator, "DELETE", "strategy").status_code == 204
        stage.apply_update(until(socket, protocol.Update, "stage").update)
        assert locks.to_py() == {}


def test_r32_a_closed_zone_refuses_a_participants_piece_over_the_socket(installation: Installation) -> None:
    facilitator, participant = installation.seated("facilitator"), installation.seated("participant", "Ben")
    assert ask(installation, facilitator, "PUT", "tray").status_code == 204
    person = participant.get("/api/me").json()["person"]
    doc: Doc[Any] = Doc(client_id=77)
    note(doc, NOTE, person, "too late")
    with participant.websocket_connect(installation.socket()) as socket:
        socket.send_bytes(hello(77))
        socket.send_bytes(protocol.update("board", doc.get_update()))
        while (frame := socket.receive_bytes())[0] != 102:
            pass
    assert b"zone-locked" in frame
    assert NOTE.encode() in frame


def test_closing_twice_and_opening_what_is_open_change_nothing(installation: Installation) -> None:
    facilitator = installation.seated("facilitator")
    for method in ("PUT", "PUT", "DELETE", "DELETE"):
        assert ask(installation, facilitator, method, "actions").status_code == 204


def test_a_zone_that_does_not_exist_is_a_wrong_value(installation: Installation) -> None:
    assert ask(installation, installation.seated("facilitator"), "PUT", "attic").status_code == 422


def test_an_archived_board_has_no_floor_to_close(installation: Installation) -> None:
    facilitator, owner = installation.seated("facilitator"), installation.owner()
    address = f"/api/boards/{installation.board_id}"
    assert owner.patch(address, json={"archived": True}, headers={"Origin": BASE_URL}).status_code == 200
    answer = ask(installation, facilitator, "PUT", "strategy")
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "archived")
