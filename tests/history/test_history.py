"""The history of a whole board over REST: filtered, paged, for whoever has a seat, without any hand."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from app.board import write
from app.history import courses
from app.people import store
from app.workshop.policy import Role
from tests.history.workshop import HEADERS, ask, edit, person_of, work, write_note
from tests.live.gate.desk import name
from tests.live.table import note
from tests.support.installation import Installation, install

BEGAN = datetime.fromisoformat("2026-03-06T09:30:00+00:00")


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as installed:
        yield installed


def history(installation: Installation, client: TestClient, **wanted: Any) -> Any:
    answer = client.get(f"/api/boards/{installation.board_id}/history", params=wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


def spread_over_minutes(installation: Installation) -> None:
    """The n-th edit of the board was done n minutes after BEGAN."""
    with installation.database.transaction() as session:
        last = session.execute(sa.text("SELECT max(seq) FROM log_entry WHERE document = 'board'")).scalar() or 0
        for seq in range(1, last + 1):
            session.execute(
                sa.text("UPDATE log_entry SET at = :at WHERE document = 'board' AND seq = :seq"),
                {"at": (BEGAN + timedelta(minutes=seq)).strftime("%Y-%m-%d %H:%M:%S.%f"), "seq": seq},
            )


@pytest.mark.parametrize("role", ["participant", "observer", "trainer", "facilitator"])
def test_whoever_has_a_seat_reads_the_history_of_the_board(installation: Installation, role: Role) -> None:
    ben = installation.seated("participant", "Ben Ott")
    author = person_of(ben)
    write_note(installation, ben, 1, "Zero faults")
    edit(installation, lambda doc: write.set_field(doc, name(1), "zone", "strategy"))
    removal = f"/api/boards/{installation.board_id}/people/{author}"
    assert installation.owner().delete(removal, headers=HEADERS).status_code == 204
    told = history(installation, installation.seated(role))
    assert [
        (step["seq"], step["person"], step["what"], step["piece"], step["kind"], step["zone"], step["text"])
        for step in told["steps"]
    ] == [
        (1, author, "created", name(1), "note", "tray", "Zero faults"),
        (2, None, "moved", name(1), "note", "strategy", "Zero faults"),
    ]
    assert told["people"] == [{"person": author, "name": "Ben Ott", "function": "engineering"}], "who has left"
    assert told["next_after"] is None


def test_to_everybody_else_there_is_no_such_board(installation: Installation) -> None:
    stranger = installation.seated("participant")
    removal = f"/api/boards/{installation.board_id}/people/{person_of(stranger)}"
    assert installation.owner().delete(removal, headers=HEADERS).status_code == 204
    assert ask(installation, stranger, "history").status_code == 404
    assert ask(installation, installation.browser(), "history").status_code == 401


def test_the_history_of_a_board_on_which_nothing_happened_is_empty(installation: Installation) -> None:
    assert history(installation, installation.seated("observer")) == {"steps": [], "next_after": None, "people": []}


def test_steps_are_chosen_by_number_time_person_function_and_zone(installation: Installation) -> None:
    ana, ben = installation.seated("participant", "Ana"), installation.seated("participant", "Ben")
    with installation.database.transaction() as session:
        session.execute(
            sa.text("UPDATE seat SET function = 'sales' WHERE person_id = :person"), {"person": person_of(ben)}
        )
        assert {one.function for one in store.authors_at(session, installation.board_id)} >= {"sales", "engineering"}
    for number in range(1, 6):
        write_note(installation, (ana, ben)[number % 2], number, f"piece {number}")
    edit(installation, lambda doc: write.set_field(doc, name(2), "zone", "strategy"), ben)
    spread_over_minutes(installation)

    def seqs(**wanted: Any) -> list[int]:
        return [step["seq"] for step in history(installation, ana, **wanted)["steps"]]

    assert seqs() == [1, 2, 3, 4, 5, 6]
    assert seqs(**{"from": 2, "to": 4}) == [2, 3, 4]
    assert seqs(**{"from": 6}) == [6]
    assert seqs(to=0) == []
    assert seqs(**{"from": "2026-03-06T09:32:00Z", "to": "2026-03-06T09:33:59Z"}) == [2, 3], "both ends included"
    assert seqs(**{"from": "2026-03-06T09:32:00.000001Z", "to": 4}) == [3, 4]
    assert seqs(**{"from": "2027-01-01T00:00:00Z"}) == []
    assert seqs(to="2020-01-01T00:00:00Z") == []
    assert seqs(person=person_of(ana)) == [2, 4]
    assert seqs(function="sales") == [1, 3, 5, 6]
    assert seqs(function="sales", person=person_of(ana)) == []
    assert seqs(function="finance") == []
    assert seqs(zone="strategy") == [6]
    assert seqs(zone="tray", function="sales") == [1, 3, 5, 6], "also what came from there"


@pytest.mark.parametrize("limit", [1, 10])
def test_pages_of_any_size_tell_the_same(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    ana = installation.seated("participant")
    work(installation, [ana], Random(limit), 12 if limit == 1 else 40)
    spread_over_minutes(installation)
    whole = history(installation, ana, limit=500)["steps"]
    monkeypatch.setattr(courses, "UPDATES_AT_MOST", 15)
    found: list[Any] = []
    after = 0
    while after is not None:
        page = history(installation, ana, limit=limit, after=after)
        found += page["steps"]
        after = page["next_after"]
    assert [(step["seq"], step["what"], step["piece"]) for step in found] == [
        (step["seq"], step["what"], step["piece"]) for step in whole
    ]


def test_what_the_room_decided_is_a_history_of_its_own(installation: Installation) -> None:
    lucia = installation.seated("facilitator", "Lucía Arbeloa")
    lock = f"/api/boards/{installation.board_id}/locks/strategy"
    assert lucia.put(lock, json={}, headers=HEADERS).status_code < 300
    told = history(installation, lucia, document="stage")
    assert [(step["person"], step["what"], step["field"], step["before"]) for step in told["steps"]] == [
        (person_of(lucia), "stage", "locks.strategy", None)
    ]
    assert [one["name"] for one in told["people"]] == ["Lucía Arbeloa"]


def test_what_lies_in_a_hand_is_in_no_history(installation: Installation) -> None:
    ana = installation.seated("participant", "Ana")
    author = person_of(ana)
    write_note(installation, ana, 1, "on the table")
    edit(installation, lambda doc: note(doc, name(2), author, "canary"), ana, f"hand:{author}")
    for document in ("board", "stage"):
        content = ask(installation, ana, f"history?document={document}").text
        assert "canary" not in content
        assert name(2) not in content
    assert ask(installation, ana, f"history?document=hand:{author}").status_code == 422


@pytest.mark.parametrize(
    ("wanted", "status", "code"),
    [
        ("from=3", 404, "no-such-moment"),
        ("to=3", 404, "no-such-moment"),
        ("after=3", 404, "no-such-moment"),
        ("from=2&to=1", 422, "bad-range"),
        ("from=2026-03-07T00:00:00Z&to=2026-03-06T00:00:00Z", 422, "bad-range"),
        ("from=yesterday", 422, "bad-moment"),
        ("to=2026-03-06T09:30:00", 422, "bad-moment"),
        ("after=-1", 422, "invalid"),
        ("limit=501", 422, "invalid"),
        ("function=magic", 422, "invalid"),
        ("zone=mars", 422, "invalid"),
    ],
)
def test_a_range_that_never_was_is_a_sentence(installation: Installation, wanted: str, status: int, code: str) -> None:
    ana = installation.seated("participant")
    for number in (1, 2):
        write_note(installation, ana, number, "a note")
    answer = ask(installation, ana, f"history?{wanted}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert answer.json()["error"]["hint"]


def test_a_range_may_begin_before_all_time(installation: Installation) -> None:
    ana = installation.seated("participant")
    write_note(installation, ana, 1, "a note")
    told = ask(installation, ana, "history?from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z")
    assert [step["what"] for step in told.json()["steps"]] == ["created"]


def test_it_is_documented(installation: Installation) -> None:
    operation = installation.browser().get("/api/openapi.json").json()["paths"]["/api/boards/{board_id}/history"]["get"]
    assert {one["name"] for one in operation["parameters"]} >= {
        "from", "to", "document", "person", "function", "zone", "after", "limit",
    }  # fmt: skip
