"""The real application on a real database, and browsers that each keep their own cookies."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.testclient import WebSocketTestSession

from app.db.database import Database
from app.main import create_app
from app.people import store
from app.people.invite import Invite
from app.settings import Settings
from app.workshop.policy import Role
from tests.support.furniture import SECRET, Furniture, furnish_sqlite

BASE_URL = "http://127.0.0.1:8000"


@dataclass
class Installation:
    """The application on a furnished database."""

    app: FastAPI
    database: Database
    door: TestClient
    data: Path
    furniture: Furniture

    @property
    def owner_id(self) -> str:
        return self.furniture.owner_id

    @property
    def account_id(self) -> str:
        return self.furniture.account_id

    @property
    def board_id(self) -> str:
        return self.furniture.board_id

    def browser(self, base_url: str = BASE_URL) -> TestClient:
        """A fresh one; all of them are served by the same event loop."""
        client = TestClient(self.app, base_url=base_url, raise_server_exceptions=False, follow_redirects=False)
        client.portal = self.door.portal
        return client

    def owner(self) -> TestClient:
        return self.signed_in(self.owner_id)

    def signed_in(self, person_id: str) -> TestClient:
        client = self.browser()
        with self.database.transaction() as session:
            token = store.open_session(session, person_id, datetime.now(UTC))
        client.cookies.set("puzzleboard_session", token)
        return client

    def seated(self, role: Role, name: str = "Nadia Belkacem") -> TestClient:
        """A browser that joined the board in this role; owners cannot join, see `owner`."""
        client = self.browser()
        response = client.post("/api/join", json=introduction(token=self.invite(role).token, name=name))
        assert response.status_code == 200, response.text
        return client

    def socket(self, ticket: str = "") -> str:
        """The address of the board's sync socket."""
        return f"ws{BASE_URL.removeprefix('http')}/sync/{self.board_id}" + (f"?ticket={ticket}" if ticket else "")

    def invite(self, role: Role = "participant", **wishes: Any) -> Invite:
        with self.database.transaction() as session:
            keys, now = self.app.state.keys, datetime.now(UTC)
            return store.create_invite(session, keys, self.board_id, role, self.owner_id, now, **wishes)


@contextmanager
def install(data: Path, furniture: Furniture | None = None, **settings: Any) -> Iterator[Installation]:
    """On a copy of the furnished SQLite file, or with `furniture` on the furnished database of `settings`."""
    if furniture is None:
        furniture = furnish_sqlite(data / "puzzleboard.db")
    chosen = Settings(data=data, demo=False, secret=SECRET, **settings)
    database = Database(chosen.effective_database_url)
    app = create_app(chosen)
    with TestClient(app, base_url=BASE_URL) as door:
        yield Installation(app, database, door, data, furniture)
    database.close()


def close_code(socket: WebSocketTestSession) -> int:
    """Reads until the server closes."""
    while True:
        message = socket.receive()
        if message["type"] == "websocket.close":
            return int(message["code"])


def introduction(**changes: Any) -> dict[str, Any]:
    return {"name": "Nadia Belkacem", "function": "engineering", "region": "Lyon", "language": "en"} | changes
