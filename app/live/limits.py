"""How much one connection may send. Generous: nobody who types, drags or replays a day offline comes near."""

from typing import Literal

FRAMES_PER_SECOND = 200  # typing, dragging and what a stock client echoes of a full room's presence
FRAMES_AT_ONCE = 5_000  # a day offline, replayed
BYTES_PER_SECOND = 512 * 1024
BYTES_AT_ONCE = 16 * 1024 * 1024
WARN_BELOW = 0.25  # of either allowance left

Verdict = Literal["fine", "slow-down", "too-much"]


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

    def __init__(self, now: float) -> None:
        self._frames = Bucket(FRAMES_PER_SECOND, FRAMES_AT_ONCE, now)
        self._bytes = Bucket(BYTES_PER_SECOND, BYTES_AT_ONCE, now)
        self._warned = False

    def charge(self, size: int, now: float) -> Verdict:
        """Says "slow-down" once each time the allowance runs low."""
        left = min(self._frames.take(1, now), self._bytes.take(size, now))
        if left < 0:
            return "too-much"
        if left >= WARN_BELOW:
            self._warned = False
            return "fine"
        if self._warned:
            return "fine"
        self._warned = True
        return "slow-down"
