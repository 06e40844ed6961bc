"""People on their way to a board: a seat that changes while its board is being opened is looked at again."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from app.db.database import Database
from app.live.room import Room
from app.people import store
from app.people.seat import FindSeat, Seated

FindRoom = Callable[[], Awaitable[Room]]


@dataclass(eq=False)
class _Arrival:
    board_id: str
    changed: set[str | None] = field(default_factory=set)  # whose seats, since it began; None: everybody's


class Arrivals:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._changing = asyncio.Lock()
        self._under_way: set[_Arrival] = set()

    def seat_changed(self, board_id: str, person_id: str | None = None) -> None:
        """It may have been taken away; without a person that of everybody at the board."""
        for arrival in self._under_way:
            if arrival.board_id == board_id:
                arrival.changed.add(person_id)

    @asynccontextmanager
    async def changing(self, seat: Seated) -> AsyncIterator[Seated]:
        """The seat as it is now: of two changes at once the older one may be heard of last, and must not stay."""
        self.seat_changed(seat.board_id, seat.person_id)
        async with self._changing:
            newest: Seated | None = await asyncio.to_thread(self._newest, seat)
            yield newest or seat

    def _newest(self, seat: Seated) -> Seated | None:
        with self._database.reading() as session:
            return store.find_seat(session, seat.board_id, seat.person_id)

    async def arrive(self, board_id: str, find_seat: FindSeat, find_room: FindRoom) -> tuple[Room, Seated]:
        """Raises what the two raise. Nobody else's changes hold an arrival up."""
        while True:
            arrival = _Arrival(board_id)
            self._under_way.add(arrival)
            try:
                seat, room = await find_seat(), await find_room()
            finally:
                self._under_way.remove(arrival)
            if arrival.changed.isdisjoint((None, seat.person_id)):  # else nobody told this socket
                return room, seat
