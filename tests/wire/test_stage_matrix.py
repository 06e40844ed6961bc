"""Every stage of the standard day × every zone × every kind × every role, as frames on real sockets. R32, R58, R59.

What is expected is told twice: by the script, as `docs/playbooks.md` explains it, and by the rules of `app/workshop` on
the stage as an onlooker was sent it. The server has to agree with both, and the board to hold what it took.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import count, product
from math import ceil
from random import Random
from typing import Any, TypeVar, cast

import pytest
from pycrdt import Doc, Map
from websockets.asyncio.client import ClientConnection

from app.board import write
from app.board.changes import Change, CreatePiece, DeletePiece, EditText, SetField
from app.board.schema import KINDS, ZONES, Kind, Zone
from app.live import protocol, varint
from app.live.documents import hand_of
from app.live.protocol import BOARD
from app.workshop.facts import Facts, PieceFacts
from app.workshop.floor import Floor
from app.workshop.playbook import Stage
from app.workshop.policy import INVITABLE, Actor, Refused, Role, judge
from app.workshop.shipped import STANDARD, shipped
from tests.live.gate.desk import name
from tests.live.table import hello, pieces
from tests.support.seat import SeatedClient
from tests.support.server import Server
from tests.wire.console import ask
from tests.wire.guest import Guest, as_guest

pytestmark = pytest.mark.server

SCRIPT = shipped()[STANDARD].stages
PATIENCE_SECONDS = 60
IDS, CLIENT_IDS = count(), count(2_000_000)

Choice = TypeVar("Choice")
Edit = Callable[[Doc[Any], str], Sequence[Change]]


@dataclass(frozen=True)
class Deed:
    """What one person tries with one frame."""

    what: str
    client_id: int
    update: bytes
    changes: tuple[Change, ...]
    zones: tuple[Zone, ...]  # that it reaches into
    kind: Kind | None = None  # of the piece that it makes; None: it makes none
    piece: PieceFacts | None = None  # that it changes
    document: str = BOARD

    def as_the_script_says(self, role: Role, stage: Stage | None) -> str:
        if role in ("observer", "trainer"):
            return "role"
        if role == "facilitator" or stage is None or self.document != BOARD:
            return "accepted"
        if any(zone not in (*stage.opens.zones, "tray") for zone in self.zones):
            return "stage-zone"
        if self.kind and stage.hands != "open":
            return "private-round"
        if self.kind and stage.opens.kinds is not None and self.kind not in stage.opens.kinds:
            return "stage-kind"
        return "accepted"

    def as_the_rules_say(self, actor: Actor, floor: Floor) -> str:
        facts = Facts()
        if self.piece:
            facts.pieces.put(cast(EditText, self.changes[0]).piece, self.piece)
        try:
            judge(actor, self.changes, facts, floor if self.document == BOARD else floor.hand)
        except Refused as refused:
            return refused.code
        return "accepted"


class Line:
    """Sends without reading the board: all that it hears of are its answers."""

    def __init__(self, seat: SeatedClient, socket: ClientConnection) -> None:
        self.seat = seat
        self.socket = socket
        self.actor = Actor(seat.person_id, cast(Role, seat.role))
        self.sent = 0

    async def send(self, deeds: Sequence[Deed]) -> list[str]:
        """What the server says to each. Behind a hello of its own each is judged whatever became of the one before."""
        answers, first, answered = ["accepted"] * len(deeds), self.sent + 1, 0
        for deed in deeds:
            await self.socket.send(hello(deed.client_id, deed.document))
            await self.socket.send(protocol.update(deed.document, deed.update))
        self.sent += len(deeds)
        async with asyncio.timeout(PATIENCE_SECONDS):
            while answered < self.sent:
                frame = await self.socket.recv(decode=False)
                if frame[0] == 101:
                    answered = varint.Reader(frame[1:]).uint()
                elif frame[0] == 102:
                    refusal = json.loads(varint.Reader(frame[1:]).string(4096))
                    answered = refusal["upTo"]
                    answers[answered - first] = refusal["code"]
        return answers


@pytest.mark.parametrize("share", [pytest.param(0.1, id="by lot"), pytest.param(1, id="whole", marks=pytest.mark.soak)])
async def test_r58_every_stage_takes_what_it_opens_and_nothing_else_whoever_sends_it(
    server: Server, share: float
) -> None:
    """A tenth of it, another one at every stage and in every role; in soak all of it."""
    if share == 1:
        server.settings["FRAMES_AT_ONCE"] = "100000"
        server.restart()
    with ExitStack() as seated:
        seats = [SeatedClient.join(server, role) for role in (*INVITABLE, "observer")]
        for seat in seats:
            seated.callback(seat.http.close)
        lucia = next(seat for seat in seats if seat.role == "facilitator")
        ask(lucia, "PUT", "playbook", {"id": STANDARD})
        async with AsyncExitStack() as stack:
            onlooker = await stack.enter_async_context(as_guest(seats.pop()))
            lines = [Line(seat, await stack.enter_async_context(await seat.open_socket())) for seat in seats]
            table = Tables(lines, onlooker, share)
            await table.try_everything(None)
            for index, stage in enumerate(SCRIPT):
                ask(lucia, "PUT", "stage", {"index": index, "confirm": True})
                await table.try_everything(stage)
            ask(lucia, "DELETE", "stage?confirm=true")
            await table.try_everything(None)
    all_of_it = (len(SCRIPT) + 2) * len(INVITABLE) * (len(MAKING) + len(CHANGING) + 1)
    assert table.heard.total() >= share * all_of_it
    assert table.heard.keys() == {"accepted", "role", "stage-zone", "stage-kind", "private-round"}


@dataclass
class Tables:
    lines: list[Line]
    onlooker: Guest
    share: float  # of what could be tried
    random: Random = field(default_factory=lambda: Random(58))
    heard: Counter[str] = field(default_factory=Counter)

    async def try_everything(self, stage: Stage | None) -> None:
        """At one stage, by everybody."""
        await self.onlooker.everything_heard()
        known: Doc[Any] = Doc()
        known.apply_update(self.onlooker.doc.get_update())
        for line in self.lines:
            for deed in await self._try(line, stage, Floor().read(self.onlooker.stage)):
                known.apply_update(deed.update)
        await self.onlooker.everything_heard()
        assert self.onlooker.pieces() == pieces(known)

    async def _try(self, line: Line, stage: Stage | None, floor: Floor) -> list[Deed]:
        """What the board took of it."""
        me, host = line.actor.person, next(line for line in self.lines if line.actor.role == "facilitator")
        chosen = self._some(CHANGING)
        targets = [lay(host.actor.person, zone, "note") for zone, *_ in chosen]
        assert set(await host.send(targets)) == {"accepted"}
        changing = [change(target, *deed) for target, deed in zip(targets, chosen, strict=True)]
        deeds = [*(lay(me, *made) for made in self._some(MAKING)), *changing, lay(me, "tray", "note", hand_of(me))]
        answers = await line.send(deeds)
        for deed, answer in zip(deeds, answers, strict=True):
            where = f"{line.actor.role} in {stage.id if stage else 'no stage'}: {deed.what}"
            assert answer == deed.as_the_script_says(line.actor.role, stage), where
            assert answer == deed.as_the_rules_say(line.actor, floor), where
        self.heard.update(answers)
        taken = [deed for deed, answer in zip(deeds, answers, strict=True) if answer == "accepted"]
        return [*targets, *(deed for deed in taken if deed.document == BOARD)]

    def _some(self, all: Sequence[Choice]) -> list[Choice]:
        return self.random.sample(all, ceil(self.share * len(all)))


def lay(by: str, zone: Zone, kind: Kind, document: str = BOARD) -> Deed:
    """A new piece."""
    id, client_id = name(next(IDS)), next(CLIENT_IDS)
    doc: Doc[Any] = Doc(client_id=client_id)
    write.create_piece(doc, id, kind, by, zone, (1, 2), (3, 4), "new")
    values = {"kind": kind, "by": by, "zone": zone, "pos": [1.0, 2.0], "size": [3.0, 4.0]}
    made = CreatePiece(id, values, len("new"))
    return Deed(
        f"lays a {kind} in {zone} of {document}", client_id, doc.get_update(), (made,), (zone,), kind, None, document
    )


def change(target: Deed, zone: Zone, what: str, edit: Edit, *into: Zone) -> Deed:
    """To a piece that is there."""
    made = cast(CreatePiece, target.changes[0])
    client_id = next(CLIENT_IDS)
    doc: Doc[Any] = Doc(client_id=client_id)
    doc.apply_update(target.update)
    before = doc.get_state()
    with doc.transaction():
        changes = edit(doc, made.piece)
    facts = PieceFacts(str(made.values["kind"]), str(made.values["by"]), made.text_length or 0, zone=zone)
    what = f"{what} in {zone} {into}"
    return Deed(what, client_id, doc.get_update(before), tuple(changes), (zone, *into), None, facts)


def move(doc: Doc[Any], piece: str, into: Zone) -> list[Change]:
    write.move(doc, piece, (7, 7), into)
    return [SetField(piece, "pos", [7.0, 7.0]), SetField(piece, "zone", into)]


def type_in(doc: Doc[Any], piece: str) -> list[Change]:
    doc.get("pieces", type=Map)[piece]["text"].insert(0, "!")
    return [EditText(piece, 1, 0)]


def resize(doc: Doc[Any], piece: str) -> list[Change]:
    write.resize(doc, piece, (9, 9))
    return [SetField(piece, "size", [9.0, 9.0])]


def take_away(doc: Doc[Any], piece: str) -> list[Change]:
    write.delete_piece(doc, piece)
    return [DeletePiece(piece)]


MAKING: list[tuple[Zone, Kind]] = list(product(ZONES, KINDS))
CHANGING: list[tuple[Any, ...]] = [
    *((zone, "moves", partial(move, into=into), into) for zone, into in product(ZONES, ZONES)),
    *((zone, "types", type_in) for zone in ZONES),
    *((zone, "resizes", resize) for zone in ZONES),
    *((zone, "takes away", take_away) for zone in ZONES),
]
