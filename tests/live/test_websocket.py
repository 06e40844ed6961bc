"""The frames of a peer, without a socket. Rule R44 of docs/sync-spec.md; the oracle is the library `websockets`."""

import random
from collections.abc import Generator

import pytest
from websockets.exceptions import PayloadTooBig, ProtocolError
from websockets.frames import Frame, Opcode
from websockets.streams import StreamReader

from app.live import websocket
from app.live.protocol import FRAME_LIMIT
from app.live.websocket import ABOVE_A_FRAME, Parser, Received, Violation

CASES = 1_000
MESSAGE_LIMIT = FRAME_LIMIT + ABOVE_A_FRAME
FINAL_BINARY, BINARY, CONTINUATION, FINAL_CONTINUATION, PING = 0x82, 0x02, 0x00, 0x80, 0x89


def masked(first: int, payload: bytes, mask: bytes = b"\x37\xfa\x21\x3d") -> bytes:
    """A frame as clients send it."""
    size = len(payload)
    if size < 126:
        head = bytes((first, 0x80 | size))
    elif size < 65_536:
        head = bytes((first, 0x80 | 126)) + size.to_bytes(2, "big")
    else:
        head = bytes((first, 0x80 | 127)) + size.to_bytes(8, "big")
    return head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))


def received(data: bytes) -> list[Received]:
    parser = Parser()
    parser.feed(data)
    return list(iter(parser.next, None))


def test_r44_a_message_in_parts_arrives_whole_with_control_frames_in_between() -> None:
    parts = masked(BINARY, b"one "), masked(PING, b"there?"), masked(CONTINUATION, b"two "), masked(0x80, b"three")
    assert received(b"".join(parts)) == [
        Received("part", b""),
        Received("ping", b"there?"),
        Received("part", b""),
        Received("binary", b"one two three"),
    ]


def test_r44_it_does_not_matter_how_bytes_come() -> None:
    sizes = [0, 1, 125, 126, 65_535, 65_536, MESSAGE_LIMIT]
    data = b"".join(masked(FINAL_BINARY, bytes(size)) for size in sizes)
    parser, found = Parser(), []
    for at in range(0, len(data), 1_021):
        parser.feed(data[at : at + 1_021])
        found += list(iter(parser.next, None))
    assert [len(one.payload) for one in found] == sizes
    assert parser.unread == 0


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x82\x01x", websocket.PROTOCOL_ERROR),
        (masked(0xC2, b"x"), websocket.PROTOCOL_ERROR),
        (masked(0x83, b"x"), websocket.PROTOCOL_ERROR),
        (masked(0x8B, b"x"), websocket.PROTOCOL_ERROR),
        (masked(0x09, b"x"), websocket.PROTOCOL_ERROR),
        (masked(PING, bytes(126)), websocket.PROTOCOL_ERROR),
        (masked(FINAL_CONTINUATION, b"x"), websocket.PROTOCOL_ERROR),
        (masked(BINARY, b"x") + masked(FINAL_BINARY, b"x"), websocket.PROTOCOL_ERROR),
        (b"\x82\xff" + (MESSAGE_LIMIT + 1).to_bytes(8, "big"), websocket.MESSAGE_TOO_BIG),
        (b"\x82\xff" + b"\xff" * 8, websocket.MESSAGE_TOO_BIG),
        (masked(BINARY, bytes(MESSAGE_LIMIT)) + masked(CONTINUATION, b"x"), websocket.MESSAGE_TOO_BIG),
    ],
    ids=[
        "unmasked",
        "reserved bit",
        "reserved opcode",
        "reserved control opcode",
        "control frame in parts",
        "long ping",
        "continues nothing",
        "begins in the middle of another",
        "too big",
        "absurdly big",
        "too big in parts",
    ],
)
def test_r44_what_is_no_websocket_is_refused(data: bytes, code: int) -> None:
    with pytest.raises(Violation) as violation:
        received(data)
    assert violation.value.code == code


def test_r44_parts_without_end_take_no_memory() -> None:
    parser = Parser()
    parser.feed(masked(BINARY, b""))
    for _ in range(1_000):
        parser.feed(masked(CONTINUATION, b""))
    assert len(list(iter(parser.next, None))) == 1_001
    assert (parser.unread, parser._parts) == (0, bytearray())


@pytest.mark.parametrize(
    ("payload", "code"),
    [(b"", 1005), (b"\x03\xe8", 1000), (b"\x11\x30reason", 4400)],
)
def test_r44_the_code_of_a_close_is_read(payload: bytes, code: int) -> None:
    assert websocket.close_code(payload) == code


@pytest.mark.parametrize("payload", [b"\x03", b"\x03\xed", b"\x00\x00", b"\x13\x88"])
def test_r44_codes_that_cannot_be_sent_are_refused(payload: bytes) -> None:
    with pytest.raises(Violation):
        websocket.close_code(payload)


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536])
def test_r44_what_is_sent_is_read_by_the_oracle(size: int) -> None:
    payload = random.Random(size).randbytes(size)
    reader = StreamReader()
    reader.feed_data(websocket.message(payload) + websocket.pong(b"here") + websocket.close(4400) + websocket.ping())
    frames = [finish(Frame.parse(reader.read_exact, mask=False)) for _ in range(4)]
    assert [(frame.opcode, bytes(frame.data)) for frame in frames] == [
        (Opcode.BINARY, payload),
        (Opcode.PONG, b"here"),
        (Opcode.CLOSE, (4400).to_bytes(2, "big")),
        (Opcode.PING, b""),
    ]


@pytest.mark.parametrize("seed", range(4))
def test_r44_it_reads_what_the_oracle_reads_and_refuses_what_it_refuses(seed: int) -> None:
    chance = random.Random(seed)
    outcomes = set()
    for _ in range(CASES):
        data = some_frames(chance)
        found, refused = ours(data)
        # The oracle refuses only what has arrived whole.
        assert oracle(data + bytes(MESSAGE_LIMIT) if refused else data) == (found, refused), data.hex()
        outcomes.add((bool(found), refused))
    assert outcomes == {(True, False), (False, True), (True, True), (False, False)}


def some_frames(chance: random.Random) -> bytes:
    """Mostly as they should be; a byte of some is changed, and some are cut."""
    data = b""
    for _ in range(chance.randrange(1, 5)):
        opcode = chance.choice((0x82, 0x82, 0x81, 0x02, 0x00, 0x80, 0x89, 0x8A, 0x88))
        size = chance.choice((0, 2, 7, 125, 126, 300, 66_000 if chance.random() < 0.02 else 5))
        data += masked(opcode, chance.randbytes(size), chance.randbytes(4))
    if chance.random() < 0.4:
        at = chance.randrange(min(len(data), 20))
        data = data[:at] + chance.randbytes(1) + data[at + 1 :]
    return data[: chance.randrange(len(data))] if chance.random() < 0.2 else data


def ours(data: bytes) -> tuple[list[tuple[int, bytes]], bool]:
    """The frames' messages, by opcode, and whether it ends with a refusal."""
    parser = Parser()
    parser.feed(data)
    found: list[tuple[int, bytes]] = []
    opcodes = {"text": 1, "binary": 2, "close": 8, "ping": 9, "pong": 10}
    try:
        while (one := parser.next()) is not None:
            if one.kind != "part":
                found.append((opcodes[one.kind], one.payload))
            if one.kind == "close":
                websocket.close_code(one.payload)
                break
    except Violation:
        return found, True
    return found, False


def oracle(data: bytes) -> tuple[list[tuple[int, bytes]], bool]:
    """The same by the library's frames, and what RFC 6455 says of their order."""
    reader = StreamReader()
    reader.feed_data(data)
    found: list[tuple[int, bytes]] = []
    parts: list[bytes] | None = None
    kind = 0
    try:
        while True:
            parsing = Frame.parse(reader.read_exact, mask=True, max_size=MESSAGE_LIMIT)
            frame = finish(parsing)
            if frame is None:
                return found, False
            frame_kind, payload = int(frame.opcode), bytes(frame.data)
            if frame_kind >= 8:
                found.append((frame_kind, payload))
                if frame_kind == 8:
                    websocket.close_code(payload)
                    return found, False
                continue
            if (frame_kind == 0) == (parts is None):
                return found, True
            if parts is None:
                parts, kind = [], frame_kind
            parts.append(payload)
            if frame.fin:
                found.append((kind, b"".join(parts)))
                parts = None
    except (ProtocolError, PayloadTooBig, Violation):
        return found, True


def finish(parsing: Generator[None, None, Frame]) -> Frame:
    """Drive the library's parser; None when the bytes end before the frame."""
    try:
        next(parsing)
    except StopIteration as done:
        return done.value
    return None  # type: ignore[return-value]
