"""Where each id of a document lives: in which container, under which key, and whether it is still alive.

Built from the document's own bytes. About 12 bytes a run of ids with one place; no struct is kept.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from app.live.gate.spine import Spine, last, unpack
from app.live.gate.structs import Id, Span

Role = Literal["nowhere", "root", "piece", "text", "other"]


class Place(NamedTuple):
    """`container` is its number in the index; `key` is None in a sequence."""

    container: int
    key: str | None


class Container(NamedTuple):
    """A root, or a type inside one. `name`: of the root, or the id of the piece."""

    role: Role
    name: str
    item: Id | None
    parent: int


# What was collected with its container, or arrived after that: it has no effect any more.
NOWHERE = Place(0, None)
_NOWHERE_CONTAINER = Container("nowhere", "", None, 0)

_KEY_BITS = 32
_KEY_MASK = (1 << _KEY_BITS) - 1


class Runs:
    """The ids of one client, from clock 0 up to `end` without a gap."""

    __slots__ = ("_dead_starts", "_dead_stops", "_high_halves", "_places", "_starts", "end", "types")

    def __init__(self) -> None:
        self.end = 0
        self.types: dict[int, int] = {}  # clock of a type to the number of its container
        self._starts = array("I")
        self._places = array("Q")
        self._dead_starts = array("I")
        self._dead_stops = array("I")
        self._high_halves = array("I")  # clocks of the first halves of surrogate pairs

    def add(self, length: int, place: int) -> None:
        if not self._places or self._places[-1] != place:
            self._starts.append(self.end)
            self._places.append(place)
        self.end += length

    def add_high_half(self, clock: int) -> None:
        self._high_halves.append(clock)

    def place_at(self, clock: int) -> int:
        return self._places[bisect_right(self._starts, clock) - 1]

    def runs(self, start: int, stop: int) -> Iterator[tuple[int, int, int]]:
        """Parts of `start`…`stop` that share a place, as (start, stop, place)."""
        at = bisect_right(self._starts, start) - 1
        last = len(self._starts)
        while at < last and self._starts[at] < stop:
            run_stop = self._starts[at + 1] if at + 1 < last else self.end
            yield max(start, self._starts[at]), min(stop, run_stop), self._places[at]
            at += 1

    def is_dead(self, clock: int) -> bool:
        at = bisect_right(self._dead_starts, clock) - 1
        return at >= 0 and clock < self._dead_stops[at]

    def not_dead(self, spans: list[Span]) -> list[Span]:
        """Those of which anything lives, or is not there yet. Quick where spans ascend, as after a reconnect."""
        starts, stops = self._dead_starts, self._dead_stops
        if not starts:
            return spans
        left, at, last = [], 0, len(starts) - 1
        for start, stop in spans:
            if at < last and starts[at + 1] <= start and stop <= stops[at + 1]:
                at += 1
            elif not starts[at] <= start < stop <= stops[at]:
                at = max(bisect_right(starts, start) - 1, 0)
                if not starts[at] <= start < stop <= stops[at]:
                    left.append((start, stop))
        return left

    def alive(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Parts of `start`…`stop` that are not deleted yet."""
        at = max(bisect_right(self._dead_starts, start) - 1, 0)
        while start < stop and at < len(self._dead_starts) and self._dead_starts[at] < stop:
            if self._dead_starts[at] > start:
                yield start, self._dead_starts[at]
            start = max(start, self._dead_stops[at])
            at += 1
        if start < stop:
            yield start, stop

    def kill(self, start: int, stop: int) -> None:
        starts, stops = self._dead_starts, self._dead_stops
        first = bisect_right(starts, start)
        if first and stops[first - 1] >= start:
            first -= 1
            start, stop = starts[first], max(stop, stops[first])
        last = first
        while last < len(starts) and starts[last] <= stop:
            stop = max(stop, stops[last])
            last += 1
        starts[first:last] = array("I", (start,))
        stops[first:last] = array("I", (stop,))

    def splits_pair(self, clock: int) -> bool:
        """Whether a cut just before `clock` goes through a surrogate pair."""
        if not self._high_halves or clock == 0:
            return False
        at = bisect_right(self._high_halves, clock - 1) - 1
        return at >= 0 and self._high_halves[at] == clock - 1

    def dead_ranges(self) -> list[tuple[int, int]]:
        return list(zip(self._dead_starts, self._dead_stops, strict=True))


class Index:
    def __init__(self) -> None:
        self.clients: dict[int, Runs] = {}
        self.containers: list[Container] = [_NOWHERE_CONTAINER]
        self.roots: dict[str, int] = {}
        self._spines: dict[int, int | Spine] = {}  # a packed id where a key had one value only
        self._keys: list[str | None] = [None]
        self._key_numbers: dict[str | None, int] = {None: 0}

    def end(self, client: int) -> int:
        runs = self.clients.get(client)
        return runs.end if runs else 0

    def knows(self, id: Id) -> bool:
        return id.clock < self.end(id.client)

    def place_of(self, id: Id) -> Place:
        """Of an id the index knows."""
        return self._unpack(self.clients[id.client].place_at(id.clock))

    def is_dead(self, id: Id) -> bool:
        return self.clients[id.client].is_dead(id.clock)

    def lives(self, container: int) -> bool:
        """Whether what is written into the container has any effect."""
        while container:
            _, _, item, parent = self.containers[container]
            if item is None:
                return True
            if self.is_dead(item):
                return False
            container = parent
        return False

    def type_at(self, id: Id) -> int | None:
        """The container an id opens, if it is a type."""
        runs = self.clients.get(id.client)
        return runs.types.get(id.clock) if runs else None

    def not_dead(self, client: int, spans: list[Span]) -> list[Span]:
        runs = self.clients.get(client)
        return runs.not_dead(spans) if runs else spans

    def is_any_alive(self, client: int, spans: list[Span]) -> bool:
        runs = self.clients.get(client)
        return runs is not None and any(
            next(runs.alive(start, min(stop, runs.end)), None) for start, stop in runs.not_dead(spans)
        )

    def alive_places(self, client: int, start: int, stop: int) -> Iterator[tuple[int, int, Place]]:
        """Parts of `start`…`stop` that are alive, each in one place."""
        runs = self.clients[client]
        for alive_start, alive_stop in runs.alive(start, stop):
            for part_start, part_stop, place in runs.runs(alive_start, alive_stop):
                yield part_start, part_stop, self._unpack(place)

    def add(self, client: int, length: int, place: Place) -> Runs:
        runs = self.clients.get(client)
        if runs is None:
            runs = self.clients[client] = Runs()
        runs.add(length, self._pack(place))
        return runs

    def spine(self, place: Place) -> Spine:
        """A copy."""
        key = self._key_numbers.get(place.key)
        if key is None:
            return []
        spine = self._spines.get(place.container << _KEY_BITS | key)
        if spine is None:
            return []
        return [spine, 1] if isinstance(spine, int) else spine.copy()

    def winner(self, place: Place) -> Id | None:
        """The value a key has, dead or alive."""
        key = self._key_numbers.get(place.key)
        spine = None if key is None else self._spines.get(place.container << _KEY_BITS | key)
        if spine is None:
            return None
        return unpack(spine) if isinstance(spine, int) else last(spine)

    def set_spine(self, place: Place, spine: Spine) -> None:
        self._spines[self._pack(place)] = spine[0] if len(spine) == 2 and spine[1] == 1 else spine

    def _pack(self, place: Place) -> int:
        number = self._key_numbers.get(place.key)
        if number is None:
            number = self._key_numbers[place.key] = len(self._keys)
            self._keys.append(place.key)
        return place.container << _KEY_BITS | number

    def _unpack(self, packed: int) -> Place:
        return Place(packed >> _KEY_BITS, self._keys[packed & _KEY_MASK]) if packed else NOWHERE
