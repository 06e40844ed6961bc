"""Which of a key's values wins, decided as Yjs does it, before anything is applied.

The values of a key form a tree: each builds on the value its author saw (its origin). Siblings stand in the order of
their client ids, and the last value of the whole tree wins. That is the end of the path that always takes the greatest
sibling: the spine. A new value wins only if it builds on the spine and is greater than the sibling it finds there;
every other value is dead on arrival.

A spine is a flat list of runs, the root first: id, length, id, length … where an id is one number (`packed`) and the
values of a run build on each other.
"""

from app.live.gate.structs import Id, Struct

_CLOCK_BITS = 31
_CLOCK_MASK = (1 << _CLOCK_BITS) - 1

Spine = list[int]


def grow(spine: Spine, struct: Struct) -> int:
    """Puts a new value into the spine if it wins. Returns how many runs were looked at."""
    if struct.origin is None:
        if not spine:
            spine += (pack(Id(struct.client, struct.clock)), struct.length)
            return 1
        at, kept, steps = -2, 0, 1
    else:
        at, kept, steps = _find(spine, struct.origin)
        if at < 0:
            return steps
    if kept and kept < spine[at + 1]:
        sibling = spine[at] >> _CLOCK_BITS  # the next value of the same run
    elif at + 2 < len(spine):
        sibling = spine[at + 2] >> _CLOCK_BITS
    else:
        sibling = -1
    if struct.client <= sibling:
        return steps
    del spine[at + 2 :]
    if kept:
        spine[at + 1] = kept
    start = pack(Id(struct.client, struct.clock))
    if kept and spine[at] + kept == start:
        spine[at + 1] += struct.length
    else:
        spine += (start, struct.length)
    return steps


def last(spine: Spine) -> Id | None:
    """The value that wins, dead or alive."""
    return unpack(spine[-2] + spine[-1] - 1) if spine else None


def pack(id: Id) -> int:
    return id.client << _CLOCK_BITS | id.clock


def unpack(packed: int) -> Id:
    return Id(packed >> _CLOCK_BITS, packed & _CLOCK_MASK)


def _find(spine: Spine, id: Id) -> tuple[int, int, int]:
    """Where the run with this id is (-2: nowhere), how much of it leads up to the id, and how many runs were seen."""
    wanted = pack(id)
    for at in range(len(spine) - 2, -1, -2):
        offset = wanted - spine[at]
        if 0 <= offset < spine[at + 1]:
            return at, offset + 1, (len(spine) - at) >> 1
    return -2, 0, len(spine) >> 1
