"""Real Yjs clients in Node, with the board model of the frontend."""

import json
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from tests.live.gate.desk import Desk
from tests.support.node import start_node

SCRIPT = Path(__file__).with_suffix(".mjs")


class YjsClients:
    def __init__(self) -> None:
        self._process = start_node(SCRIPT)

    def stop(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()

    def call(self, call: str, **given: Any) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"call": call, **given}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def open(self, client: str, person: str, desk: Desk, number: int, gc: bool = True) -> None:
        """`number`: its Yjs client id; who wins among concurrent values hangs on it."""
        self.open_with(client, person, desk.doc.get_update(), number, gc)

    def open_with(self, client: str, person: str, state: bytes, number: int, gc: bool = True) -> None:
        self.call("open", client=client, person=person, state=_text(state), gc=gc, number=number)

    def hear(self, client: str, update: bytes) -> None:
        if update:
            self.call("hear", client=client, update=_text(update))

    def do(self, client: str, command: str, *args: Any) -> Any:
        return self.call("do", client=client, command=command, args=args)

    def type(self, client: str, piece: str, at: int, removed: int = 0, inserted: str = "") -> None:
        self.call("type", client=client, piece=piece, at=at, removed=removed, inserted=inserted)

    def sent(self, client: str) -> list[bytes]:
        return [b64decode(each) for each in self.call("sent", client=client)]

    def diff(self, client: str, desk: Desk) -> bytes:
        """What a reconnecting client sends; forgets what was waiting."""
        return b64decode(self.call("diff", client=client, stateVector=_text(desk.doc.get_state())))

    def merge(self, updates: list[bytes]) -> bytes:
        return b64decode(self.call("merge", updates=[_text(each) for each in updates]))

    def board(self, client: str) -> Any:
        """Fails when anything waits for what is missing."""
        return self.call("board", client=client)

    def clocks(self, client: str) -> Any:
        return self.call("clocks", client=client)


def board_of(desk: Desk) -> Any:
    return as_javascript(desk.board())


def as_javascript(board: Any) -> Any:
    """A board as JSON, with numbers as JavaScript writes them."""
    return json.loads(
        json.dumps(board), parse_float=lambda text: int(float(text)) if float(text).is_integer() else float(text)
    )


def _text(data: bytes) -> str:
    return b64encode(data).decode()
