"""Checkpoints over REST: of one moment, fingerprinted, never changed; their polls counted once; all of it verified."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from pycrdt import Doc

from app.board import write
from app.facilitation import store
from app.facilitation.checkpointing import PollClosing
from app.facilitation.verifying import verify_checkpoints
from app.workshop.stage import read_roots
from tests.live.gate.desk import name
from tests.support.asking import ask
from tests.support.installation import Installation, install


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as installed:
        lay(installed, 1, "Zero faults")
        yield installed


def lay(installation: Installation, number: int, text: str) -> None:
    def change(doc: Doc[Any]) -> None:
        write.create_piece(doc, name(number), "goal", installation.owner_id, text=text)

    assert installation.door.portal is not None
    installation.door.portal.call(installation.app.state.host.edit, installation.board_id, "board", change)


@pytest.fixture
def lucia(installation: Installation) -> TestClient:
    return installation.seated("facilitator", "Lucía Arbeloa")


def make(installation: Installation, client: TestClient, poll_seconds: int = 0) -> Any:
    made = ask(installation, client, "POST", "checkpoints", {"name": "Baseline", "poll_seconds": poll_seconds})
    assert made.status_code == 201, made.text
    return made.json()


def test_a_checkpoint_is_the_board_of_its_moment_and_anybody_can_recompute_its_fingerprint(
    installation: Installation, lucia: TestClient
) -> None:
    made = make(installation, lucia)
    lay(installation, 2, "written later")
    state = ask(installation, installation.seated("observer"), "GET", f"checkpoints/{made['id']}/state")
    assert hashlib.sha256(state.content).hexdigest() == made["fingerprint"]
    assert [piece["text"] for piece in state.json()["pieces"].values()] == ["Zero faults"]
    assert state.json()["people"][installation.owner_id]["name"]
    assert (made["number"], made["seq"]) == (0, 1)


def test_numbers_go_up_and_names_are_needed(installation: Installation, lucia: TestClient) -> None:
    assert [make(installation, lucia)["number"] for _ in range(3)] == [0, 1, 2]
    assert ask(installation, lucia, "POST", "checkpoints", {"name": "  "}).status_code == 422
    listed = ask(installation, lucia, "GET", "checkpoints").json()["checkpoints"]
    assert [one["number"] for one in listed] == [0, 1, 2]


def test_two_made_at_once_have_two_numbers(installation: Installation, lucia: TestClient) -> None:
    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(pool.map(lambda _: make(installation, lucia)["number"], range(4)))
    assert numbers == [0, 1, 2, 3]


def test_those_who_do_not_run_the_room_make_none(installation: Installation) -> None:
    ana = installation.seated("participant")
    assert ask(installation, ana, "POST", "checkpoints", {"name": "mine"}).status_code == 403
    assert ask(installation, ana, "GET", "checkpoints/nowhere").status_code == 404


def test_what_people_said_is_shown_without_names_after_the_close(installation: Installation, lucia: TestClient) -> None:
    made = make(installation, lucia, poll_seconds=120)
    people = [installation.seated("participant", who) for who in ("Ana", "Ben", "Carla")]
    for client, score in zip(people, (5, 3, 4), strict=True):
        answer = {"information": score, "people": 3, "line": f"goal of {score}"}
        assert ask(installation, client, "PUT", f"checkpoints/{made['id']}/poll", answer).status_code == 204
    assert ask(installation, people[1], "GET", f"checkpoints/{made['id']}/poll").json()["information"] == 3
    assert ask(installation, lucia, "GET", f"checkpoints/{made['id']}").json()["opinion"] is None
    with ThreadPoolExecutor(3) as pool:
        path = f"checkpoints/{made['id']}/poll/close"
        codes = list(pool.map(lambda _: ask(installation, lucia, "POST", path).status_code, range(3)))
    assert sorted(codes) == [204, 409, 409]
    opinion = ask(installation, people[0], "GET", f"checkpoints/{made['id']}").json()["opinion"]
    assert opinion["information"]["mean"] == 4
    assert opinion["lines"] == ["goal of 3", "goal of 4", "goal of 5"]
    assert "Ana" not in str(opinion)
    late = ask(installation, people[0], "PUT", f"checkpoints/{made['id']}/poll", {"information": 1})
    assert late.json()["error"]["code"] == "vote-closed"


def test_a_poll_closes_when_its_time_is_up(installation: Installation, lucia: TestClient) -> None:
    made = make(installation, lucia, poll_seconds=60)
    host, portal = installation.app.state.host, installation.door.portal
    assert portal is not None
    duty = PollClosing(installation.app.state.checkpoints)
    stage = portal.call(host.read, installation.board_id, "stage", read_roots)
    assert not duty.due(installation.board_id, stage, {}, host.now())
    assert duty.due(installation.board_id, stage, {}, host.now() + 61)
    portal.call(duty.do, installation.board_id, host.now() + 61)
    assert ask(installation, lucia, "GET", f"checkpoints/{made['id']}").json()["opinion"] == {"count": 0}


def told(installation: Installation) -> Any:
    portal = installation.door.portal
    assert portal is not None
    return portal.call(installation.app.state.host.read, installation.board_id, "stage", read_roots)["checkpoints"]


def test_a_poll_goes_on_after_a_restart(tmp_path: Path) -> None:
    with install(tmp_path) as before:
        made = make(before, before.seated("facilitator"), poll_seconds=600)
        path = f"checkpoints/{made['id']}/poll"
        for score in (1, 3, 5):
            who = before.seated("participant", f"Person {score}")
            assert ask(before, who, "PUT", path, {"actions": score}).status_code == 204
    with install(tmp_path, before.furniture) as after:
        assert told(after)[made["id"]]["poll"]["answered"] == 3
        assert ask(after, after.seated("participant"), "PUT", path, {"actions": 3}).status_code == 204
        assert ask(after, after.seated("facilitator"), "POST", f"{path}/close").status_code == 204
        opinion = told(after)[made["id"]]["poll"]["opinion"]
        assert (opinion["count"], opinion["actions"]["mean"]) == (4, 3)


def test_a_poll_that_was_counted_and_not_told_is_told_as_it_was_counted(
    installation: Installation, lucia: TestClient
) -> None:
    made = make(installation, lucia, poll_seconds=600)
    with installation.database.transaction() as session:  # and here the server stopped
        store.keep_opinion(session, made["id"], '{"count":0}', made_at(made))
    path = f"checkpoints/{made['id']}/poll"
    late = ask(installation, installation.seated("participant"), "PUT", path, {"people": 3})
    assert (late.status_code, late.json()["error"]["code"]) == (409, "vote-closed")
    assert ask(installation, lucia, "POST", f"{path}/close").status_code == 204
    assert told(installation)[made["id"]]["poll"]["opinion"] == {"count": 0}
    assert ask(installation, lucia, "GET", f"checkpoints/{made['id']}").json()["opinion"] == {"count": 0}


def test_a_checkpoint_that_was_stored_and_not_told_is_told_with_the_next(
    installation: Installation, lucia: TestClient
) -> None:
    first = make(installation, lucia)
    with installation.database.transaction() as session:  # and here the server stopped
        found = store.find_checkpoint(session, installation.board_id, first["id"])
        fields = {name: value for name, value in vars(found).items() if name not in {"number", "opinion"}}
        store.add_checkpoint(session, store.NewCheckpoint(**{**fields, "id": name(7), "name": "Lost"}))
    make(installation, lucia)
    assert sorted((one["number"], one["name"]) for one in told(installation).values()) == [
        (0, "Baseline"), (1, "Lost"), (2, "Baseline"),
    ]  # fmt: skip


def made_at(made: Any) -> datetime:
    return datetime.fromisoformat(made["at"])


def test_answers_and_a_close_at_once_are_counted_or_refused(installation: Installation, lucia: TestClient) -> None:
    made = make(installation, lucia, poll_seconds=600)
    path = f"checkpoints/{made['id']}/poll"
    people = [installation.seated("participant", f"Person {n}") for n in range(5)]
    with ThreadPoolExecutor(6) as pool:
        sent = [pool.submit(ask, installation, who, "PUT", path, {"people": 3}) for who in people]
        closed = pool.submit(ask, installation, lucia, "POST", f"{path}/close")
        codes = [one.result().status_code for one in sent]
    assert closed.result().status_code == 204
    assert set(codes) <= {204, 409}
    assert told(installation)[made["id"]]["poll"]["opinion"]["count"] == codes.count(204)
    assert ask(installation, lucia, "GET", f"checkpoints/{made['id']}").json()["opinion"]["count"] == codes.count(204)


def test_a_checkpoint_without_a_poll_asks_nobody(installation: Installation, lucia: TestClient) -> None:
    made = make(installation, lucia)
    answer = ask(installation, lucia, "PUT", f"checkpoints/{made['id']}/poll", {"people": 3})
    assert answer.json()["error"]["code"] == "no-poll"


def test_it_is_shown_to_everybody_at_a_hosts_word(installation: Installation, lucia: TestClient) -> None:
    made = make(installation, lucia)
    assert ask(installation, lucia, "POST", f"checkpoints/{made['id']}/show").status_code == 204
    assert (
        ask(installation, installation.seated("participant"), "POST", f"checkpoints/{made['id']}/show").status_code
        == 403
    )


def test_figures_of_the_board_as_it_is(installation: Installation) -> None:
    found = ask(installation, installation.seated("observer"), "GET", "alignment").json()
    assert set(found) == {"information", "people", "actions"}
    assert found["information"]["conditions"][0]["id"] == "zones-fed"


def test_every_checkpoint_is_verified_against_the_log(installation: Installation, lucia: TestClient) -> None:
    make(installation, lucia)
    lay(installation, 2, "second")
    make(installation, lucia)
    assert [verdict.wrong for verdict in verify_checkpoints(installation.database)] == ["", ""]


@pytest.mark.parametrize(
    ("tampering", "sentence"),
    [
        ("UPDATE checkpoint SET fingerprint = 'f'", "has the fingerprint"),
        ("UPDATE checkpoint SET state = x'00'", "cannot be read"),
        ("UPDATE log_entry SET payload = x'0000' WHERE document = 'board'", "the log says something else about pieces"),
        ("UPDATE log_entry SET payload = x'ff' WHERE document = 'board'", "cannot be replayed up to entry 1"),
    ],
)
def test_what_was_tampered_with_is_found(
    installation: Installation, lucia: TestClient, tampering: str, sentence: str
) -> None:
    make(installation, lucia)
    with installation.database.engine.begin() as connection:
        connection.execute(sa.text("DROP TRIGGER checkpoint_is_immutable_update"))
        connection.execute(sa.text(tampering))
    [verdict] = verify_checkpoints(installation.database)
    assert sentence in verdict.sentence
    assert not verdict.holds
