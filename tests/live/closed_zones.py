"""What a participant may try where a facilitator has closed a zone, beside what stays open to everybody who edits.

The zone of the goals is closed: GOAL lies there, GONE lay there. ACTION and the people lie in zones that are open.
"""

from typing import Any

from pycrdt import Doc

from app.board import write
from tests.live.attacks import REMARK, SUPPORT, Attack
from tests.live.gate.desk import name
from tests.live.steps import (
    ACTION,
    BEN,
    BUYER,
    COLLEAGUE,
    GOAL,
    GONE,
    NEW,
    OWNS,
    SUPPORTS,
    Step,
    again,
    edit,
    make,
    put,
    react,
    root,
    strip,
    type_in,
    write_field,
)

CLOSED = "strategy"
OTHER = name(20)


def closed(name: str, act: Step, honest: Step) -> Attack:
    return Attack(name, "zone-locked", act, honest, is_free_to_hosts=True)


def edit_both(doc: Doc[Any], _: str) -> None:
    root(doc)[ACTION]["status"] = "done"
    root(doc)[GOAL]["priority"] = 5


def make_and_move_in(doc: Doc[Any], me: str) -> None:
    write.create_piece(doc, NEW, "goal", me, zone="tray")
    write.move(doc, NEW, (1, 2), CLOSED)


def make_and_link(doc: Doc[Any], me: str) -> None:
    write.create_piece(doc, NEW, "goal", me, zone=CLOSED)
    write.create_link(doc, OTHER, ACTION, NEW, "supports", me)


def take_out_and_type(doc: Doc[Any], _: str) -> None:
    write.move(doc, GOAL, (1, 2), "tray")
    root(doc)[GOAL]["text"].insert(0, "free ")


def remove(piece: str) -> Step:
    """As the interface does it: with its links, comments and reactions."""
    return edit(lambda doc, _: write.delete_piece(doc, piece))


def move(piece: str, zone: Any) -> Step:
    return edit(lambda doc, _: write.move(doc, piece, (7, 7), zone))


CLOSED_ZONES = (
    closed("type into a closed zone", type_in("!"), edit(lambda doc, _: root(doc)[ACTION]["text"].insert(0, "!"))),
    closed("set a field in a closed zone", write_field(GOAL, "priority", 5), write_field(ACTION, "status", "done")),
    closed("take a field away in a closed zone", strip(GOAL, "priority"), strip(ACTION, "owner")),
    closed("shift a piece in a closed zone", write_field(GOAL, "pos", [9, 9]), write_field(ACTION, "pos", [9, 9])),
    closed("move a piece out of a closed zone", move(GOAL, "tray"), move(ACTION, "tray")),
    closed("move a piece into a closed zone", move(ACTION, CLOSED), move(ACTION, "industry")),
    closed("free a piece and type into it at once", edit(take_out_and_type), move(ACTION, "tray")),
    closed("make a piece in a closed zone", make(), make(zone="tray")),
    closed("make a piece beside a closed zone and move it in", edit(make_and_move_in), make(zone="tray")),
    closed("make a piece in a closed zone with a link", edit(make_and_link), put("links", NEW, **SUPPORT)),
    closed("delete a piece in a closed zone", remove(GOAL), remove(ACTION)),
    closed("bring a piece back into a closed zone", again(GONE, "goal", BEN), remove(COLLEAGUE)),
    closed("lay a piece anew in a closed zone", again(GOAL, "goal", BEN), remove(BUYER)),
    closed("hide it among what is open", edit(edit_both), write_field(ACTION, "status", "done")),
    closed(
        "link two pieces in a closed zone",
        edit(lambda doc, me: [make_and_move_in(doc, me), write.create_link(doc, OTHER, NEW, GOAL, "conflicts", me)]),
        put("links", NEW, **SUPPORT),
    ),
)

# What a closed zone leaves open, to participants too.
LEFT_OPEN: tuple[tuple[str, Step], ...] = (
    ("comment on a piece in it", put("comments", NEW, **REMARK)),
    ("react to a piece in it", react(GOAL)),
    ("link to a piece in it", put("links", NEW, **SUPPORT)),
    ("unlink a piece in it", edit(lambda doc, _: write.delete_link(doc, SUPPORTS))),
    ("unlink others", edit(lambda doc, _: write.delete_link(doc, OWNS))),
)
