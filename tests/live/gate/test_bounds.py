"""How much one update may ask for. Promise P4 of docs/architecture.md."""

import gc
from collections.abc import Callable
from random import Random
from time import thread_time

import pytest
from pycrdt import Doc

from app.board import write
from app.live.gate import Actor, Refused, draft, gate
from app.live.gate.index import Runs
from app.live.gate.parse import MAX_RANGES
from tests.live.gate.bytes import uint
from tests.live.gate.desk import SERVER, Client, Desk, name

ANA = "ana" + "-" * 18
PIECES = 10


@pytest.fixture
def desk() -> Desk:
    return Desk(lambda doc: [write.create_piece(doc, name(number), "note", ANA) for number in range(PIECES)] and None)


def clear(doc: Doc[object]) -> None:
    for number in range(PIECES):
        write.delete_piece(doc, name(number))


def test_a_thousand_pieces_may_be_deleted_at_once() -> None:
    thousand = Desk(
        lambda doc: [write.create_piece(doc, name(number), "goal", ANA, text="x") for number in range(1_000)] and None
    )
    client = Client.at(thousand, ANA, 77)
    thousand.receive(
        client.write(lambda doc: [write.delete_piece(doc, name(n)) for n in range(1_000)] and None), client.actor
    )
    assert thousand.board()["pieces"] == {}


def test_more_than_can_be_judged_in_a_moment_is_not_deleted_at_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "MAX_KILLED", 5 * PIECES)
    client = Client.at(desk, ANA, 77)
    with pytest.raises(Refused, match="too-much"):
        desk.receive(client.write(clear), client.actor)
    assert len(desk.board()["pieces"]) == PIECES


def test_what_is_deleted_already_does_not_count(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.edit(clear)
    monkeypatch.setattr(draft, "MAX_KILLED", 0)
    client = Client.at(desk, ANA, 77)
    assert client.doc.get_update() != b"\0\0"
    assert desk.receive(client.doc.get_update(), client.actor) == b""  # as after a reconnect: the whole delete set


@pytest.mark.parametrize("seed", range(20))
def test_what_is_dead_already_is_found_whatever_the_order_of_the_spans(seed: int) -> None:
    random = Random(seed)
    runs = Runs()
    runs.end = 300
    for _ in range(random.randrange(30)):
        start = random.randrange(290)
        runs.kill(start, start + random.randint(1, 10))
    spans = [(start, start + random.randint(1, 6)) for start in (random.randrange(320) for _ in range(60))]
    spans = sorted(spans) if seed % 2 else spans
    assert runs.not_dead(spans) == [span for span in spans if not all(map(runs.is_dead, range(*span)))]


@pytest.mark.parametrize("change", [clear, lambda doc: write.create_piece(doc, name(PIECES), "note", ANA)])
def test_r11_whoever_looks_on_is_refused_before_anything_is_placed(
    desk: Desk, change: Callable[[Doc[object]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client.at(desk, ANA, 77, "observer")
    update = client.write(change)
    monkeypatch.setattr(gate, "Draft", never)
    with pytest.raises(Refused, match="role"):
        desk.admit(update, client.actor)


def test_r11_whoever_looks_on_may_delete_what_is_deleted_already(desk: Desk) -> None:
    desk.edit(lambda doc: write.delete_piece(doc, name(3)))
    client = Client.at(desk, ANA, 77, "observer")
    assert desk.admit(client.doc.get_update(), client.actor).nothing_new


@pytest.mark.parametrize(("spans", "code"), [(PIECES, "too-much"), (2, "gap")])
def test_r14_what_cannot_be_deleted_is_refused_before_anything_is_placed(
    desk: Desk, spans: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "MAX_KILLED", PIECES - 1)
    end = desk.gate._index.end(SERVER)
    step = end if code == "gap" else 2  # the last span begins where nothing is yet
    monkeypatch.setattr(draft, "DeleteRange", never)
    with pytest.raises(Refused, match=code):
        desk.admit(every_other(spans, client=SERVER, step=step), Actor(ANA, "participant"))


def never(*_: object, **__: object) -> None:
    raise AssertionError("was asked for")


def processor_seconds(work: Callable[[], object]) -> float:
    """The least of five times: neighbours stretch it, and so does the garbage of the tests before."""
    times = []
    gc.disable()
    for _ in range(5):
        began = thread_time()
        work()
        times.append(thread_time() - began)
    gc.enable()
    return min(times)


def every_other(count: int, client: int = 77, step: int = 2) -> bytes:
    """A delete set as fragmented as it can be."""
    spans = b"".join(uint(step * number) + b"\x01" for number in range(count))
    return b"\0\x01" + uint(client) + uint(count) + spans


def test_p4_the_largest_set_of_a_reconnect_is_judged_in_a_moment() -> None:
    desk = Desk(lambda doc: doc.apply_update(b"\x01\x01" + uint(77) + b"\0\0" + uint(2 * MAX_RANGES) + b"\0"))
    update, actor = every_other(MAX_RANGES), Actor(ANA, "participant")
    assert desk.admit(update, actor).nothing_new
    assert processor_seconds(lambda: desk.admit(update, actor)) < 0.25  # measured: 0.04


def test_p4_as_many_pieces_as_one_update_holds_are_judged_in_a_moment() -> None:
    desk = Desk()
    client = Client.at(desk, ANA, 77)
    update = client.write(
        lambda doc: [write.create_piece(doc, name(n), "goal", ANA, text="Zero faults") for n in range(499)] and None
    )
    assert len(desk.admit(update, client.actor).intents) == 499
    assert processor_seconds(lambda: desk.admit(update, client.actor)) < 0.25  # measured: 0.04
