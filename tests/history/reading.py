"""A stock Yjs client that watches a film: it knows docs/replay.md, and nothing of ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient
from pycrdt import Doc


@dataclass(frozen=True)
class Record:
    seq: int
    at: int  # ms since 1970
    person: int
    update: bytes


def records(reel: bytes) -> Iterator[Record]:
    at, place = 0, 0

    def number() -> int:
        nonlocal place
        value = shift = 0
        while True:
            byte = reel[place]
            place += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while place < len(reel):
        seq, later, person, size = number(), number(), number(), number()
        at += later
        assert place + size <= len(reel), "cut short"
        yield Record(seq, at, person, reel[place : place + size])
        place += size


def whole_reel(client: TestClient, board_id: str, document: str = "board", limit: int = 20_000) -> list[Record]:
    """Part by part, as a browser reads it."""
    found: list[Record] = []
    after = "0"
    while True:
        address = f"/api/boards/{board_id}/film/reel?document={document}&after={after}&limit={limit}"
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        found += records(answer.content)
        after = answer.headers["X-Next-After"]
        if after == "0":
            return found


def replayed(reel: list[Record], until: int) -> "Doc[Any]":
    doc: Doc[Any] = Doc()
    for record in reel[:until]:
        doc.apply_update(record.update)
    return doc
