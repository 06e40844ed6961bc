"""People who work on a real board, over the real application."""

from collections.abc import Iterable
from random import Random
from typing import Any

from fastapi.testclient import TestClient
from pycrdt import Doc, Map

from app.board import write
from app.board.schema import KINDS, ZONES
from app.people import store as people
from app.people.seat import Seated
from tests.live.gate.desk import name
from tests.live.table import note
from tests.support.asking import HEADERS, person_of
from tests.support.installation import Installation


def edit(installation: Installation, change: Any, client: TestClient | None = None, document: str = "board") -> None:
    """In the name of whoever sits at that browser, or of the server."""

    person = person_of(client) if client else ""

    async def find_seat() -> Seated:
        with installation.database.reading() as session:
            seat = people.find_seat(session, installation.board_id, person)
        assert seat is not None
        return seat

    assert installation.door.portal is not None
    host = installation.app.state.host
    asked = find_seat if client else None
    installation.door.portal.call(lambda: host.edit(installation.board_id, document, change, asked))


def ask(installation: Installation, client: TestClient, path: str) -> Any:
    return client.get(f"/api/boards/{installation.board_id}/{path}")


def write_note(installation: Installation, client: TestClient, number: int, text: str) -> None:
    author = person_of(client)
    edit(installation, lambda doc: note(doc, name(number), author, text), client)


def make_checkpoint(installation: Installation, client: TestClient, called: str = "Baseline") -> Any:
    path = f"/api/boards/{installation.board_id}/checkpoints"
    made = client.post(path, json={"name": called, "poll_seconds": 0}, headers=HEADERS)
    assert made.status_code == 201, made.text
    return made.json()


def work(installation: Installation, clients: Iterable[TestClient], random: Random, steps: int) -> None:
    """Pieces and links come, change and go; every step is somebody's."""
    seats = [(client, person_of(client)) for client in clients]
    for _ in range(steps):
        client, person = random.choice(seats)
        seed = random.getrandbits(64)

        def change(doc: Doc[Any], person: str = person, seed: int = seed) -> None:
            _one_step(doc, person, Random(seed))

        edit(installation, change, client)


def _one_step(doc: Doc[Any], person: str, random: Random) -> None:
    pieces: Map[Any] = doc.get("pieces", type=Map)
    there = sorted(pieces.keys())
    id = name(random.getrandbits(30))
    if len(there) < 3:
        write.create_piece(doc, id, random.choice(KINDS), person, text=f"said by {person[:4]} ñ🙂")
        return
    piece, other = random.sample(there, 2)
    match random.randrange(8):
        case 0 | 1:
            write.create_piece(doc, id, random.choice(KINDS), person, text="another piece")
        case 2:
            write.move(doc, piece, (random.randrange(900), random.randrange(900)), random.choice(ZONES))
        case 3 | 4:
            pieces[piece]["text"].insert(0, random.choice(["word ", "ñ", "🙂"]))
        case 5:
            write.delete_piece(doc, piece)
        case 6:
            write.create_link(doc, id, piece, other, "evidence", person)
        case 7:
            write.create_comment(doc, id, piece, person, "2026-03-06T09:30:00Z", "Since when?")
