"""The frames of the sync socket: the stock y-protocols messages, and ours from 100 on.

One message a frame. Bytes behind a message are ignored, as stock peers do; a message type nobody knows is ignored too.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.live import varint
from app.live.varint import Malformed, Reader

FRAME_LIMIT = 256 * 1024  # a pasted page is a few KB; more than this in one message is not a person typing
DOCUMENT_NAME_LIMIT = 64  # bytes; "hand:" and an id are 26
AWARENESS_LIMIT = 1_000  # states in one frame: stock clients echo everybody's
STATE_LIMIT = 4 * 1024  # bytes of one awareness state's JSON
JSON_LIMIT = 1024  # bytes of a hello

BOARD = "board"  # the document that stock clients know
EMPTY_STATE_VECTOR = b"\x00"
EMPTY_UPDATE = b"\x00\x00"

_SYNC, _AWARENESS = 0, 1
_DOCUMENT, _SAVED, _REFUSED, _NOTICE, _HELLO = 100, 101, 102, 103, 104
_STEP1, _STEP2, _UPDATE = 0, 1, 2


class TooBig(Exception):
    """A frame above the limit."""


@dataclass(frozen=True, slots=True)
class SyncStep1:
    """Asks for what `document` holds beyond a state vector."""

    document: str
    state_vector: bytes


@dataclass(frozen=True, slots=True)
class SyncStep2:
    """Answers the server's SyncStep1 with what it lacks."""

    document: str
    update: bytes


@dataclass(frozen=True, slots=True)
class Update:
    """An edit."""

    document: str
    update: bytes


@dataclass(frozen=True, slots=True)
class State:
    """One client's awareness state, still as JSON text: most of what stock clients echo is never read."""

    client_id: int
    clock: int
    json: bytes


@dataclass(frozen=True, slots=True)
class Awareness:
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class QueryAwareness:
    pass


@dataclass(frozen=True, slots=True)
class Hello:
    """Introduces a Yjs client id for `document` and asks for the frames from 101 on."""

    client_id: int
    document: str


@dataclass(frozen=True, slots=True)
class Unknown:
    type: int


SyncFrame = SyncStep1 | SyncStep2 | Update | Hello  # what concerns one document
Frame = SyncFrame | Awareness | QueryAwareness | Unknown


def decode(data: bytes, frame_limit: int = FRAME_LIMIT) -> Frame:
    """The message of one frame. Raises `TooBig` or `Malformed`."""
    if len(data) > frame_limit:
        raise TooBig
    reader = Reader(data)
    match reader.uint():
        case 0:
            return _sync(reader, BOARD)
        case 1:
            return _awareness(Reader(reader.sized(reader.left)))
        case 3:
            return QueryAwareness()
        case 100:
            return _sync(reader, reader.string(DOCUMENT_NAME_LIMIT))
        case 104:
            return _hello(reader)
        case other:
            return Unknown(other)


def sync_step1(document: str, state_vector: bytes) -> bytes:
    return _sync_header(document) + bytes((_STEP1,)) + varint.sized(state_vector)


def sync_step2(document: str, update: bytes) -> bytes:
    return _sync_header(document) + bytes((_STEP2,)) + varint.sized(update)


def update(document: str, update: bytes) -> bytes:
    return _sync_header(document) + bytes((_UPDATE,)) + varint.sized(update)


def state(client_id: int, clock: int, json: bytes) -> bytes:
    """One entry of an awareness frame."""
    return varint.uint(client_id) + varint.uint(clock) + varint.sized(json)


def awareness(states: Iterable[bytes]) -> bytes:
    """A frame of entries made by `state`."""
    entries = list(states)
    return bytes((_AWARENESS,)) + varint.sized(varint.uint(len(entries)) + b"".join(entries))


# An awareness frame without states: harmless, and stock clients reconnect after 30 s without a message.
KEEPALIVE = awareness(())


def saved(count: int) -> bytes:
    return bytes((_SAVED,)) + varint.uint(count)


def refused(code: str, piece: str | None, up_to: int, document: str) -> bytes:
    return _json_frame(_REFUSED, {"code": code, "piece": piece, "upTo": up_to, "document": document})


def notice(code: str, text: str) -> bytes:
    return _json_frame(_NOTICE, {"code": code, "text": text})


def welcome(client_id: int, person: str, keepalive_seconds: int, now_ms: int) -> bytes:
    """The answer to a hello. `now_ms`: the server's clock, in milliseconds since 1970, by which all timers run."""
    return _json_frame(
        _HELLO,
        {"clientId": client_id, "person": person, "keepalive": keepalive_seconds, "now": now_ms},
    )


def _sync(reader: Reader, document: str) -> Frame:
    step = reader.uint()
    payload = reader.sized(reader.left)
    match step:
        case 0:
            return SyncStep1(document, payload)
        case 1:
            return SyncStep2(document, payload)
        case 2:
            return Update(document, payload)
        case _:
            raise Malformed("unknown-sync-step")


def _awareness(reader: Reader) -> Awareness:
    count = reader.uint()
    if count > AWARENESS_LIMIT:
        raise Malformed("too-many-states")
    return Awareness(tuple(State(reader.uint(), reader.uint(), reader.sized(STATE_LIMIT)) for _ in range(count)))


def _hello(reader: Reader) -> Hello:
    try:
        body = json.loads(reader.string(JSON_LIMIT))
    except (ValueError, RecursionError):
        raise Malformed("not-json") from None
    client_id = body.get("clientId") if isinstance(body, dict) else None
    document = body.get("document", BOARD) if isinstance(body, dict) else None
    if type(client_id) is not int or not 0 <= client_id <= varint.MAX_UINT or not isinstance(document, str):
        raise Malformed("bad-hello")
    return Hello(client_id, document)


def _sync_header(document: str) -> bytes:
    # `board` goes out as the stock message, so that one frame serves every client.
    return bytes((_SYNC,)) if document == BOARD else bytes((_DOCUMENT,)) + varint.string(document)


def _json_frame(type: int, body: Mapping[str, object]) -> bytes:
    return bytes((type,)) + varint.string(json.dumps(body, ensure_ascii=False, separators=(",", ":")))
