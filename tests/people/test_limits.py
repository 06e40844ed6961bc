"""How often an address may try, and how many connections it may have."""

from app.people.limits import ADDRESSES_LIMIT, AddressCount, TryLimit


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


def test_r55_an_address_has_so_many_connections_and_may_have_another_when_one_is_over() -> None:
    count = AddressCount(limit=2)
    assert [count.enter("1.2.3.4") for _ in range(3)] == [True, True, False]
    assert count.enter("5.6.7.8")
    count.leave("1.2.3.4")
    assert [count.enter("1.2.3.4") for _ in range(2)] == [True, False]


def test_r55_a_household_counts_as_one_address() -> None:
    count = AddressCount(limit=1)
    assert count.enter("2001:db8:1:2::1")
    assert not count.enter("2001:db8:1:2:ffff::1")
    assert count.enter("2001:db8:1:3::1")
    assert count.enter("1.2.3.4")
    assert not count.enter("::ffff:1.2.3.4")


def test_r55_whose_address_nobody_knows_is_not_counted() -> None:
    count = AddressCount(limit=1)
    assert [count.enter("") for _ in range(3)] == [True, True, True]


def test_r55_nothing_is_kept_of_those_who_left() -> None:
    count = AddressCount(limit=2)
    for address in ("1.2.3.4", "5.6.7.8", ""):
        count.enter(address)
        count.leave(address)
    assert not count._open


def test_a_try_is_taken_only_where_one_is_left() -> None:
    limit = TryLimit(tries=2, refill_per_second=0.5)
    assert [limit.take("1.2.3.4", now=10) for _ in range(4)] == [0, 0, 2, 2]
    assert limit.take("5.6.7.8", now=10) == 0
    assert [limit.take("1.2.3.4", now=12) for _ in range(2)] == [0, 2]
