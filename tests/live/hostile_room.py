"""Plays hostile frames against a room: `python -m tests.live.hostile_room <seed> <count>`.

A process of its own: should a frame ever get through to pycrdt, it may end by a signal. Time is that of the processor,
so that whatever else the machine does is not counted; garbage is collected between frames, as `app/cli.py` has it.
"""

import faulthandler
import gc
import json
import sys
from random import Random
from time import thread_time

from tests.live.hostile_frames import Board, hostile_frame
from tests.live.steps import MAKER, a_board
from tests.live.table import Person, Table, note


def main(seed: int, count: int) -> None:
    faulthandler.enable()
    gc.disable()
    table = Table({"board": a_board()}, seed=seed)
    bystander = table.sit("Bystander")
    sent = [a_board().keyframe, edit(bystander), edit(bystander)]
    board = Board(a_board().keyframe, sent, [MAKER, bystander.doc.client_id])
    verdicts = {"closed": 0, "refused": 0, "passed over": 0}
    slowest = (0.0, -1)
    eve = table.sit("Eve")
    for number in range(seed, seed + count):
        print(number, file=sys.stderr)
        eve = table.sit("Eve") if eve.closed else eve
        eve.frames.clear()
        eve.renew()
        eve.say_hello()
        frame = hostile_frame(Random(number), board, eve.id, eve.doc.client_id)
        began = thread_time()
        table.do(table.room.receive(eve.connection, frame if isinstance(frame, bytes) else b"", table.now))
        slowest = max(slowest, (thread_time() - began, number))
        verdicts["closed" if eve.closed else "refused" if eve.refusals else "passed over"] += 1
        table.now += 1
        if number % 50 == 0:
            edit(bystander)
            table.commit()
            table.tick()
    print(
        json.dumps(
            {"verdicts": verdicts, "slowest_ms": slowest[0] * 1_000, "slowest": slowest[1]} | end(table, bystander)
        )
    )


def end(table: Table, bystander: Person) -> dict[str, object]:
    """Nothing the bystander wrote is lost, and everybody has the same board: those here, those to come, the log."""
    table.commit()
    assert (bystander.closed, bystander.refusals) == (None, [])
    late = table.sit("Late")
    assert late.pieces() == bystander.pieces()
    return {"notes": sum(piece["by"] == bystander.id for piece in late.pieces().values()), "entries": len(table.log)}


def edit(person: Person) -> bytes:
    return person.change(lambda doc: note(doc, person.table.new_id(), person.id, "kept"))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
