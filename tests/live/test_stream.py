"""One line over ordinary HTTP, in memory. Rules of docs/sync-spec.md."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from app.errors import CloseCode
from app.live import outbox, parcels, protocol
from app.live.stream import BUFFER_BYTES, Stream
from tests.live.board import database_with_a_board
from tests.live.sockets import change, finder, running, write_note
from tests.live.table import BOARD_ID, seated

PATIENCE_SECONDS = 5
NOTE = "n".ljust(21, "-")


class Reader:
    """Who the stream is sent to, and what its connection is told. While it is stuck it takes nothing."""

    def __init__(self) -> None:
        self.stream = Stream("board")
        self.sent: asyncio.Queue[bytes] = asyncio.Queue()
        self.takes = asyncio.Event()
        self.takes.set()
        self.left = asyncio.Event()
        self.received: list[bytes] = []
        self.drained_times = 0
        self.is_lost = False

    def receive(self, data: bytes) -> None:
        self.received.append(data)

    def drained(self) -> None:
        self.drained_times += 1

    def lost(self) -> None:
        assert not self.is_lost
        self.is_lost = True

    async def next(self) -> bytes:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await self.sent.get()

    async def send(self, data: bytes) -> None:
        await self.takes.wait()
        self.sent.put_nowait(data)

    async def run(self) -> None:
        async def gone() -> None:
            await self.left.wait()

        await self.stream.run(self.send, gone())


@asynccontextmanager
async def reading() -> AsyncIterator[Reader]:
    reader = Reader()
    reader.stream.start(reader)
    async with asyncio.timeout(PATIENCE_SECONDS), asyncio.TaskGroup() as group:
        group.create_task(reader.run())
        assert await reader.next() == parcels.opened(reader.stream.id)
        yield reader
        reader.left.set()
    assert reader.is_lost


async def test_r48_what_waits_goes_out_as_one_event() -> None:
    async with reading() as reader:
        reader.stream.write(b"one")
        reader.stream.write(b"two")
        reader.stream.write(b"three")
        assert await reader.next() == parcels.event([b"one", b"two", b"three"])


async def test_r27_a_reader_that_takes_nothing_stops_the_flow_until_it_does() -> None:
    async with reading() as reader:
        reader.takes.clear()
        reader.stream.write(bytes(10))
        await asyncio.sleep(0)  # it is on its way now, and stuck there
        reader.stream.write(bytes(BUFFER_BYTES))
        assert not reader.stream.flows
        before = reader.drained_times
        reader.takes.set()
        await reader.next()
        await reader.next()
        await asyncio.sleep(0)
        assert reader.stream.flows
        assert reader.drained_times > before


async def test_r51_the_last_event_is_why_it_was_closed_behind_what_was_written() -> None:
    async with reading() as reader:
        reader.stream.write(b"last")
        reader.stream.close(CloseCode.BOARD_CLOSED)
        reader.stream.write(b"too late")
        assert await reader.next() == parcels.event([b"last"])
        assert await reader.next() == b"event: close\ndata: 4410\n\n"
        assert reader.sent.empty()


async def test_r51_a_peer_that_is_asked_twice_and_says_nothing_is_given_up() -> None:
    async with reading() as reader:
        reader.stream.check()
        assert await reader.next() == parcels.CHECK
        await reader.stream.take(0, b"")
        reader.stream.check()
        assert await reader.next() == parcels.CHECK
        reader.stream.check()
        assert await reader.next() == parcels.closed(CloseCode.TRY_LATER)


async def test_r49_the_same_number_waits_for_the_first_of_it_and_is_not_taken_again() -> None:
    async with reading() as reader:
        frames = [bytes([number]) for number in range(50)]
        parcel = parcels.pack(frames)
        await asyncio.gather(*(reader.stream.take(0, parcel) for _ in range(3)), reader.stream.take(1, b"\x01\xff"))
        assert reader.received == [*frames, b"\xff"]


async def test_r51_a_reader_that_is_stuck_does_not_hold_up_the_end() -> None:
    reader = Reader()
    reader.stream.start(reader)
    reader.takes.clear()
    reader.stream.close(CloseCode.TOO_SLOW)
    async with asyncio.timeout(PATIENCE_SECONDS):
        await reader.run()
    assert reader.is_lost


async def test_r28_a_stream_that_nobody_reads_is_closed_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    now = [1_000.0]
    with database_with_a_board(f"sqlite:///{tmp_path}/board.sqlite3") as database:
        async with running(database, timer=lambda: now[0]) as tables:
            ana, slow = await tables.sit("Ana"), Reader()
            slow.takes.clear()
            slow.stream.write(bytes(BUFFER_BYTES))
            await tables.host.serve(BOARD_ID, finder(seated("Slow")), slow.stream)
            reading = asyncio.create_task(slow.run())
            write_note(ana, "Ana", NOTE)
            for count in range(outbox.EDITS_LIMIT + 20):
                change(ana, lambda doc, count=count: doc["pieces"][NOTE].__setitem__("pos", [float(count), 0.0]))
                await ana.until(lambda socket, count=count: protocol.saved(count + 2) in socket.frames)
            now[0] += outbox.CATCH_UP_SECONDS + 1
            tables.host._delivery.tick()
            slow.takes.set()  # too late: what it is sent now is why
            await reading
            assert sorted(tables.host.present(BOARD_ID)) == [seated("Ana").person_id]
            assert ana.code is None
    assert [await slow.next() for _ in range(slow.sent.qsize())][-1] == parcels.closed(CloseCode.TOO_SLOW)
