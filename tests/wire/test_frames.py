"""The golden frames, read by both sides: here by the server, in frontend/tests/wire.test.ts by the browser's code."""

import json
from pathlib import Path
from typing import Any, assert_never

import pytest

from app.live import protocol
from app.live.protocol import (
    Awareness,
    Frame,
    Hello,
    QueryAwareness,
    SyncStep1,
    SyncStep2,
    Unknown,
    Update,
)
from app.live.varint import Malformed

GOLDEN = json.loads((Path(__file__).parent / "frames.json").read_text(encoding="utf-8"))
FROM_CLIENT = [frame for frame in GOLDEN["frames"] if frame["from"] == "client"]
FROM_SERVER = [frame for frame in GOLDEN["frames"] if frame["from"] == "server"]


@pytest.mark.parametrize("golden", FROM_CLIENT, ids=lambda golden: golden["name"])
def test_r1_the_server_reads_every_frame_of_a_client(golden: dict[str, Any]) -> None:
    assert as_json(protocol.decode(bytes.fromhex(golden["hex"]))) == golden["decoded"]


@pytest.mark.parametrize("golden", FROM_SERVER, ids=lambda golden: golden["name"])
def test_r1_the_server_writes_its_frames_byte_for_byte(golden: dict[str, Any]) -> None:
    assert encode(golden["decoded"]).hex() == golden["hex"]


@pytest.mark.parametrize("golden", GOLDEN["malformed"], ids=lambda golden: golden["name"])
def test_r3_malformed_frames_are_told_apart(golden: dict[str, Any]) -> None:
    with pytest.raises(Malformed) as caught:
        protocol.decode(bytes.fromhex(golden["hex"]))
    assert caught.value.code == golden["error"]


def test_r2_a_frame_above_the_limit_is_too_big() -> None:
    with pytest.raises(protocol.TooBig):
        protocol.decode(b"\x00" * (protocol.FRAME_LIMIT + 1))


def as_json(frame: Frame) -> dict[str, Any]:
    match frame:
        case SyncStep1(document, vector):
            return {"type": "step1", "document": document, "stateVector": vector.hex()}
        case SyncStep2(document, update):
            return {"type": "step2", "document": document, "update": update.hex()}
        case Update(document, update):
            return {"type": "update", "document": document, "update": update.hex()}
        case Awareness(states):
            entries = [{"clientId": s.client_id, "clock": s.clock, "state": json.loads(s.json)} for s in states]
            return {"type": "awareness", "states": entries}
        case QueryAwareness():
            return {"type": "queryAwareness"}
        case Hello(client_id, document):
            return {"type": "hello", "clientId": client_id, "document": document}
        case Unknown(number):
            return {"type": "unknown", "number": number}
        case _:
            assert_never(frame)


def encode(decoded: dict[str, Any]) -> bytes:
    match decoded["type"]:
        case "step1":
            return protocol.sync_step1(decoded["document"], bytes.fromhex(decoded["stateVector"]))
        case "step2":
            return protocol.sync_step2(decoded["document"], bytes.fromhex(decoded["update"]))
        case "update":
            return protocol.update(decoded["document"], bytes.fromhex(decoded["update"]))
        case "awareness":
            return protocol.awareness(
                protocol.state(s["clientId"], s["clock"], compact(s["state"])) for s in decoded["states"]
            )
        case "saved":
            return protocol.saved(decoded["upTo"])
        case "refused":
            return protocol.refused(decoded["code"], decoded["piece"], decoded["upTo"], decoded["document"])
        case "notice":
            return protocol.notice(decoded["code"], decoded["text"])
        case "welcome":
            return protocol.welcome(decoded["clientId"], decoded["person"], decoded["keepalive"], decoded["now"])
        case other:
            raise AssertionError(f"the server never writes {other}")


def compact(state: object) -> bytes:
    return json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode()
