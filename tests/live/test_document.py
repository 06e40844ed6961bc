"""One document as it is kept while people write to it."""

import time
from typing import Any

import pytest
from pycrdt import Doc

from app.board import write
from app.board.read import read_board
from app.history.log import Binding, Record
from app.live.document import LiveDocument
from tests.live.gate.desk import name

PIECES = 1_500

pytestmark = pytest.mark.seeded


def test_a_board_that_a_thousand_sessions_wrote_is_read_as_fast_as_one_that_one_wrote() -> None:
    """Every tab, and every refusal, is a session of its own: a board of a day's work has many."""
    one, many = a_board(sessions=1), a_board(sessions=PIECES)
    assert seconds_of(many) < 5 * seconds_of(one)


def a_board(sessions: int) -> LiveDocument:
    tail: list[bytes] = []
    docs: list[Doc[Any]] = [Doc(client_id=10 + number) for number in range(sessions)]
    for number in range(PIECES):
        doc = docs[number % sessions]
        before = doc.get_state()
        write.create_piece(doc, name(number), "note", "ana", text="a note")
        tail.append(doc.get_update(before))
    bindings = tuple(Binding(10 + number, "ana") for number in range(sessions))
    return LiveDocument("board", Record(seq=PIECES, tail=tuple(tail), bindings=bindings), client_id=1)


def seconds_of(board: LiveDocument) -> float:
    """To read it; the best of three."""

    def once() -> float:
        began = time.perf_counter()
        assert len(board.read(read_board).pieces) == PIECES
        return time.perf_counter() - began

    return min(once() for _ in range(3))
