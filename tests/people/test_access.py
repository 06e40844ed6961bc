"""Every route has one access rule, and the rules hold."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute
from starlette.websockets import WebSocketDisconnect

from app.people import store
from app.people.guard import AccessRule
from app.workshop.policy import Role
from tests.support.installation import Installation, close_code, install, introduction

HOST_ROUTES = [
    ("GET", "invites"),
    ("POST", "invites"),
    ("DELETE", "invites/x"),
    ("DELETE", "people/x"),
    ("PUT", "locks/strategy"),
    ("DELETE", "locks/strategy"),
    ("PUT", "playbook"),
    ("PUT", "stage"),
    ("DELETE", "stage"),
    ("PUT", "timer"),
    ("PATCH", "timer"),
    ("DELETE", "timer"),
    ("GET", "hands"),
    ("POST", "hands/reveal"),
    ("PUT", "hands/rule"),
    ("POST", "asks"),
    ("DELETE", "asks/x"),
    ("POST", "votes"),
    ("POST", "votes/x/close"),
    ("PUT", "votes/x/key"),
    ("POST", "rounds"),
    ("POST", "rounds/x/reveal"),
    ("POST", "rounds/x/settle"),
    ("PATCH", "people/x"),
    ("GET", "people/removed"),
    ("POST", "people/x/return"),
    ("PUT", "lead"),
    ("DELETE", "lead"),
    ("PUT", "room/lock"),
    ("DELETE", "room/lock"),
    ("POST", "teams"),
    ("PATCH", "teams/x"),
    ("DELETE", "teams"),
    ("PUT", "spotlight"),
    ("PATCH", "spotlight"),
    ("DELETE", "spotlight"),
    ("POST", "cards"),
    ("DELETE", "cards/x"),
    ("GET", "cards/x/proposal"),
    ("POST", "cards/x/play"),
    ("DELETE", "cards/x/play"),
    ("POST", "cards/x/done"),
    ("POST", "restore"),
    ("DELETE", "restore/1"),
    ("POST", "checkpoints"),
    ("POST", "checkpoints/x/poll/close"),
    ("POST", "checkpoints/x/show"),
]


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with install(tmp_path) as installed:
        yield installed


def rules_of(dependant: Dependant) -> Iterator[AccessRule]:
    if isinstance(dependant.call, AccessRule):
        yield dependant.call
    for inner in dependant.dependencies:
        yield from rules_of(inner)


def all_routes(routes: Iterable[BaseRoute]) -> Iterator[BaseRoute]:
    """Included routers stand among the routes; theirs are the ones a request reaches."""
    for route in routes:
        included = getattr(route, "original_router", None)
        yield from all_routes(included.routes) if included is not None else [route]


def routes_of(app: FastAPI) -> Iterator[APIRoute]:
    yield from (route for route in all_routes(app.routes) if isinstance(route, APIRoute))


def test_every_route_declares_exactly_one_access_rule(installation: Installation) -> None:
    rules = {
        f"{sorted(route.methods)} {route.path}": [type(rule).__name__ for rule in rules_of(route.dependant)]
        for route in routes_of(installation.app)
    }
    assert len(rules) > 20
    assert {path: found for path, found in rules.items() if len(found) != 1} == {}


def test_whatever_is_no_route_with_a_rule_is_known(installation: Installation) -> None:
    """Static files are everybody's; the socket asks `seat_for_socket`."""
    others = [route for route in all_routes(installation.app.routes) if not isinstance(route, APIRoute)]
    assert sorted(getattr(route, "path", repr(route)) for route in others) == ["/static", "/sync/{board_id}"]


def test_a_route_without_a_rule_would_be_noticed() -> None:
    app = FastAPI(openapi_url=None)

    @app.get("/open")
    def forgotten() -> None: ...

    assert [list(rules_of(route.dependant)) for route in routes_of(app)] == [[]]


@pytest.mark.parametrize(("method", "path"), HOST_ROUTES)
@pytest.mark.parametrize("role", ["participant", "observer", "trainer"])
def test_only_hosts_run_the_room(installation: Installation, method: str, path: str, role: Role) -> None:
    answer = installation.seated(role).request(method, f"/api/boards/{installation.board_id}/{path}", json={})
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "not-allowed"


@pytest.mark.parametrize("board", ["the real one", "unknown"])
def test_a_board_does_not_exist_for_those_without_a_seat(installation: Installation, board: str) -> None:
    board_id = installation.board_id if board == "the real one" else "nowhere"
    with installation.database.transaction() as session:
        stranger = store.create_person(session, "Stranger", "en", datetime.now(UTC))
    answer = installation.signed_in(stranger.person_id).get(f"/api/boards/{board_id}/people")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "no-such-board"


def test_without_a_session_one_is_asked_to_sign_in(installation: Installation) -> None:
    answer = installation.browser().get("/api/me")
    assert answer.status_code == 401
    assert answer.json()["error"]["hint"]


def test_participants_do_not_see_the_portfolio(installation: Installation) -> None:
    assert installation.seated("participant").get("/api/accounts").status_code == 403


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(installation: Installation) -> None:
    joined = installation.browser().post("/api/join", json=introduction(token=installation.invite().token))
    flags = {part.strip().lower() for part in joined.headers["set-cookie"].split(";")}
    assert {"httponly", "samesite=lax", "path=/"} <= flags
    assert "secure" not in flags


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:9999", "https://127.0.0.1:8000"])
def test_a_change_asked_for_by_another_website_is_refused(installation: Installation, origin: str) -> None:
    browser = installation.seated("participant")
    answer = browser.patch("/api/me", json={"name": "Mallory"}, headers={"Origin": origin})
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "foreign-origin"
    assert browser.get("/api/me").json()["name"] == "Nadia Belkacem"


@pytest.mark.parametrize("headers", [{"Origin": "http://127.0.0.1:8000"}, {}, {"Sec-Fetch-Site": "same-origin"}])
def test_a_change_from_our_own_pages_or_a_program_passes(installation: Installation, headers: dict[str, str]) -> None:
    answer = installation.seated("participant").patch("/api/me", json={"region": "Oslo"}, headers=headers)
    assert answer.status_code == 200


def test_a_socket_opened_by_another_website_is_refused(installation: Installation) -> None:
    browser = installation.seated("participant")
    path = installation.socket()
    with (
        pytest.raises(WebSocketDisconnect),
        browser.websocket_connect(path, headers={"Origin": "https://evil.example"}),
    ):
        pass
    with browser.websocket_connect(path, headers={"Origin": "http://127.0.0.1:8000"}) as socket:
        assert socket.receive_bytes()


def test_a_ticket_opens_its_board_for_a_program_without_a_cookie(installation: Installation) -> None:
    ticket = installation.seated("observer").post(f"/api/boards/{installation.board_id}/tickets").json()["ticket"]
    with installation.browser().websocket_connect(installation.socket(ticket)) as socket:
        assert socket.receive_bytes()


def test_a_wrong_ticket_closes_with_the_code_that_stops_stock_clients(installation: Installation) -> None:
    with installation.browser().websocket_connect(installation.socket("wrong")) as socket:
        assert close_code(socket) == 4401


def test_removing_a_person_closes_their_socket(installation: Installation) -> None:
    browser = installation.seated("participant")
    person = browser.get("/api/me").json()["person"]
    with browser.websocket_connect(installation.socket()) as socket:
        socket.receive_bytes()
        installation.owner().delete(f"/api/boards/{installation.board_id}/people/{person}")
        assert close_code(socket) == 4410


def test_a_facilitator_cannot_be_overthrown_by_another(installation: Installation) -> None:
    overthrower, facilitator = installation.seated("facilitator"), installation.seated("facilitator")
    path = f"/api/boards/{installation.board_id}/people/{facilitator.get('/api/me').json()['person']}"
    refused = overthrower.delete(path)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "facilitator-stays")
    assert facilitator.delete(path).status_code == 204, "but may go"


def test_the_owner_removes_a_facilitator_and_stays(installation: Installation) -> None:
    owner, facilitator = installation.owner(), installation.seated("facilitator")
    people = f"/api/boards/{installation.board_id}/people"
    assert facilitator.delete(f"{people}/{installation.owner_id}").status_code == 403
    assert owner.delete(f"{people}/{installation.owner_id}").status_code == 403
    assert owner.delete(f"{people}/{facilitator.get('/api/me').json()['person']}").status_code == 204


@pytest.mark.parametrize(
    "expires_at",
    [
        "2020-01-01T00:00:00Z",
        "2999-01-01T00:00:00Z",
        "2027-01-01T00:00:00",
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+12:00",
    ],
)
def test_an_invite_cannot_end_at_an_impossible_time(installation: Installation, expires_at: str) -> None:
    """In the past, beyond reason, without a zone, and twice out of the calendar as soon as it is UTC."""
    path = f"/api/boards/{installation.board_id}/invites"
    refused = installation.owner().post(path, json={"role": "observer", "expires_at": expires_at})
    assert refused.status_code == 422
    assert list(refused.json()["error"]["fields"]) == ["expires_at"]


def test_the_database_file_holds_hashes_and_no_secret(installation: Installation) -> None:
    invite = installation.invite()
    browser = installation.browser()
    session = browser.post("/api/join", json=introduction(token=invite.token)).json()["token"]
    ticket = browser.post(f"/api/boards/{installation.board_id}/tickets").json()["ticket"]
    stored = b"".join(path.read_bytes() for path in installation.data.glob("puzzleboard.db*"))
    assert installation.board_id.encode() in stored
    for secret in (session, ticket, invite.token, invite.code, invite.code.replace("-", "")):
        assert secret.encode() not in stored
