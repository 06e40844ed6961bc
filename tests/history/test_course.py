"""The course of a workshop is told step by step, whatever happened on the board, page by page without a gap."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Doc, Map

from app.board import write
from app.board.schema import ZONES
from app.history import course, courses
from app.history.course import Course, Filter, Told, tell_course
from app.history.film import FilmDocument
from app.history.step import Step, Update
from app.workshop.hands import HIDDEN
from app.workshop.stage import ROOTS, root
from tests.live.table import Person, Table

LINK = "l".ljust(21, "-")
COMMENT = "c".ljust(21, "-")
AT = "2026-03-06T09:30:00Z"


@pytest.fixture
def table() -> Table:
    return Table()


def later(table: Table, seconds: float = 120) -> None:
    """By then everybody has heard of everything."""
    table.commit()
    table.now += seconds


def tell(
    table: Table, document: FilmDocument = "board", *, since: int = 1, after: int = 0, limit: int = 500, **wanted: Any
) -> Told:
    table.commit()
    updates = tuple(
        Update(entry.at, entry.person, entry.payload, entry.seq) for entry in table.log if entry.document == document
    )
    return tell_course(Course(document, b"", updates, since, after, limit, Filter(**wanted)))


def words(table: Table, **wanted: Any) -> list[tuple[object, ...]]:
    return [(step.person, step.what, step.field, step.before, step.after) for step in tell(table, **wanted).steps]


def test_every_kind_of_step_is_told_with_who_and_where(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    goal = ana.add_note("Cut cost", "goal")
    action = ben.add_note("Call them", "action")
    later(table)
    ben.change(lambda doc: write.set_text(doc, goal, "Cut all cost"))
    ben.change(lambda doc: write.set_field(doc, goal, "priority", 4))
    ben.change(lambda doc: write.move(doc, goal, (40, 40), "strategy"))
    later(table)
    ana.change(lambda doc: write.create_link(doc, LINK, action, goal, "supports", ana.id))
    ana.change(lambda doc: write.create_comment(doc, COMMENT, goal, ana.id, AT, "Since when?"))
    ana.change(lambda doc: write.add_reaction(doc, goal, ana.id, "agree"))
    later(table)
    ana.change(lambda doc: write.delete_link(doc, LINK))
    ana.change(lambda doc: write.delete_comment(doc, COMMENT))
    ana.change(lambda doc: write.remove_reaction(doc, goal, ana.id, "agree"))
    told = tell(table).steps
    assert words(table) == [
        (ana.id, "created", "", None, "Cut cost"),
        (ben.id, "created", "", None, "Call them"),
        (ben.id, "text", "text", "Cut cost", "Cut all cost"),
        (ben.id, "field", "priority", None, 4),
        (ben.id, "moved", "zone", "tray", "strategy"),
        (ana.id, "linked", "supports", None, None),
        (ana.id, "commented", "", None, "Since when?"),
        (ana.id, "reacted", "agree", None, None),
        (ana.id, "unlinked", "supports", None, None),
        (ana.id, "uncommented", "", "Since when?", None),
        (ana.id, "unreacted", "agree", None, None),
    ]
    assert [step.about.text for step in told if step.about] == [
        "Cut cost", "Call them", *["Cut all cost"] * 3, "Call them", *["Cut all cost"] * 2, "Call them",
        *["Cut all cost"] * 2,
    ]  # fmt: skip
    assert [step.about.zone for step in told if step.about][2:5] == ["tray", "tray", "strategy"]
    assert told[5].link
    assert (told[5].link.from_, told[5].link.to, told[5].link.text) == (action, goal, "Cut all cost")
    assert [step.seq for step in told] == list(range(1, 12))


def test_what_goes_and_comes_back_with_a_piece_has_no_step_of_its_own(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    goal, action = ana.add_note("Cut cost", "goal"), ana.add_note("Call them", "action")
    ana.change(lambda doc: write.create_link(doc, LINK, action, goal, "supports", ana.id))
    ana.change(lambda doc: write.create_comment(doc, COMMENT, goal, ana.id, AT, "Since when?"))
    later(table)
    ben.change(lambda doc: write.delete_piece(doc, goal))
    later(table)

    def bring_back(doc: Doc[Any]) -> None:
        write.create_piece(doc, goal, "goal", ana.id, "tray", (10, 20), (200, 120), "Cut cost")
        write.create_link(doc, LINK, action, goal, "supports", ana.id)

    ben.change(bring_back)
    assert [(who, what) for who, what, *_ in words(table)][4:] == [(ben.id, "removed"), (ben.id, "restored")]


def test_a_piece_that_is_new_together_with_its_link_has_two_steps(table: Table) -> None:
    ana = table.sit("Ana")
    goal, action = ana.add_note("Cut cost", "goal"), table.new_id()

    def add(doc: Doc[Any]) -> None:
        write.create_piece(doc, action, "action", ana.id, text="Call them")
        write.create_link(doc, LINK, action, goal, "supports", ana.id)

    ana.change(add)
    assert [what for _, what, *_ in words(table)] == ["created", "created", "linked"]


def test_what_somebody_types_in_one_go_is_one_step_from_its_first_edit_to_its_last(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    goal = ana.add_note("Cost", "goal")
    later(table)
    for letter in "!?.":
        type_at_end(ana, goal, letter)
        ben.add_note("meanwhile")
        later(table, 10)
    (typed,) = [step for step in tell(table).steps if step.what == "text"]
    assert (typed.before, typed.after, typed.seq, typed.until) == ("Cost", "Cost!?.", 2, 6)


def test_who_wrote_what_a_stage_laid_without_names_is_not_told(table: Table) -> None:
    ana = table.sit("Ana")
    piece = table.new_id()

    def lay(doc: Doc[Any]) -> None:
        write.create_piece(doc, piece, "goal", HIDDEN, text="Cut cost")

    table.do(table.room.edit("board", lay, ana.id, table.now))
    assert words(table) == [(None, "created", "", None, "Cut cost")]
    assert words(table, persons=frozenset({ana.id})) == []


def test_steps_are_chosen_by_person_and_zone(table: Table) -> None:
    ana, ben = table.sit("Ana"), table.sit("Ben")
    goal, other = ana.add_note("Cut cost", "goal"), ben.add_note("Quality", "goal")
    later(table)
    ana.change(lambda doc: write.move(doc, goal, (0, 0), "strategy"))
    later(table)
    ben.change(lambda doc: write.move(doc, goal, (0, 0), "industry"))
    ben.change(lambda doc: write.set_field(doc, other, "priority", 1))
    assert [what for _, what, *_ in words(table, persons=frozenset({ben.id}))] == ["created", "moved", "field"]
    assert [(before, after) for *_, before, after in words(table, zone="strategy")] == [
        ("tray", "strategy"),
        ("strategy", "industry"),
    ]
    assert words(table, zone="competition") == []


def test_steps_that_began_before_the_range_are_not_in_it(table: Table) -> None:
    ana = table.sit("Ana")
    goal = ana.add_note("Cut cost", "goal")
    later(table)
    ana.change(lambda doc: write.set_field(doc, goal, "priority", 1))
    assert [what for _, what, *_ in words(table, since=2)] == ["field"]
    (step,) = tell(table, since=2).steps
    assert step.about
    assert step.about.text == "Cut cost", "though that was before"


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("limit", [1, 7, 500])
def test_pages_of_any_size_tell_the_same(seed: int, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(course, "LOOK_EVERY", 5)
    table = Table(seed=seed)
    workshop(table, Random(seed))
    whole = tell(table, limit=10**6).steps
    found: list[Step] = []
    after: int | None = 0
    while after is not None:
        page = tell(table, limit=limit, after=after)
        found += page.steps
        after = page.next_after
    assert found == list(whole)
    assert len(whole) > 40
    assert [step.seq for step in whole] == sorted(step.seq for step in whole)


def test_what_one_update_did_is_never_parted(table: Table) -> None:
    ana = table.sit("Ana")
    ids = [table.new_id() for _ in range(4)]

    def add(doc: Doc[Any]) -> None:
        for id in ids:
            write.create_piece(doc, id, "goal", ana.id, text="Cut cost")

    ana.change(add)
    ana.add_note("after them")
    first = tell(table, limit=2)
    assert (len(first.steps), first.next_after) == (4, 1)
    second = tell(table, limit=2, after=1)
    assert ([step.after for step in second.steps], second.next_after) == (["after them"], None)


@pytest.mark.parametrize("seed", range(5))
def test_a_course_told_from_a_keyframe_is_that_of_the_whole_log(seed: int) -> None:
    table = Table(seed=seed)
    workshop(table, Random(seed))
    for seq in (20, 45):
        whole = tell(table, since=seq + 1).steps
        entries = [entry for entry in table.log if entry.document == "board"]
        doc: Doc[Any] = Doc()
        for entry in entries[:seq]:
            doc.apply_update(entry.payload)
        updates = tuple(Update(entry.at, entry.person, entry.payload, entry.seq) for entry in entries[seq:])
        later_on = tell_course(Course("board", doc.get_update(), updates, seq + 1, 0, 10**6, Filter())).steps
        assert [restored_is_created(step) for step in later_on] == [restored_is_created(step) for step in whole]


def test_what_was_decided_in_the_room_is_told(table: Table) -> None:
    table.edit(lambda doc: root(doc, "locks").update({"strategy": {"by": "ana", "at": AT}}))
    table.edit(lambda doc: root(doc, "votes").update({"v": {"question": "Which?", "voted": 0, "budget": 3}}))
    table.edit(lambda doc: root(doc, "votes").update({"v": {"question": "Which?", "voted": 2, "budget": 3}}))
    table.edit(
        lambda doc: root(doc, "playbook").update({"script": {"id": "day", "name": {"en": "Day"}, "stages": [1]}})
    )
    table.edit(lambda doc: root(doc, "locks").pop("strategy"))
    assert words(table, document="stage") == [
        (None, "stage", "locks.strategy", None, {"by": "ana", "at": AT}),
        (None, "stage", "votes.v", None, {"question": "Which?", "voted": 0, "budget": 3}),
        (None, "stage", "votes.v", {"voted": 0}, {"voted": 2}),
        (None, "stage", "playbook.script", None, {"id": "day", "name": {"en": "Day"}}),
        (None, "stage", "locks.strategy", {"by": "ana", "at": AT}, None),
    ]


def test_a_stage_told_from_a_keyframe_knows_what_stood_in_it(table: Table) -> None:
    table.edit(lambda doc: root(doc, "raised").update({"ana": AT}))
    table.commit()
    state = table.room.documents["stage"].state()
    table.edit(lambda doc: root(doc, "raised").pop("ana"))
    table.commit()
    entry = table.log[-1]
    update = Update(entry.at, entry.person, entry.payload, entry.seq)
    (step,) = tell_course(Course("stage", state, (update,), entry.seq, 0, 9, Filter())).steps
    assert (step.field, step.before, step.after) == ("raised.ana", AT, None)
    assert "raised" in ROOTS


@given(sizes=st.lists(st.integers(0, 30), max_size=40), first=st.integers(1, 9), after=st.integers(0, 60))
@settings(deadline=None)
def test_what_is_replayed_for_one_page_is_bounded_and_goes_on(sizes: list[int], first: int, after: int) -> None:
    last = first + len(sizes) - 1
    after = min(after, max(last, 0))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(courses, "UPDATES_AT_MOST", 10)
        patch.setattr(courses, "BYTES_AT_MOST", 60)
        read = courses._bounded(sizes, first, last, after)
    chosen = sizes[read.since - first : read.last - first + 1]
    assert len(chosen) <= 10
    assert sum(chosen) <= 60
    assert read.since <= max(after + 1, first)
    assert read.has_more == (read.last < last)
    assert not read.has_more or read.last > after, "every page comes further"


def workshop(table: Table, random: Random) -> None:
    people = [table.sit("Ana"), table.sit("Ben")]
    pieces = [people[0].add_note(f"goal {number}", "goal") for number in range(5)]
    for _ in range(80):
        somebody, piece = random.choice(people), random.choice(pieces)
        here = somebody.pieces()
        if piece not in here:
            pieces.append(somebody.add_note("another", "goal"))
            continue
        match random.randrange(5):
            case 0:
                type_at_end(somebody, piece, "!")
            case 1:
                zone = random.choice(ZONES)
                somebody.change(lambda doc, piece=piece, zone=zone: write.move(doc, piece, (1, 2), zone))  # type: ignore[misc]
            case 2:
                value = random.choice([1, 2, 3, None])
                somebody.change(
                    lambda doc, piece=piece, value=value: write.set_field(doc, piece, "priority", value)  # type: ignore[misc]
                )
            case 3:
                if random.random() < 0.3:
                    somebody.change(lambda doc, piece=piece: write.delete_piece(doc, piece))  # type: ignore[misc]
            case 4:
                pieces.append(somebody.add_note("one more", "goal"))
        later(table, random.choice([1, 30, 61]))


def type_at_end(person: Person, piece: str, letters: str) -> None:
    def insert(doc: Doc[Any]) -> None:
        text = doc.get("pieces", type=Map)[piece]["text"]
        text += letters

    person.change(insert)


def restored_is_created(step: Step) -> tuple[object, ...]:
    """A keyframe does not know what was deleted before it."""
    what = "created" if step.what == "restored" else step.what
    return step.seq, step.until, what, step.before, step.after, step.about
