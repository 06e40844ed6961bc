"""Plays hostile updates against the gate and a real document: `python -m tests.live.gate.hostile <seed> <count>`.

Prints how many met which verdict, and what the board emitted for each that was admitted.

A process of its own: should one ever get through, pycrdt may end it with a signal.
"""

import faulthandler
import json
import resource
import sys
from base64 import b64encode
from random import Random
from typing import Any

from pycrdt import Doc, Map

from app.board import write
from app.live.gate import Actor, Malformed, Refused
from app.live.gate.draft import Draft
from app.live.gate.lower import lower
from app.live.gate.parse import parse_update
from tests.live.gate.bytes import hostile
from tests.live.gate.desk import Desk, clocks_of, name
from tests.live.gate.oracle import breach

ANA = Actor("ana", "participant")
CLIENTS = [7, 99, 5]
MEMORY_BYTES = 1_500_000_000
SECONDS = 5


def furnish(doc: Doc[Any]) -> None:
    for number in range(4):
        write.create_piece(doc, name(number), "goal", "ana", text="héllo 😀", fields={"priority": 2})
    write.create_link(doc, name(9), name(0), name(1), "conflicts", "ana")
    write.set_text(doc, name(0), "ñ!")
    write.delete_piece(doc, name(2))


def corpus() -> tuple[bytes, list[bytes]]:
    """A board, and the honest updates of its maker and of a second client."""
    first: Doc[Any] = Doc(client_id=7)
    sent: list[bytes] = []
    watch = first.observe(lambda event: sent.append(event.update))
    furnish(first)
    board = first.get_update()
    second: Doc[Any] = Doc(client_id=99)
    second.apply_update(board)
    write.set_text(second, name(3), "second")
    write.move(second, name(1), (4, 5), "tray")
    sent += [second.get_update(first.get_state()), board]
    del watch
    return board, sent


class Case:
    """One hostile update against a fresh board."""

    def __init__(self, board: bytes, update: bytes) -> None:
        self.update = update
        self.desk = Desk(lambda doc: doc.apply_update(board))
        self.desk.owners = {}
        self.before = self.desk.board()
        self.emitted = b""

    def verdict(self) -> str:
        try:
            self.desk.admit(self.update, ANA)
        except Malformed:
            return "malformed"
        except Refused:
            self._apply_what_is_only_against_the_rules()
            return "refused"
        self.emitted = self.desk.receive(self.update, ANA)
        after = self._use(self.desk.doc)
        broken = breach(self.before, after, ANA)
        assert broken is None, broken
        self.desk.assert_exact()
        return "admitted"

    def outcome(self, seed: int) -> dict[str, object]:
        """What Yjs has to come to as well."""
        emitted, clocks = b64encode(self.emitted).decode(), clocks_of(self.desk.doc)
        return {"seed": seed, "emitted": emitted, "board": self.desk.board(), "clocks": clocks}

    def _apply_what_is_only_against_the_rules(self) -> None:
        """Parsed and placed, it must not hurt pycrdt either: the parser does not lean on the policy."""
        try:
            lower(Draft(self.desk.gate._index, parse_update(self.update)))
        except (Malformed, Refused):
            return
        self.desk.doc.apply_update(self.update)
        self._use(self.desk.doc)

    def _use(self, doc: Doc[Any]) -> dict[str, Any]:
        """Reads, writes and copies: damage often shows only afterwards."""
        board = self.desk.board()
        copy: Doc[Any] = Doc()
        copy.apply_update(doc.get_update())
        copied = copy.get("pieces", type=Map).to_py() or {}
        assert json.dumps(copied, sort_keys=True) == json.dumps(board["pieces"], sort_keys=True)  # nan is not nan
        return board


def main(seed: int, count: int) -> None:
    faulthandler.enable()
    faulthandler.dump_traceback_later(SECONDS * max(count // 100, 2), exit=True)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    board, sent = corpus()
    verdicts: dict[str, int] = {}
    admitted: list[dict[str, object]] = []
    for number in range(seed, seed + count):
        print(number, file=sys.stderr)
        update = hostile(Random(number), sent, CLIENTS)
        case = Case(board, update)
        verdict = case.verdict()
        verdicts[verdict] = verdicts.get(verdict, 0) + 1
        if case.emitted:
            admitted.append(case.outcome(number))
    print(json.dumps({"verdicts": verdicts, "board": b64encode(board).decode(), "admitted": admitted}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
