"""How often an address may try. Time is an argument."""

from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from threading import Lock

# A room of forty behind one address types its codes in a minute; 40 bits at this pace take tens of thousands of years.
TRIES = 60
REFILL_PER_SECOND = 0.5
HOME_BITS = 64  # of an IPv6 address: a household or a server is given all of the rest, and may use a new one each time
ADDRESSES_LIMIT = 10_000  # bounded memory: past it, the address that has been quiet longest is forgotten


@dataclass
class TryLimit:
    """A token bucket for each address. Only wrong codes are charged. Safe for requests on several threads."""

    tries: int = TRIES
    refill_per_second: float = REFILL_PER_SECOND
    _buckets: dict[str, tuple[float, float]] = field(default_factory=dict)  # address → tries left, at
    _lock: Lock = field(default_factory=Lock)

    def seconds_to_wait(self, address: str, now: float) -> float:
        """0 while the address may try. `now` in seconds of any clock that only goes forward."""
        left = self._left(_home(address), now)
        return 0 if left >= 1 else (1 - left) / self.refill_per_second

    def charge(self, address: str, now: float) -> None:
        home = _home(address)
        with self._lock:
            left = self._left(home, now) - 1
            self._buckets.pop(home, None)
            self._buckets[home] = (left, now)
            if len(self._buckets) > ADDRESSES_LIMIT:
                del self._buckets[next(iter(self._buckets))]

    def _left(self, home: str, now: float) -> float:
        left, at = self._buckets.get(home, (float(self.tries), now))
        return min(float(self.tries), left + (now - at) * self.refill_per_second)


def _home(address: str) -> str:
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    return str(parsed.ipv4_mapped or int(parsed) >> (128 - HOME_BITS))
