"""Who is at the board and what they point at: kept per Yjs client id, sent on once a tick, never stored.

A connection speaks only for the client ids it introduced; who stands behind one is filled in here, never believed.
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.live import protocol
from app.live.limits import Bucket
from app.live.protocol import State
from app.live.varint import Malformed
from app.people.seat import Seated

CLIENTS_PER_CONNECTION = 4  # one, and a few that a reloading tab leaves behind
NEW_CLIENTS_PER_SECOND = 0.5  # a page has one, and another one after each refusal
NEW_CLIENTS_AT_ONCE = 20
SELECTION_LIMIT = 200  # pieces; the state's 4 KB end before
ID_LIMIT = 64  # characters of a piece id, as it comes from a client

Entries = dict[int, bytes]  # Yjs client id -> its entry of an awareness frame


@dataclass(slots=True)
class _Voice:
    connection: str
    person: str
    clock: int
    entry: bytes


class _Speaker:
    """A connection and the ids it is heard under."""

    __slots__ = ("fresh", "ids")

    def __init__(self, now: float) -> None:
        self.ids: set[int] = set()
        self.fresh = Bucket(NEW_CLIENTS_PER_SECOND, NEW_CLIENTS_AT_ONCE, now)

    def may_introduce(self, now: float) -> bool:
        if len(self.ids) >= CLIENTS_PER_CONNECTION:
            return False
        if self.fresh.take(1, now) >= 0:
            return True
        self.fresh.take(-1, now)  # what was not let in costs nothing
        return False


class Presence:
    def __init__(self) -> None:
        self._voices: dict[int, _Voice] = {}
        self._speakers: dict[str, _Speaker] = {}
        self._changed: Entries = {}
        self._known: set[int] = set()  # ids that somebody was told of, and must be told of when they go

    @property
    def has_changed(self) -> bool:
        return bool(self._changed)

    def hear(self, connection: str, seat: Seated, states: Iterable[State], now: float) -> None:
        """Take a frame in, the last state of each id. Foreign and outdated ones are passed over; raises `Malformed`."""
        for state in {state.client_id: state for state in states}.values():
            self._hear(connection, seat, state, now)

    def leave(self, connection: str) -> None:
        speaker = self._speakers.pop(connection, None)
        for client_id in speaker.ids if speaker else ():
            self._forget(client_id, self._voices[client_id].clock)

    def person_behind(self, client_id: int) -> str | None:
        voice = self._voices.get(client_id)
        return voice.person if voice else None

    def everyone(self) -> Entries:
        """For somebody who comes."""
        self._known.update(self._voices)
        return {client_id: voice.entry for client_id, voice in self._voices.items()}

    def take_changes(self) -> Entries:
        """What changed since the last call, newest only."""
        changed, self._changed = self._changed, {}
        self._known.update(changed)
        self._known.intersection_update(self._voices)
        return changed

    def _hear(self, connection: str, seat: Seated, state: State, now: float) -> None:
        voice = self._voices.get(state.client_id)
        is_gone = state.json == b"null"
        if voice is None:
            if is_gone or not self._speaker(connection, now).may_introduce(now):
                return
        elif voice.connection == connection:
            if state.clock < voice.clock or (state.clock == voice.clock and not is_gone):
                return
        # A tab that reconnects takes its id over from its own dead connection. Strictly newer: a stock client in
        # another tab of the same person echoes the state it was sent.
        elif voice.person != seat.person_id or state.clock <= voice.clock or is_gone:
            return
        if is_gone:
            self._speakers[connection].ids.discard(state.client_id)
            self._forget(state.client_id, state.clock)
            return
        entry = protocol.state(state.client_id, state.clock, clean(state.json, seat))
        if voice is None or voice.connection != connection:
            self._hand_over(state.client_id, voice, self._speaker(connection, now))
        self._voices[state.client_id] = _Voice(connection, seat.person_id, state.clock, entry)
        self._changed[state.client_id] = entry

    def _speaker(self, connection: str, now: float) -> _Speaker:
        if connection not in self._speakers:
            self._speakers[connection] = _Speaker(now)
        return self._speakers[connection]

    def _hand_over(self, client_id: int, before: _Voice | None, to: _Speaker) -> None:
        if before is not None:
            self._speakers[before.connection].ids.discard(client_id)
        to.ids.add(client_id)

    def _forget(self, client_id: int, clock: int) -> None:
        del self._voices[client_id]
        if client_id in self._known:
            # The same clock, as stock servers do: the next state of the same client must be newer than its farewell.
            self._changed[client_id] = protocol.state(client_id, clock, b"null")
        else:
            self._changed.pop(client_id, None)


def clean(text: bytes, seat: Seated) -> bytes:
    """A client's state with the keys we know, each in its shape or empty, and the person behind it."""
    try:
        state = _decode(text.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        raise Malformed("not-json") from None
    if not isinstance(state, dict):
        raise Malformed("bad-awareness")
    cleaned = {
        "cursor": _point(state.get("cursor")),
        "selection": _ids(state.get("selection")),
        "editing": _id(state.get("editing")),
        "drag": _drag(state.get("drag")),
    }
    return b'{"person":' + _person(seat) + b"," + _encode(cleaned)[1:].encode("utf-8", "replace")


@lru_cache(maxsize=1_000)
def _person(seat: Seated) -> bytes:
    """The same with each of a person's twenty cursors a second."""
    person = {"id": seat.person_id, "name": seat.name, "function": seat.function, "role": seat.role}
    return _encode(person).encode("utf-8", "replace")


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


_decode = json.JSONDecoder(parse_constant=_no_constant).decode
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _number(value: object) -> bool:
    # An integer too large for a float, or 1e999, would reach browsers as Infinity.
    return (type(value) is int and abs(value) < 2**53) or (type(value) is float and math.isfinite(value))


def _point(value: object) -> list[object] | None:
    return value if isinstance(value, list) and len(value) == 2 and all(map(_number, value)) else None


def _id(value: object) -> str | None:
    return value if isinstance(value, str) and len(value) <= ID_LIMIT else None


def _ids(value: object) -> list[object]:
    return [id for id in value[:SELECTION_LIMIT] if _id(id) is not None] if isinstance(value, list) else []


def _drag(value: object) -> list[object] | None:
    if not isinstance(value, list):
        return None
    return [move for move in value[:SELECTION_LIMIT] if _is_move(move)]


def _is_move(value: object) -> bool:
    return isinstance(value, list) and len(value) == 3 and _id(value[0]) is not None and all(map(_number, value[1:]))
