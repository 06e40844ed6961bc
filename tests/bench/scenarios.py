"""What is measured. Every scenario runs the real server, alone on one core, with its log on the disk."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pycrdt import Doc
from websockets.asyncio.client import ClientConnection

from app.board import write
from app.live import protocol, varint
from tests.bench.figures import Run, cpu_seconds
from tests.bench.typist import SAVED, Typist, latencies_ms, typists, write_on
from tests.live.table import hello
from tests.support.seat import SeatedClient
from tests.support.server import Server

SYNC_STEP_2 = b"\x00\x01"
SERVER_CORE = 0
PEOPLE = 50
EDITS_PER_SECOND = 2
TYPING_SECONDS = 10
ARRIVAL_SECONDS = 5  # how long a last edit may take to reach everybody
PIECES = 1_000
JOINERS = 30
HISTORY = 50_000
UNREAD = 200  # updates sent before their acknowledgement is read
UPDATES_PER_WRITER = 2_500  # below what one connection may send at once


async def typing() -> Run:
    """50 people write at once, each into a piece of their own."""
    with fresh_server() as server, people(server, PEOPLE) as seats:
        async with typists(seats) as everyone:
            cpu, began = cpu_seconds(server.pid), time.perf_counter()
            await _all_write(everyone, TYPING_SECONDS)
            await _everything_arrived(everyone)
            used, took = cpu_seconds(server.pid) - cpu, time.perf_counter() - began
        latencies, complete = latencies_ms(everyone)
        return Run(latencies, complete, used, took)


async def late_joiner() -> Run:
    """Somebody opens a board of 1,000 pieces while 50 people write on it: from connecting to having it all."""
    with fresh_server() as server, people(server, PEOPLE + 1) as seats:
        *writers, latecomer = seats
        await _fill(latecomer, PIECES, PIECES)
        async with typists(writers) as everyone:
            cpu, began = cpu_seconds(server.pid), time.perf_counter()
            writing = asyncio.create_task(_all_write(everyone, TYPING_SECONDS))
            taken = [await _open(latecomer) for _ in range(JOINERS)]
            await writing
            used, took = cpu_seconds(server.pid) - cpu, time.perf_counter() - began
        return Run(taken, 1.0, used, took)


async def cold_load() -> Run:
    """The first person opens a board with 50,000 changes behind it, on a server that has just started."""
    with fresh_server() as server:
        with people(server, HISTORY // UPDATES_PER_WRITER) as seats:
            for seat in seats:
                await _fill(seat, UPDATES_PER_WRITER, 40)
        taken, used, took = [], 0.0, 0.0
        for _ in range(5):
            server.restart()
            with people(server, 1) as (first,):
                cpu, began = cpu_seconds(server.pid), time.perf_counter()
                taken.append(await _open(first))
                used += cpu_seconds(server.pid) - cpu
                took += time.perf_counter() - began
        return Run(taken, 1.0, used, took)


@contextmanager
def fresh_server() -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "data", pinned_to=SERVER_CORE).start()
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def people(server: Server, count: int) -> Iterator[list[SeatedClient]]:
    seats = [SeatedClient.join(server, name=f"Person {number}") for number in range(count)]
    try:
        yield seats
    finally:
        for seat in seats:
            seat.http.close()


async def _all_write(everyone: list[Typist], seconds: float) -> None:
    begin = time.perf_counter() + 0.2
    # Spread over the interval, as people are.
    offsets = (typist.number / len(everyone) / EDITS_PER_SECOND for typist in everyone)
    edits = round(seconds * EDITS_PER_SECOND)
    async with asyncio.TaskGroup() as group:
        for typist, offset in zip(everyone, offsets, strict=True):
            group.create_task(typist.write(edits, EDITS_PER_SECOND, begin + offset))


async def _everything_arrived(everyone: list[Typist]) -> None:
    expected = sum(len(typist.sent_at) for typist in everyone)
    # What does not arrive in time shows in the table as missing.
    with suppress(TimeoutError):
        async with asyncio.timeout(ARRIVAL_SECONDS):
            await asyncio.gather(*(typist.has_seen(expected - len(typist.sent_at)) for typist in everyone))


async def _fill(seat: SeatedClient, updates: int, pieces: int) -> None:
    """Lays pieces and writes on in them, one update each, and waits until all of it is stored."""
    doc: Doc[object] = Doc(client_id=Doc().client_id % 2**32)
    async with await seat.open_socket() as socket:
        await socket.send(hello(doc.client_id))
        for number in range(updates):
            before = doc.get_state()
            id = f"{doc.client_id % 10**8:08}-{number % pieces:05}".ljust(21, "-")
            if number < pieces:
                write.create_piece(doc, id, "note", seat.person_id, pos=(number, 0), text="A sentence of a customer. ")
            else:
                write_on(doc, id, "more ")
            await socket.send(protocol.update("board", doc.get_update(before)))
            if number % UNREAD == UNREAD - 1 or number == updates - 1:
                await _saved(socket, number + 1)


async def _saved(socket: ClientConnection, count: int) -> None:
    async for frame in socket:
        if isinstance(frame, bytes) and frame[0] == SAVED and varint.Reader(frame[1:]).uint() >= count:
            return


async def _open(seat: SeatedClient) -> float:
    """Milliseconds from connecting to a document that holds the board."""
    ticket = seat.ticket()
    began = time.perf_counter()
    doc: Doc[object] = Doc(client_id=Doc().client_id % 2**32)
    async with await seat.open_socket(ticket) as socket:
        await socket.send(hello(doc.client_id))
        await socket.send(protocol.sync_step1("board", doc.get_state()))
        async for frame in socket:
            assert isinstance(frame, bytes)
            if frame.startswith(SYNC_STEP_2):
                doc.apply_update(_payload(frame))
                return (time.perf_counter() - began) * 1000
    raise ConnectionError("the server closed the connection before it sent the board")


def _payload(frame: bytes) -> bytes:
    # Not by `protocol.decode`: that reads what clients send, and a whole board is larger than they may.
    return varint.Reader(frame[len(SYNC_STEP_2) :]).sized(limit=len(frame))
