"""Sixty people in one room write into their hands and vote, and the server dies in the middle of both. R16, R59.

Nothing is lost, nothing is there twice, and nobody waits long: what was measured is printed (`-s` shows it).
"""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from threading import Lock
from typing import Any

import httpx2
import pytest
from pycrdt import Doc
from websockets.exceptions import ConnectionClosed

from app.board import write
from app.board.kinds import HOME_ZONE
from app.board.read import Piece, read_board
from app.board.schema import FUNCTIONS, Kind
from tests.support.seat import SeatedClient
from tests.support.server import Server
from tests.wire.client import new_id
from tests.wire.console import ask
from tests.wire.guest import Guest, as_guest, new_doc

pytestmark = [pytest.mark.server, pytest.mark.soak]

PEOPLE, EACH = 60, 3
KINDS: tuple[Kind, ...] = ("goal", "challenge", "factor", "action", "stakeholder")
BUDGET = 5
SECONDS = 170  # for all of it
REVEAL_SECONDS = 5.0  # until the last of them has it, on a machine that is busy with other things, too
CLOSE_SECONDS = 5.0

Ballot = dict[str, int]


@dataclass
class Somebody:
    """Whose browser keeps what they wrote, over every crash."""

    seat: SeatedClient
    function: str
    doc: Doc[Any] = field(default_factory=new_doc)
    hand: Doc[Any] = field(default_factory=new_doc)
    written: dict[str, str] = field(default_factory=dict)  # id -> text

    async def write(self, guest: Guest) -> None:
        id, kind = new_id("sixty"), KINDS[len(self.written) % len(KINDS)]
        self.written[id] = f"{self.seat.person_id} writes number {len(self.written)}"
        await guest.write(lambda doc: write.create_piece(doc, id, kind, self.seat.person_id, text=self.written[id]))
        await guest.all_saved()


async def test_r59_sixty_people_write_and_vote_and_the_server_dies_in_the_middle_of_both(server: Server) -> None:
    async with asyncio.timeout(SECONDS):
        with a_room(server) as (lucia, people):
            ask(lucia, "PUT", "hands/rule", {"mode": "private"})
            await write_until_the_server_dies(server, people)
            laid = await write_on_and_reveal(lucia, people)
            laid |= await reveal_while_the_server_dies(server, lucia, people)
            await vote(server, lucia, people, sorted(laid)[:8])


# Hands


async def write_until_the_server_dies(server: Server, people: list[Somebody]) -> None:
    """Into their hands, as fast as it is saved."""
    saved = 0

    async def write_on(one: Somebody, guest: Guest) -> None:
        nonlocal saved
        with suppress(ConnectionClosed):
            for _ in range(EACH - 1):
                await one.write(guest)
                saved += 1
                if saved == PEOPLE:
                    server.kill9()
        await guest.until(lambda guest: guest.code)

    async with everybody(people) as guests, asyncio.TaskGroup() as group:
        for one, guest in zip(people, guests, strict=True):
            group.create_task(write_on(one, guest))
    server.start()


async def write_on_and_reveal(lucia: SeatedClient, people: list[Somebody]) -> set[str]:
    """Two of them are away, and write on; they come back when all is on the table."""
    away, here = people[:2], people[2:]
    async with everybody(people) as guests:
        for one, guest in zip(people, guests, strict=True):
            while len(one.written) < EACH:
                await one.write(guest)
            await guest.all_saved()
            assert guest.refusals == []
    written = {id: text for one in people for id, text in one.written.items()}
    assert ask(lucia, "GET", "hands")["total"] == len(written) == PEOPLE * EACH
    for one in away:
        id = new_id("offline")
        write.create_piece(one.hand, id, "goal", one.seat.person_id, text="offline")
    async with everybody(here) as guests:
        answered, last = await timed(guests, lambda: reveal(lucia), lambda guest: guest.sees(*written))
        print(f"\n{len(written)} pieces of {PEOPLE} hands: laid in {answered:.2f} s, the last saw all {last:.2f} s on")
        assert last < REVEAL_SECONDS
        async with everybody(away) as late:
            for guest in late:
                await guest.all_saved()
                assert [piece["text"] for piece in guest.held().values()] == ["offline"]
            for guest in guests:
                await guest.everything_heard()
                assert guest.held() == {}
            assert_all_see_each_once([*guests, *late], written, people)
    return set(written)


async def reveal_while_the_server_dies(server: Server, lucia: SeatedClient, people: list[Somebody]) -> set[str]:
    """Everybody has one more. The server dies as soon as anybody sees one of them; what is still in a hand then, or in
    both, is laid when the facilitator asks again."""
    before = {id for one in people for id in one.written}
    async with everybody(people) as guests:
        for one, guest in zip(people, guests, strict=True):
            await one.write(guest)
        new = {id: text for one in people for id, text in one.written.items() if id not in before}
        loop = asyncio.get_running_loop()
        asked = loop.run_in_executor(None, reveal, lucia)
        await guests[0].until(lambda guest: any(guest.sees(id) for id in new))
        server.kill9()
        with suppress(httpx2.HTTPError):
            await asked
    server.start()
    with suppress(httpx2.HTTPStatusError):  # all of it was done: there is nothing left in any hand
        reveal(lucia)
    async with everybody(people) as guests:
        for guest in guests:
            await guest.until(lambda guest: guest.sees(*new))
            await guest.everything_heard()
            assert guest.held() == {}
        assert_all_see_each_once(guests, new, people)
    assert ask(lucia, "GET", "hands")["total"] == 0
    return set(new)


def reveal(lucia: SeatedClient) -> None:
    ask(lucia, "POST", "hands/reveal", {"all": True})


def assert_all_see_each_once(guests: list[Guest], written: dict[str, str], people: list[Somebody]) -> None:
    boards = [read(guest.doc) for guest in guests]
    assert all(board == boards[0] for board in boards)
    texts, authors = (
        Counter(piece.text for piece in boards[0].values()),
        {id: one for one in people for id in one.written},
    )
    for id, text in written.items():
        piece = boards[0][id]
        assert (piece.text, texts[text]) == (text, 1)
        assert piece.by == authors[id].seat.person_id
        assert piece.zone == HOME_ZONE[piece.kind]
        assert [other.id for other in boards[0].values() if other.id != id and overlap(piece, other)] == []


def read(doc: Doc[Any]) -> dict[str, Piece]:
    with doc.transaction():
        return dict(read_board(doc).pieces)


def overlap(one: Piece, other: Piece) -> bool:
    return all(
        one.pos[side] < other.pos[side] + other.size[side] and other.pos[side] < one.pos[side] + one.size[side]
        for side in (0, 1)
    )


# Votes


async def vote(server: Server, lucia: SeatedClient, people: list[Somebody], pieces: list[str]) -> None:
    random = Random(60)
    opened = {"question": "Which first?", "pieces": pieces, "budget": BUDGET}
    id = ask(lucia, "POST", "votes", opened)["id"]
    ballots = {one.seat.person_id: a_ballot(random, pieces) for one in people}
    with ThreadPoolExecutor(PEOPLE + 1) as pool:
        box = Box(id, pieces, pool)
        async with everybody(people) as guests:
            taken = await box.cast_until_the_server_dies(server, people, ballots)
            assert 0 < len(taken) < PEOPLE
        server.start()
        for one in people:
            if one.seat.person_id in taken:
                assert ask(one.seat, "GET", f"votes/{id}/ballot")["dots"] == ballots[one.seat.person_id], "it was taken"
        rest = [one for one in people if one.seat.person_id not in taken]
        assert set((await box.cast(rest, ballots)).values()) == {204}
        assert {box.put(one.seat, {pieces[0]: BUDGET + 1}) for one in people[:5]} == {422}
        async with everybody(people) as guests:
            await close(box, lucia, people, guests, ballots)
        server.restart()
        assert ask(lucia, "GET", f"votes/{id}")["tally"] == expected(people, ballots, pieces)


async def close(
    box: "Box",
    lucia: SeatedClient,
    people: list[Somebody],
    guests: list[Guest],
    ballots: dict[str, Ballot],
) -> None:
    """Some change their minds before it, some while it is closed, and all of them try after it. Updates `ballots`."""
    random, pieces = Random(61), box.pieces
    others = {one.seat.person_id: a_ballot(random, pieces) for one in people[:35]}
    began = time.perf_counter()
    assert set((await box.cast(people[:20], others)).values()) == {204}
    print(f"20 who change their minds at once: {time.perf_counter() - began:.2f} s")
    ballots |= {one.seat.person_id: others[one.seat.person_id] for one in people[:20]}
    assert all(not guest.root("votes")[box.id].get("tally") for guest in guests), "blind before the close"
    racing = asyncio.ensure_future(box.cast(people[20:35], others))
    answered, last = await timed(
        guests,
        lambda: ask(lucia, "POST", f"votes/{box.id}/close"),
        lambda guest: guest.root("votes")[box.id].get("tally"),
    )
    print(f"a vote of {PEOPLE} closed: counted in {answered:.2f} s, the last saw it {last:.2f} s on")
    assert last < CLOSE_SECONDS
    codes = await racing
    assert set(codes.values()) <= {204, 409}
    print(f"of 15 ballots that raced the close {list(codes.values()).count(204)} came before it")
    ballots |= {person: others[person] for person, code in codes.items() if code == 204}
    late = await box.cast(people, {one.seat.person_id: {pieces[0]: 1} for one in people})
    assert set(late.values()) == {409}
    assert box.told == {"This vote is closed. What you sent before counts; nothing was changed by this."}
    shown = ask(lucia, "GET", f"votes/{box.id}")
    assert shown["tally"] == expected(people, ballots, pieces)
    assert shown["voted"] == PEOPLE
    assert sum(one["total"] for one in shown["tally"].values()) == sum(sum(dots.values()) for dots in ballots.values())
    for guest in guests:
        assert guest.root("votes")[box.id]["tally"] == shown["tally"]
        assert guest.root("votes")[box.id]["voted"] == PEOPLE
    with pytest.raises(httpx2.HTTPStatusError, match="409"):
        ask(lucia, "POST", f"votes/{box.id}/close")


@dataclass
class Box:
    """Where ballots of one vote are put, sixty at once."""

    id: str
    pieces: list[str]
    pool: ThreadPoolExecutor
    told: set[str] = field(default_factory=set)  # what those read who came too late

    def put(self, seat: SeatedClient, dots: Ballot) -> int:
        answer = seat.http.put(f"/api/boards/{seat.board_id}/votes/{self.id}/ballot", json={"dots": dots})
        if answer.status_code == 409:
            error = answer.json()["error"]
            self.told.add(f"{error['message']} {error['hint']}")
        return answer.status_code

    async def cast(self, people: list[Somebody], ballots: dict[str, Ballot]) -> dict[str, int]:
        """By person, the status of the answer."""
        loop = asyncio.get_running_loop()
        asked = [loop.run_in_executor(self.pool, self.put, one.seat, ballots[one.seat.person_id]) for one in people]
        return dict(zip([one.seat.person_id for one in people], await asyncio.gather(*asked), strict=True))

    async def cast_until_the_server_dies(
        self, server: Server, people: list[Somebody], ballots: dict[str, Ballot]
    ) -> set[str]:
        """Who was told that their ballot was taken; of the others' nobody knows."""
        taken, lock = set[str](), Lock()

        def put(one: Somebody) -> None:
            with suppress(httpx2.TransportError):
                status = self.put(one.seat, ballots[one.seat.person_id])
                assert status == 204
                with lock:
                    taken.add(one.seat.person_id)
                    if len(taken) == PEOPLE // 3:
                        server.kill9()

        loop = asyncio.get_running_loop()
        await asyncio.gather(*(loop.run_in_executor(self.pool, put, one) for one in people))
        return taken


def a_ballot(random: Random, pieces: list[str]) -> Ballot:
    return dict(Counter(random.choices(pieces, k=random.randint(1, BUDGET))))


def expected(people: list[Somebody], ballots: dict[str, Ballot], pieces: list[str]) -> dict[str, Any]:
    """Counted by hand."""
    counted: dict[str, Any] = {}
    for piece in pieces:
        by_function: Counter[str] = Counter()
        for one in people:
            by_function[one.function] += ballots[one.seat.person_id].get(piece, 0)
        counted[piece] = {"total": by_function.total(), "by_function": dict(+by_function)}
    return counted


# The room


@contextmanager
def a_room(server: Server) -> Iterator[tuple[SeatedClient, list[Somebody]]]:
    """Whoever runs it, and everybody else."""
    with ExitStack() as stack:

        def seat(role: str, number: int, function: str) -> SeatedClient:
            joined = SeatedClient.join(server, role, f"Person {number}", function=function)
            stack.callback(joined.http.close)
            return joined

        functions = [FUNCTIONS[number % len(FUNCTIONS)] for number in range(PEOPLE)]
        yield (
            seat("facilitator", 0, "sales"),
            [
                Somebody(seat("participant", number + 1, function), function)
                for number, function in enumerate(functions)
            ],
        )


@asynccontextmanager
async def everybody(people: list[Somebody]) -> AsyncIterator[list[Guest]]:
    """At the board, with what they kept."""
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(
                as_guest(one.seat, f"hand:{one.seat.person_id}", doc=one.doc, hand=one.hand)
            )
            for one in people
        ]


async def timed(
    guests: list[Guest], act: Callable[[], object], has_heard: Callable[[Guest], object]
) -> tuple[float, float]:
    """Seconds until the answer, and until the last of them heard of it."""
    began = time.perf_counter()

    async def answered() -> float:
        await asyncio.get_running_loop().run_in_executor(None, act)
        return time.perf_counter() - began

    async def heard(guest: Guest) -> float:
        await guest.until(lambda guest: has_heard(guest))
        return time.perf_counter() - began

    answer, *last = await asyncio.gather(answered(), *(heard(guest) for guest in guests))
    return answer, max(last)
