"""The board that is attacked, and what somebody may do at it with a document of their own."""

from collections.abc import Callable
from functools import cache
from typing import Any

from pycrdt import Doc, Map, Text

from app.board import write
from app.history.log import Binding, Record
from app.live import protocol
from app.live.gate.parse import parse_own
from tests.live.gate.bytes import an_update, uint
from tests.live.gate.desk import name
from tests.live.table import Person, Table, hello, seated

MAKER = 7  # Yjs client id under which the board was made, by Ben
BEN = seated("Ben").person_id
GOAL, ACTION, COLLEAGUE, BUYER, SUPPORTS, OWNS, COMMENT, GONE, GONE_COMMENT, NEW, PROMISED = map(name, range(11))
NOW = "2026-11-23T14:00:00Z"

Step = Callable[[Person], object]


class _Me:
    """Stands for whoever takes the step."""


ME = _Me()


def furnish(doc: Doc[Any]) -> None:
    write.create_piece(doc, GOAL, "goal", BEN, text="Zero faults 😀", fields={"priority": 2})
    write.create_piece(doc, ACTION, "action", BEN, fields={"owner": BEN})
    write.create_piece(doc, PROMISED, "action", BEN, fields={"owner": BEN, "accepted": True})
    write.create_piece(doc, COLLEAGUE, "colleague", BEN)
    write.create_piece(doc, BUYER, "stakeholder", BEN)
    write.create_link(doc, SUPPORTS, ACTION, GOAL, "supports", BEN)
    write.create_link(doc, OWNS, COLLEAGUE, BUYER, "owns", BEN)
    write.create_comment(doc, COMMENT, GOAL, BEN, NOW, "Since when?")
    write.add_reaction(doc, GOAL, BEN, "+1")


@cache
def a_board() -> Record:
    """Ben, who made it, has taken a piece and a comment away, so that there is something to bring back."""
    doc: Doc[Any] = Doc(client_id=MAKER)
    furnish(doc)
    table = Table({"board": Record(seq=1, tail=(doc.get_update(),), bindings=(Binding(MAKER, BEN),))})
    table.edit(lambda doc: write.create_piece(doc, GONE, "goal", BEN), "board")  # the server has a client id, too
    table.commit()
    ben = table.sit("Ben")
    ben.change(lambda doc: write.create_comment(doc, GONE_COMMENT, GOAL, BEN, NOW, "Said too much"))
    ben.change(lambda doc: [write.delete_piece(doc, GONE), write.delete_comment(doc, GONE_COMMENT)])
    table.commit()
    assert ben.refusals == []
    known = table.record()
    return Record(
        known.seq, table.room.documents["board"].state(), (), (Binding(MAKER, BEN), *known.bindings), known.gone
    )


def edit(change: Callable[[Doc[Any], str], object]) -> Step:
    """With the attacker's own document, and in their name."""
    return lambda person: person.change(lambda doc: change(doc, person.id))


def update(made: Callable[[Person], bytes]) -> Step:
    return lambda person: person.send(protocol.update("board", made(person)))


def root(doc: Doc[Any], name: str = "pieces") -> Any:
    return doc.get(name, type=Map)


def make(**changed: object) -> Step:
    """A new piece; None leaves a part of it out, `ME` is whoever makes it."""

    def change(doc: Doc[Any], me: str) -> None:
        whole = {"kind": "goal", "by": me, "zone": "strategy", "pos": [1, 2], "size": [3, 4], "text": Text("x")}
        parts = {key: me if value is ME else value for key, value in {**whole, **changed}.items() if value is not None}
        root(doc)[NEW] = Map({key: value() if callable(value) else value for key, value in parts.items()})

    return edit(change)


def at(piece: str, whole: Callable[[], object]) -> Step:
    return edit(lambda doc, _: root(doc).__setitem__(piece, whole()))


def again(piece: str, kind: str, by: object = ME, **fields: object) -> Step:
    """Makes a piece where one is, or was."""

    def change(doc: Doc[Any], me: str) -> None:
        whole = {"kind": kind, "by": me if by is ME else by, "zone": "strategy", "pos": [1, 2], "size": [3, 4]}
        root(doc)[piece] = Map({**whole, **fields, "text": Text("again")})

    return edit(change)


def write_field(piece: str, field: str, value: Callable[[], object] | object) -> Step:
    return edit(lambda doc, _: root(doc)[piece].__setitem__(field, value() if callable(value) else value))


def hand_over(piece: str, accepted: object = None) -> Step:
    """Gives an action to a colleague, and leaves `accepted` as it is, takes it away (False) or sets it."""

    def change(doc: Doc[Any], _: str) -> None:
        root(doc)[piece]["owner"] = name(77)
        if accepted is False:
            del root(doc)[piece]["accepted"]
        elif accepted is not None:
            root(doc)[piece]["accepted"] = accepted

    return edit(change)


def strip(piece: str, field: str) -> Step:
    return edit(lambda doc, _: root(doc)[piece].__delitem__(field))


def put(where: str, key: str, **value: object) -> Step:
    def change(doc: Doc[Any], me: str) -> None:
        root(doc, where)[key] = {name: me if part is ME else part for name, part in value.items()}

    return edit(change)


def react(piece: str, person: object = ME, sign: str = "+2", value: object = True) -> Step:
    return edit(
        lambda doc, me: root(doc, "reactions").__setitem__(f"{piece}:{me if person is ME else person}:{sign}", value)
    )


def type_in(text: str) -> Step:
    return edit(lambda doc, _: root(doc)[GOAL]["text"].insert(0, text))


def erase_units(count: int) -> Callable[[Person], bytes]:
    """Deletes the first UTF-16 units of the smiling face in Ben's goal."""

    def made(_: Person) -> bytes:
        structs = parse_own(a_board().keyframe).structs[MAKER]
        text = next(struct for struct in structs if isinstance(struct.value, str) and "😀" in struct.value)
        start = text.clock + text.value.index("😀")
        return b"\0\x01" + uint(MAKER) + b"\x01" + uint(start) + uint(count)

    return made


def a_sequence(person: Person) -> bytes:
    """Letters straight into the root `pieces`."""
    return an_update(person.doc.client_id, 0, b"\x04\x01\x06pieces\x01x")


def without_the_first(person: Person) -> None:
    """Sends the second of two edits only."""
    kept = person.doc.get_state()
    root(person.doc)[GOAL]["text"].insert(0, "a")
    between = person.doc.get_state()
    root(person.doc)[GOAL]["text"].insert(1, "b")
    assert between != kept
    person.send(protocol.update("board", person.doc.get_update(between)))


def with_the_first(person: Person) -> None:
    before = person.doc.get_state()
    for at, letter in enumerate("ab"):
        root(person.doc)[GOAL]["text"].insert(at, letter)
    person.send(protocol.update("board", person.doc.get_update(before)))


def under(client_id: int | None) -> Step:
    """A piece of one's own, under a Yjs client id; None: one's own."""

    def act(person: Person) -> None:
        doc: Doc[Any] = Doc(client_id=person.doc.client_id if client_id is None else client_id)
        doc.apply_update(person.doc.get_update())
        before = doc.get_state()
        write.create_piece(doc, NEW, "goal", person.id)
        person.send(protocol.update("board", doc.get_update(before)))

    return act


def greet_and_write(client_id: int | None) -> Step:
    """A hello under a client id; then, if it was taken, an edit."""

    def act(person: Person) -> None:
        person.send(hello(person.doc.client_id + 1 if client_id is None else client_id))
        if not person.is_halted:
            type_in("!")(person)

    return act


def link_and_delete(doc: Doc[Any], me: str) -> None:
    with doc.transaction():
        del root(doc)[GOAL]
        write.create_link(doc, NEW, ACTION, GOAL, "supports", me)


def write_elsewhere(document: str) -> Step:
    return lambda person: person.send(protocol.update(document, an_update(person.doc.client_id)))


def goes_on(person: Person) -> None:
    """What everybody may do who may edit."""
    type_in("!")(person)
