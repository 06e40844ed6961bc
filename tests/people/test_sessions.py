"""What speaks for a person: browsers' sessions, how they replace each other, and how they end."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.people import store
from app.people.store.sessions import REPLACED_SESSION_LIFETIME, SESSION_LIFETIME
from tests.support.installation import Installation, close_code, install, introduction

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_session_ends(installation: Installation) -> None:
    with installation.database.transaction() as session:
        token = store.open_session(session, installation.owner_id, NOW)
        assert store.find_caller(session, token, NOW + SESSION_LIFETIME - timedelta(seconds=1))
        assert store.find_caller(session, token, NOW + SESSION_LIFETIME) is None


def test_a_replaced_session_outlives_a_second_tap_and_no_more(installation: Installation) -> None:
    with installation.database.transaction() as session:
        former = store.open_session(session, installation.owner_id, NOW)
        fresh = store.replace_session(session, former, installation.owner_id, NOW)
        assert store.find_caller(session, former, NOW + timedelta(seconds=5))
        assert store.find_caller(session, former, NOW + REPLACED_SESSION_LIFETIME) is None
        assert store.find_caller(session, fresh, NOW + REPLACED_SESSION_LIFETIME)


def test_replacing_never_brings_a_session_back(installation: Installation) -> None:
    with installation.database.transaction() as session:
        former = store.open_session(session, installation.owner_id, NOW - SESSION_LIFETIME)
        store.replace_session(session, former, installation.owner_id, NOW)
        assert store.find_caller(session, former, NOW) is None


def test_joining_again_replaces_the_session_of_the_browser(installation: Installation) -> None:
    token = installation.invite().token
    browser = installation.browser()
    former = browser.post("/api/join", json=introduction(token=token)).json()["token"]
    browser.post("/api/join", json=introduction(token=token))
    with installation.database.reading() as session:
        assert store.find_caller(session, former, datetime.now(UTC) + REPLACED_SESSION_LIFETIME) is None


def test_a_program_that_joins_again_keeps_its_token(installation: Installation) -> None:
    token = installation.invite().token
    bearer = installation.browser().post("/api/join", json=introduction(token=token)).json()["token"]
    program = installation.browser()
    again = program.post("/api/join", json=introduction(token=token), headers={"Authorization": f"Bearer {bearer}"})
    assert again.status_code == 200
    with installation.database.reading() as session:
        assert store.find_caller(session, bearer, datetime.now(UTC) + timedelta(days=1))


def test_signing_out_ends_the_sockets_of_the_other_tabs(installation: Installation) -> None:
    browser = installation.seated("participant")
    with browser.websocket_connect(installation.socket()) as socket:
        socket.receive_bytes()
        assert browser.post("/leave").status_code == 303
        assert close_code(socket) == 1012, "so that the person's other devices come back at once"
    with browser.websocket_connect(installation.socket()) as socket:
        assert close_code(socket) == 4401


def test_over_tls_no_subdomain_can_plant_a_session(tmp_path: Path) -> None:
    with install(tmp_path, base_url="https://board.example.com") as installation:
        browser = installation.browser("https://board.example.com")
        joined = browser.post("/api/join", json=introduction(token=installation.invite().token))
        flags = {part.strip().lower() for part in joined.headers["set-cookie"].split(";")}
        assert joined.headers["set-cookie"].startswith("__Host-")
        assert {"secure", "path=/"} <= flags
        assert not any(flag.startswith("domain") for flag in flags)
        assert browser.get("/api/me").status_code == 200
        planted = installation.browser("https://board.example.com")
        planted.cookies.set("puzzleboard_session", joined.json()["token"])
        assert planted.get("/api/me").status_code == 401
