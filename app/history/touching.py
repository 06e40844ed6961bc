"""python -m app.history.touching answer    a stretch of a board's log comes on stdin, who touched what goes out"""

import json
from dataclasses import dataclass

from app.history import apart
from app.history.replay import FieldChanged, Happening, LinkCame, LinkChanged, LinkWent, PieceCame, PieceWent, Replay
from app.history.step import Update, piece_step

MODULE = "app.history.touching"

Touched = dict[str, dict[str, str | None]]  # id -> field, "" for its coming and going -> person; None: the server


@dataclass(frozen=True, slots=True)
class Stretch:
    before: tuple[bytes, ...]  # what the board was made of when it began, in order
    updates: tuple[Update, ...]


def touched(stretch: Stretch) -> Touched:
    """Of pieces and links: whoever was the last to change a field, to write or to remove them."""
    replay, last = Replay(), Touched()
    for payload in stretch.before:
        replay.apply(payload)
    for update in stretch.updates:
        for one in replay.apply(update.payload):
            if about := _about(one):
                id, fields = about
                person = update.person
                if isinstance(one, PieceCame):
                    person = piece_step(update, one, None, was_there=one.piece in replay.gone).person
                last.setdefault(id, {}).update(dict.fromkeys(fields, person))
    return last


def _about(one: Happening) -> tuple[str, set[str]] | None:
    match one:
        case PieceCame(id) | PieceWent(id) | LinkCame(id) | LinkWent(id):
            return id, {""}
        case FieldChanged(id, name):
            return id, {name}
        case LinkChanged(id, before, after):
            return id, {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        case _:
            return None  # what is said of pieces


if __name__ == "__main__":
    apart.say(json.dumps(touched(apart.begin())).encode())
