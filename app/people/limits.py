"""How often an address may try. Time is an argument."""

from dataclasses import dataclass, field

# A room of forty behind one address types its codes in a minute; 40 bits at this pace take tens of thousands of years.
TRIES = 60
REFILL_PER_SECOND = 0.5
ADDRESSES_LIMIT = 10_000  # bounded memory: past it, the address that has been quiet longest is forgotten


@dataclass
class TryLimit:
    """A token bucket for each address. Only wrong links and codes are charged."""

    tries: int = TRIES
    refill_per_second: float = REFILL_PER_SECOND
    _buckets: dict[str, tuple[float, float]] = field(default_factory=dict)  # address → tries left, at

    def seconds_to_wait(self, address: str, now: float) -> float:
        """0 while the address may try. `now` in seconds of any clock that only goes forward."""
        left = self._left(address, now)
        return 0 if left >= 1 else (1 - left) / self.refill_per_second

    def charge(self, address: str, now: float) -> None:
        left = self._left(address, now) - 1
        self._buckets.pop(address, None)
        self._buckets[address] = (left, now)
        if len(self._buckets) > ADDRESSES_LIMIT:
            del self._buckets[next(iter(self._buckets))]

    def _left(self, address: str, now: float) -> float:
        left, at = self._buckets.get(address, (float(self.tries), now))
        return min(float(self.tries), left + (now - at) * self.refill_per_second)
