"""The board of any moment is the board of that moment: from the film, from the server, and as its checkpoint has it."""

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from pycrdt import Doc

from app.board.canonical import board_json, canonical
from app.board.read import read_board
from app.errors import Problem
from app.history import apart, archive
from app.history.archive import Archive
from app.history.keyframes import KeyframeClock
from app.history.moments import Moments
from app.history.showing import Names
from app.workshop.policy import Role
from tests.history.reading import replayed, whole_reel
from tests.history.workshop import HEADERS, ask, edit, make_checkpoint, person_of, work, write_note
from tests.live.gate.desk import name
from tests.live.table import note
from tests.support.installation import Installation, install

YJS = {"Accept": "application/octet-stream"}


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as installed:
        yield installed


def at(installation: Installation, client: TestClient, moment: object, **headers: str) -> Any:
    return client.get(f"/api/boards/{installation.board_id}/at/{moment}", headers=headers)


@pytest.mark.parametrize("keyframes", [True, False], ids=["keyframes", "no keyframes"])
@pytest.mark.parametrize("seed", range(2))
def test_a_workshop_by_lot_is_at_every_checkpoint_what_the_checkpoint_says(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, seed: int, keyframes: bool
) -> None:
    monkeypatch.setattr(KeyframeClock, "is_due", property(lambda clock: keyframes and clock.updates >= 7))
    random = Random(seed)
    lucia = installation.seated("facilitator", "Lucía Arbeloa")
    people = [installation.seated("participant", who) for who in ("Ana", "Ben")]
    made = []
    for _ in range(6):
        work(installation, [lucia, *people], random, random.randrange(1, 40))
        made.append(make_checkpoint(installation, lucia))
    film = whole_reel(people[0], installation.board_id)
    for checkpoint in made:
        state = ask(installation, lucia, f"checkpoints/{checkpoint['id']}/state")
        told = state.json()
        form = canonical(board_json(read_board(replayed(film, checkpoint["seq"])), told["board"], told["people"]))
        assert form == state.content
    for checkpoint in random.sample(made, 2):
        state = ask(installation, lucia, f"checkpoints/{checkpoint['id']}/state")
        shown = at(installation, people[1], checkpoint["seq"])
        assert shown.content == state.content, "byte for byte, so that its fingerprint can be recomputed"
        doc: Doc[Any] = Doc()
        doc.apply_update(at(installation, people[1], checkpoint["seq"], **YJS).content)
        assert read_board(doc) == read_board(replayed(film, checkpoint["seq"]))


@pytest.mark.parametrize("role", ["participant", "observer", "trainer", "facilitator"])
def test_whoever_has_a_seat_sees_the_board_as_it_was(installation: Installation, role: Role) -> None:
    ben = installation.seated("participant", "Ben Ott")
    write_note(installation, ben, 1, "first")
    write_note(installation, ben, 2, "second")
    viewer = installation.seated(role)
    empty, shown = at(installation, viewer, 0), at(installation, viewer, 1)
    assert (empty.json()["pieces"], empty.json()["people"]) == ({}, {})
    assert [piece["text"] for piece in shown.json()["pieces"].values()] == ["first"]
    assert shown.json()["people"] == {person_of(ben): {"name": "Ben Ott", "function": "engineering"}}
    assert (shown.headers["content-type"], shown.headers["X-Seq"]) == ("application/json", "1")


def test_to_everybody_else_there_is_no_such_board(installation: Installation) -> None:
    stranger = installation.seated("participant")
    removal = f"/api/boards/{installation.board_id}/people/{person_of(stranger)}"
    assert installation.owner().delete(removal, headers=HEADERS).status_code == 204
    assert at(installation, stranger, 0).status_code == 404
    assert at(installation, installation.browser(), 0).status_code == 401


def test_a_time_is_a_moment_too(installation: Installation) -> None:
    ana = installation.seated("participant")
    for number in range(1, 4):
        write_note(installation, ana, number, "a note")
    began = datetime.fromisoformat("2026-03-06T09:30:00+00:00")
    with installation.database.transaction() as session:
        for seq in range(1, 4):
            session.execute(
                sa.text("UPDATE log_entry SET at = :at WHERE document = 'board' AND seq = :seq"),
                {"at": (began + timedelta(minutes=seq)).strftime("%Y-%m-%d %H:%M:%S.%f"), "seq": seq},
            )
    for moment, seq in (
        ("2026-03-06T09:30:00Z", 0),
        ("2026-03-06T09:32:00Z", 2),
        ("2026-03-06T10:32:30+01:00", 2),
        ("2030-01-01T00:00:00Z", 3),
    ):
        assert at(installation, ana, moment, **YJS).headers["X-Seq"] == str(seq)


def test_what_lies_in_a_hand_was_never_on_the_board(installation: Installation) -> None:
    ana = installation.seated("participant", "Ana")
    author = person_of(ana)
    edit(installation, lambda doc: note(doc, name(2), author, "canary"), ana, f"hand:{author}")
    write_note(installation, ana, 1, "on the table")
    for headers in ({}, YJS):
        content = at(installation, ana, 1, **headers).content
        assert b"on the table" in content
        assert b"canary" not in content


@pytest.mark.parametrize(
    ("moment", "status", "code"),
    [
        ("2", 404, "no-such-moment"),
        ("9999999999", 404, "no-such-moment"),
        ("99999999999", 422, "bad-moment"),
        ("-1", 422, "bad-moment"),
        ("²", 422, "bad-moment"),
        ("yesterday", 422, "bad-moment"),
        ("2026-03-06T09:30:00", 422, "bad-moment"),
        ("0001-01-01T00:00:00+12:00", 422, "bad-moment"),
    ],
)
def test_a_moment_that_never_was_is_a_sentence(installation: Installation, moment: str, status: int, code: str) -> None:
    ana = installation.seated("participant")
    write_note(installation, ana, 1, "the only one")
    answer = at(installation, ana, moment)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert answer.json()["error"]["hint"]


def test_a_moment_behind_a_hole_in_the_log_is_not_shown_as_another_one(installation: Installation) -> None:
    ana = installation.seated("participant")
    for number in range(1, 4):
        write_note(installation, ana, number, "a piece")
    with installation.database.transaction() as session:
        session.execute(sa.text("DELETE FROM log_entry WHERE document = 'board' AND seq = 2"))
    for seq in (2, 3):
        answer = at(installation, ana, seq)
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "history-unreadable")
    assert at(installation, ana, 1).status_code == 200


async def test_all_who_ask_for_one_moment_are_answered_by_one_process(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs, run = [], apart.run
    monkeypatch.setattr(archive.apart, "run", lambda *handed: runs.append(handed) or run(*handed))
    made = Moments(Archive(installation.database))
    answers = await asyncio.gather(*(made.show(installation.board_id, 0, None, "ana") for _ in range(40)))
    assert len(set(answers)) == 1
    assert await made.show(installation.board_id, 0, None, "ana") == answers[0], "kept"
    assert len(runs) == 1


async def test_who_asks_for_too_many_moments_at_once_is_told_to_wait(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "ASKED_AT_ONCE", 1)
    made = Moments(Archive(installation.database))
    board = installation.board_id
    first = asyncio.create_task(made.show(board, 0, None, "ana"))
    other = asyncio.create_task(made.show("another board", 0, None, "ana"))
    with pytest.raises(Problem) as refused:
        await asyncio.gather(first, made.show(board, 0, Names({}, {}), "ben"))
    assert (refused.value.code, refused.value.status) == ("history-busy", 503)
    assert await first
    assert await other, "those of another board do not wait for that"
    with pytest.raises(Problem) as unreadable:
        await made.show(board, 1, None, "ana")
    assert unreadable.value.code == "history-unreadable", "and there is room again"


async def test_nobody_asks_so_much_that_others_are_not_answered(installation: Installation) -> None:
    made = Moments(Archive(installation.database))
    answered: list[str] = []

    async def show(board: str, called: str, asker: str) -> None:
        await made.show(board, 0, Names({"name": called}, {}), asker)
        answered.append(called)

    mine = [asyncio.create_task(show(installation.board_id, f"mine {i}", "ana")) for i in range(archive.ASKED_BY_ONE)]
    await asyncio.sleep(0)
    with pytest.raises(Problem) as refused:
        await show(installation.board_id, "one more", "ana")
    assert (refused.value.code, refused.value.status) == ("history-busy", 503)
    await asyncio.gather(*mine, show(installation.board_id, "Ben's", "ben"), show("another board", "theirs", "eva"))
    assert answered.index("theirs") <= 1, "boards take turns"
    assert len(answered) == len(mine) + 2
    await show(installation.board_id, "and later", "ana")


async def test_what_is_kept_of_moments_is_bounded(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "KEPT_BYTES", 2 * (archive.KEEPING_BYTES + 2))
    made = Moments(Archive(installation.database))
    for board in (installation.board_id, "two", "three", "four"):
        await made.show(board, 0, None, "ana")
    assert [getattr(key, "board_id", "") for key in made._archive._kept._values] == ["three", "four"]


def test_it_is_documented(installation: Installation) -> None:
    path = installation.browser().get("/api/openapi.json").json()["paths"]["/api/boards/{board_id}/at/{moment}"]
    assert set(path["get"]["responses"]["200"]["content"]) == {"application/json", "application/octet-stream"}
