"""Updates written byte by byte, as no library would."""

from random import Random

ITEM = b"\x01\x01t"  # an item of the root `t`, without neighbours
BIG = [0x7F, 0x80, 0xFFFF, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**53 - 1, 2**53, 2**63 - 1, 2**64 - 1, 2**70]


def uint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def an_update(client: int = 5, clock: int = 0, content: bytes = b"\x04" + ITEM + b"\x01x") -> bytes:
    """One struct, nothing deleted."""
    return b"\x01\x01" + uint(client) + uint(clock) + content + b"\0"


def hostile(random: Random, honest: list[bytes], clients: list[int]) -> bytes:
    """Honest updates spoiled in one of many ways, or made up from nothing."""
    way = random.randrange(10)
    update = bytearray(random.choice(honest))
    at = random.randrange(len(update))
    match way:
        case 0:
            return bytes(each if random.random() > 3 / len(update) else random.randrange(256) for each in update)
        case 1:
            return bytes(update[:at])
        case 2:
            return random.randbytes(random.randrange(1, 200))
        case 3:
            return bytes(update[:at]) + uint(random.choice(BIG)) + bytes(update[at + 1 :])
        case 4:
            return bytes(update[: min(len(update), at + random.randrange(1, 20))]) + bytes(update[at:])
        case 5:
            other = random.choice(honest)
            return bytes(update[:at]) + other[random.randrange(len(other)) :]
        case 6:
            clock = uint(random.choice([1, 100, *BIG[:9]]))
            return b"\x01\x01" + uint(random.choice(clients)) + clock + b"\x28\x01\x06pieces\x01k\x01\x77\x01v\0"
        case 7:
            ranges = uint(random.choice([1, *BIG])) + uint(random.choice([0, *BIG])) + uint(random.choice([1, *BIG]))
            return b"\0" + uint(random.choice([1, *BIG])) + uint(random.choice(clients)) + ranges
        case 8:
            return _odd_struct(random, clients)
        case _:
            return _odd_neighbours(random, clients)


def _odd_struct(random: Random, clients: list[int]) -> bytes:
    info = random.choice([0, 10, 1, 8, 4, 2, 3, 5, 6, 7, 9, 11]) | random.choice([0, 0x20, 0x80, 0x40, 0xC0])
    head = uint(random.choice(clients)) + uint(random.choice([0, 1, 30, 300]))
    neighbour = random.choice([b"", b"\x01\x06pieces\x01k", uint(random.choice(clients)) + b"\0"])
    return (
        b"\x01\x01"
        + head
        + bytes([info])
        + neighbour
        + uint(random.choice(BIG))
        + random.randbytes(random.randrange(12))
        + b"\0"
    )


def _odd_neighbours(random: Random, clients: list[int]) -> bytes:
    """Well-formed structs that build on whatever they like."""
    ids = [uint(random.choice(clients)) + uint(random.choice([0, 1, 2, 5, 9, 20, 50])) for _ in range(3)]
    info = random.choice([0x04, 0x84, 0x44, 0xC4, 0x28, 0x88, 0xA8, 0x27, 0x87, 0x81, 0x01, 0x07, 0xC7])
    body = (ids[0] if info & 0x80 else b"") + (ids[1] if info & 0x40 else b"")
    if not info & 0xC0:
        body += random.choice([b"\0" + ids[2], b"\x01\x06pieces", b"\x01\x01t"]) + (b"\x02by" if info & 0x20 else b"")
    kind = bytes([random.choice([0, 1, 2, 3, 6, 15])])
    body += {4: b"\x03abc", 8: b"\x01\x77\x01v", 7: kind, 1: b"\x05"}[info & 0x1F]
    count = random.choice([1, 1, 2])
    structs = (bytes([info]) + body) * count
    head = b"\x01" + uint(count) + uint(random.choice(clients)) + uint(random.choice([0, 3, 50]))
    return head + structs + random.choice([b"\0", b"\x01\x07\x01\0\x05", b"\x01\x05\x01\0\xff\x7f"])
