"""The deck over REST, and the spotlight."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pycrdt import Doc

from app.board import write
from app.board.read import read_board
from app.workshop.stage import read_roots
from tests.live.gate.desk import name
from tests.support.asking import ask
from tests.support.installation import Installation, install


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as installed:

        def change(doc: Doc[Any]) -> None:
            write.create_piece(doc, name(1), "action", installed.owner_id, text="Qualify the wafer site")
            write.create_piece(doc, name(2), "action", installed.owner_id, text="Write the report")

        assert installed.door.portal is not None
        installed.door.portal.call(installed.app.state.host.edit, installed.board_id, "board", change)
        yield installed


@pytest.fixture
def lucia(installation: Installation) -> TestClient:
    return installation.seated("facilitator", "Lucía Arbeloa")


def pieces(installation: Installation) -> Any:
    assert installation.door.portal is not None
    host = installation.app.state.host
    return installation.door.portal.call(host.read, installation.board_id, "board", read_board).pieces


def test_a_card_is_written_proposed_played_and_taken_back(installation: Installation, lucia: TestClient) -> None:
    card = ask(installation, lucia, "POST", "cards", {"title": " Fire at the wafer site "}).json()["id"]
    proposed = ask(installation, lucia, "GET", f"cards/{card}/proposal").json()["pieces"]
    assert proposed == [{"piece": name(1), "why": "words"}]
    assert ask(installation, lucia, "POST", f"cards/{card}/play", {}).status_code == 204
    [event] = [piece for piece in pieces(installation).values() if piece.kind == "event"]
    assert (event.text, event.zone) == ("Fire at the wafer site", "actions")
    assert pieces(installation)[name(1)].fields["review"] == "to_check"
    again = ask(installation, lucia, "POST", f"cards/{card}/play", {})
    assert (again.status_code, again.json()["error"]["code"]) == (409, "played")
    [checkpoint] = ask(installation, lucia, "GET", "checkpoints").json()["checkpoints"]
    assert checkpoint["name"] == "Before: Fire at the wafer site"
    assert ask(installation, lucia, "DELETE", f"cards/{card}/play").status_code == 204
    assert "review" not in pieces(installation)[name(1)].fields
    assert not [piece for piece in pieces(installation).values() if piece.kind == "event"]


def test_the_facilitator_chooses_what_is_touched_and_ends_it_with_a_checkpoint(
    installation: Installation, lucia: TestClient
) -> None:
    card = ask(installation, lucia, "POST", "cards", {"title": "It rains"}).json()["id"]
    ask(installation, lucia, "POST", f"cards/{card}/play", {"pieces": [name(2), "nowhere"], "checkpoint": False})
    deck = ask(installation, installation.seated("observer"), "GET", "cards").json()["cards"]
    assert deck[0]["played"]["affected"] == [name(2)]
    assert ask(installation, lucia, "POST", f"cards/{card}/done", {}).status_code == 204
    [checkpoint] = ask(installation, lucia, "GET", "checkpoints").json()["checkpoints"]
    assert checkpoint["name"] == "After: It rains"


def test_of_two_who_play_or_end_a_card_at_once_one_makes_a_checkpoint(
    installation: Installation, lucia: TestClient
) -> None:
    marta = installation.seated("facilitator", "Marta")
    card = ask(installation, lucia, "POST", "cards", {"title": "Fire at the wafer site"}).json()["id"]
    for verb, loser in (("play", "played"), ("done", "moved-on")):
        with ThreadPoolExecutor(2) as pool:
            path = f"cards/{card}/{verb}"
            answers = list(pool.map(lambda who: ask(installation, who, "POST", path, {}), (lucia, marta)))  # noqa: B023
        assert sorted(answer.status_code for answer in answers) == [204, 409]
        [told] = [answer.json()["error"] for answer in answers if answer.status_code == 409]
        assert told["code"] == loser
    made = ask(installation, lucia, "GET", "checkpoints").json()["checkpoints"]
    assert [one["name"] for one in made] == ["Before: Fire at the wafer site", "After: Fire at the wafer site"]
    assert len([piece for piece in pieces(installation).values() if piece.kind == "event"]) == 1


def test_a_card_that_is_on_is_not_taken_out_by_a_stale_console(installation: Installation, lucia: TestClient) -> None:
    card = ask(installation, lucia, "POST", "cards", {"title": "It rains"}).json()["id"]
    ask(installation, lucia, "POST", f"cards/{card}/play", {"pieces": [name(1), name(1)], "checkpoint": False})
    refused = ask(installation, lucia, "DELETE", f"cards/{card}")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "played")
    [shown] = ask(installation, lucia, "GET", "cards").json()["cards"]
    assert shown["played"]["affected"] == [name(1)]
    assert ask(installation, lucia, "DELETE", f"cards/{card}/play").status_code == 204
    assert ask(installation, lucia, "DELETE", f"cards/{card}").status_code == 204


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "cards", {"title": "x"}),
        ("DELETE", "cards/x", None),
        ("GET", "cards/x/proposal", None),
        ("POST", "cards/x/play", {}),
        ("DELETE", "cards/x/play", None),
        ("POST", "cards/x/done", {}),
        ("PUT", "spotlight", {}),
        ("DELETE", "spotlight", None),
    ],
)
def test_only_those_who_run_the_room_do_that(installation: Installation, method: str, path: str, body: Any) -> None:
    assert ask(installation, installation.seated("participant"), method, path, body).status_code == 403


def test_cards_have_words_and_are_there(installation: Installation, lucia: TestClient) -> None:
    assert ask(installation, lucia, "POST", "cards", {"title": "  "}).status_code == 422
    assert ask(installation, lucia, "POST", "cards/nowhere/play", {}).status_code == 404


def test_everybody_is_brought_here_and_let_go(installation: Installation, lucia: TestClient) -> None:
    view = {"x": 0, "y": 10, "width": 800, "height": 600}
    assert (
        ask(installation, lucia, "PUT", "spotlight", {"follow": True, "lens": "plan", "view": view}).status_code == 204
    )
    assert installation.door.portal is not None
    host = installation.app.state.host
    now = installation.door.portal.call(host.read, installation.board_id, "stage", read_roots)["spotlight"]["now"]
    assert (now["lens"], now["follow"], now["view"]) == ("plan", True, view)
    assert ask(installation, lucia, "PUT", "spotlight", {"lens": "attic"}).status_code == 422
    assert ask(installation, lucia, "DELETE", "spotlight").status_code == 204
