"""How much may come: from one connection, to one board. Generous: nobody who types, drags or replays a day offline
comes near.
"""

from dataclasses import dataclass

from app.board.schema import PIECES_LIMIT, TEXT_LIMIT
from app.live.protocol import FRAME_LIMIT
from app.workshop.floor import Floor

WARN_BELOW = 0.25  # of either allowance left
HALF_LIFE_SECONDS = 10.0  # how long "lately" is: who pasted a minute ago is not the one who is loud now


@dataclass(frozen=True)
class Limits:
    """What an administrator may set, under the same names; the ranges stand in `app/settings.py`."""

    frame_bytes: int = FRAME_LIMIT
    frames_per_second: int = 200  # typing, dragging and what a stock client echoes of a full room's presence
    frames_at_once: int = 5_000  # a day offline, replayed
    bytes_per_second: int = 512 * 1024
    bytes_at_once: int = 16 * 1024 * 1024
    board_edits_per_second: int = 4_000  # 500 people write two letters a second each: four times that
    board_edits_at_once: int = 100_000  # twenty people come back with a whole day offline in the same moment
    pieces: int = PIECES_LIMIT
    characters: int = TEXT_LIMIT
    # Tabs and devices of one person at one board; each costs memory and a share of fan-out.
    connections_per_person: int = 20
    connections_per_address: int = 400  # at all boards: a large office behind one address

    @property
    def floor(self) -> Floor:
        """Of a board with nothing closed."""
        return Floor(pieces_limit=self.pieces, text_limit=self.characters)


DEFAULTS = Limits()


class TooMuch(Exception):
    """A connection's allowance is used up."""


class Bucket:
    """A token bucket: `burst` at once, `rate` per second after that."""

    __slots__ = ("_at", "_burst", "_left", "_rate")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._left = burst
        self._at = now

    def take(self, amount: float, now: float) -> float:
        """The share of the burst that is left after taking `amount`; negative: there was not enough."""
        elapsed = max(0.0, now - self._at)  # a wall clock may be set back
        self._at = now
        self._left = min(self._burst, self._left + elapsed * self._rate) - amount
        return self._left / self._burst


class Allowance:
    """Frames and bytes of one connection."""

    __slots__ = ("_bytes", "_frames", "_warned")

    def __init__(self, now: float, limits: Limits = DEFAULTS) -> None:
        self._frames = Bucket(limits.frames_per_second, limits.frames_at_once, now)
        self._bytes = Bucket(limits.bytes_per_second, limits.bytes_at_once, now)
        self._warned = False

    def charge(self, size: int, now: float, frames: int = 1) -> bool:
        """Whether it should slow down: said once each time the allowance runs low. Raises TooMuch."""
        left = min(self._frames.take(frames, now), self._bytes.take(size, now))
        if left < 0:
            raise TooMuch
        is_low, was_low = left < WARN_BELOW, self._warned
        self._warned = is_low
        return is_low and not was_low


class Pace:
    """How many edits came from a person lately."""

    __slots__ = ("_at", "_count")

    def __init__(self) -> None:
        self._count = 0.0
        self._at = 0.0

    def count(self, now: float) -> None:
        self._count = self.lately(now) + 1
        self._at = now

    def lately(self, now: float) -> float:
        """An edit counts one, and half of that whenever `HALF_LIFE_SECONDS` have passed."""
        return float(self._count * 0.5 ** (max(0.0, now - self._at) / HALF_LIFE_SECONDS))


class Traffic:
    """The edits of everybody at a board together."""

    def __init__(self, limits: Limits = DEFAULTS) -> None:
        self._left = Bucket(limits.board_edits_per_second, limits.board_edits_at_once, 0)
        self._paces: dict[str, Pace] = {}  # of persons: who comes back is as loud as before

    def count(self, person: str, now: float) -> str | None:
        """One edit of a person. When the board is sent more than it takes: who sent the most lately."""
        self._paces.setdefault(person, Pace()).count(now)
        if self._left.take(1, now) >= 0:
            return None
        loudest = max(self._paces, key=lambda one: self._paces[one].lately(now))
        self._left.take(-self._paces.pop(loudest).lately(now), now)  # given back: nobody else pays for these
        return loudest
