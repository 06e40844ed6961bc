"""What became of a piece, and what was removed: told from the log of real edits, in a process apart."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from pycrdt import Doc, Map

from app.board import write
from app.db.database import Database
from app.errors import Problem
from app.history import chronicle, store
from app.history.chronicle import Chronicle
from app.history.log import Batch, KeyframeEntry
from app.history.wish import AllRemoved, StepsOf, Wish
from app.live import protocol
from app.workshop.hands import HIDDEN
from tests.live.board import database_with_a_board
from tests.live.table import BOARD_ID, Person, Table, note

GOAL = "goal-----------------"


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with database_with_a_board(database_url) as database:
        yield database


@pytest.fixture
def table() -> Table:
    return Table()


async def test_a_life_is_told_step_by_step_with_who_did_what(table: Table, database: Database) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    goal = ana.add_note("Cut cost", "goal")
    later(table, 120)
    ben.change(lambda doc: write.set_field(doc, goal, "priority", 4))
    later(table, 120)
    ben.change(lambda doc: write.move(doc, goal, (40, 40), "tray"))
    later(table, 120)
    ben.change(lambda doc: write.set_field(doc, goal, "priority", None))
    assert await steps_of(table, database, goal) == [
        (ana.id, "created", "", None, "Cut cost"),
        (ben.id, "field", "priority", None, 4),
        (ben.id, "moved", "zone", "tray", "tray"),
        (ben.id, "field", "priority", 4, None),
    ]


@pytest.mark.parametrize("by", ["ben", HIDDEN])
async def test_who_lays_somebody_elses_hand_did_not_write_it(table: Table, database: Database, by: str) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    author = ben.id if by == "ben" else by
    table.do(
        table.room.edit(
            "board", lambda doc: write.create_piece(doc, GOAL, "goal", author, text="Cut cost"), ana.id, table.now
        )
    )
    expected = None if by == HIDDEN else ben.id
    assert await steps_of(table, database, GOAL) == [(expected, "created", "", None, "Cut cost")]


async def test_what_is_typed_in_one_go_is_one_step(table: Table, database: Database) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    goal = ana.add_note("Cost", "goal")
    later(table, 120)
    for letter in " ñ🙂!":
        type_at_end(ana, goal, letter)
        later(table, 50)
        type_at_end(ben, goal, letter.upper())
    later(table, 120)
    type_at_end(ana, goal, "?")
    told = await steps_of(table, database, goal)
    assert told[0] == (ana.id, "created", "", None, "Cost")
    assert [(who, what) for who, what, *_ in told[1:]] == [(ana.id, "text"), (ben.id, "text"), (ana.id, "text")]
    assert told[1][3] == "Cost"
    *_, before, after = told[-1]
    assert after == f"{before}?"
    assert sorted(str(before)) == sorted("Cost  ñÑ🙂🙂!!"), "no letter of more bytes than one is cut"


async def test_words_taken_back_at_once_leave_no_step_and_a_status_leaves_each(
    table: Table, database: Database
) -> None:
    ana = table.sit("Ana")
    action = ana.add_note("Call them", "action")
    later(table, 120)
    type_at_end(ana, action, "x")
    ana.change(lambda doc: write.set_text(doc, action, "Call them"))
    for status in ("proposed", "doing", "done"):
        ana.change(lambda doc, status=status: write.set_field(doc, action, "status", status))  # type: ignore[misc]
    told = await steps_of(table, database, action)
    assert [(what, field, after) for _, what, field, _, after in told] == [
        ("created", "", "Call them"),
        ("field", "status", "proposed"),
        ("field", "status", "doing"),
        ("field", "status", "done"),
    ]


async def test_links_are_told_at_both_ends_with_the_other_piece(table: Table, database: Database) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    goal, action = ana.add_note("Cut cost", "goal"), ana.add_note("Call them", "action")
    later(table, 120)
    ben.change(lambda doc: write.create_link(doc, "l".ljust(21, "-"), action, goal, "supports", ben.id))
    later(table, 120)
    ana.change(lambda doc: write.delete_piece(doc, action))
    at_goal = (await ask(table, database, StepsOf(goal)))["steps"]
    assert [(step["what"], step["field"], step["link"]["text"]) for step in at_goal[1:]] == [
        ("linked", "supports", "Call them"),
        ("unlinked", "supports", "Call them"),
    ]
    assert (at_goal[1]["link"]["from"], at_goal[1]["link"]["other"]) == (action, action)
    whats = [what for _, what, *_ in await steps_of(table, database, action)]
    assert whats == ["created", "linked", "removed"], "its link goes with it without a step of its own"


async def test_a_piece_removed_and_restored_twice(table: Table, database: Database) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    goal, other = ana.add_note("Cut cost", "goal"), ana.add_note("Quality", "goal")
    ana.change(lambda doc: write.create_link(doc, "l".ljust(21, "-"), goal, other, "conflicts", ana.id))
    for _ in range(2):
        later(table, 120)
        ben.change(lambda doc: write.delete_piece(doc, goal))
        removed = await ask(table, database, AllRemoved())
        (piece,) = removed["pieces"]
        assert (piece["piece"], piece["by"], piece["removed_by"], piece["text"]) == (goal, ana.id, ben.id, "Cut cost")
        assert [(link["from"], link["to"], link["by"]) for link in piece["links"]] == [(goal, other, ana.id)]
        later(table, 120)
        ben.change(lambda doc: bring_back(doc, piece))  # noqa: B023
        assert (await ask(table, database, AllRemoved())) == {"pieces": [], "count": 0}
    told = [(who, what) for who, what, *_ in await steps_of(table, database, goal)]
    both = [(ben.id, "removed"), (ben.id, "restored")]
    # Linked in the same go as it was created, in a step of its own.
    assert told == [(ana.id, "created"), (ana.id, "linked"), *both, *both]
    assert table.room.documents["board"].read(lambda doc: doc["pieces"][goal]["by"]) == ana.id


async def test_a_link_whose_two_ends_went_one_after_the_other_is_told_with_both(
    table: Table, database: Database
) -> None:
    ana = table.sit("Ana")
    one, other = ana.add_note("Cut cost", "goal"), ana.add_note("Quality", "goal")
    ana.change(lambda doc: write.create_link(doc, "l".ljust(21, "-"), one, other, "conflicts", ana.id))
    for piece in (one, other):
        later(table, 1)
        ana.change(lambda doc, piece=piece: write.delete_piece(doc, piece))  # type: ignore[misc]
    removed = (await ask(table, database, AllRemoved()))["pieces"]
    assert [(piece["piece"], len(piece["links"])) for piece in removed] == [(other, 1), (one, 1)], "newest first"


async def test_hands_never_appear(table: Table, database: Database) -> None:
    ana = table.sit("Ana")
    table.open(f"hand:{ana.id}")
    ana.say_hello(f"hand:{ana.id}", 99)
    doc: Doc[Any] = Doc(client_id=99)
    note(doc, GOAL, ana.id, "a secret")
    ana.send(hand_update(ana, doc))
    assert GOAL in table.hand(ana)
    before = doc.get_state()
    write.delete_piece(doc, GOAL)
    ana.send(hand_update(ana, doc, before))
    laid = ana.add_note("on the table")
    ana.change(lambda doc: write.delete_piece(doc, laid))
    assert {entry.document for entry in (table.commit(), *table.log)[1:]} == {"board", f"hand:{ana.id}"}
    assert [piece["piece"] for piece in (await ask(table, database, AllRemoved()))["pieces"]] == [laid]
    assert await steps_of(table, database, GOAL) == []


async def test_a_long_life_is_read_in_parts(table: Table, database: Database) -> None:
    ana = table.sit("Ana")
    goal = ana.add_note("Cut cost", "goal")
    for number in range(250):
        later(table, 61)
        ana.change(lambda doc, number=number: write.set_field(doc, goal, "priority", number % 5 + 1))  # type: ignore[misc]
    last = await ask(table, database, StepsOf(goal))
    first = await ask(table, database, StepsOf(goal, last["before"]))
    assert (len(last["steps"]), last["before"], len(first["steps"]), first["before"]) == (200, 51, 51, None)
    assert first["steps"][0]["what"] == "created"


async def test_everybody_who_waits_is_answered_by_one_replay(
    table: Table, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = table.sit("Ana")
    pieces = [ana.add_note(f"note {number}") for number in range(10)]
    save(table, database)
    replays, run = [], chronicle.apart.run
    monkeypatch.setattr(chronicle.apart, "run", lambda *handed: replays.append(handed) or run(*handed))
    told = Chronicle(database)
    answers = await asyncio.gather(*(told.ask(BOARD_ID, StepsOf(piece), f"somebody {piece}") for piece in pieces))
    assert [json.loads(answer)["steps"][0]["after"] for answer in answers] == [f"note {n}" for n in range(10)]
    assert await told.ask(BOARD_ID, StepsOf(pieces[0]), "ana") == answers[0], "kept"
    assert len(replays) <= 2, "the first begins before the others have asked"


async def test_nobody_asks_so_much_that_others_are_not_answered(table: Table, database: Database) -> None:
    piece = table.sit("Ana").add_note("a note")
    save(table, database)
    told = Chronicle(database)
    wishes = [StepsOf(piece, before) for before in range(chronicle.WISHES_BY_ONE + 1)]
    async with told._one_at_a_time:  # another board's replay runs
        asked = [asyncio.create_task(told.ask(BOARD_ID, wish, "eva")) for wish in wishes]
        asked.append(asyncio.create_task(told.ask(BOARD_ID, AllRemoved(), "ben")))
        [refused], answered = await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
    problem = refused.exception()
    assert isinstance(problem, Problem)
    assert (problem.code, problem.status) == ("history-busy", 503)
    assert len(await asyncio.gather(*answered)) == len(wishes)


async def test_of_a_log_that_is_too_long_the_end_is_told_from_a_keyframe(
    table: Table, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = table.sit("Ana")
    goal, gone = ana.add_note("Cut cost", "goal"), ana.add_note("gone")
    table.commit()
    document = table.room.documents["board"]
    table.keyframes.append(KeyframeEntry(BOARD_ID, "board", document.seq, table.log[-1].at, document.state()))
    ana.change(lambda doc: write.delete_piece(doc, gone))
    ana.change(lambda doc: write.set_field(doc, goal, "priority", 2))
    monkeypatch.setattr(chronicle, "UPDATES_AT_MOST", 2)
    assert await steps_of(table, database, goal) == [(ana.id, "field", "priority", None, 2)]
    assert (await ask(table, database, AllRemoved()))["count"] == 1


def later(table: Table, seconds: float) -> None:
    """By then everybody has heard of everything."""
    table.commit()
    table.now += seconds


def type_at_end(person: Person, piece: str, words: str) -> None:
    def insert(doc: Doc[Any]) -> None:
        text = doc.get("pieces", type=Map)[piece]["text"]
        text += words

    person.change(insert)


def bring_back(doc: Doc[Any], piece: dict[str, Any]) -> None:
    shape = {name: piece[name] for name in ("kind", "by", "zone", "pos", "size", "text", "fields")}
    write.create_piece(doc, piece["piece"], **shape)
    for link in piece["links"]:
        write.create_link(doc, link["id"], link["from"], link["to"], link["kind"], link["by"], link["fields"])


def hand_update(person: Person, doc: Doc[Any], since: bytes = b"\x00") -> bytes:
    return protocol.update(f"hand:{person.id}", doc.get_update(since))


def save(table: Table, database: Database) -> None:
    """What is not in the database yet."""
    table.commit()
    with database.reading() as session:
        known = {entry.document: store.newest_seq(session, BOARD_ID, entry.document) for entry in table.log}
    new = tuple(entry for entry in table.log if entry.seq > known[entry.document])
    store.append(database, Batch(new, tuple(table.keyframes)))


async def ask(table: Table, database: Database, wish: Wish) -> Any:
    save(table, database)
    return json.loads(await Chronicle(database).ask(BOARD_ID, wish, "ana"))


async def steps_of(table: Table, database: Database, piece: str) -> list[tuple[object, ...]]:
    steps = (await ask(table, database, StepsOf(piece)))["steps"]
    return [tuple(step[name] for name in ("person", "what", "field", "before", "after")) for step in steps]
