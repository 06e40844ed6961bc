"""Another room takes the place of a broken one, with everybody who was in it."""

from app.live.effects import Effect
from app.live.room import Room


def succeed(room: Room, broken: Room) -> list[Effect]:
    """What `broken` did not get into the log was seen by nobody, and is done again.

    Nobody may have joined `room` yet, and nothing in it may be open.
    """
    room.rebuilds = broken.rebuilds + 1
    room.presence, room.traffic, room.allowances = broken.presence, broken.traffic, broken.allowances
    room.members, broken.members = broken.members, {}
    room.documents.keep_claims_of(broken.documents)
    effects: list[Effect] = []
    for member in room.members.values():
        effects += member.start_again()
        effects += room.ask_for_next(member)
    return effects
