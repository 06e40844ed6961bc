"""An action stands accepted only in the name of who accepted it in person, whoever owns it and whoever undoes what."""

from dataclasses import replace
from typing import Any

import pytest
from pycrdt import Doc, Map, Text

from app.board import write
from app.live.gate import Refused
from tests.live.gate.desk import Client, Desk, name

ACTION = name(1)
ANA, BEN, CLEO = (person.ljust(21, "-") for person in ("ana", "ben", "cleo"))


class Acceptance:
    """Ben has accepted his action; people ask one after the other, each with a document of their own."""

    def __init__(self) -> None:
        self.desk = Desk(lambda doc: write.create_piece(doc, ACTION, "action", ANA, fields={"owner": BEN}))
        self._client_ids = iter(range(200, 300))
        assert self.set(BEN, accepted=True) == "ok"

    def set(self, person: str, **fields: object) -> str:
        """Fields of the action; None takes one away."""

        def change(doc: Doc[Any]) -> None:
            for field, value in fields.items():
                write.set_field(doc, ACTION, field, value)

        return self._ask(person, change)

    def delete(self) -> dict[str, Any]:
        """What was there."""
        action: dict[str, Any] = self.desk.board()["pieces"][ACTION]
        self.desk.edit(lambda doc: write.delete_piece(doc, ACTION))
        return action

    def bring_back(self, action: dict[str, Any]) -> str:
        def change(doc: Doc[Any]) -> None:
            doc.get("pieces", type=Map)[ACTION] = Map({**action, "text": Text("")})

        return self._ask(ANA, change)

    def _ask(self, person: str, change: Any) -> str:
        client = Client.at(self.desk, person, next(self._client_ids))
        try:
            self.desk.receive(client.write(change), client.actor)
        except Refused as refused:
            return refused.code
        return "ok"


@pytest.fixture
def acceptance() -> Acceptance:
    return Acceptance()


def test_an_action_that_is_given_away_is_not_accepted_any_more(acceptance: Acceptance) -> None:
    assert acceptance.set(ANA, owner=CLEO) == "still-accepted"
    assert acceptance.set(BEN, owner=CLEO) == "still-accepted"
    assert acceptance.set(ANA, owner=None) == "still-accepted"
    assert acceptance.set(ANA, owner=CLEO, accepted=None) == "ok"
    assert acceptance.set(ANA, accepted=True) == "not-yours"
    assert acceptance.set(CLEO, accepted=True) == "ok"


def test_who_takes_an_accepted_action_over_accepts_it(acceptance: Acceptance) -> None:
    assert acceptance.set(ANA, owner=ANA) == "ok"


def test_an_undo_brings_an_acceptance_back_with_the_owner_it_was_made_by(acceptance: Acceptance) -> None:
    assert acceptance.set(ANA, owner=CLEO, accepted=None) == "ok"
    assert acceptance.set(ANA, zone="tray") == "ok"
    assert acceptance.set(ANA, owner=BEN, accepted=True) == "ok"
    assert acceptance.set(ANA, owner=CLEO, accepted=True) == "not-yours"


def test_nobody_brings_back_an_acceptance_that_its_owner_withdrew(acceptance: Acceptance) -> None:
    assert acceptance.set(BEN, accepted=False) == "ok"
    assert acceptance.set(ANA, accepted=True) == "not-yours"
    assert acceptance.set(ANA, owner=CLEO) == "ok"
    assert acceptance.set(ANA, owner=BEN, accepted=True) == "not-yours"


@pytest.mark.parametrize("restarts", [False, True])
def test_a_deleted_action_comes_back_accepted_by_who_accepted_it(acceptance: Acceptance, restarts: bool) -> None:
    action = acceptance.delete()
    if restarts:
        acceptance.desk.restart()
    assert acceptance.bring_back(action | {"owner": CLEO}) == "not-yours"
    assert acceptance.bring_back(action) == "ok"


def test_an_action_that_nobody_accepted_comes_back_so() -> None:
    acceptance = Acceptance()
    acceptance.set(BEN, accepted=None)
    action = acceptance.delete()
    assert acceptance.bring_back(action | {"accepted": True}) == "not-yours"
    assert acceptance.bring_back(action) == "ok"


@pytest.mark.parametrize("restarts", [False, True])
def test_r20_nobody_accepts_again_what_was_withdrawn_when_it_came_back(acceptance: Acceptance, restarts: bool) -> None:
    action = acceptance.delete()
    if restarts:
        acceptance.desk.restart()
    assert acceptance.bring_back(action | {"accepted": False}) == "ok"
    assert acceptance.set(ANA, accepted=True) == "not-yours"


@pytest.mark.parametrize("restarts", [False, True])
def test_r20_an_action_that_came_back_in_other_hands_goes_back_accepted(acceptance: Acceptance, restarts: bool) -> None:
    action = acceptance.delete()
    if restarts:
        acceptance.desk.restart()
    assert acceptance.bring_back(action | {"owner": CLEO, "accepted": False}) == "ok"
    assert acceptance.set(ANA, owner=BEN, accepted=True) == "ok"


def test_r20_an_older_log_that_says_only_who_accepted_is_read_as_if_it_stood_so(acceptance: Acceptance) -> None:
    action = acceptance.delete()
    older = {"kind": "action", "by": ANA, "accepted_by": BEN}
    acceptance.desk.gone = [replace(gone, facts=older) for gone in acceptance.desk.gone if gone.root == "pieces"]
    acceptance.desk.restart()
    assert acceptance.bring_back(action) == "ok"
    acceptance.delete()
    acceptance.desk.gone = acceptance.desk.gone[:1]
    acceptance.desk.restart()
    assert acceptance.bring_back(action | {"accepted": False}) == "ok"
    assert acceptance.set(ANA, accepted=True) == "not-yours"
