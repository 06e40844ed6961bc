"""Frames nobody honest sends, of every type, made from a seed: for a room in this process and for a real server."""

import json
from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from pycrdt import Doc, Map

from app.live import protocol, varint
from tests.live.gate.bytes import BIG, hostile, uint
from tests.live.gate.mischief import act
from tests.live.table import hello

KILLERS = json.loads((Path(__file__).parent / "gate" / "pycrdt_killers.json").read_text(encoding="utf-8"))
DOCUMENTS = ["board", "board", "board", "stage", "hand:somebody", "", "x" * 65]
STATES = [
    b"null",
    b"{",
    b"[" * 3_000,
    b'{"cursor":[NaN,1]}',
    b'{"cursor":[1e999,1]}',
    b'{"selection":' + b"[" * 900 + b"]" * 900 + b"}",
    b'{"person":{"name":"owner"}}',
    b"\xff\xfe",
    b'"' + b"x" * 4_000 + b'"',
]


@dataclass(frozen=True)
class Board:
    """What the attacker has seen: all of it, and the updates that others sent."""

    state: bytes
    sent: list[bytes]
    clients: list[int]


def hostile_frame(random: Random, board: Board, person: str, client_id: int) -> bytes | str:
    """`client_id` was introduced by a hello of `person` just now."""
    match random.randrange(25):
        case 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12:
            return _update(random, _mischief(random, board, person, client_id))
        case 13 | 14 | 15:
            return _update(random, hostile(random, board.sent, [*board.clients, client_id]))
        case 16:
            return _update(random, b64decode(KILLERS[random.choice(["first", "second"])]))
        case 17:
            return _update(random, _deep(random, client_id))
        case 18 | 19:
            return protocol.sync_step1(random.choice(DOCUMENTS[:5]), _state_vector(random, board))
        case 20 | 21:
            return _awareness(random, client_id)
        case 22:
            return _hello(random, client_id)
        case 23:
            return _spoiled(random, protocol.update("board", random.choice(board.sent)))
        case _:
            return _anything(random)


def _update(random: Random, update: bytes) -> bytes:
    """As an edit or as an answer, on any document, as stock clients or as ours send it."""
    step = varint.uint(3 if random.random() < 0.02 else random.choice([1, 2])) + varint.sized(update)
    document = random.choice(DOCUMENTS)
    if document == "board" and random.random() < 0.8:
        return b"\0" + step
    return b"\x64" + varint.string(document) + step


def _mischief(random: Random, board: Board, person: str, client_id: int) -> bytes:
    """What a stock library makes of things done and not done by turns, spoiled or not."""
    doc: Doc[Any] = Doc(client_id=client_id)
    for root in ("pieces", "links", "comments", "reactions"):
        doc.get(root, type=Map)
    doc.apply_update(board.state)
    before = doc.get_state()
    for _ in range(random.choice((1, 1, 2, 4))):
        act(doc, person, "somebody else", random)
    update: bytes = doc.get_update(before)
    return update if random.random() < 0.75 else _spoiled(random, update)


def _spoiled(random: Random, honest: bytes) -> bytes:
    spoiled = bytearray(honest)
    for _ in range(random.choice((1, 1, 2, 5))):
        spoiled[random.randrange(len(spoiled))] = random.randrange(256)
    cut = random.randrange(len(spoiled)) if random.random() < 0.2 else len(spoiled)
    return bytes(spoiled[:cut]) + random.randbytes(random.choice((0, 0, 0, 3)))


def _deep(random: Random, client_id: int) -> bytes:
    """A value in a value in a value …"""
    opening = random.choice([b"\x75\x01", b"\x76\x01\x01k"])
    depth = random.choice([3, 4, 5, 60, 2_000, 60_000])
    return b"\x01\x01" + uint(client_id) + b"\0\x28\x01\x06pieces\x01k\x01" + opening * depth + b"\x7e\0"


def _state_vector(random: Random, board: Board) -> bytes:
    match random.randrange(4):
        case 0:
            return uint(random.choice(BIG)) + random.randbytes(random.randrange(12))
        case 1:
            return b"\x01" + uint(random.choice([*board.clients, *BIG])) + uint(random.choice(BIG))
        case 2:
            return random.randbytes(random.randrange(40))
        case _:
            count = random.choice([0, 1, 50, 3_000])
            return uint(count) + b"".join(uint(number) + b"\x01" for number in range(count))


def _awareness(random: Random, client_id: int) -> bytes:
    count = random.choice([1, 1, 4, 5, 200, 1_000] if random.random() < 0.9 else [1_001])
    small = [b"{}", b"null", b'{"cursor":[1,2]}']
    states = [
        protocol.state(
            random.choice([client_id, random.getrandbits(40), number]),
            random.choice([0, 1, random.getrandbits(20), 2**53 - 1]),
            random.choice(STATES if count < 6 else small),
        )
        for number in range(count)
    ]
    return protocol.awareness(states)


def _hello(random: Random, client_id: int) -> bytes:
    bodies = ["{", "[]", "[" * 900, '{"clientId":-1}', '{"clientId":1e400}', '{"clientId":true}', '{"clientId":NaN}']
    if random.random() < 0.5:
        return hello(random.choice([client_id + 1, 2**53 - 1, 0]), random.choice(DOCUMENTS))
    return b"\x68" + varint.string(random.choice(bodies))


def _anything(random: Random) -> bytes | str:
    """Any type with anything behind it, what only the server sends, and what is no frame at all."""
    match random.randrange(6):
        case 0:
            return random.choice(["", "text", "\0"])
        case 1:
            return b""
        case 2:
            return random.choice(
                [protocol.saved(5), protocol.refused("role", None, 1, "board"), protocol.notice("x", "")]
            )
        case 3:
            return uint(random.choice([2, 3, 99, 105, 127, *BIG])) + random.randbytes(random.randrange(20))
        case 4 if random.random() < 0.02:
            return bytes(protocol.FRAME_LIMIT + random.choice((0, 1)))
        case _:
            return bytes([random.choice([0, 1, 3, *range(100, 105)])]) + random.randbytes(random.randrange(200))
