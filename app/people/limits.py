"""How often an address may try, and how many connections it may have. Time is an argument."""

from collections import Counter
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
    """A token bucket for each address: of wrong codes, or of joins. Safe for requests on several threads."""

    tries: int = TRIES
    refill_per_second: float = REFILL_PER_SECOND
    _buckets: dict[str, tuple[float, float]] = field(default_factory=dict)  # address → tries left, at
    _lock: Lock = field(default_factory=Lock)

    def seconds_to_wait(self, address: str, now: float) -> float:
        """0 while the address may try. `now` in seconds of any clock that only goes forward."""
        left = self._left(home_of(address), now)
        return 0 if left >= 1 else (1 - left) / self.refill_per_second

    def charge(self, address: str, now: float) -> None:
        with self._lock:
            self._charge(home_of(address), now)

    def take(self, address: str, now: float) -> float:
        """Charges one try and gives 0; or gives the seconds to wait for it, and charges nothing."""
        with self._lock:
            wait = self.seconds_to_wait(address, now)
            if wait == 0:
                self._charge(home_of(address), now)
        return wait

    def _charge(self, home: str, now: float) -> None:
        left = self._left(home, now) - 1
        self._buckets.pop(home, None)
        self._buckets[home] = (left, now)
        if len(self._buckets) > ADDRESSES_LIMIT:
            del self._buckets[next(iter(self._buckets))]

    def _left(self, home: str, now: float) -> float:
        left, at = self._buckets.get(home, (float(self.tries), now))
        return min(float(self.tries), left + (now - at) * self.refill_per_second)


class AddressCount:
    """How many connections each address has open. Asked on the event loop alone."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._open: Counter[str] = Counter()

    def enter(self, address: str) -> bool:
        """Whether there is room for one more; then it counts until it leaves. "" is nobody known, and not counted."""
        home = home_of(address)
        if home and self._open[home] >= self._limit:
            return False
        self._open[home] += 1
        return True

    def leave(self, address: str) -> None:
        home = home_of(address)
        self._open[home] -= 1
        if self._open[home] <= 0:
            del self._open[home]


def home_of(address: str) -> str:
    """All the addresses that one household or server has: that is one IPv4 address, and a whole network of IPv6."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    return str(parsed.ipv4_mapped or int(parsed) >> (128 - HOME_BITS))
