"""What somebody at a board asks of the REST API, from their own browser."""

from typing import Any

from fastapi.testclient import TestClient

from tests.support.installation import BASE_URL, Installation

HEADERS = {"Origin": BASE_URL}


def ask(installation: Installation, client: TestClient, method: str, path: str, body: Any = None) -> Any:
    return client.request(method, f"/api/boards/{installation.board_id}/{path}", json=body, headers=HEADERS)


def person_of(client: TestClient) -> str:
    person: str = client.get("/api/me").json()["person"]
    return person
