"""What a facilitator's console asks for, over REST."""

from typing import Any

from tests.support.seat import SeatedClient


def ask(seat: SeatedClient, method: str, path: str, body: Any = None) -> Any:
    """At the board of `seat`; the JSON of the answer, if it has any. Raises when it is refused."""
    answer = seat.http.request(method, f"/api/boards/{seat.board_id}/{path}", json=body)
    answer.raise_for_status()
    return answer.json() if answer.content else None
