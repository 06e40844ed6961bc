"""A playbook is checked whoever wrote it, and says in a sentence what is wrong with it and where."""

import json
from copy import deepcopy
from typing import Any

import pytest
from pydantic import ValidationError

from app.workshop.playbook import filed, read_playbook, read_script
from app.workshop.playbook_faults import BadPlaybook, Fault
from app.workshop.shipped import shipped

STANDARD = [
    ("open", 20),
    ("industry", 35),
    ("strategy-map", 60),
    ("history-rivals", 45),
    ("break-morning", 15),
    ("stakeholders", 45),
    ("contact-roles", 40),
    ("value", 25),
    ("actions", 60),
    ("break-afternoon", 15),
    ("unexpected-event", 20),
    ("close", 25),
]


def words(text: str = "Words") -> dict[str, str]:
    return {"en": text, "es": text}


def stage(**changes: Any) -> dict[str, Any]:
    plain = {"id": "look", "name": words(), "minutes": 30, "script": words(), "opens": {"zones": ["industry"]}}
    return plain | changes


def script(*stages: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"name": words(), "stages": list(stages or [stage()])} | changes


def faults(raw: object) -> list[tuple[str, str]]:
    with pytest.raises(BadPlaybook) as caught:
        read_script(raw)
    return [(fault.place, fault.message) for fault in caught.value.faults]


def question(check: object) -> dict[str, Any]:
    return stage(exit=[{"id": "done", "ask": words(), "check": check}])


# What ships


def test_the_standard_day_has_the_twelve_stages_of_the_method() -> None:
    playbook = shipped()["standard-day"]
    assert [(stage.id, stage.minutes) for stage in playbook.stages] == STANDARD
    assert playbook.minutes == 405
    assert [stage.checkpoint for stage in playbook.stages if stage.checkpoint] == ["CP0", "CP1", "CP2", "CP3", "CP4"]


def test_the_variants_take_two_hours_and_two_half_days() -> None:
    assert (shipped()["two-hours"].minutes, shipped()["two-hours"].variant) == (120, "short")
    stages = shipped()["remote-two-halves"].stages
    half = [stage.id for stage in stages].index("welcome-back")
    assert [sum(stage.minutes for stage in part) for part in (stages[:half], stages[half:])] == [180, 180]


@pytest.mark.parametrize("id", shipped())
def test_a_shipped_playbook_begins_and_ends_with_a_checkpoint(id: str) -> None:
    stages = shipped()[id].stages
    assert (stages[0].checkpoint, stages[-1].checkpoint) == ("CP0", "CP4")


@pytest.mark.parametrize("id", shipped())
def test_a_host_can_read_a_shipped_script_aloud(id: str) -> None:
    for stage in shipped()[id].stages:
        assert stage.script.en != stage.script.es
        for text in (stage.script.en, stage.script.es):
            ends = sum(text.count(mark) for mark in (". ", "? ")) + 1
            assert 2 <= ends <= 5, (stage.id, text)
        assert stage.is_break or stage.prompts, stage.id


@pytest.mark.parametrize("id", shipped())
def test_a_shipped_stage_asks_only_for_what_it_opens(id: str) -> None:
    """A check on pieces that nobody may write in this stage could never be fulfilled in it."""
    for stage in shipped()[id].stages:
        for question in stage.exit:
            if question.check and (pieces := question.check.pieces):
                assert pieces.kind is None or pieces.kind in (stage.opens.kinds or (pieces.kind,)), question.id
                assert pieces.zone is None or pieces.zone in stage.opens.zones, question.id
            if question.check and question.check.checkpoint:
                assert stage.checkpoint, stage.id
                assert "checkpoint" in stage.tools, stage.id
        assert stage.hands == "open" or "hands" in stage.tools, stage.id


# What a stage of a board holds


def test_a_playbook_comes_back_from_a_document_whose_numbers_are_floats() -> None:
    """Yjs knows no whole numbers."""
    playbook = shipped()["standard-day"]
    loose = json.loads(json.dumps(playbook.as_json()), parse_int=float)
    assert read_playbook(loose) == playbook


def test_the_public_names_are_written() -> None:
    found = filed(read_script(script(question({"linked": {"from": "action", "to": "goal", "share": 0.8}}))), "mine", 3)
    written = found.as_json()
    assert (written["id"], written["version"], written["variant"]) == ("mine", 3, "own")
    [one] = written["stages"]
    assert one["exit"][0]["check"] == {"linked": {"from": "action", "to": "goal", "share": 0.8}}
    assert one["opens"] == {"zones": ["industry"], "kinds": None}
    assert (one["lens"], one["hands"], one["checkpoint"], one["prompts"]) == (None, "open", None, [])


def test_a_playbook_cannot_be_changed_where_it_stands() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        shipped()["two-hours"].stages[0].minutes = 5  # type: ignore[misc]


def test_a_stage_that_opens_nothing_is_a_break() -> None:
    read = read_script(script(stage(), stage(id="pause", opens={"zones": []})))
    assert [stage.is_break for stage in read.stages] == [False, True]


# What is wrong


@pytest.mark.parametrize(
    ("changes", "place", "sentence"),
    [
        ({"minutes": 0}, ".minutes", "Write whole minutes from 1 to 240."),
        ({"minutes": 241}, ".minutes", "Write whole minutes from 1 to 240."),
        ({"minutes": 2.5}, ".minutes", "Write whole minutes from 1 to 240."),
        ({"minutes": "30"}, ".minutes", "Write whole minutes from 1 to 240."),
        ({"minutes": True}, ".minutes", "Write whole minutes from 1 to 240."),
        ({"id": "Look out"}, ".id", "An id has small letters, digits and single hyphens only, 48 at most."),
        ({"name": {"en": "Look"}}, ".name.es", "Write this in English and in Spanish."),
        ({"name": {"en": "Look", "es": "  "}}, ".name.es", "Write this in English and in Spanish."),
        ({"name": {"en": "x" * 81, "es": "x"}}, ".name.en", "This is too long."),
        ({"name": {"en": "a\u202eb", "es": "x"}}, ".name.en", "Use letters, digits and punctuation only."),
        ({"name": {"en": "a\ud800", "es": "x"}}, ".name.en", "Use letters, digits and punctuation only."),
        ({"script": None}, ".script", "This value is not possible here."),
        ({"prompts": [words()] * 13}, ".prompts", "A stage has 12 prompts at most."),
        ({"opens": {"zones": ["attic"]}}, ".opens.zones.0",
         "Zones are industry, relationship, strategy, stakeholders, competition, actions and tray."),
        ({"opens": {"zones": ["tray", "tray"]}}, ".opens.zones", "This names the same one twice."),
        ({"opens": {"zones": ["tray"], "kinds": []}}, ".opens.kinds", ("Name kinds of pieces that exist, at least one; "
         "leave it out to open all.")),
        ({"lens": "telescope"}, ".lens", ("Lenses are map, outline, industry, history, stakeholders, competition, plan "
         "and part.")),
        ({"hands": "tied"}, ".hands", "Hands are open, private or silent."),
        ({"authors": "forged"}, ".authors", "Authors are shown or hidden."),
        ({"checkpoint": "CP10"}, ".checkpoint", "A checkpoint is named CP0 to CP9."),
        ({"tools": ["hammer"]}, ".tools.0", "Tools are hands, vote, round, cards, breakouts and checkpoint."),
        ({"minuets": 3}, ".minuets", "This word has no meaning here. Check its spelling."),
        ({"exit": [{"id": "a", "ask": words()}] * 2}, "", "Two exit questions have the same id."),
        ({"opens": {"zones": []}, "exit": [{"id": "a", "ask": words()}]}, "", ("A stage that opens no zone is a break: "
         "it has no exit questions.")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_stage_is_said_at_its_place(changes: dict[str, Any], place: str, sentence: str) -> None:
    assert faults(script(stage(**changes))) == [(f"stages.0{place}", sentence)]


@pytest.mark.parametrize(
    ("check", "place", "sentence"),
    [
        ({}, "", "A check names one condition: pieces, ready, checkpoint, linked or accepted."),
        ({"ready": 0.5, "accepted": 0.5}, "", ("A check names one condition: pieces, ready, checkpoint, linked or "
         "accepted.")),
        ({"ready": 0}, ".ready", "A share is a number above 0, up to 1: 0.8 means four out of five."),
        ({"ready": 80}, ".ready", "A share is a number above 0, up to 1: 0.8 means four out of five."),
        ({"checkpoint": False}, ".checkpoint", "The only answer that can be waited for here is true."),
        ({"pieces": {"kind": "goal"}}, ".pieces.at_least", "This is needed."),
        ({"pieces": {"kind": "goal", "at_least": 0}}, ".pieces.at_least", "Write a whole number from 1 to 1,000."),
        ({"pieces": {"kind": "wish", "at_least": 1}}, ".pieces.kind", "There is no such kind of piece."),
        ({"linked": {"from": "note", "to": "event", "share": 1}}, ".linked", "No link joins these two kinds."),
        ({"python": "import os"}, ".python", "This word has no meaning here. Check its spelling."),
    ],
)  # fmt: skip
def test_only_what_a_board_can_answer_is_a_check(check: object, place: str, sentence: str) -> None:
    assert faults(script(question(check))) == [(f"stages.0.exit.0.check{place}", sentence)]


@pytest.mark.parametrize(
    ("raw", "place", "sentence"),
    [
        (script(stage(), stage()), "", "Two stages have the same id."),
        (script(stages=[]), "stages", "A playbook has from 1 to 40 stages."),
        (script(*(stage(id=f"s{n}") for n in range(41))), "stages", "A playbook has from 1 to 40 stages."),
        (
            script(stage(id="a", checkpoint="CP1"), stage(id="b", checkpoint="CP1")),
            "",
            "Checkpoints go up from stage to stage, each of them once: CP0, CP1, CP2.",
        ),
        (
            script(*(stage(id=f"s{n}", script=words("ñ" * 1_999)) for n in range(40))),
            "",
            "This playbook is too long: 200 KB is the most.",
        ),
        ({"stages": [stage()]}, "name", "This is needed."),
        ([], "", "This value is not possible here."),
        (None, "", "This value is not possible here."),
        ("text", "", "This value is not possible here."),
    ],
    ids=range(9),
)
def test_what_is_wrong_with_the_whole_is_said(raw: object, place: str, sentence: str) -> None:
    assert faults(raw) == [(place, sentence)]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    found = faults(script(stage(minutes=0, name={"en": "x"}), stage(id="b", hands="tied")))
    assert [place for place, _sentence in found] == ["stages.0.name.es", "stages.0.minutes", "stages.1.hands"]


def test_a_thousand_faults_do_not_make_a_thousand_sentences() -> None:
    many = {f"word{number}": 1 for number in range(1_000)}
    assert len(faults(script(stage(**many)))) == 50


def test_reading_changes_nothing_of_what_was_handed_in() -> None:
    raw = script(stage(name=words("  Look  ")))
    before = deepcopy(raw)
    assert read_script(raw).stages[0].name.en == "Look"
    assert raw == before


def test_a_fault_without_a_line_names_its_place() -> None:
    bad = BadPlaybook.of([Fault(("stages", 0, "minutes"), "Wrong.")])
    assert (bad.status, bad.message, bad.hint) == (422, "Wrong.", "Correct it at {place}, then try again.")
    assert bad.fields == {"stages.0.minutes": "Wrong."}
