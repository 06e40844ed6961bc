"""What most updates are: one client types plain letters into a text that lives.

Whatever needs a second look is no keystroke and goes the long way, with the same outcome.
"""

from app.live.gate.index import Index, Place
from app.live.gate.structs import STRING, Struct, Update


def find_keystroke(index: Index, update: Update) -> tuple[Struct, Place] | None:
    """The one new struct, and where it goes; None when there is more to it."""
    if update.deletes or len(update.structs) != 1:
        return None
    ((client, structs),) = update.structs.items()
    if len(structs) != 1:
        return None
    struct = structs[0]
    if struct.content != STRING or struct.clock != index.end(client):
        return None
    place = _place_between(index, struct)
    if place is None or place.key is not None or not struct.value.isascii():
        return None
    if index.containers[place.container].role != "text" or not index.lives(place.container):
        return None
    return struct, place


def _place_between(index: Index, struct: Struct) -> Place | None:
    """Where both its neighbours lie, unless it would cut a character of two units."""
    origin, right = struct.origin, struct.right
    place = None
    if origin is not None:
        if not index.knows(origin) or index.clients[origin.client].splits_pair(origin.clock + 1):
            return None
        place = index.place_of(origin)
    if right is not None:
        if not index.knows(right) or index.clients[right.client].splits_pair(right.clock):
            return None
        if origin is not None and index.place_of(right) != place:
            return None
        place = index.place_of(right)
    return place
