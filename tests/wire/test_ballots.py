"""What one answered alone reaches nobody before the count: no byte of it in a frame, an answer, a page or the log."""

import asyncio
import re
from collections.abc import Sequence
from contextlib import AsyncExitStack, ExitStack
from typing import Any

import pytest
from pycrdt import Doc
from websockets.asyncio.client import ClientConnection

from app.live import protocol
from app.live.protocol import SyncStep2, Update
from app.workshop.stage import read_roots
from tests.live.table import hello
from tests.support.seat import SeatedClient
from tests.support.server import Server

pytestmark = pytest.mark.server

CANARY = "canary in a ballot box"
LISTENERS = ("facilitator", "participant", "observer")
FUNCTIONS = ("finance", "quality", "sales")
PATIENCE_SECONDS = 30
TIMES = {"opened_at", "closes_at"}  # when it is asked is no secret, and differs from one time to the next
KEYS = {"pieces", "subjects", "voted", "answered", "tally", "spread", "goals", "own", "overlap", "key", "opinion"}
PAGES = ("/", "/boards/{board_id}", "/boards/{board_id}/screen")
PARAMETER = re.compile(r"\{(\w+)\}")


class Listener:
    """Somebody at the board who keeps every byte, and every state of each question that they were told."""

    def __init__(self, seat: SeatedClient, socket: ClientConnection) -> None:
        self.seat = seat
        self.frames: list[bytes] = []
        self.told: dict[str, list[Any]] = {}  # question -> its states
        self._socket = socket
        self._stage: Doc[Any] = Doc()

    async def sit_down(self, client_id: int) -> None:
        await self._socket.send(hello(client_id))
        for document in ("board", "stage"):
            await self._socket.send(protocol.sync_step1(document, b"\0"))

    async def hear(self, question: str, *keys: str, **wanted: Any) -> None:
        """Until the question has these keys, and says so."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not any(self._says(state, keys, wanted) for state in self.told.get(question, [])[-1:]):
                self._take(await self._socket.recv(decode=False))

    @staticmethod
    def _says(state: dict[str, Any], keys: Sequence[str], wanted: dict[str, Any]) -> bool:
        return all(key in state for key in keys) and all(state.get(key) == value for key, value in wanted.items())

    def _take(self, frame: bytes) -> None:
        self.frames.append(frame)
        match protocol.decode(frame):
            case SyncStep2("stage", update) | Update("stage", update):
                self._stage.apply_update(update)
        for question, state in questions(read_roots(self._stage)).items():
            states = self.told.setdefault(question, [])
            if states[-1:] != [state]:
                states.append(state)


def questions(roots: dict[str, dict[str, Any]]) -> dict[str, Any]:
    polls = {id: one["poll"] for id, one in roots["checkpoints"].items() if one.get("poll")}
    asked = roots["votes"] | roots["rounds"] | polls
    return {id: {key: value for key, value in one.items() if key not in TIMES} for id, one in asked.items()}


class Room:
    """Three who answer and are not connected; and three who listen, at open sockets."""

    def __init__(self, server: Server, stack: ExitStack) -> None:
        self.voters = [seat(server, "participant", function, stack) for function in FUNCTIONS]
        self.seats = [seat(server, role, "operations", stack) for role in LISTENERS]
        self.listeners: list[Listener] = []
        self.open: dict[str, str] = {}  # what to fill addresses with

    async def connect(self, stack: AsyncExitStack) -> None:
        for number, each in enumerate(self.seats):
            listener = Listener(each, await stack.enter_async_context(await each.open_socket()))
            await listener.sit_down(1_000 + number)
            self.listeners.append(listener)

    def ask(self, who: SeatedClient, method: str, path: str, body: Any = None) -> Any:
        return who.http.request(method, f"/api/boards/{who.board_id}/{path}", json=body)

    async def begin(self, path: str, parameter: str, body: Any) -> str:
        opened = self.ask(self.seats[0], "POST", path, body)
        assert opened.status_code == 201, opened.text
        id: str = opened.json()["id"]
        self.open[parameter] = id
        await self.all_hear(id)
        return id

    async def answer(self, question: str, path: str, bodies: Sequence[Any], counted: str) -> list[Any]:
        """All answer, the first one badly, and another way, before. What each listener was told, and could read."""
        bad = {"dots": {bodies[0]["own"]: 1}, "own": bodies[0]["own"] * 20, "line": bodies[0]["own"] * 20}
        assert self.ask(self.voters[0], "PUT", path, bad).status_code == 422
        self.ask(self.voters[0], "PUT", path, bodies[-1])
        for number, (voter, body) in enumerate(zip(self.voters, bodies, strict=True), 1):
            answered = self.ask(voter, "PUT", path, body)
            assert answered.status_code == 204, answered.text
            await self.all_hear(question, **{counted: number})
        shown = [self.ask(each, "GET", path.rpartition("/")[0]).json() for each in self.seats]
        readable = [{key: value for key, value in one.items() if key in KEYS} for one in shown]
        return [readable, [list(listener.told[question]) for listener in self.listeners]]

    async def all_hear(self, question: str, *keys: str, **wanted: Any) -> None:
        for listener in self.listeners:
            await listener.hear(question, *keys, **wanted)

    def leaks_in_frames(self, canary: str) -> list[str]:
        """Where a word of a ballot, a count of it, or who answered, has come to a listener."""
        secrets = [canary.encode(), b"tally", b"spread", *(voter.person_id.encode() for voter in self.voters)]
        heard = [(listener, frame) for listener in self.listeners for frame in listener.frames]
        assert len(heard) >= len(self.listeners) * (1 + len(self.voters)), "that it was asked, and each answer"
        return [f"to the {one.seat.role}: {frame!r}" for one, frame in heard if any(word in frame for word in secrets)]

    def leaks_in_answers(self, each: SeatedClient, canary: str) -> list[str]:
        """Every address that can be read, as the API describes itself, and every page."""
        paths = each.http.get("/api/openapi.json").json()["paths"]
        readable = [path for path, methods in paths.items() if "get" in methods]
        values = {**self.open, "board_id": each.board_id, "person_id": self.voters[0].person_id}
        addresses = [PARAMETER.sub(lambda found: values.get(found[1], "x"), path) for path in (*readable, *PAGES)]
        answers = {address: each.http.get(address, follow_redirects=True) for address in addresses}
        for parameter, id in self.open.items():
            assert any(id in address and answer.status_code == 200 for address, answer in answers.items()), parameter
        return [address for address, answer in answers.items() if canary in answer.text]


async def a_workshop(room: Room, number: int) -> list[Any]:
    """A vote, a round and a poll at once, another way each time. What those who listen learned before the count."""
    canary, most = f"{CANARY} {number}", number  # on which piece all the dots lie
    for listener in room.listeners:
        listener.frames.clear()
    vote = await room.begin("votes", "vote_id", {"question": "Which?", "kind": "goal", "budget": 20})
    goals = await room.begin("rounds", "round_id", {"topic": "top_goals"})
    asked = await room.begin("checkpoints", "checkpoint_id", {"name": "Where are we?", "poll_seconds": 600})
    pieces = room.listeners[0].told[vote][0]["pieces"]
    words = [f"{canary}, says {function}" for function in FUNCTIONS]
    dots = [{"own": own, "dots": {pieces[most]: 17 + n, pieces[2]: 1}} for n, own in enumerate(words)]
    named = [{"own": own, "goals": pieces[most : most + 1 + number]} for own in words]
    polled = [{"own": own, "line": own, "information": 1 + 4 * number, "people": 2 + number} for own in words]
    learned = [
        await room.answer(vote, f"votes/{vote}/ballot", dots, "voted"),
        await room.answer(goals, f"rounds/{goals}/answer", named, "answered"),
        await room.answer(asked, f"checkpoints/{asked}/poll", polled, "answered"),
    ]
    assert room.leaks_in_frames(canary) == []
    assert [leak for each in room.seats for leak in room.leaks_in_answers(each, canary)] == []
    for path in (f"votes/{vote}/close", f"rounds/{goals}/reveal", f"checkpoints/{asked}/poll/close"):
        assert room.ask(room.seats[0], "POST", path).status_code == 204
    await room.all_hear(vote, "tally")
    await room.all_hear(goals, own=words)
    await room.all_hear(asked, "opinion")
    assert all(any(canary.encode() in frame for frame in one.frames) for one in room.listeners), (
        "all hear it in the end"
    )
    return [learned, *await a_scoring(room, number)]


async def a_scoring(room: Room, number: int) -> list[Any]:
    for listener in room.listeners:
        listener.frames.clear()
    scoring = await room.begin("rounds", "round_id", {"topic": "stakeholders"})
    subjects = room.listeners[0].told[scoring][0]["subjects"]
    canary = f"{CANARY} {number} again"
    scores = {subjects[0]: dict.fromkeys(("power", "influence", "interest"), 1 + 4 * number)}
    learned = await room.answer(
        scoring, f"rounds/{scoring}/answer", [{"own": canary, "scores": scores}] * len(FUNCTIONS), "answered"
    )
    assert room.leaks_in_frames(canary) == []
    assert room.ask(room.seats[0], "POST", f"rounds/{scoring}/reveal").status_code == 204
    await room.all_hear(scoring, "spread")
    return learned


async def test_nothing_of_a_ballot_is_heard_before_the_count(server: Server) -> None:
    server.settings["LOG_LEVEL"] = "debug"
    server.restart()
    with ExitStack() as seats:
        room = Room(server, seats)
        async with AsyncExitStack() as sockets:
            await room.connect(sockets)
            one, other = [await a_workshop(room, number) for number in (0, 1)]
        assert one == other, "whatever is answered, those who listen are told the same"
        server.stop()
        assert "Puzzleboard is running" in server.log()
        assert CANARY not in server.log()


def seat(server: Server, role: str, function: str, stack: ExitStack) -> SeatedClient:
    joined = SeatedClient.join(server, role, f"Somebody of {function}", function=function)
    joined.http.timeout = PATIENCE_SECONDS
    stack.callback(joined.http.close)
    return joined
