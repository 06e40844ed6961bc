"""The past of a board over REST: for everybody who has a seat at it, and nobody else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from pycrdt import Doc

from app.board import write
from app.history import apart
from app.history.routes.pieces import ids_among
from app.workshop.policy import Role
from tests.history.workshop import ask, write_note
from tests.live.table import note
from tests.support.installation import BASE_URL, Installation, install

NOTE = "first-note-----------"


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as installed:
        yield installed


def edit(installation: Installation, change: Any) -> None:
    portal = installation.door.portal
    assert portal
    portal.call(lambda: installation.app.state.host.edit(installation.board_id, "board", change))


def a_note_by(client: TestClient, installation: Installation) -> str:
    person: str = client.get("/api/me").json()["person"]
    edit(installation, lambda doc: note(doc, NOTE, person, "said once"))
    return person


def remove(doc: Doc[Any]) -> None:
    write.delete_piece(doc, NOTE)


@pytest.mark.parametrize("role", ["participant", "observer", "trainer", "facilitator"])
def test_whoever_has_a_seat_reads_the_history_of_a_piece(installation: Installation, role: Role) -> None:
    author = a_note_by(installation.seated("participant", "Ben Ott"), installation)
    edit(installation, lambda doc: write.set_field(doc, NOTE, "zone", "strategy"))
    answer = installation.seated(role).get(f"/api/boards/{installation.board_id}/pieces/{NOTE}/history")
    assert answer.status_code == 200
    told = answer.json()
    assert [(step["what"], step["person"], step["before"], step["after"]) for step in told["steps"]] == [
        ("created", author, None, "said once"),
        ("moved", None, "tray", "strategy"),
    ]
    assert told["people"] == [{"person": author, "name": "Ben Ott", "function": "engineering"}]
    assert told["before"] is None


def test_what_was_removed_is_listed_with_its_author_who_has_left(installation: Installation) -> None:
    author = a_note_by(installation.seated("participant", "Ben Ott"), installation)
    edit(installation, remove)
    removal = f"/api/boards/{installation.board_id}/people/{author}"
    assert installation.owner().delete(removal, headers={"Origin": BASE_URL}).status_code == 204
    told = installation.seated("observer").get(f"/api/boards/{installation.board_id}/removed").json()
    assert [(piece["piece"], piece["text"], piece["by"], piece["links"]) for piece in told["pieces"]] == [
        (NOTE, "said once", author, [])
    ]
    assert (told["count"], [person["name"] for person in told["people"]]) == (1, ["Ben Ott"])


@pytest.mark.parametrize("path", [f"pieces/{NOTE}/history", "removed"])
def test_to_everybody_else_there_is_no_such_board(installation: Installation, path: str) -> None:
    stranger = installation.seated("participant")
    person = stranger.get("/api/me").json()["person"]
    installation.owner().delete(f"/api/boards/{installation.board_id}/people/{person}", headers={"Origin": BASE_URL})
    assert stranger.get(f"/api/boards/{installation.board_id}/{path}").status_code == 404
    assert installation.browser().get(f"/api/boards/{installation.board_id}/{path}").status_code == 401


@pytest.mark.parametrize("piece", ["never-----------there", "x" * 5_000, "../../etc", "%00"])
def test_of_what_was_never_there_nothing_is_told(installation: Installation, piece: str) -> None:
    spanish = {"Accept-Language": "es"}
    client = installation.seated("observer")
    answer = client.get(f"/api/boards/{installation.board_id}/pieces/{piece}/history", headers=spanish)
    assert answer.status_code == 404


def test_words_as_long_as_an_id_are_not_looked_for_among_people() -> None:
    assert ids_among([NOTE, "\x00" * 21, "twenty-one characters", ["x"], None, 3]) == [NOTE]


def test_a_history_that_cannot_be_read_is_a_sentence(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Found first, also where the project is installed: there is nothing to run in it.
    (installation.data / "app").mkdir()
    (installation.data / "app" / "__init__.py").touch()
    monkeypatch.setattr(apart, "SOURCE", installation.data)
    answer = installation.seated("observer").get(f"/api/boards/{installation.board_id}/removed")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "history-unreadable")
    assert answer.json()["error"]["hint"]


def test_of_a_log_with_a_hole_nothing_is_told_as_if_it_were_all(installation: Installation) -> None:
    ana = installation.seated("participant")
    for number in range(1, 4):
        write_note(installation, ana, number, "a piece")
    with installation.database.transaction() as session:
        session.execute(sa.text("DELETE FROM log_entry WHERE document = 'board' AND seq = 2"))
    for path in ("removed", "compare/people?a=seq:0&b=seq:3", "history", "compare?a=seq:0&b=seq:3"):
        answer = ask(installation, ana, path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "history-unreadable"), path


def test_what_is_told_is_documented(installation: Installation) -> None:
    paths = installation.browser().get("/api/openapi.json").json()["paths"]
    for path in ("pieces/{piece_id}/history", "removed"):
        assert paths[f"/api/boards/{{board_id}}/{path}"]["get"]["responses"]["200"]["content"]["application/json"]
