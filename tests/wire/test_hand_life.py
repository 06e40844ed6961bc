"""A hand from its first letter until after the workshop: whoever else is at the board hears of a piece when it is laid
on the table, and of what never is laid never. Promise P3; R33, R59.

`tests/wire/test_canaries.py` has everybody try to get at a hand that is never revealed.
"""

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import httpx2
import pytest
from pycrdt import Doc, Map, Text

from app.board import write
from app.board.schema import Kind
from app.workshop.shipped import STANDARD
from tests.support.seat import SeatedClient
from tests.support.server import ROOT, Server
from tests.wire.client import new_id
from tests.wire.console import ask
from tests.wire.guest import Guest, as_guest, new_doc
from tests.wire.test_canaries import PAGES
from tests.wire.test_canaries import ask as ask_for_it

pytestmark = pytest.mark.server

ROLES = ["facilitator", "participant", "observer", "trainer"]
ERASED = "nightjar"


@dataclass
class Hand:
    """Ana's, as her browser keeps it."""

    seat: SeatedClient
    doc: Doc[Any] = field(default_factory=new_doc)
    ids: dict[str, str] = field(default_factory=dict)  # word -> the piece that it stands in

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Guest]:
        async with as_guest(self.seat, f"hand:{self.seat.person_id}", hand=self.doc) as ana:
            yield ana
            await ana.all_saved()
            assert ana.refusals == []

    async def write(self, ana: Guest, word: str, kind: Kind = "goal", **fields: object) -> None:
        id, row = new_id(f"hers-{len(self.ids)}"), float(len(self.ids))
        self.ids[word] = id
        text, by = f"the {word} comes in spring", ana.seat.person_id
        await ana.write(lambda doc: write.create_piece(doc, id, kind, by, pos=(0, row), text=text, fields=fields))

    async def type_and_erase(self, ana: Guest, word: str, erased: str) -> None:
        """Letter by letter, each as a frame of its own."""
        await self.write(ana, word)
        for letter in erased:
            await ana.write(lambda _, letter=letter: self._text(word).insert(0, letter))
        for _ in erased:
            await ana.write(lambda _: self._text(word).__delitem__(0))

    async def withdraw(self, ana: Guest, word: str) -> None:
        await ana.write(lambda doc: write.delete_piece(doc, self.ids[word]))

    async def held(self) -> set[str]:
        """The words in it, as another device of hers is sent it."""
        async with as_guest(self.seat, f"hand:{self.seat.person_id}") as phone:
            return {word for word, id in self.ids.items() if id in phone.held()}

    def _text(self, word: str) -> Text:
        pieces: Map[Any] = self.doc.get("pieces", type=Map)
        text: Text = pieces[self.ids[word]]["text"]
        return text


@dataclass
class Audience:
    """Everybody else: of each role one by the socket and one by the stream, one from the beginning and one late."""

    seats: list[SeatedClient]
    hand: Hand
    guests: list[Guest] = field(default_factory=list)
    checkpoints: list[str] = field(default_factory=list)
    turn: int = 0

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """From before what happens; when it has, others come, and all of them ask for what is not theirs."""
        ways = ["socket", "stream"] * len(self.seats)
        async with AsyncExitStack() as stack:

            async def sit(ways: list[str]) -> list[Guest]:
                lines = [replace(seat, way=way) for seat, way in zip(self.seats, ways, strict=False)]
                return [await stack.enter_async_context(as_guest(line)) for line in lines]

            self.guests = await sit(ways)
            yield
            self.guests += await sit(ways[1:])
            for guest in self.guests:
                await ask_for_it(guest.socket, f"hand:{self.hand.seat.person_id}", self.hand.doc)  # type: ignore[arg-type]
                await guest.everything_heard()

    def leaks(self, *words: str) -> dict[str, list[str]]:
        """Where each of the words came to, or the piece that it stands in."""
        said = {f"{guest.seat.role} by {guest.seat.way}": all_sent(guest) for guest in self.guests}
        said |= {f"{seat.role} {address}": text for seat in self._readers() for address, text in self._answers(seat)}
        secrets = {word: [word, *([self.hand.ids[word]] if word in self.hand.ids else [])] for word in words}
        found = {
            word: [where for where, told in said.items() if any(secret in told for secret in secrets[word])]
            for word in words
        }
        return {word: where for word, where in found.items() if where}

    def see(self, *words: str) -> bool:
        ids = [self.hand.ids[word] for word in words]
        return all(guest.sees(*ids) and all(word in str(guest.pieces()) for word in words) for guest in self.guests)

    def make_checkpoint(self, lucia: SeatedClient) -> None:
        made = ask(lucia, "POST", "checkpoints", {"name": "As it stands", "poll_seconds": 0})
        self.checkpoints.append(made["id"])

    def _readers(self) -> Iterator[SeatedClient]:
        """Those who run the room, and of the others one at a time."""
        host, *others, owner = self.seats
        self.turn += 1
        yield from (host, others[self.turn % len(others)], owner)

    def _answers(self, seat: SeatedClient) -> Iterator[tuple[str, str]]:
        """Every address that can be read, as the API describes itself, and every page."""
        ids = {"checkpoint_id": self.checkpoints, "playbook_id": [STANDARD]}
        # What became of a piece is looked up in the log, by a process each time: only for whoever runs the room.
        ids["piece_id"] = list(self.hand.ids.values()) if seat.role == "facilitator" else []
        paths = seat.http.get("/api/openapi.json").json()["paths"]
        for path in (*(path for path, methods in paths.items() if "get" in methods), *PAGES, "/playbooks"):
            addresses = [path.replace("{board_id}", seat.board_id)]
            for name, known in ids.items():
                if f"{{{name}}}" in path:
                    addresses = [address.replace(f"{{{name}}}", id) for address in addresses for id in known]
            for address in addresses:
                yield address, seat.http.get(address, follow_redirects=True).text


def all_sent(guest: Guest) -> str:
    """The frames as they came, and what they come to: what is typed letter by letter stands in no frame as a word."""
    frames = b"".join(guest.heard).decode("utf-8", "replace")
    stage = {name: guest.root(name) for name in guest.stage}
    return f"{frames} {guest.pieces()} {stage}"


async def test_r59_a_hand_is_heard_of_piece_by_piece_as_it_is_laid_and_the_rest_of_it_never(server: Server) -> None:
    server.settings["LOG_LEVEL"] = "debug"  # from its first restart on
    with ExitStack() as stack:
        lucia, *others = [seat_at(server, role, stack) for role in ROLES]
        hand = Hand(seat_at(server, "participant", stack))
        audience = Audience([lucia, *others, owner_of(server, lucia, stack)], hand)
        never = [ERASED, "bittern"]
        ask(lucia, "PUT", "playbook", {"id": STANDARD})
        ask(lucia, "PUT", "stage", {"index": 0})

        async with audience.listening(), hand.open() as ana:
            await hand.type_and_erase(ana, "skylark", ERASED)
            await hand.write(ana, "bittern")
            await hand.write(ana, "goldcrest")
            await hand.write(ana, "corncrake", "gap", question="What of the corncrake?")
            await ana.all_saved()
            audience.make_checkpoint(lucia)
        assert audience.leaks(*hand.ids, *never) == {}

        server.restart()
        async with audience.listening(), hand.open() as ana:
            await hand.withdraw(ana, "bittern")
            await ana.all_saved()
            assert ask(lucia, "GET", "hands")["total"] == 3
        assert audience.leaks(*hand.ids, *never) == {}

        async with audience.listening():
            laid = ask(lucia, "POST", "hands/reveal", {"person": hand.seat.person_id, "next": True})["pieces"]
            assert laid == [hand.ids["skylark"]]
        assert audience.see("skylark")
        assert audience.leaks("goldcrest", "corncrake", *never) == {}

        async with audience.listening():
            ask(lucia, "DELETE", "stage?confirm=true")
            audience.make_checkpoint(lucia)
        server.restart()
        assert await hand.held() == {"goldcrest", "corncrake"}, "what was not laid is still hers"
        async with audience.listening():
            pass
        assert audience.leaks("goldcrest", "corncrake", *never) == {}

        async with audience.listening(), hand.open() as ana:
            laid = ask(lucia, "POST", "hands/reveal", {"all": True})["pieces"]
            assert set(laid) == {hand.ids["goldcrest"], hand.ids["corncrake"]}
            await hand.write(ana, "dotterel")
            await ana.all_saved()
            audience.make_checkpoint(lucia)
        assert audience.see("skylark", "goldcrest", "corncrake")
        leaks = audience.leaks(*hand.ids, *never)
        assert leaks.keys() == {"skylark", "goldcrest", "corncrake"}
        assert any("/history" in where for where in leaks["corncrake"]), "it is looked for where it can be found"
        assert await hand.held() == {"dotterel"}

        server.stop()
        told = server.log() + verify(server)
        assert "Puzzleboard is running" in told
        assert [word for word in (*hand.ids, ERASED) if word in told] == []


def seat_at(server: Server, role: str, stack: ExitStack) -> SeatedClient:
    joined = SeatedClient.join(server, role, f"Somebody who is {role}")
    stack.callback(joined.http.close)
    return joined


def owner_of(server: Server, lucia: SeatedClient, stack: ExitStack) -> SeatedClient:
    """Signed in by their link; they need no seat at their board."""
    http = stack.enter_context(
        httpx2.Client(base_url=server.base_url, headers={"Origin": server.base_url}, timeout=30, verify=False)
    )
    assert http.post(server.links.owner.removeprefix(server.base_url)).status_code == 303
    return SeatedClient(server, lucia.board_id, http.get("/api/me").json()["person"], "", "owner", http)


def verify(server: Server) -> str:
    """What the command of that name prints."""
    environment = {**os.environ, "PUZZLEBOARD_DATA": str(server.data)}
    command = [sys.executable, "-m", "app.cli", "verify"]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return ended.stdout + ended.stderr
