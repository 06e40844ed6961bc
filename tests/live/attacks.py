"""What somebody may try at a board and must not succeed with: each beside its honest counterpart, which must."""

from dataclasses import dataclass

from pycrdt import Array, Map, Text

from app.board import write
from app.live import protocol
from app.workshop.policy import EDITORS, HOSTS, Role
from tests.live.gate.bytes import an_update, uint
from tests.live.gate.desk import name
from tests.live.steps import (
    ACTION,
    BEN,
    BUYER,
    COLLEAGUE,
    COMMENT,
    GOAL,
    GONE,
    GONE_COMMENT,
    MAKER,
    ME,
    NEW,
    NOW,
    OWNS,
    PROMISED,
    Step,
    a_sequence,
    again,
    at,
    edit,
    erase_units,
    goes_on,
    greet_and_write,
    hand_over,
    link_and_delete,
    make,
    put,
    react,
    root,
    strip,
    type_in,
    under,
    update,
    with_the_first,
    without_the_first,
    write_elsewhere,
    write_field,
)
from tests.live.table import SERVER_CLIENT_ID


@dataclass(frozen=True)
class Attack:
    name: str
    code: str  # that an editor is refused with
    act: Step
    honest: Step  # … who may do this
    comes_first: bool = False  # refused before anybody asks who sends it
    is_free_to_hosts: bool = False
    says_something: bool = False  # its counterpart is a comment or a reaction, which no closed zone closes

    def refusal(self, role: Role, archived: bool) -> str:
        if self.comes_first:
            return self.code
        if role not in EDITORS:
            return "role"
        if self.is_free_to_hosts and role in HOSTS:
            return "archived" if archived else "accepted"
        return self.code


SUPPORT = {"from": ACTION, "to": GOAL, "kind": "supports", "by": ME}
OWNING = {"from": COLLEAGUE, "to": BUYER, "kind": "owns", "by": BEN}
REMARK = {"piece": GOAL, "by": ME, "at": NOW, "text": "Why?"}
SAID_TOO_MUCH = {"piece": GOAL, "by": BEN, "at": NOW, "text": "Said too much"}
A_STRUCT = b"\x01\x01t"

ATTACKS = (
    Attack("make a piece in another's name", "forged-author", make(by=BEN), make()),
    Attack("make a piece in nobody's name", "incomplete", make(by=None), make()),
    Attack("make a piece without a text", "incomplete", make(text=None), make(text=lambda: Text(""))),
    Attack("make a piece without a place", "incomplete", make(pos=None), make(pos=[5, 5])),
    Attack("make a piece with a text nobody can share", "shape", make(text="plain"), make()),
    Attack("make a piece with a list for a text", "shape", make(text=lambda: Array(["x"])), make()),
    Attack("make a piece with a shared value in it", "shape", make(evidence=lambda: Text("x")), make(evidence="x")),
    Attack(
        "make a piece with a text too long",
        "text-too-long",
        make(text=lambda: Text("x" * 2_001)),
        make(text=lambda: Text("x" * 2_000)),
    ),
    Attack("make a piece of a kind nobody knows", "bad-value", make(kind="dragon"), make(kind="culture")),
    Attack("make a piece in a zone nobody knows", "bad-value", make(zone="attic"), make(zone="tray")),
    Attack("make a piece with a field of another kind", "bad-value", make(weight=1), make(priority=1)),
    Attack(
        "make an action accepted by another",
        "not-yours",
        make(kind="action", owner=BEN, accepted=True),
        make(kind="action", owner=ME, accepted=True),
    ),
    Attack("make a piece under a short id", "bad-id", at("short", lambda: Map({})), make()),
    Attack("make a piece under the name of a prototype", "bad-id", at("__proto__", lambda: Map({})), make()),
    Attack("make a piece that is a plain value", "shape", at(NEW, lambda: {"kind": "goal"}), make()),
    Attack("make a piece that is a text", "shape", at(NEW, lambda: Text("x")), make()),
    Attack(
        "put one's own piece in the place of another's", "overwritten", again(GOAL, "goal"), again(GONE, "goal", BEN)
    ),
    Attack(
        "put a piece of another kind in its author's name",
        "overwritten",
        again(GOAL, "culture", BEN),
        again(GOAL, "goal", BEN),
    ),
    Attack("put a number in the place of a piece", "shape", at(GOAL, lambda: 1), again(GOAL, "goal", BEN)),
    Attack(
        "bring a piece back in a false name", "forged-author", again(GONE, "goal", name(77)), again(GONE, "goal", BEN)
    ),
    Attack("claim another's piece", "immutable", write_field(GOAL, "by", "me"), write_field(GOAL, "evidence", "me")),
    Attack(
        "change a piece's kind", "immutable", write_field(GOAL, "kind", "culture"), write_field(GOAL, "zone", "tray")
    ),
    Attack(
        "move a piece to nowhere",
        "bad-value",
        write_field(GOAL, "pos", [0, float("nan")]),
        write_field(GOAL, "pos", [0, 1]),
    ),
    Attack(
        "move a piece beyond the map",
        "bad-value",
        write_field(GOAL, "pos", [1e6, 0]),
        write_field(GOAL, "pos", [1e5, 0]),
    ),
    Attack(
        "give a priority nobody has", "bad-value", write_field(GOAL, "priority", 6), write_field(GOAL, "priority", 5)
    ),
    Attack(
        "give a field a type", "shape", write_field(GOAL, "priority", lambda: Map({})), write_field(GOAL, "priority", 3)
    ),
    Attack(
        "add a field of one's own", "bad-value", write_field(GOAL, "html", "<b>"), write_field(GOAL, "evidence", "<b>")
    ),
    Attack("replace a shared text", "replaced-text", write_field(GOAL, "text", lambda: Text("mine")), type_in("mine")),
    Attack("replace a shared text by a plain one", "replaced-text", write_field(GOAL, "text", "mine"), type_in("mine")),
    Attack("take a piece's zone away", "incomplete", strip(GOAL, "zone"), strip(GOAL, "priority")),
    Attack("take a piece's author away", "incomplete", strip(GOAL, "by"), strip(GOAL, "priority")),
    Attack("take a piece's text away", "incomplete", strip(GOAL, "text"), strip(GOAL, "priority")),
    Attack(
        "write in bold",
        "rich-text",
        edit(lambda doc, _: root(doc)[GOAL]["text"].format(0, 4, {"bold": True})),
        type_in("**"),
    ),
    Attack("fill a text beyond its limit", "text-too-long", type_in("x" * 1_990), type_in("x" * 1_980)),
    Attack("fill a text beyond its limit with pairs", "text-too-long", type_in("😀" * 995), type_in("😀" * 990)),
    Attack("cut a character in two", "half-character", update(erase_units(1)), update(erase_units(2))),
    Attack(
        "accept another's action",
        "not-yours",
        write_field(ACTION, "accepted", True),
        write_field(ACTION, "status", "done"),
    ),
    Attack(
        "give an accepted action away and leave it accepted",
        "still-accepted",
        hand_over(PROMISED),
        hand_over(PROMISED, accepted=False),
    ),
    Attack(
        "leave an accepted action to nobody", "still-accepted", strip(PROMISED, "owner"), strip(PROMISED, "accepted")
    ),
    Attack("accept an action for its next owner", "not-yours", hand_over(ACTION, accepted=True), hand_over(ACTION)),
    Attack(
        "bring an action back as accepted by who never did",
        "not-yours",
        again(ACTION, "action", BEN, owner=BEN, accepted=True),
        again(PROMISED, "action", BEN, owner=BEN, accepted=True),
    ),
    Attack(
        "link in another's name",
        "forged-author",
        put("links", NEW, **SUPPORT | {"by": BEN}),
        put("links", NEW, **SUPPORT),
    ),
    Attack(
        "link against the arrow",
        "not-linkable",
        put("links", NEW, **SUPPORT | {"from": GOAL, "to": ACTION}),
        put("links", NEW, **SUPPORT),
    ),
    Attack(
        "link a piece to itself",
        "not-linkable",
        put("links", NEW, **SUPPORT | {"from": GOAL, "kind": "conflicts"}),
        put("links", NEW, **SUPPORT),
    ),
    Attack(
        "link a piece to nothing",
        "no-such-piece",
        put("links", NEW, **SUPPORT | {"to": name(99)}),
        put("links", NEW, **SUPPORT),
    ),
    Attack(
        "link a piece that goes in the same step",
        "no-such-piece",
        edit(link_and_delete),
        edit(lambda doc, _: root(doc).__delitem__(GOAL)),
    ),
    Attack("link under a short id", "bad-id", put("links", "short", **SUPPORT), put("links", NEW, **SUPPORT)),
    Attack(
        "turn a link round",
        "immutable",
        put("links", OWNS, **OWNING | {"from": BUYER, "to": COLLEAGUE}),
        put("links", OWNS, **OWNING | {"strength": 2}),
    ),
    Attack(
        "claim another's link",
        "immutable",
        put("links", OWNS, **OWNING | {"by": ME}),
        put("links", OWNS, **OWNING | {"wanted": 2}),
    ),
    Attack(
        "give a link what it has not",
        "bad-value",
        put("links", OWNS, **OWNING | {"strength": 4}),
        put("links", OWNS, **OWNING | {"strength": 3}),
    ),
    Attack(
        "link by a shared value",
        "shape",
        edit(lambda doc, _: root(doc, "links").__setitem__(NEW, Map({}))),
        put("links", NEW, **SUPPORT),
    ),
    Attack(
        "rewrite a comment",
        "immutable",
        put("comments", COMMENT, **REMARK),
        put("comments", NEW, **REMARK),
        says_something=True,
    ),
    Attack(
        "comment in another's name",
        "forged-author",
        put("comments", NEW, **REMARK | {"by": BEN}),
        put("comments", NEW, **REMARK),
        says_something=True,
    ),
    Attack(
        "comment on nothing",
        "no-such-piece",
        put("comments", NEW, **REMARK | {"piece": name(99)}),
        put("comments", NEW, **REMARK),
        says_something=True,
    ),
    Attack(
        "comment at no time",
        "bad-value",
        put("comments", NEW, **REMARK | {"at": "now"}),
        put("comments", NEW, **REMARK),
        says_something=True,
    ),
    Attack(
        "take back another's comment",
        "not-yours",
        edit(lambda doc, _: write.delete_comment(doc, COMMENT)),
        put("comments", NEW, **REMARK),
        is_free_to_hosts=True,
        says_something=True,
    ),
    Attack(
        "bring back what another took back",
        "forged-author",
        put("comments", GONE_COMMENT, **SAID_TOO_MUCH),
        put("comments", NEW, **REMARK),
        is_free_to_hosts=True,
        says_something=True,
    ),
    Attack("react in another's name", "forged-author", react(GOAL, BEN), react(GOAL), says_something=True),
    Attack("react with a false value", "bad-value", react(GOAL, value=False), react(GOAL), says_something=True),
    Attack(
        "react with a novel", "bad-value", react(GOAL, sign="x" * 17), react(GOAL, sign="x" * 16), says_something=True
    ),
    Attack("react to nothing", "no-such-piece", react(name(99)), react(ACTION), says_something=True),
    Attack(
        "react without saying to what",
        "bad-id",
        edit(lambda doc, _: root(doc, "reactions").__setitem__(GOAL, True)),
        react(GOAL),
        says_something=True,
    ),
    Attack(
        "take back another's reaction",
        "not-yours",
        edit(lambda doc, _: write.remove_reaction(doc, GOAL, BEN, "+1")),
        react(GOAL),
        says_something=True,
    ),
    Attack(
        "open a root of one's own",
        "unknown-root",
        edit(lambda doc, _: root(doc, "evil").__setitem__("x", 1)),
        goes_on,
    ),
    Attack(
        "open a text root of one's own",
        "unknown-root",
        edit(lambda doc, _: doc.get("evil", type=Text).insert(0, "x")),
        goes_on,
    ),
    Attack("type into the root of the pieces", "shape", update(a_sequence), goes_on),
    Attack("write as another's client", "foreign-client", under(MAKER), under(None)),
    Attack("write as the server", "foreign-client", under(SERVER_CLIENT_ID), under(None)),
    Attack("say hello as another's client", "foreign-client", greet_and_write(MAKER), goes_on, comes_first=True),
    Attack("build on what nobody has", "gap", without_the_first, with_the_first, comes_first=True),
    Attack(
        "leave a hole for later",
        "gap",
        update(lambda person: an_update(person.doc.client_id, 0, b"\x0a\x05")),
        goes_on,
        comes_first=True,
    ),
    Attack(
        "delete what is to come",
        "gap",
        update(lambda _: b"\0\x01" + uint(MAKER) + b"\x01" + uint(5_000) + b"\x05"),
        goes_on,
        comes_first=True,
    ),
    Attack("write the stage", "server-only", write_elsewhere("stage"), goes_on, comes_first=True),
    Attack("write a document nobody knows", "no-such-document", write_elsewhere("attic"), goes_on, comes_first=True),
    Attack(
        "send half an update",
        "closed 4400",
        update(lambda person: an_update(person.doc.client_id)[:-3]),
        goes_on,
        comes_first=True,
    ),
    Attack(
        "send a value without a bottom",
        "closed 4400",
        update(
            lambda person: an_update(
                person.doc.client_id, 0, b"\x08" + A_STRUCT + b"\x01" + b"\x75\x01" * 5_000 + b"\x7e"
            )
        ),
        goes_on,
        comes_first=True,
    ),
    Attack(
        "claim more than was sent",
        "closed 4400",
        update(lambda _: uint(2**29) + b"\x01\x05\0"),
        goes_on,
        comes_first=True,
    ),
    Attack(
        "embed a picture",
        "closed 4400",
        edit(lambda doc, _: root(doc)[GOAL]["text"].insert_embed(0, "picture")),
        goes_on,
        comes_first=True,
    ),
    Attack(
        "put a picture of bytes into a field",
        "closed 4400",
        write_field(GOAL, "evidence", b"PNG"),
        write_field(GOAL, "evidence", "PNG"),
        comes_first=True,
    ),
    Attack(
        "ask with a state that claims too much",
        "closed 4400",
        lambda person: person.send(protocol.sync_step1("board", uint(2**27) + b"\x0b\x01")),
        goes_on,
        comes_first=True,
    ),
    Attack(
        "send a frame of half a sync step",
        "closed 4400",
        lambda person: person.send(b"\0\x02\x7f"),
        goes_on,
        comes_first=True,
    ),
    Attack(
        "send more than a frame holds",
        "closed 1009",
        lambda person: person.send(bytes(protocol.FRAME_LIMIT + 1)),
        goes_on,
        comes_first=True,
    ),
)
