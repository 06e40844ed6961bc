"""Votes and private rounds over REST: blind until the count, counted once, nothing late."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pycrdt import Doc
from sqlmodel import col, select

from app.board import write
from app.board.read import Board, read_board
from app.db.tables import LogEntry
from app.facilitation.ballotbox import BallotBox, Closing
from app.live.protocol import BOARD
from app.workshop.voting import VOTES, close_vote
from tests.live.gate.desk import name
from tests.support.asking import ask, person_of
from tests.support.installation import Installation, install


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as installed:
        furnish(installed)
        yield installed


def furnish(installation: Installation) -> None:
    """Three goals, two stakeholders, a rival and a criterion."""
    kinds = ["goal"] * 3 + ["stakeholder"] * 2 + ["competitor", "criterion"]

    def change(doc: Doc[Any]) -> None:
        for number, kind in enumerate(kinds):
            write.create_piece(doc, name(number), kind, "lucia", text=f"{kind} {number}")  # type: ignore[arg-type]

    assert installation.door.portal is not None
    installation.door.portal.call(installation.app.state.host.edit, installation.board_id, "board", change)


@pytest.fixture
def lucia(installation: Installation) -> TestClient:
    return installation.seated("facilitator", "Lucía Arbeloa")


@pytest.fixture
def vote(installation: Installation, lucia: TestClient) -> str:
    opened = ask(installation, lucia, "POST", "votes", {"question": "Which goal?", "kind": "goal"})
    assert opened.status_code == 201
    vote: str = opened.json()["id"]
    return vote


def test_nobody_sees_a_ballot_before_the_close_and_everybody_the_count_after(
    installation: Installation, lucia: TestClient, vote: str
) -> None:
    ana, ben = installation.seated("participant", "Ana"), installation.seated("participant", "Ben")
    assert ask(installation, ana, "PUT", f"votes/{vote}/ballot", {"dots": {name(0): 2, name(1): 1}}).status_code == 204
    assert ask(installation, ben, "PUT", f"votes/{vote}/ballot", {"dots": {name(0): 3}}).status_code == 204
    for client in (lucia, ben, installation.seated("observer")):
        shown = ask(installation, client, "GET", f"votes/{vote}").json()
        assert (shown["voted"], shown["tally"]) == (2, None)
    assert ask(installation, ana, "GET", f"votes/{vote}/ballot").json() == {"dots": {name(0): 2, name(1): 1}}
    assert ask(installation, lucia, "POST", f"votes/{vote}/close").status_code == 204
    tally = ask(installation, installation.seated("observer"), "GET", f"votes/{vote}").json()["tally"]
    assert tally[name(0)] == {"total": 5, "by_function": {"engineering": 5}}
    assert tally[name(2)]["total"] == 0


def test_one_changes_ones_mind_until_the_close(installation: Installation, lucia: TestClient, vote: str) -> None:
    ana = installation.seated("participant", "Ana")
    for dots in ({name(0): 3}, {name(1): 1}):
        ask(installation, ana, "PUT", f"votes/{vote}/ballot", {"dots": dots})
    ask(installation, lucia, "POST", f"votes/{vote}/close")
    shown = ask(installation, lucia, "GET", f"votes/{vote}").json()
    assert (shown["tally"][name(0)]["total"], shown["tally"][name(1)]["total"], shown["voted"]) == (0, 1, 1)
    late = ask(installation, ana, "PUT", f"votes/{vote}/ballot", {"dots": {name(0): 1}})
    assert (late.status_code, late.json()["error"]["code"]) == (409, "vote-closed")


def test_the_log_of_the_stage_never_says_who_voted(installation: Installation, lucia: TestClient, vote: str) -> None:
    ana = installation.seated("participant", "Ana")
    assert ask(installation, ana, "PUT", f"votes/{vote}/ballot", {"dots": {name(0): 2}}).status_code == 204
    with installation.database.reading() as session:
        entries = session.exec(select(LogEntry).where(LogEntry.document == "stage").order_by(col(LogEntry.seq))).all()
    opened, *later = (entry for entry in entries if b"voted" in entry.payload)
    assert opened.person_id is not None, "who opened it"
    assert [entry.person_id for entry in later] == [None], "one more has voted"


@pytest.mark.parametrize("dots", [{name(0): 4}, {name(9): 1}, {name(0): -1}, {name(0): "many"}])
def test_too_many_dots_or_on_something_else_change_nothing(installation: Installation, vote: str, dots: Any) -> None:
    ana = installation.seated("participant", "Ana")
    assert ask(installation, ana, "PUT", f"votes/{vote}/ballot", {"dots": dots}).status_code == 422
    assert ask(installation, ana, "GET", f"votes/{vote}").json()["voted"] == 0


@pytest.mark.parametrize("role", ["observer", "trainer"])
def test_those_who_look_on_do_not_vote(installation: Installation, vote: str, role: Any) -> None:
    assert ask(installation, installation.seated(role), "PUT", f"votes/{vote}/ballot", {"dots": {}}).status_code == 403


def test_only_hosts_open_close_and_mark(installation: Installation, vote: str) -> None:
    ana = installation.seated("participant", "Ana")
    assert ask(installation, ana, "POST", "votes", {"question": "?", "kind": "goal"}).status_code == 403
    assert ask(installation, ana, "POST", f"votes/{vote}/close").status_code == 403
    assert ask(installation, ana, "PUT", f"votes/{vote}/key", {"top": 1}).status_code == 403


def test_of_those_who_close_at_once_one_counts(installation: Installation, lucia: TestClient, vote: str) -> None:
    ask(installation, installation.seated("participant", "Ana"), "PUT", f"votes/{vote}/ballot", {"dots": {name(0): 1}})
    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(lambda _: ask(installation, lucia, "POST", f"votes/{vote}/close").status_code, range(4)))
    assert sorted(codes) == [204, 409, 409, 409]
    assert ask(installation, lucia, "GET", f"votes/{vote}").json()["tally"][name(0)]["total"] == 1


def test_ballots_that_race_the_close_are_counted_or_refused(
    installation: Installation, lucia: TestClient, vote: str
) -> None:
    people = [installation.seated("participant", f"Person {number}") for number in range(6)]

    def act(number: int) -> int:
        if number == 3:
            ask(installation, lucia, "POST", f"votes/{vote}/close")
            return 0
        ballot = ask(installation, people[number % 6], "PUT", f"votes/{vote}/ballot", {"dots": {name(0): 1}})
        return int(ballot.status_code == 204)

    with ThreadPoolExecutor(6) as pool:
        accepted = sum(pool.map(act, [0, 1, 2, 3, 4, 5]))
    shown = ask(installation, lucia, "GET", f"votes/{vote}").json()
    assert shown["tally"][name(0)]["total"] == shown["voted"] == accepted


def test_a_time_box_is_closed_by_the_steward(installation: Installation, lucia: TestClient) -> None:
    new = {"question": "Which?", "pieces": [name(0), name(2)], "seconds": 10}
    id = ask(installation, lucia, "POST", "votes", new).json()["id"]
    host, database = installation.app.state.host, installation.database
    duty = Closing(BallotBox(host, database), "vote", VOTES, close_vote)
    shown = ask(installation, lucia, "GET", f"votes/{id}").json()
    assert shown["pieces"] == [name(0), name(2)]
    stage = {"votes": {id: shown}}
    del stage["votes"][id]["closed_at"]
    assert not duty.due(installation.board_id, stage, {}, host.now())
    assert duty.due(installation.board_id, stage, {}, host.now() + 11)
    assert installation.door.portal is not None
    installation.door.portal.call(duty.do, installation.board_id, host.now() + 11)
    assert ask(installation, lucia, "GET", f"votes/{id}").json()["closed_at"]


def key_signs(installation: Installation) -> set[tuple[str, str]]:
    host = installation.app.state.host
    assert installation.door.portal is not None
    board: Board = installation.door.portal.call(host.read, installation.board_id, BOARD, read_board)
    return {(one.piece, one.person) for one in board.reactions if one.sign == "key"}


def test_a_second_round_stands_beside_the_first_and_the_first_ones_become_key(
    installation: Installation, lucia: TestClient, vote: str
) -> None:
    ask(installation, installation.seated("participant"), "PUT", f"votes/{vote}/ballot", {"dots": {name(1): 3}})
    ask(installation, lucia, "POST", f"votes/{vote}/close")
    again = {"question": "Once more?", "pieces": [name(0), name(1)], "of": vote}
    second = ask(installation, lucia, "POST", "votes", again).json()["id"]
    shown = ask(installation, lucia, "GET", f"votes/{second}").json()
    assert (shown["round"], shown["of"]) == (2, vote)
    assert ask(installation, lucia, "PUT", f"votes/{vote}/key", {"top": 1}).status_code == 204
    assert ask(installation, lucia, "GET", f"votes/{vote}").json()["key"] == [name(1)]
    assert key_signs(installation) == {(name(1), person_of(lucia))}
    assert len(ask(installation, lucia, "GET", "votes").json()["votes"]) == 2


def test_a_restart_in_the_middle_loses_no_ballot(tmp_path: Path) -> None:
    with install(tmp_path) as installation:
        furnish(installation)
        lucia, ana = installation.seated("facilitator"), installation.seated("participant", "Ana")
        id = ask(installation, lucia, "POST", "votes", {"question": "?", "kind": "goal"}).json()["id"]
        ask(installation, ana, "PUT", f"votes/{id}/ballot", {"dots": {name(2): 2}})
        furniture, cookies = installation.furniture, dict(lucia.cookies)
    with install(tmp_path, furniture) as again:
        lucia = again.browser()
        lucia.cookies.update(cookies)
        assert ask(again, lucia, "GET", f"votes/{id}").json()["voted"] == 1
        ask(again, lucia, "POST", f"votes/{id}/close")
        assert ask(again, lucia, "GET", f"votes/{id}").json()["tally"][name(2)]["total"] == 2


# Private rounds


def test_scores_are_private_until_the_reveal_and_then_show_their_spread(
    installation: Installation, lucia: TestClient
) -> None:
    id = ask(installation, lucia, "POST", "rounds", {"topic": "stakeholders"}).json()["id"]
    people = [installation.seated("participant", who) for who in ("Ana", "Ben", "Carla")]
    for client, power in zip(people, (5, 2, 3), strict=True):
        answer = {"scores": {name(3): {"power": power}}}
        assert ask(installation, client, "PUT", f"rounds/{id}/answer", answer).status_code == 204
    hidden = ask(installation, lucia, "GET", f"rounds/{id}").json()
    assert (hidden["answered"], hidden["spread"]) == (3, None)
    assert ask(installation, people[1], "GET", f"rounds/{id}/answer").json()["scores"] == {name(3): {"power": 2}}
    assert ask(installation, lucia, "POST", f"rounds/{id}/reveal").status_code == 204
    spread = ask(installation, installation.seated("observer"), "GET", f"rounds/{id}").json()["spread"]
    assert {key: spread[name(3)]["power"][key] for key in ("low", "median", "high", "count")} == {
        "low": 2, "median": 3, "high": 5, "count": 3,
    }  # fmt: skip
    late = ask(installation, people[0], "PUT", f"rounds/{id}/answer", {"scores": {}})
    assert late.json()["error"]["code"] == "vote-closed"


def test_a_settled_value_stands_on_the_board(installation: Installation, lucia: TestClient) -> None:
    id = ask(installation, lucia, "POST", "rounds", {"topic": "rivals"}).json()["id"]
    early = ask(installation, lucia, "POST", f"rounds/{id}/settle", {"subject": name(5), "field": name(6), "value": 4})
    assert early.json()["error"]["code"] == "round-open"
    ask(installation, lucia, "POST", f"rounds/{id}/reveal")
    wrong = ask(installation, lucia, "POST", f"rounds/{id}/settle", {"subject": name(0), "field": "power", "value": 4})
    assert wrong.status_code == 422
    settled = {"subject": name(5), "field": name(6), "value": 4}
    assert ask(installation, lucia, "POST", f"rounds/{id}/settle", settled).status_code == 204
    assert installation.door.portal is not None
    host = installation.app.state.host
    scores = installation.door.portal.call(
        host.read, installation.board_id, "board", lambda doc: doc["pieces"][name(5)]["scores"]
    )
    assert scores == {name(6): 4}


def test_what_is_not_on_the_board_any_more_is_not_settled(installation: Installation, lucia: TestClient) -> None:
    id = ask(installation, lucia, "POST", "rounds", {"topic": "stakeholders"}).json()["id"]
    ask(installation, lucia, "POST", f"rounds/{id}/reveal")
    assert installation.door.portal is not None
    host = installation.app.state.host
    installation.door.portal.call(
        host.edit, installation.board_id, "board", lambda doc: write.delete_piece(doc, name(3))
    )
    refused = ask(
        installation, lucia, "POST", f"rounds/{id}/settle", {"subject": name(3), "field": "power", "value": 4}
    )
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "piece-gone")
    assert ask(installation, lucia, "GET", f"rounds/{id}").json()["settled"] is None, "the board would not agree"


def test_a_stale_console_settles_nothing_over_what_another_one_did(
    installation: Installation, lucia: TestClient
) -> None:
    marta = installation.seated("facilitator", "Marta")
    id = ask(installation, lucia, "POST", "rounds", {"topic": "stakeholders"}).json()["id"]
    ask(installation, lucia, "POST", f"rounds/{id}/reveal")
    four = {"subject": name(3), "field": "power", "value": 4}
    assert ask(installation, lucia, "POST", f"rounds/{id}/settle", four).status_code == 204
    stale = ask(installation, marta, "POST", f"rounds/{id}/settle", {**four, "value": 2})
    assert (stale.status_code, stale.json()["error"]["code"]) == (409, "moved-on")
    assert "4" in stale.json()["error"]["message"]
    seen = ask(installation, marta, "POST", f"rounds/{id}/settle", {**four, "value": 2, "instead_of": 4})
    assert seen.status_code == 204
    assert installation.door.portal is not None
    power = installation.door.portal.call(
        installation.app.state.host.read, installation.board_id, "board", lambda doc: doc["pieces"][name(3)]["power"]
    )
    assert power == 2


def test_top_goals_are_named_alone(installation: Installation, lucia: TestClient) -> None:
    id = ask(installation, lucia, "POST", "rounds", {"topic": "top_goals"}).json()["id"]
    ana, ben = installation.seated("participant", "Ana"), installation.seated("participant", "Ben")
    ask(installation, ana, "PUT", f"rounds/{id}/answer", {"goals": [name(0), name(1)], "own": "Zero faults"})
    ask(installation, ben, "PUT", f"rounds/{id}/answer", {"goals": [name(0)]})
    four = {"goals": [name(0), name(1), name(2), name(3)]}
    assert ask(installation, ana, "PUT", f"rounds/{id}/answer", four).status_code == 422
    ask(installation, lucia, "POST", f"rounds/{id}/reveal")
    shown = ask(installation, lucia, "GET", f"rounds/{id}").json()
    assert shown["goals"][name(0)]["total"] == 2
    assert (shown["own"], shown["overlap"]) == (["Zero faults"], 0.5)


def test_an_empty_board_has_nothing_to_score(tmp_path: Path) -> None:
    with install(tmp_path) as installation:
        asked = ask(installation, installation.seated("facilitator"), "POST", "rounds", {"topic": "stakeholders"})
        assert asked.json()["error"]["code"] == "nothing-to-score"
