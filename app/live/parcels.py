"""Frames as bodies of ordinary requests: each behind its length, several in one parcel.

Down they travel as server-sent events, because proxies know those and pass each on as it comes.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator

from app.live import varint
from app.live.protocol import FRAME_LIMIT

# Begins every stream: an answer without a body is held back by some proxies.
OPENING = b": the board's line\n\n"
# Asks for a parcel, which may be empty, as a sign of life.
CHECK = b"event: check\ndata:\n\n"


def pack(frames: Iterable[bytes]) -> bytes:
    return b"".join(varint.sized(frame) for frame in frames)


def unpack(parcel: bytes, frame_limit: int = FRAME_LIMIT) -> Iterator[bytes]:
    """Frame by frame; raises Malformed at the first that is none. One byte too many is left for the room to judge."""
    reader = varint.Reader(parcel)
    while reader.left:
        yield reader.sized(frame_limit + 1)


def event(frames: Iterable[bytes]) -> bytes:
    return b"data: " + b64encode(pack(frames)) + b"\n\n"


def opened(line: str) -> bytes:
    """The name the line's parcels are sent under."""
    return f"event: line\ndata: {line}\n\n".encode()


def closed(code: int) -> bytes:
    return f"event: close\ndata: {int(code)}\n\n".encode()
