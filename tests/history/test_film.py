"""The film of a workshop over REST: who, when, how busy, and every edit; to whoever has a seat, without any hand."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from pycrdt import Doc

from app.board import write
from app.board.read import read_board
from app.history import films, reel, store
from app.history.film import BUCKETS_AT_MOST, bucket_seconds, density
from app.history.films import Films
from app.history.log import Batch, Entry, KeyframeEntry
from app.workshop.policy import Role
from app.workshop.stage import read_roots
from tests.history.reading import records, replayed, whole_reel
from tests.history.workshop import HEADERS, ask, edit, person_of, write_note
from tests.live.board import AT, database_with_a_board
from tests.live.gate.desk import name
from tests.live.table import BOARD_ID, note
from tests.support.installation import Installation, install

CANARY = "canary in a coal mine"


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as installed:
        yield installed


def live_board(installation: Installation) -> Any:
    assert installation.door.portal is not None
    return installation.door.portal.call(installation.app.state.host.read, installation.board_id, "board", read_board)


@pytest.mark.parametrize("role", ["participant", "observer", "trainer", "facilitator"])
def test_whoever_has_a_seat_sees_the_film(installation: Installation, role: Role) -> None:
    ben = installation.seated("participant", "Ben Ott")
    write_note(installation, ben, 1, "Zero faults")
    viewer = installation.seated(role)
    told = ask(installation, viewer, "film").json()
    assert told["documents"]["board"] == 1
    assert told["people"] == [{"person": person_of(ben), "name": "Ben Ott", "function": "engineering"}]
    (record,) = whole_reel(viewer, installation.board_id)
    assert (record.seq, record.person) == (1, 1)
    assert abs(record.at - datetime.fromisoformat(told["began_at"]).timestamp() * 1000) < 1.5


PATHS = ["film", "film/reel", "film/keyframe?seq=0"]


@pytest.mark.parametrize("path", PATHS)
def test_to_everybody_else_there_is_no_such_board(installation: Installation, path: str) -> None:
    stranger = installation.seated("participant")
    removal = f"/api/boards/{installation.board_id}/people/{person_of(stranger)}"
    assert installation.owner().delete(removal, headers=HEADERS).status_code == 204
    assert ask(installation, stranger, path).status_code == 404
    assert ask(installation, installation.browser(), path).status_code == 401


def test_the_film_of_a_board_on_which_nothing_happened_is_empty(installation: Installation) -> None:
    observer = installation.seated("observer")
    told = ask(installation, observer, "film").json()
    assert (told["documents"], told["began_at"], told["ended_at"]) == ({"board": 0, "stage": 0}, None, None)
    assert (told["people"], told["stages"], told["checkpoints"]) == ([], [], [])
    assert told["density"] == {"seconds_per_bucket": 1, "counts": []}
    answer = ask(installation, observer, "film/reel")
    assert (answer.status_code, answer.content, answer.headers["X-Next-After"]) == (200, b"", "0")


@pytest.mark.parametrize("limit", [1, 3, 7, 20_000])
def test_a_reel_read_in_parts_of_any_size_is_the_board(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr(reel, "ENTRIES_AT_ONCE", 2)
    ana, ben = installation.seated("participant", "Ana"), installation.seated("participant", "Ben")
    for number in range(1, 8):
        write_note(installation, (ana, ben)[number % 2], number, f"piece {number}")
    edit(installation, lambda doc: write.delete_piece(doc, name(3)))
    film = whole_reel(ana, installation.board_id, limit=limit)
    assert [record.seq for record in film] == list(range(1, 9))
    assert [record.person for record in film] == [1, 2, 1, 2, 1, 2, 1, 0], "in the order of first appearance"
    assert [one["name"] for one in ask(installation, ana, "film").json()["people"]] == ["Ben", "Ana"]
    assert read_board(replayed(film, len(film))) == live_board(installation)


def test_nobody_ever_changes_their_number(installation: Installation) -> None:
    ana, ben = installation.seated("participant", "Ana"), installation.seated("participant", "Ben")
    write_note(installation, ana, 1, "first")
    before = [one["name"] for one in ask(installation, ana, "film").json()["people"]]
    write_note(installation, ben, 2, "second")
    after = [one["name"] for one in ask(installation, ana, "film").json()["people"]]
    installation.app.state.films = Films(installation.database)  # as after a restart
    assert (before, after) == (["Ana"], ["Ana", "Ben"])
    assert [one["name"] for one in ask(installation, ana, "film").json()["people"]] == after


def test_the_stage_is_part_of_the_film(installation: Installation) -> None:
    lucia = installation.seated("facilitator", "Lucía Arbeloa")
    board = f"/api/boards/{installation.board_id}"
    script = lucia.get("/api/playbooks").json()["playbooks"][0]
    for path, body in (
        ("playbook", {"id": script["id"]}),
        ("stage", {"index": 0}),
        ("stage", {"index": 1, "confirm": True}),
    ):
        answer = lucia.put(f"{board}/{path}", json=body, headers=HEADERS)
        assert answer.status_code < 300, answer.text
    made = lucia.post(f"{board}/checkpoints", json={"name": "Baseline", "poll_seconds": 0}, headers=HEADERS).json()
    told = ask(installation, lucia, "film").json()
    assert [(one["index"], one["to"] is None) for one in told["stages"]] == [(0, False), (1, True)]
    assert told["stages"][0]["to"] == told["stages"][1]["from"]
    assert all(one["name"]["en"] and one["name"]["es"] for one in told["stages"])
    fields = ("id", "number", "name", "seq", "stage_seq")
    assert [[one[field] for field in fields] for one in told["checkpoints"]] == [[made[field] for field in fields]]
    film = whole_reel(lucia, installation.board_id, "stage")
    assert [record.seq for record in film] == list(range(1, told["documents"]["stage"] + 1))
    host, portal = installation.app.state.host, installation.door.portal
    assert portal is not None
    assert read_roots(replayed(film, len(film))) == portal.call(host.read, installation.board_id, "stage", read_roots)


def test_what_lies_in_a_hand_is_in_no_film(installation: Installation) -> None:
    ana = installation.seated("participant", "Ana")
    author = person_of(ana)
    write_note(installation, ana, 1, "on the table")
    edit(installation, lambda doc: note(doc, name(2), author, CANARY), ana, f"hand:{author}")
    with installation.database.reading() as session:
        assert CANARY.encode() in store.read(session, installation.board_id, f"hand:{author}").tail[0]
    lucia = installation.seated("facilitator")
    for viewer in (ana, lucia):
        for document in ("board", "stage"):
            for path in (f"film/reel?document={document}", f"film/keyframe?document={document}&seq=1", "film"):
                content = ask(installation, viewer, path).content
                assert CANARY.encode() not in content
                assert name(2).encode() not in content
        for hand in (f"hand:{author}", "hand:", "board/../hand"):
            for path in ("film/reel?", "film/keyframe?seq=0&"):
                answer = viewer.get(f"/api/boards/{installation.board_id}/{path}", params={"document": hand})
                assert answer.status_code == 422


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("film/reel?after=2", 404, "no-such-moment"),
        ("film/keyframe?seq=2", 404, "no-such-moment"),
        ("film/keyframe?seq=2147483647", 404, "no-such-moment"),
        ("film/keyframe?seq=99999999999999999999", 422, "invalid"),
        ("film/reel?after=-1", 422, "invalid"),
        ("film/reel?after=one", 422, "invalid"),
        ("film/reel?limit=0", 422, "invalid"),
        ("film/reel?limit=20001", 422, "invalid"),
        ("film/keyframe", 422, "invalid"),
    ],
)
def test_a_moment_that_never_was_is_a_sentence(installation: Installation, path: str, status: int, code: str) -> None:
    ana = installation.seated("participant")
    write_note(installation, ana, 1, "the only one")
    answer = ask(installation, ana, path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert answer.json()["error"]["message"]
    if code == "no-such-moment":
        assert answer.json()["error"]["hint"].endswith("to 1.")


def test_a_seek_begins_at_the_newest_keyframe_before(installation: Installation) -> None:
    ana = installation.seated("participant")
    for number in range(1, 7):
        write_note(installation, ana, number, f"piece {number}")
    film = whole_reel(ana, installation.board_id)
    for seq in (2, 4):
        state = replayed(film, seq).get_update()
        frame = KeyframeEntry(installation.board_id, "board", seq, datetime.now(UTC), state)
        store.append(installation.database, Batch((), (frame,)))
    for seq, expected in ((0, 0), (1, 0), (2, 2), (3, 2), (5, 4), (6, 4)):
        answer = ask(installation, ana, f"film/keyframe?seq={seq}")
        assert answer.headers["X-Seq"] == str(expected)
        doc: Doc[Any] = Doc()
        if answer.content:
            doc.apply_update(answer.content)
        for record in film[expected:seq]:
            doc.apply_update(record.update)
        assert sorted(read_board(doc).pieces) == sorted(name(number) for number in range(1, seq + 1))


def test_a_log_with_a_hole_is_told_as_such(installation: Installation) -> None:
    ana = installation.seated("participant")
    for number in range(1, 4):
        write_note(installation, ana, number, "a piece")
    with installation.database.transaction() as session:
        session.execute(sa.text("DELETE FROM log_entry WHERE document = 'board' AND seq = 2"))
    answer = ask(installation, ana, "film/reel")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "history-unreadable")


def test_a_class_that_watches_one_film_is_sent_bytes_that_were_made_once(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reel, "ENTRIES_AT_ONCE", 2)
    ana = installation.seated("participant", "Ana")
    for number in range(1, 6):
        write_note(installation, ana, number, "a piece")
    made, take = [], reel.Reel.take
    monkeypatch.setattr(reel.Reel, "take", lambda self, entries: made.append(entries) or take(self, entries))
    films_seen = [whole_reel(ana, installation.board_id) for _ in range(3)]
    assert films_seen[0] == films_seen[1] == films_seen[2]
    assert len(made) == 3
    write_note(installation, installation.seated("participant", "Ben"), 6, "somebody new")
    longer = whole_reel(ana, installation.board_id)
    assert longer[:5] == films_seen[0]
    assert longer[5].person == 2
    assert longer[5].at >= longer[4].at


def test_a_reel_breaks_off_rather_than_end_too_early(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reel, "ENTRIES_AT_ONCE", 2)
    ana = installation.seated("participant")
    for number in range(1, 6):
        write_note(installation, ana, number, "a piece")
    cut = installation.app.state.films.reel(installation.board_id, "board", 0, 5)
    assert len(list(records(next(cut.chunks)))) == 2
    with installation.database.transaction() as session:
        session.execute(sa.text("DELETE FROM log_entry WHERE document = 'board' AND seq = 4"))
    with pytest.raises(store.LogHasHole):
        next(cut.chunks)


def test_both_databases_tell_the_same_of_a_film(database_url: str) -> None:
    """They know of time in ways of their own."""
    with database_with_a_board(database_url) as database:
        minutes, persons = [0, 0.1, 0.2, 30, 59.9, 60], ["ben", None, "ana", "ben", "ana", None]
        entries = [
            Entry(BOARD_ID, "board", seq, AT + timedelta(minutes=later), person, "", b"\0\0")
            for seq, (later, person) in enumerate(zip(minutes, persons, strict=True), 1)
        ]
        earlier = Entry(BOARD_ID, "stage", 1, AT + timedelta(seconds=1), "cleo", "", b"\0\0")
        store.append(database, Batch((*entries, earlier)))
        told = Films(database).film(BOARD_ID)
        film = list(records(b"".join(Films(database).reel(BOARD_ID, "board", 1, 4).chunks)))
        with database.reading() as session:
            found = [store.seq_at_time(session, BOARD_ID, "board", AT + timedelta(minutes=n)) for n in (-1, 0, 31, 99)]
    assert (told.began_at, told.ended_at) == (AT, AT + timedelta(hours=1))
    assert told.people == ("ben", "cleo", "ana")
    assert told.density.seconds_per_bucket == 7
    busy = {number: count for number, count in enumerate(told.density.counts) if count}
    assert busy == {0: 2, 1: 1, 1800 // 7: 1, 3594 // 7: 1, 3600 // 7: 1}
    assert [(record.seq, record.person) for record in film] == [(2, 0), (3, 3), (4, 1), (5, 3)]
    assert [record.at - AT.timestamp() * 1000 for record in film] == [6_000, 12_000, 1_800_000, 3_594_000]
    assert found == [0, 1, 4, 6]


@pytest.mark.parametrize("seconds", [0, 1, 599, 600, 601, 28_800, 31_536_000])
def test_a_film_of_any_length_has_few_stretches_and_counts_every_edit(seconds: int) -> None:
    began = datetime(2026, 3, 6, 9, 30, tzinfo=UTC)
    ended = began + timedelta(seconds=seconds)
    width = bucket_seconds(began, ended)
    told = density(began, ended, {-3: 1, 0: 2, 10**9: 12})
    assert len(told.counts) <= BUCKETS_AT_MOST
    assert len(told.counts) * width > seconds
    assert sum(told.counts) == 15
    assert told.counts[-1] >= 12


def test_of_many_boards_a_few_are_remembered(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(films, "BOARDS_KEPT", 2)
    made = Films(installation.database)
    for board in ("one", "two", "three", installation.board_id):
        made.film(board)
    assert list(made._casts) == ["three", installation.board_id]


def test_it_is_documented(installation: Installation) -> None:
    paths = installation.browser().get("/api/openapi.json").json()["paths"]
    for path, kind in (
        ("film", "application/json"),
        ("film/reel", "application/octet-stream"),
        ("film/keyframe", "application/octet-stream"),
    ):
        assert paths[f"/api/boards/{{board_id}}/{path}"]["get"]["responses"]["200"]["content"][kind]
