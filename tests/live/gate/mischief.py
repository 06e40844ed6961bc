"""A client that does honest and dishonest things by turns, with a stock library."""

from collections.abc import Callable
from random import Random
from typing import Any

from pycrdt import Doc, Map, Text

from app.board import write
from tests.live.gate.desk import name

TEXTS = ["a", "héé", "😀", "line ", "x" * 900]
TIME = "2026-11-23T14:00:00Z"


def act(doc: Doc[Any], person: str, others: str, random: Random, honest: bool = False) -> None:
    """One step. It may fail for lack of something to do it to, or because of mischief done before."""
    try:
        step = random.choice(HONEST if honest or random.random() < 0.7 else DISHONEST)
        step(doc, person, others, random)
    except (AttributeError, IndexError, KeyError, RuntimeError, TypeError, ValueError):
        return


def _pieces(doc: Doc[Any]) -> Map[Any]:
    pieces: Map[Any] = doc.get("pieces", type=Map)
    return pieces


def _some(doc: Doc[Any], root: str, random: Random) -> str:
    return random.choice(sorted(doc.get(root, type=Map).keys()))


def _create(doc: Doc[Any], person: str, _: str, random: Random) -> None:
    kind = random.choice(("goal", "action", "stakeholder", "note"))
    write.create_piece(doc, name(random.getrandbits(40)), kind, person, text=random.choice(TEXTS))


def _move(doc: Doc[Any], _: str, __: str, random: Random) -> None:
    write.move(doc, _some(doc, "pieces", random), (random.randrange(99), 1), random.choice(("tray", "actions")))


def _type(doc: Doc[Any], _: str, __: str, random: Random) -> None:
    text = _pieces(doc)[_some(doc, "pieces", random)]["text"]
    text.insert(random.randint(0, len(str(text))) if str(text).isascii() else 0, random.choice(TEXTS))


def _erase(doc: Doc[Any], _: str, __: str, random: Random) -> None:
    text = _pieces(doc)[_some(doc, "pieces", random)]["text"]
    if str(text).isascii():
        del text[0 : random.randint(1, len(str(text)))]
    else:
        text.clear()


def _delete(doc: Doc[Any], _: str, __: str, random: Random) -> None:
    del _pieces(doc)[_some(doc, "pieces", random)]


def _prioritise(doc: Doc[Any], _: str, __: str, random: Random) -> None:
    goals = [id for id, piece in _pieces(doc).to_py().items() if piece.get("kind") == "goal"]
    write.set_field(doc, random.choice(sorted(goals)), "priority", random.choice((None, 1, 5, 1, 2)))


def _accept(doc: Doc[Any], person: str, _: str, random: Random) -> None:
    """One's own action, or one that is taken over."""
    action = _action(doc, random)
    action["owner"] = person
    action["accepted"] = random.choice((True, True, False))


def _give_away(doc: Doc[Any], _: str, others: str, random: Random) -> None:
    action = _action(doc, random)
    action["owner"] = others
    action["accepted"] = False


def _give_away_accepted(doc: Doc[Any], _: str, others: str, random: Random) -> None:
    action = _action(doc, random)
    action["owner"] = others
    if random.random() < 0.5:
        action["accepted"] = True


def _action(doc: Doc[Any], random: Random) -> Map[Any]:
    actions = [id for id, piece in _pieces(doc).to_py().items() if piece.get("kind") == "action"]
    action: Map[Any] = _pieces(doc)[random.choice(sorted(actions))]
    return action


def _link(doc: Doc[Any], person: str, _: str, random: Random) -> None:
    kinds = {id: piece.get("kind") for id, piece in sorted(_pieces(doc).to_py().items())}
    actions = [id for id, kind in kinds.items() if kind == "action"]
    goals = [id for id, kind in kinds.items() if kind == "goal"]
    link = name(random.getrandbits(40))
    write.create_link(doc, link, random.choice(actions), random.choice(goals), "supports", person)


def _unlink(doc: Doc[Any], _: str, __: str, random: Random) -> None:
    write.delete_link(doc, _some(doc, "links", random))


def _comment(doc: Doc[Any], person: str, _: str, random: Random) -> None:
    write.create_comment(doc, name(random.getrandbits(40)), _some(doc, "pieces", random), person, TIME, "Why?")


def _react(doc: Doc[Any], person: str, _: str, random: Random) -> None:
    piece = _some(doc, "pieces", random)
    if f"{piece}:{person}:+1" in doc.get("reactions", type=Map):
        write.remove_reaction(doc, piece, person, "+1")
    else:
        write.add_reaction(doc, piece, person, "+1")


def _set(field: str, *values: Callable[[], object]) -> "Step":
    def step(doc: Doc[Any], _: str, __: str, random: Random) -> None:
        _pieces(doc)[_some(doc, "pieces", random)][field] = random.choice(values)()

    return step


def _put(root: str, key: Callable[[str], str], *values: Callable[[str], object]) -> "Step":
    def step(doc: Doc[Any], _: str, others: str, random: Random) -> None:
        entries = doc.get(root, type=Map)
        known = sorted(entries.keys())
        entries[random.choice([*known, key(others)])] = random.choice(values)(others)

    return step


def _forge(doc: Doc[Any], _: str, others: str, random: Random) -> None:
    write.create_piece(doc, name(random.getrandbits(40)), "goal", others)


def _overwrite(doc: Doc[Any], person: str, _: str, random: Random) -> None:
    write.create_piece(doc, _some(doc, "pieces", random), "goal", person)


def _strip(doc: Doc[Any], _: str, __: str, random: Random) -> None:
    del _pieces(doc)[_some(doc, "pieces", random)][random.choice(("zone", "pos", "by", "text", "kind"))]


def _set_and_strip(doc: Doc[Any], _: str, __: str, random: Random) -> None:
    piece = _pieces(doc)[_some(doc, "pieces", random)]
    piece["zone"] = "tray"
    del piece["zone"]


def _incomplete(doc: Doc[Any], person: str, _: str, random: Random) -> None:
    id = name(random.getrandbits(40))
    write.create_piece(doc, id, "goal", person)
    del _pieces(doc)[id]["zone"]


def _drop_foreign(doc: Doc[Any], _: str, __: str, random: Random) -> None:
    root = random.choice(("comments", "reactions"))
    del doc.get(root, type=Map)[_some(doc, root, random)]


def _evil_root(doc: Doc[Any], _: str, __: str, ___: Random) -> None:
    doc.get("evil", type=Map)["x"] = Map({"y": 1})


def _bold(doc: Doc[Any], _: str, __: str, random: Random) -> None:
    text = _pieces(doc)[_some(doc, "pieces", random)]["text"]
    if str(text).isascii():
        text.format(0, len(str(text)), {"bold": True})


Step = Callable[[Doc[Any], str, str, Random], None]

HONEST: list[Step] = [
    _create,
    _move,
    _move,
    _type,
    _type,
    _type,
    _erase,
    _delete,
    _prioritise,
    _accept,
    _give_away,
    _link,
    _unlink,
    _comment,
    _react,
]
DISHONEST: list[Step] = [
    _forge,
    _give_away_accepted,
    _give_away_accepted,
    _overwrite,
    _strip,
    _set_and_strip,
    _incomplete,
    _drop_foreign,
    _evil_root,
    _bold,
    _set("by", lambda: "mallory"),
    _set("kind", lambda: "culture"),
    _set("text", lambda: Text("replaced"), lambda: "replaced"),
    _set("pos", lambda: "here", lambda: [1], lambda: {"x": 1}, lambda: True),
    _set("priority", lambda: 9, lambda: Map({}), lambda: [3]),
    _set("extra", lambda: 1),
    _put("pieces", name_of := (lambda _: name(7)), lambda _: 1, lambda _: {}, lambda _: Text("x")),
    _put("links", name_of, lambda by: {"from": "a", "to": "b", "kind": "supports", "by": by}, lambda _: Map({})),
    _put("comments", name_of, lambda by: {"piece": "a", "by": by, "at": TIME, "text": "x"}),
    _put("reactions", lambda by: f"{name(1)}:{by}:+1", lambda _: True, lambda _: False),
]
