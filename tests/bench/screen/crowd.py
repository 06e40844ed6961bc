"""A board of a given size, and people who write on it while somebody looks."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any

from pycrdt import Doc, Map, Text
from websockets.asyncio.client import ClientConnection

from app.board.kinds import HOME_ZONE, LINKABLE, ZONE_FRAME
from app.board.schema import Kind, Zone
from app.board.write import create_link, create_piece
from app.live import protocol
from app.people.tokens import new_id
from tests.live.table import hello
from tests.support.seat import SeatedClient
from tests.support.server import Server
from tests.support.stream import StreamClient
from tests.wire.client import at_board

KINDS: tuple[Kind, ...] = ("goal", "challenge", "factor", "milestone", "stakeholder", "action", "obstacle")
PADDING, HEADER, GAP = 24, 66, 16
COLUMN, ROW = 264 + GAP, 124 + GAP
PIECES_A_FRAME = 100  # a client of ours writes no more at once
EDITS_A_SECOND = 2
WORDS = (
    "the customer wants fewer parts on every line before the end of the year",
    "and asks who will sign for it",
)


async def fill(server: Server, pieces: int, links: int, seed: int = 7) -> None:
    """Pieces of all zones where zones grow to, and links among those that may be linked."""
    chance = random.Random(seed)
    seat = SeatedClient.join(server, role="facilitator", name="Furnisher")
    made: list[tuple[str, Kind]] = []
    laid: Counter[Zone] = Counter()
    async with at_board(seat) as client:
        for start in range(0, pieces, PIECES_A_FRAME):
            batch = [(new_id(), chance.choice(KINDS)) for _ in range(min(PIECES_A_FRAME, pieces - start))]
            await client.change(partial(_lay, batch=batch, by=seat.person_id, laid=laid, chance=chance))
            made += batch
        pairs = [pair for pair, _ in zip(_pairs(made, chance), range(links), strict=False)]
        for start in range(0, len(pairs), PIECES_A_FRAME):
            await client.change(
                lambda doc, start=start: [
                    create_link(doc, new_id(), one, other, kind, seat.person_id)
                    for one, other, kind in pairs[start : start + PIECES_A_FRAME]
                ]
            )
        sent = -(-pieces // PIECES_A_FRAME) + -(-len(pairs) // PIECES_A_FRAME)
        await client.until(lambda it: it.saved >= sent)


def _lay(doc: Doc[Any], batch: list[tuple[str, Kind]], by: str, laid: Counter[Zone], chance: random.Random) -> None:
    for id, kind in batch:
        zone = HOME_ZONE[kind]
        create_piece(doc, id, kind, by, pos=_place(zone, laid[zone]), text=_sentence(chance))
        laid[zone] += 1


def _place(zone: Zone, n: int) -> tuple[int, int]:
    """The n-th of its zone, where a zone grows to: outwards, away from the middle of the picture."""
    left, top, width, height = ZONE_FRAME[zone]
    across, down = (width - 2 * PADDING + GAP) // COLUMN, (height - HEADER) // ROW
    match zone:
        case "strategy":
            row, column = divmod(n, across)
            return left + PADDING + column * COLUMN, top + height - PADDING - (row + 1) * ROW
        case "actions" | "tray":
            row, column = divmod(n, across)
            return left + PADDING + column * COLUMN, top + HEADER + row * ROW
        case "industry" | "relationship":
            column, row = divmod(n, down)
            return left + width - PADDING - (column + 1) * COLUMN, top + HEADER + row * ROW
        case _:
            column, row = divmod(n, down)
            return left + PADDING + column * COLUMN, top + HEADER + row * ROW


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(" ".join(WORDS).split(), k=chance.randint(6, 14))).capitalize()


def _pairs(made: list[tuple[str, Kind]], chance: random.Random) -> Iterator[tuple[str, str, str]]:
    joins = {pair: kind for kind, pairs in LINKABLE.items() for pair in pairs}
    while True:
        (one, start), (other, end) = chance.sample(made, 2)
        if kind := joins.get((start, end)):
            yield one, other, kind


async def write_together(
    server: Server, people: int, seconds: float, ready: Callable[[], Awaitable[object]]
) -> dict[str, float]:
    """Each types marks into a piece of their own; when each mark was sent, in milliseconds since 1970.

    `ready` is awaited once all pieces are laid, before anybody types."""
    sent: dict[str, float] = {}
    seats = [SeatedClient.join(server, name=f"Writer {n}") for n in range(people)]
    laid = asyncio.Barrier(people + 1)
    async with asyncio.TaskGroup() as group:
        for n, seat in enumerate(seats):
            group.create_task(_write(seat, n, seconds, sent, laid))
        await laid.wait()
        await ready()
        await laid.wait()
    return sent


async def _write(
    seat: SeatedClient, number: int, seconds: float, sent: dict[str, float], laid: asyncio.Barrier
) -> None:
    """Writes without reading: what the others do is none of this person's business here."""
    id, (left, top, _width, _height) = new_id(), ZONE_FRAME["tray"]  # which nobody else uses here
    place = (left + PADDING + number % 5 * COLUMN, top + HEADER + number // 5 * ROW)
    chance = random.Random(number)
    doc: Doc[Any] = Doc(client_id=chance.getrandbits(31))
    async with await seat.open_line() as socket, asyncio.TaskGroup() as group:
        reading = group.create_task(_drain(socket))
        await socket.send(hello(doc.client_id))
        await socket.send(_update(doc, lambda doc: create_piece(doc, id, "note", seat.person_id, "tray", place)))
        await laid.wait()
        await laid.wait()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            await asyncio.sleep(chance.uniform(0.5, 1.5) / EDITS_A_SECOND)
            mark = f"#{number:02d}{len(sent):05d}"
            update = _update(doc, partial(_retype, id=id, mark=mark))
            sent[mark] = time.time() * 1_000
            await socket.send(update)
        reading.cancel()


async def _drain(socket: ClientConnection | StreamClient) -> None:
    async for _ in socket:
        pass


def _update(doc: Doc[Any], change: Callable[[Doc[Any]], object]) -> bytes:
    before = doc.get_state()
    with doc.transaction():
        change(doc)
    return protocol.update("board", doc.get_update(before))


def _retype(doc: Doc[Any], id: str, mark: str) -> None:
    text: Text = doc.get("pieces", type=Map)[id]["text"]
    text.clear()
    text.insert(0, mark)
