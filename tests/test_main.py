"""The composed application: headers, problems, and what machines ask."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from app import main
from app.db.database import Database, DatabaseUnreachable
from app.pages.views import static_url
from app.people import store
from tests.live.board import FULL, bounded
from tests.support.installation import Installation, install, introduction
from tests.support.waiting import wait_until


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as installed:
        yield installed


@pytest.mark.parametrize("path", ["/", "/api/me", "/join", "/nothing-here", "/healthz", "/static/nothing.js"])
def test_every_answer_carries_the_security_headers(installation: Installation, path: str) -> None:
    headers = installation.browser().get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "cache-control" in headers


@pytest.mark.parametrize("path", ["/", "/join", "/nothing", "/boards/x", "/api/me", "/api/nothing"])
def test_a_shared_computer_keeps_no_page_for_the_next_person(installation: Installation, path: str) -> None:
    assert installation.seated("participant").get(path).headers["cache-control"] == "no-store"


def test_over_tls_the_cookie_and_the_browser_stay_there(tmp_path: Path) -> None:
    with install(tmp_path, base_url="https://board.example.com") as installation:
        browser = installation.browser("https://board.example.com")
        joined = browser.post("/api/join", json=introduction(token=installation.invite().token))
        assert "secure" in joined.headers["set-cookie"].lower()
        assert "max-age" in joined.headers["strict-transport-security"]
        assert "wss://board.example.com" in joined.headers["content-security-policy"]


def test_programs_get_problems_as_json(installation: Installation) -> None:
    answer = installation.browser().get("/api/nothing")
    assert answer.status_code == 404
    assert set(answer.json()["error"]) == {"code", "message", "hint", "fields"}


def test_people_get_problems_as_a_page(installation: Installation) -> None:
    answer = installation.browser().get("/nothing")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "There is nothing at this address." in answer.text


def test_a_wrong_method_names_the_right_ones(installation: Installation) -> None:
    answer = installation.browser().delete("/api/me")
    assert answer.status_code == 405
    assert answer.headers["allow"]


def test_a_body_that_is_not_json_is_refused(installation: Installation) -> None:
    answer = installation.browser().post("/api/join", content="{", headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("says_its_length", [True, False])
def test_a_body_that_is_too_big_is_refused(installation: Installation, says_its_length: bool) -> None:
    body = b"x" * 300_000
    content = body if says_its_length else iter([body])
    answer = installation.browser().post("/api/join", content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "too-big"


@pytest.mark.parametrize("path", ["/api/me", "/"])
def test_an_error_of_ours_shows_no_trace_of_itself(installation: Installation, path: str) -> None:
    browser, state = installation.owner(), installation.app.state
    database, state.database = state.database, None  # nothing can work any more
    answer = browser.get(path)
    state.database = database
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert "NoneType" not in answer.text
    assert "content-security-policy" in answer.headers


def test_readiness_asks_the_database_and_liveness_does_not(installation: Installation) -> None:
    browser = installation.browser()
    assert browser.get("/readyz").json() == {"status": "ready"}
    installation.database.close()
    installation.app.state.database.close()
    for file in installation.data.glob("puzzleboard.db*"):
        file.unlink()
    (installation.data / "puzzleboard.db").mkdir()
    unready = browser.get("/readyz")
    assert unready.status_code == 503
    assert unready.json()["error"]["code"] == "no-database"
    assert browser.get("/healthz").status_code == 200


@pytest.mark.parametrize("path", ["/", "/api/me"])
def test_a_database_that_does_not_answer_is_no_mistake_of_ours(installation: Installation, path: str) -> None:
    browser, state = installation.owner(), installation.app.state
    database, state.database = state.database, Database("postgresql://u:p@127.0.0.1:1/none")
    answer = browser.get(path)
    state.database = database
    assert answer.status_code == 503
    assert "The database does not answer." in answer.text
    assert "127.0.0.1" not in answer.text


@pytest.mark.parametrize(("language", "word"), [("en", "full"), ("es", "lleno")])
def test_r37_a_full_disk_is_told_in_the_callers_language(installation: Installation, language: str, word: str) -> None:
    browser = installation.browser()
    wished = introduction(token=installation.invite().token, language=language) | {"name": "N" * 80}
    with bounded(installation.app.state.database, FULL):
        fill(installation.app.state.database)
        answer = browser.post("/api/join", json=wished, headers={"Accept-Language": language})
    assert answer.status_code == 503
    assert answer.json()["error"]["code"] == "disk-full"
    assert word in answer.json()["error"]["message"]


def test_what_has_expired_is_forgotten_while_the_server_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "FORGET_SECONDS", 0.01)
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    with install(tmp_path) as installation:
        with installation.database.transaction() as session:
            store.open_session(session, installation.owner_id, long_ago)

        def sessions() -> int:
            with installation.database.reading() as session:
                return int(session.execute(sa.text("SELECT count(*) FROM session")).scalar_one())

        wait_until(lambda: sessions() == 0, "the session is forgotten")


def test_the_api_describes_itself(installation: Installation) -> None:
    paths = installation.browser().get("/api/openapi.json").json()["paths"]
    assert "/api/join" in paths
    assert all(path.startswith("/api/") for path in paths)


def test_hashed_files_are_kept_for_ever_and_others_are_not(installation: Installation) -> None:
    browser = installation.browser()
    assert "immutable" in browser.get(static_url("icon.svg")).headers["cache-control"]
    assert browser.get("/static/icon.svg").headers["cache-control"] == "no-cache"
    assert "immutable" not in browser.get("/static/dist/assets/none.js").headers["cache-control"]


def fill(database: Database) -> None:
    """Until not even a person fits."""
    with suppress(DatabaseUnreachable):
        while True:
            with database.transaction() as session:
                store.create_person(session, "N" * 80, "en", datetime.now(UTC))
