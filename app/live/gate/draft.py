"""An update seen against the index: what is new in it, where that goes, and what it deletes. Changes nothing."""

from bisect import bisect_right

from app.live.gate.arrivals import Arrivals, arrange
from app.live.gate.index import NOWHERE, Container, Index, Place, Role
from app.live.gate.parse import Malformed
from app.live.gate.spine import Spine, grow, last
from app.live.gate.structs import (
    DELETED,
    GC,
    STRING,
    TYPE,
    DeleteRange,
    Id,
    Struct,
    Update,
    high_halves,
    merged,
)
from app.workshop.policy import Refused

# Runs of spines looked at for one update: 20 ms. An honest update builds on what was written last.
MAX_STEPS = 200_000
# Known values and texts that one update may delete: 1,000 pieces have 9,000, which takes about 50 ms to judge.
MAX_KILLED = 10_000


class Draft:
    """Raises `Refused("gap")` when something it builds on is missing: the sender has to sync first."""

    def __init__(
        self, index: Index, update: Update, own: bool = False, keystroke: tuple[Struct, Place] | None = None
    ) -> None:
        """`own`: what our document emitted; its shape is taken as it is. `keystroke`: all there is to the update."""
        self.index = index
        self.keystroke = keystroke
        self._own = own
        arrivals = arrange(index, update.structs) if keystroke is None else _only(keystroke[0])
        self.overlaps = arrivals.overlaps  # part of a struct is known already
        self.placed: list[tuple[Struct, Place]] = []  # new structs, each after all it depends on
        self.killed: list[tuple[DeleteRange, Place]] = []  # known ids that die
        self._killed_values: set[Id] = set()  # of those, the values under keys and the types
        self.killed_new: list[DeleteRange] = []  # new ids that die at once
        self.ends = arrivals.ends  # of the clients with new structs
        self._structs = arrivals.by_client
        self._clocks: dict[int, list[int]] = {}  # where each of them begins, of the clients it was asked of
        self._places: dict[int, list[Place]] = {client: [] for client in self._structs}
        self._containers: list[Container] = []
        self._roots: dict[str, int] = {}
        self._types: dict[Id, int] = {}
        self._spines: dict[Place, Spine] = {}  # of the keys with new values
        self._steps = 0
        self._dead: dict[Id, int] = {}  # clocks of a new struct that this very update deletes
        if keystroke is not None:
            self.placed.append(keystroke)
            self._places[keystroke[0].client].append(keystroke[1])
            return
        deletes = self._deletes(update)
        for struct in arrivals.structs:
            self._place(struct)
        for deleted in merged(deletes):
            self._delete(deleted)

    @property
    def nothing_new(self) -> bool:
        return not self.placed and not self.killed

    def is_all_of(self, update: Update) -> bool:
        """Whether `update` brings what is new in this one, and nothing else."""
        deletes = merged((*(killed for killed, _ in self.killed), *self.killed_new))
        return update.structs == self._structs and list(merged(update.deleted())) == list(deletes)

    def container(self, number: int) -> Container:
        known = len(self.index.containers)
        return self.index.containers[number] if number < known else self._containers[number - known]

    def is_new(self, container: int) -> bool:
        return container >= len(self.index.containers)

    def lives(self, container: int) -> bool:
        """Whether it stood before this update and stays."""
        if self.is_new(container) or not self.index.lives(container):
            return False
        while (item := self.container(container).item) is not None:
            if item in self._killed_values:
                return False
            container = self.container(container).parent
        return True

    def opened_by(self, struct: Struct) -> int:
        """The number of the container a new type opens; 0 when that has no effect."""
        return self._types[Id(struct.client, struct.clock)]

    def winner(self, place: Place) -> Id | None:
        """The value a key has after this update, dead or alive."""
        spine = self._spines.get(place)
        return self.index.winner(place) if spine is None else last(spine)

    def is_dead(self, id: Id) -> bool:
        """After this update, of a value under a key."""
        if self.index.knows(id):
            return self.index.is_dead(id) or id in self._killed_values
        struct = self.struct_at(id)
        dead = self.dead_length(struct)
        if dead not in (0, struct.length) or (dead == 0 and struct.length > 1):
            raise Malformed("key-run")  # Yjs merges only deleted values of a key
        return dead > 0

    def dead_length(self, struct: Struct) -> int:
        if struct.content in (DELETED, GC):
            return struct.length
        return self._dead.get(Id(struct.client, struct.clock), 0)

    def splits_pair(self, client: int, clock: int) -> bool:
        """Whether a cut just before `clock` goes through a surrogate pair."""
        if clock == 0:
            return False
        if clock <= self.index.end(client):
            return self.index.clients[client].splits_pair(clock)
        struct = self.struct_at(Id(client, clock - 1))
        return struct.content == STRING and clock - 1 - struct.clock in high_halves(struct.value)

    def struct_at(self, id: Id) -> Struct:
        """Of a new id."""
        return self._structs[id.client][self._find(id)]

    def commit(self) -> None:
        """Writes the draft into its index."""
        self.index.containers.extend(self._containers)
        self.index.roots.update(self._roots)
        for struct, place in self.placed:
            runs = self.index.add(struct.client, struct.length, place)
            if struct.content == STRING:
                for offset in high_halves(struct.value):
                    runs.add_high_half(struct.clock + offset)
            elif struct.content == TYPE:
                runs.types[struct.clock] = self.opened_by(struct)
            elif struct.content in (DELETED, GC):
                runs.kill(struct.clock, struct.clock + struct.length)
        for place, spine in self._spines.items():
            self.index.set_spine(place, spine)
        for (client, start, stop), _ in self.killed:
            self.index.clients[client].kill(start, stop)
        for client, start, stop in self.killed_new:
            self.index.clients[client].kill(start, stop)

    def _place(self, struct: Struct) -> None:
        place = self._find_place(struct)
        self.placed.append((struct, place))
        self._places[struct.client].append(place)
        if struct.content == TYPE:
            id = Id(struct.client, struct.clock)
            self._types[id] = self._open(struct, id, place) if place.container else 0
        if place.key is not None and place.container:
            spine = self._spines.get(place)
            if spine is None:
                spine = self._spines[place] = [] if self.is_new(place.container) else self.index.spine(place)
            self._steps += grow(spine, struct)
            if self._steps > MAX_STEPS and not self._own:
                raise Malformed("too-many-old-values")

    def _find_place(self, struct: Struct) -> Place:
        if struct.content == GC:
            return NOWHERE
        if isinstance(struct.parent, str):
            return Place(self._root(struct.parent), struct.key)
        if struct.parent is not None:
            container = self._type_at(struct.parent)
            return Place(container, struct.key) if container else NOWHERE
        if struct.origin is None or struct.right is None:
            neighbour = struct.origin or struct.right
            return self._place_at(neighbour) if neighbour else NOWHERE
        left, right = self._place_at(struct.origin), self._place_at(struct.right)
        if left != right:
            # Collected neighbours have lost their place; the others of their container are dead then, too.
            if self._own:
                return left if left.container else right
            if self._has_effect(left) or self._has_effect(right):
                raise Malformed("crossed-neighbours")
            return NOWHERE
        return left

    def _has_effect(self, place: Place) -> bool:
        return place.container != 0 and (self.is_new(place.container) or self.index.lives(place.container))

    def _place_at(self, id: Id) -> Place:
        if id.clock < self.index.end(id.client):
            return self.index.place_of(id)
        return self._places[id.client][self._find(id)]

    def _find(self, id: Id) -> int:
        """Which of the new structs of its client holds a new id."""
        clocks = self._clocks.get(id.client)
        if clocks is None:
            clocks = self._clocks[id.client] = [struct.clock for struct in self._structs[id.client]]
        return bisect_right(clocks, id.clock) - 1

    def _type_at(self, id: Id) -> int:
        container = self._types.get(id)
        if container is None:
            container = self.index.type_at(id)
        if container is not None:
            return container
        if self.index.knows(id):
            gone = self.index.is_dead(id) or not self.index.lives(self.index.place_of(id).container)
        else:
            gone = self.struct_at(id).content in (DELETED, GC)
        if not gone:
            raise Malformed("parent-is-no-type")
        return 0

    def _root(self, name: str) -> int:
        number = self.index.roots.get(name) or self._roots.get(name)
        if number is None:
            number = self._roots[name] = self._add(Container("root", name, None, 0))
        return number

    def _open(self, struct: Struct, id: Id, place: Place) -> int:
        parent = self.container(place.container)
        role: Role = "other"
        name = parent.name
        if parent.role == "root" and parent.name == "pieces" and place.key is not None and struct.value == "map":
            role, name = "piece", place.key
        elif parent.role == "piece" and place.key == "text" and struct.value == "text":
            role = "text"
        return self._add(Container(role, name, id, place.container))

    def _add(self, container: Container) -> int:
        self._containers.append(container)
        return len(self.index.containers) + len(self._containers) - 1

    def _deletes(self, update: Update) -> list[DeleteRange]:
        """Without what is dead already, nearly all of it after a reconnect.

        Asked for before anything is placed: what cannot be taken is refused for the price of reading it.
        """
        left = {client: self.index.not_dead(client, spans) for client, spans in update.deletes.items()}
        if sum(map(len, left.values())) > MAX_KILLED and not self._own:
            raise Refused("too-much")
        for client, spans in left.items():
            end = self.ends.get(client, self.index.end(client))
            if any(stop > end for _, stop in spans):
                raise Refused("gap")
        return [DeleteRange(client, start, stop) for client, spans in left.items() for start, stop in spans]

    def _delete(self, deleted: DeleteRange) -> None:
        client, start, stop = deleted
        end = self.index.end(client)
        if start < end:
            for alive_start, alive_stop, place in self.index.alive_places(client, start, min(stop, end)):
                self.killed.append((DeleteRange(client, alive_start, alive_stop), place))
                if len(self.killed) > MAX_KILLED and not self._own:
                    raise Refused("too-much")
                if place.key is not None:
                    self._killed_values.add(Id(client, alive_start))
        if stop > end:
            start = max(start, end)
            self.killed_new.append(DeleteRange(client, start, stop))
            structs = self._structs[client]
            at = self._find(Id(client, start))
            while at < len(structs) and structs[at].clock < stop:
                struct = structs[at]
                dead = min(stop, struct.clock + struct.length) - max(start, struct.clock)
                id = Id(client, struct.clock)
                self._dead[id] = self._dead.get(id, 0) + dead
                at += 1


def _only(struct: Struct) -> Arrivals:
    return Arrivals([struct], {struct.client: [struct]}, {struct.client: struct.clock + struct.length}, False)
