"""Hands over REST: counted, never read, and laid by those who run the room. R59."""

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pycrdt import Doc, Map

from app.live import protocol
from app.live.documents import hand_of
from app.workshop.stage import root
from tests.live.gate.desk import name
from tests.live.table import hello, note
from tests.support.asking import ask, person_of
from tests.support.installation import Installation, install


def write_hand(installation: Installation, client: TestClient, *numbers: int) -> None:
    person, doc = person_of(client), Doc[Any](client_id=numbers[0] + 100)
    with client.websocket_connect(installation.socket()) as socket:
        socket.send_bytes(hello(doc.client_id, hand_of(person)))
        for number in numbers:
            note(doc, name(number), person, f"secret {number}", "goal")
        socket.send_bytes(protocol.update(hand_of(person), doc.get_update()))
        while socket.receive_bytes() != protocol.saved(1):
            pass


def document_of(installation: Installation, client: TestClient, document: str) -> dict[str, Any]:
    doc: Doc[Any] = Doc()
    with client.websocket_connect(installation.socket()) as socket:
        socket.send_bytes(protocol.sync_step1(document, b"\x00"))
        while True:
            match protocol.decode(socket.receive_bytes()):
                case protocol.Update(name, update) if name == document:
                    doc.apply_update(update)
                case protocol.SyncStep2(name, update) if name == document:
                    doc.apply_update(update)
                    break
    root: Map[Any] = doc.get("pieces", type=Map)
    return root.to_py() or {}


@pytest.fixture
def lucia(installation: Installation) -> TestClient:
    return installation.seated("facilitator", "Lucía Arbeloa")


def test_r59_hands_are_counted_by_person_and_function_and_never_read(
    installation: Installation, lucia: TestClient
) -> None:
    ana, ben = installation.seated("participant", "Ana"), installation.seated("participant", "Ben")
    write_hand(installation, ana, 1, 2)
    write_hand(installation, ben, 3)
    answer = ask(installation, lucia, "GET", "hands")
    counts = answer.json()
    assert counts["total"] == 3
    assert {one["person"]: one["count"] for one in counts["by_person"]} == {person_of(ana): 2, person_of(ben): 1}
    assert counts["by_function"] == [{"function": "engineering", "count": 3}]
    assert "secret" not in answer.text
    assert document_of(installation, lucia, "board") == {}


@pytest.mark.parametrize("role", ["participant", "observer", "trainer"])
def test_r59_nobody_else_counts_or_lays(installation: Installation, role: Any) -> None:
    other = installation.seated(role)
    assert ask(installation, other, "GET", "hands").status_code == 403
    assert ask(installation, other, "POST", "hands/reveal", {"all": True}).status_code == 403
    assert ask(installation, other, "PUT", "hands/rule", {"mode": "silent"}).status_code == 403


def test_r59_all_are_laid_and_the_hands_are_empty(installation: Installation, lucia: TestClient) -> None:
    ana, ben = installation.seated("participant", "Ana"), installation.seated("participant", "Ben")
    write_hand(installation, ana, 1, 2)
    write_hand(installation, ben, 3)
    laid = ask(installation, lucia, "POST", "hands/reveal", {"all": True}).json()["pieces"]
    board = document_of(installation, lucia, "board")
    assert set(laid) == set(board) == {name(1), name(2), name(3)}
    assert board[name(1)]["by"] == person_of(ana)
    assert len({tuple(piece["pos"]) for piece in board.values()}) == 3
    assert document_of(installation, ana, hand_of(person_of(ana))) == {}
    assert ask(installation, lucia, "GET", "hands").json()["total"] == 0


def test_r59_one_persons_then_piece_by_piece_then_a_functions(installation: Installation, lucia: TestClient) -> None:
    ana, ben = installation.seated("participant", "Ana"), installation.seated("participant", "Ben")
    write_hand(installation, ana, 1)
    write_hand(installation, ben, 3, 4, 5)
    assert ask(installation, lucia, "POST", "hands/reveal", {"person": person_of(ana)}).json()["pieces"] == [name(1)]
    assert ask(installation, lucia, "POST", "hands/reveal", {"next": True}).json()["pieces"] == [name(3)]
    assert ask(installation, lucia, "GET", "hands").json()["total"] == 2
    by_function = ask(installation, lucia, "POST", "hands/reveal", {"function": "engineering"}).json()["pieces"]
    assert sorted(by_function) == [name(4), name(5)]
    nothing = ask(installation, lucia, "POST", "hands/reveal", {"all": True})
    assert (nothing.status_code, nothing.json()["error"]["code"]) == (409, "nothing-in-hand")


def test_r59_what_removed_people_hold_is_neither_counted_nor_laid(
    installation: Installation, lucia: TestClient
) -> None:
    ana, ben = installation.seated("participant", "Ana"), installation.seated("participant", "Ben")
    gone = person_of(ana)
    write_hand(installation, ana, 1)
    write_hand(installation, ben, 2)
    ask(installation, lucia, "DELETE", f"people/{gone}")
    assert ask(installation, lucia, "GET", "hands").json()["total"] == 1
    assert ask(installation, lucia, "POST", "hands/reveal", {"all": True}).json()["pieces"] == [name(2)]
    assert ask(installation, lucia, "POST", "hands/reveal", {"person": gone}).status_code == 409
    ask(installation, lucia, "POST", f"people/{gone}/return")
    assert set(document_of(installation, ana, hand_of(gone))) == {name(1)}
    assert ask(installation, lucia, "GET", "hands").json()["total"] == 1


def test_r59_whose_is_to_be_said(installation: Installation, lucia: TestClient) -> None:
    assert ask(installation, lucia, "POST", "hands/reveal", {}).status_code == 422


def test_r59_laid_after_a_restart_what_lay_in_both_is_laid_once(tmp_path: Path) -> None:
    with install(tmp_path) as installation:
        ana, lucia = installation.seated("participant", "Ana"), installation.seated("facilitator")
        write_hand(installation, ana, 1)
        ask(installation, lucia, "POST", "hands/reveal", {"all": True})
        # The crash came between the two entries: the hand still has it.
        write_hand(installation, ana, 1)
        ask(installation, lucia, "POST", "hands/reveal", {"all": True})
        assert list(document_of(installation, lucia, "board")) == [name(1)]
        assert document_of(installation, ana, hand_of(person_of(ana))) == {}


def test_r59_while_everybody_writes_alone_the_board_takes_no_new_piece(
    installation: Installation, lucia: TestClient
) -> None:
    assert ask(installation, lucia, "PUT", "hands/rule", {"mode": "private"}).status_code == 204
    ana = installation.seated("participant", "Ana")
    doc: Doc[Any] = Doc(client_id=77)
    note(doc, name(9), person_of(ana), "too early")
    with ana.websocket_connect(installation.socket()) as socket:
        socket.send_bytes(hello(77))
        socket.send_bytes(protocol.update("board", doc.get_update()))
        while (frame := socket.receive_bytes())[0] != 102:
            pass
    assert b"private-round" in frame


def test_ready_and_raised_are_ones_own_and_a_host_lowers_a_hand(installation: Installation, lucia: TestClient) -> None:
    ana, ben = installation.seated("participant", "Ana"), installation.seated("participant", "Ben")
    for path in ("ready", "raised"):
        assert ask(installation, ana, "PUT", path).status_code == 204
    assert ask(installation, ben, "DELETE", f"raised?person={person_of(ana)}").status_code == 403
    assert ask(installation, lucia, "DELETE", f"raised?person={person_of(ana)}").status_code == 204
    assert ask(installation, ana, "DELETE", "ready").status_code == 204
    assert ask(installation, installation.seated("observer"), "PUT", "ready").status_code == 403
    assert ask(installation, installation.seated("observer"), "PUT", "raised").status_code == 204


def test_a_function_is_asked_until_it_is_taken_back(installation: Installation, lucia: TestClient) -> None:
    asked = ask(installation, lucia, "POST", "asks", {"function": "quality", "question": " Who signs? "})
    assert asked.status_code == 201
    assert ask(installation, lucia, "POST", "asks", {"function": "quality", "question": " "}).status_code == 422
    assert (
        ask(installation, installation.seated("participant"), "DELETE", f"asks/{asked.json()['id']}").status_code == 403
    )
    assert ask(installation, lucia, "DELETE", f"asks/{asked.json()['id']}").status_code == 204


def test_r59_who_wrote_what_was_laid_is_told_as_the_stage_says(installation: Installation, lucia: TestClient) -> None:
    ana = installation.seated("participant", "Ana")
    write_hand(installation, ana, 1)
    ask(installation, lucia, "POST", "hands/reveal", {"all": True})
    first = ask(installation, lucia, "GET", f"pieces/{name(1)}/history").json()["steps"][0]
    assert (first["person"], first["what"]) == (person_of(ana), "created"), "not the facilitator who laid it"


def test_r59_a_hidden_author_is_told_nowhere(installation: Installation, lucia: TestClient) -> None:
    ana, ben = installation.seated("participant", "Ana"), installation.seated("participant", "Ben")
    hide_authors(installation)
    write_hand(installation, ana, 1, 4)
    write_hand(installation, ben, 3)
    in_no_order_of_people = [name(1), name(3), name(4)]
    assert ask(installation, lucia, "POST", "hands/reveal", {"all": True}).json()["pieces"] == in_no_order_of_people
    observer = installation.seated("observer")
    with observer.websocket_connect(installation.socket()) as socket:
        heard = b""
        for document in ("board", "stage"):
            socket.send_bytes(protocol.sync_step1(document, b"\x00"))
            while not isinstance(protocol.decode(frame := socket.receive_bytes()), protocol.SyncStep2):
                heard += frame
            heard += frame
    answers = [ask(installation, lucia, "GET", f"pieces/{name(number)}/history").text for number in (1, 3, 4)]
    past = ("removed", "film", "history", "history?document=stage", "at/1", "compare?a=seq:0", "compare/people?a=seq:0")
    answers += [ask(installation, lucia, "GET", path).text for path in past]
    reels = [ask(installation, lucia, "GET", f"film/reel?document={one}").content for one in ("board", "stage")]
    heard += b"".join(reels)
    assert b"secret 1" in heard
    assert b"secret 1" in reels[0]
    for author in (ana, ben):
        assert person_of(author).encode() not in heard
        assert not any(person_of(author) in answer for answer in answers)
    laid = document_of(installation, observer, "board")
    assert {piece["by"] for piece in laid.values()} == {"hidden"}


def test_r59_a_hand_of_somebody_who_came_for_a_moment_is_counted(installation: Installation, lucia: TestClient) -> None:
    assert ask(installation, lucia, "GET", "hands").json()["total"] == 0
    write_hand(installation, installation.seated("participant", "Ana"), 1)
    assert ask(installation, lucia, "GET", "hands").json()["total"] == 1


def hide_authors(installation: Installation) -> None:
    """As a stage does that hides them."""

    def change(stage: Doc[Any]) -> None:
        root(stage, "stage")["now"] = {"id": "open", "at": "2026-11-27T09:00:00.000Z", "authors": "hidden"}

    assert installation.door.portal is not None
    installation.door.portal.call(installation.app.state.host.edit, installation.board_id, "stage", change)
