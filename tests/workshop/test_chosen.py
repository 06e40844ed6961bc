"""A board is run by a copy of a playbook, which stays as it is once the workshop has begun."""

from typing import Any

import pytest
from pycrdt import Doc

from app.errors import Problem
from app.workshop.chosen import choose, chosen
from app.workshop.shipped import shipped
from app.workshop.stage import root


def test_a_board_has_no_playbook_until_one_is_chosen() -> None:
    stage: Doc[Any] = Doc()
    assert chosen(stage) is None
    choose(stage, shipped()["two-hours"])
    assert chosen(stage) == shipped()["two-hours"]
    choose(stage, shipped()["standard-day"])
    assert chosen(stage) == shipped()["standard-day"]


def test_choosing_the_same_again_writes_nothing() -> None:
    stage: Doc[Any] = Doc()
    choose(stage, shipped()["two-hours"])
    before = stage.get_state()
    choose(stage, shipped()["two-hours"])
    assert stage.get_state() == before


def test_after_the_end_another_one_is_chosen_and_begins_from_nothing() -> None:
    stage: Doc[Any] = Doc()
    choose(stage, shipped()["two-hours"])
    root(stage, "stage")["past"] = [{"index": 0, "id": "open", "from": "", "to": ""}]
    choose(stage, shipped()["standard-day"])
    assert chosen(stage) == shipped()["standard-day"]
    assert root(stage, "stage").to_py() == {}


def test_no_other_one_is_chosen_while_a_stage_is_on() -> None:
    stage: Doc[Any] = Doc()
    choose(stage, shipped()["two-hours"])
    root(stage, "stage")["now"] = {"index": 0, "id": "open"}
    with pytest.raises(Problem) as refused:
        choose(stage, shipped()["standard-day"])
    assert (refused.value.code, refused.value.status) == ("stage-begun", 409)
    assert chosen(stage) == shipped()["two-hours"]
