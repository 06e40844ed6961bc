"""Bytes that no honest client sends end in the parser, at once and cheaply."""

from random import Random
from time import perf_counter
from typing import Any

import pytest
from pycrdt import Doc

from app.board import write
from app.live.gate import Malformed, check_state_vector
from app.live.gate.parse import MAX_CLOCK, MAX_STRUCTS, MAX_UPDATE_BYTES, parse_own, parse_update
from tests.live.gate.bytes import ITEM, an_update, uint
from tests.live.gate.desk import name


def furnished() -> bytes:
    doc: Doc[Any] = Doc(client_id=7)
    for number in range(3):
        write.create_piece(doc, name(number), "goal", "ana", text="Zero faults 😀", fields={"priority": 2})
    write.create_link(doc, name(9), name(0), name(1), "conflicts", "ana")
    write.set_text(doc, name(0), "ñ")
    write.delete_piece(doc, name(2))
    update: bytes = doc.get_update()
    return update


def refusal(update: bytes) -> str:
    with pytest.raises(Malformed) as caught:
        parse_update(update)
    return caught.value.code


def test_an_honest_update_is_read_whole() -> None:
    structs, deletes = parse_update(furnished())
    assert [len(structs) for structs in structs.values()] == [len(parse_own(furnished()).structs[7])]
    assert sum(struct.length for struct in structs[7]) == 68
    assert deletes


@pytest.mark.parametrize("stop", range(0, len(furnished()), 7))
def test_an_update_cut_short_is_malformed(stop: int) -> None:
    assert refusal(furnished()[:stop]) in {"cut-short", "count-too-large"}


@pytest.mark.parametrize(
    ("update", "code"),
    [
        (furnished() + b"\0", "bytes-left-over"),
        (uint(2**53 - 1) + b"\0", "count-too-large"),
        (b"\x01" + uint(2**29) + b"\x05\0" + bytes(20), "count-too-large"),
        (b"\0" + uint(2**29) + bytes(20), "count-too-large"),
        (b"\0\x01\x07" + uint(2**29) + bytes(20), "count-too-large"),
        (b"\xff" * 400_000, "number-too-long"),
        (an_update(clock=MAX_CLOCK), "clock-too-large"),
        (an_update(clock=2**32 - 2), "number-too-large"),
        (an_update(client=2**53), "number-too-large"),
        (an_update(content=b"\x04" + ITEM + uint(2**31)), "number-too-large"),
        (an_update(content=b"\x04" + ITEM + b"\0"), "empty"),
        (an_update(content=b"\x08" + ITEM + b"\0"), "empty"),
        (an_update(content=b"\x01" + ITEM + b"\0"), "empty"),
        (an_update(content=b"\0\0"), "empty"),
        (an_update(content=b"\x04" + ITEM + b"\x02\xff\xfe"), "not-utf8"),
        (an_update(content=b"\x04" + ITEM + b"\x03\xed\xa0\x80"), "not-utf8"),
        (an_update(content=b"\x07" + ITEM + b"\x03"), "type"),
        (an_update(content=b"\x09" + ITEM + b"\0"), "content"),
        (an_update(content=b"\x80\x80\x01"), "content"),  # pycrdt cannot read it, though Yjs can
        (an_update(content=b"\x0b" + ITEM), "content"),
        (an_update(content=b"\x08" + ITEM + b"\x01\x7a" + bytes(8)), "value"),
        (an_update(content=b"\x08" + ITEM + b"\x01\x74\x01\0"), "value"),
        (an_update(content=b"\x08" + ITEM + b"\x01" + b"\x75\x01" * 2_000 + b"\x7e"), "value"),
        (an_update(content=b"\x08" + ITEM + b"\x01" + b"\x76\x01\x01k" * 100_000 + b"\x7e"), "value"),
        (an_update(content=b"\x08" + ITEM + b"\x01\x76\x02\x01k\x7e\x01k\x7e"), "key-twice"),
        (an_update(content=b"\x08" + ITEM + b"\x01\x7d" + b"\xff" * 9), "number-too-long"),
        (an_update()[:-1] + b"\x02\x05\x01\0\x01\x05\x01\0\x01", "client-twice"),
        (an_update()[:-1] + b"\x01\x05\x01\0\0", "range"),
        (an_update()[:-1] + b"\x01\x05\x01" + uint(MAX_CLOCK) + uint(MAX_CLOCK), "range"),
        (b"\x02\x01\x05\0\0\x01\x01\x05\x01\0\x01\0", "client-twice"),
        (bytes(MAX_UPDATE_BYTES + 1), "too-big"),
        (b"\x01" + uint(MAX_STRUCTS + 1) + b"\x05\0" + b"\0\x01" * (MAX_STRUCTS + 1) + b"\0", "count-too-large"),
        (b"", "cut-short"),
    ],
)
def test_what_no_client_sends_is_malformed(update: bytes, code: str) -> None:
    assert refusal(update) == code


def test_an_empty_update_is_no_fault() -> None:
    assert parse_update(b"\0\0") == ({}, {})


@pytest.mark.parametrize("payload", [b"\0", b"\x01\x05\x03", b"\x02\x05\x03" + uint(2**53 - 1) + b"\0"])
def test_a_state_vector_is_accepted(payload: bytes) -> None:
    check_state_vector(payload)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        uint(2**29) + b"\0\0",
        b"\x01\x05",
        b"\x01\x05\x03\0",
        b"\x01\x05" + uint(2**32),
        b"\x01" + uint(2**53) + b"\0",
    ],
)
def test_a_state_vector_that_claims_too_much_is_malformed(payload: bytes) -> None:
    with pytest.raises(Malformed):
        check_state_vector(payload)


def test_no_bytes_end_in_anything_but_malformed() -> None:
    random = Random(20261123)
    codes = set()
    honest = furnished()
    for _ in range(4_000):
        changed = bytearray(honest)
        for _ in range(random.choice((1, 1, 2, 5))):
            changed[random.randrange(len(changed))] = random.randrange(256)
        start = random.randrange(len(changed)) if random.random() < 0.2 else 0
        try:
            parse_update(bytes(changed[start:]))
        except Malformed as malformed:
            codes.add(malformed.code)
    assert len(codes) > 5


@pytest.mark.parametrize(
    "update",
    [
        b"\x01" + uint(MAX_STRUCTS) + b"\x05\0" + b"\0\x01" * MAX_STRUCTS + b"\0",
        b"\0\x01\x05" + uint(50_000) + b"\x01\x01" * 50_000,
        b"\x01\x01\x05\0\x08" + ITEM + uint(MAX_STRUCTS) + b"\x7e" * MAX_STRUCTS + b"\0",
    ],
)
def test_the_largest_update_is_parsed_in_a_moment(update: bytes) -> None:
    started = perf_counter()
    parse_update(update)
    assert perf_counter() - started < 0.5  # measured: 0.02; a shared machine may be slow
