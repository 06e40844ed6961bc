"""Which structs of an update are new, in an order in which each comes after all it builds on."""

from typing import NamedTuple

from app.live.gate.index import Index
from app.live.gate.parse import Malformed
from app.live.gate.structs import SKIP, STRING, Id, Struct, cut, high_halves
from app.workshop.policy import Refused


class Arrivals(NamedTuple):
    structs: list[Struct]
    by_client: dict[int, list[Struct]]  # the same, by clock
    ends: dict[int, int]  # the clock each of their clients reaches
    overlaps: bool  # part of a struct was known already; here it is cut off


def arrange(index: Index, structs: dict[int, list[Struct]]) -> Arrivals:
    """Raises `Refused("gap")` when something is missing: the sender has to sync first."""
    queues = {client: new for client, known in structs.items() if (new := _new(index, client, known))}
    overlaps = any(queue[0] not in structs[client] for client, queue in queues.items())
    return _Sorting(index, queues).arrivals(overlaps)


def is_any_new(index: Index, structs: dict[int, list[Struct]]) -> bool:
    """Found without sorting them. Raises `Refused("gap")` where a client's structs leave a hole."""
    return any(_new(index, client, known) for client, known in structs.items())


class _Sorting:
    def __init__(self, index: Index, queues: dict[int, list[Struct]]) -> None:
        self._index = index
        self._queues = queues
        self._done = dict.fromkeys(queues, 0)
        self._ends = {client: index.end(client) for client in queues}
        self._sorted: list[Struct] = []

    def arrivals(self, overlaps: bool) -> Arrivals:
        for client, queue in self._queues.items():
            self._reach(Id(client, queue[-1].clock))
        return Arrivals(self._sorted, self._queues, self._ends, overlaps)

    def _reach(self, id: Id) -> None:
        """Takes structs until this id is among them, and first what they build on."""
        waiting = {id.client: id.clock}  # client to the clock it must get past, the innermost last
        while waiting:
            client, clock = next(reversed(waiting.items()))
            if self._ends[client] > clock:
                del waiting[client]
                continue
            struct = self._queues[client][self._done[client]]
            missing = self._missing(struct)
            if missing is None:
                self._sorted.append(struct)
                self._done[client] += 1
                self._ends[client] = struct.clock + struct.length
                continue
            last = self._queues[missing.client][-1] if missing.client in self._queues else None
            if last is None or missing.client in waiting or missing.clock >= last.clock + last.length:
                raise Refused("gap")
            waiting[missing.client] = missing.clock

    def _missing(self, struct: Struct) -> Id | None:
        for id in (struct.origin, struct.right, struct.parent):
            if id is None or isinstance(id, str):
                continue
            client, clock = id
            end = self._ends.get(client)
            if clock >= (self._index.end(client) if end is None else end):
                if client == struct.client:
                    raise Malformed("builds-on-itself")
                return id
        return None


def _new(index: Index, client: int, structs: list[Struct]) -> list[Struct]:
    end = index.end(client)
    new = [struct for struct in structs if struct.clock + struct.length > end]
    if not new:
        return new
    if any(struct.content == SKIP for struct in new) or new[0].clock > end:
        raise Refused("gap")
    if new[0].clock < end:
        known = end - new[0].clock
        if new[0].content == STRING and known - 1 in high_halves(new[0].value):
            raise Malformed("half-character")
        new[0] = cut(new[0], known)
    return new
