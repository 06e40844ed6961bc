"""How often an address may try wrong codes."""

from app.people.limits import ADDRESSES_LIMIT, TryLimit


def tried(limit: TryLimit, times: int, at: float) -> None:
    for _ in range(times):
        limit.charge("1.2.3.4", at)


def test_an_address_that_tried_too_often_waits_and_may_then_try_again() -> None:
    limit = TryLimit(tries=3, refill_per_second=0.5)
    tried(limit, 3, at=10)
    assert limit.seconds_to_wait("1.2.3.4", now=10) == 2
    assert limit.seconds_to_wait("1.2.3.4", now=12) == 0


def test_other_addresses_do_not_wait_with_it() -> None:
    limit = TryLimit(tries=3)
    tried(limit, 3, at=10)
    assert limit.seconds_to_wait("5.6.7.8", now=10) == 0


def test_a_household_cannot_try_from_all_of_its_addresses() -> None:
    limit = TryLimit(tries=3)
    for number in range(3):
        limit.charge(f"2001:db8:1:2::{number}", now=10)
    assert limit.seconds_to_wait("2001:db8:1:2:ffff::1", now=10) > 0
    assert limit.seconds_to_wait("2001:db8:1:3::1", now=10) == 0


def test_an_address_is_the_same_one_written_as_ipv6() -> None:
    limit = TryLimit(tries=3)
    tried(limit, 3, at=10)
    assert limit.seconds_to_wait("::ffff:1.2.3.4", now=10) > 0
    assert limit.seconds_to_wait("::ffff:1.2.3.5", now=10) == 0


def test_quiet_time_gives_back_no_more_than_the_allowance() -> None:
    limit = TryLimit(tries=3, refill_per_second=1)
    tried(limit, 1, at=0)
    tried(limit, 3, at=1_000)
    assert limit.seconds_to_wait("1.2.3.4", now=1_000) == 1


def test_memory_is_bounded_whoever_asks() -> None:
    limit = TryLimit()
    for number in range(ADDRESSES_LIMIT + 10):
        limit.charge(str(number), now=0)
    assert len(limit._buckets) == ADDRESSES_LIMIT
