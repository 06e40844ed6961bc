"""Who leads: never seized from whoever is here, and never nobody for long."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from pycrdt import Doc

from app.errors import Problem
from app.workshop.stage import read_roots
from app.workshop.succession import (
    PATIENCE_SECONDS,
    close_script,
    decide,
    give_back,
    hand_over,
    has_script,
    open_script,
    reclaim,
    role_changed,
    take_script,
)

AT = "2026-11-27T09:00:00.000Z"
HOSTS = ["lucia", "henrik", "owner"]
MEMBERS = ["ana", "ben"]


def room(stage: Doc) -> dict:
    return read_roots(stage)["room"]


def test_the_first_host_leads_at_once_and_the_one_who_is_here_longest_takes_over() -> None:
    assert decide({}, {"lucia": 5.0, "henrik": 3.0}, True, 0.0).lead == "henrik"
    gone = {"lead": {"person": "lucia"}}
    assert decide(gone, {"henrik": 9.0, "owner": 4.0}, True, PATIENCE_SECONDS - 1) is None
    assert decide(gone, {"henrik": 9.0, "owner": 4.0}, True, PATIENCE_SECONDS).lead == "owner"


def test_whoever_leads_and_is_here_is_not_replaced_however_long() -> None:
    assert decide({"lead": {"person": "lucia"}}, {"henrik": 1.0, "lucia": 9.0}, True, 1e9) is None


def test_without_any_host_the_script_is_open_to_members_after_a_minute() -> None:
    assert decide({}, {}, True, PATIENCE_SECONDS - 1) is None
    assert decide({}, {}, True, PATIENCE_SECONDS).opens
    assert decide({"open_script": {"at": AT}}, {}, True, 1e9) is None
    assert decide({}, {}, False, 1e9) is None


def test_a_host_who_comes_back_leads_and_the_open_script_closes() -> None:
    stage = Doc()
    open_script(stage, AT)
    hand = decide(room(stage), {"lucia": 1.0}, True, 0.0)
    hand_over(stage, hand.lead, AT)
    assert room(stage) == {"lead": {"person": "lucia", "at": AT, "acting": False}}


def test_of_two_members_who_take_the_script_at_once_one_has_it() -> None:
    stage = Doc()
    open_script(stage, AT)
    take_script(stage, "ana", AT)
    with pytest.raises(Problem, match="not-open"):
        take_script(stage, "ben", AT)
    assert room(stage)["lead"] == {"person": "ana", "at": AT, "acting": True}


def test_nobody_seizes_it_from_whoever_is_here_but_the_owner() -> None:
    stage = Doc()
    hand_over(stage, "lucia", AT)
    with pytest.raises(Problem, match="lead-present"):
        reclaim(stage, "henrik", AT, False, {"lucia": 1})
    reclaim(stage, "henrik", AT, False, {})
    assert room(stage)["lead"]["person"] == "henrik"
    reclaim(stage, "owner", AT, True, {"henrik": 1})
    assert room(stage)["lead"]["person"] == "owner"


def test_a_facilitator_who_comes_back_reclaims_from_whoever_acted() -> None:
    stage = Doc()
    open_script(stage, AT)
    take_script(stage, "ana", AT)
    reclaim(stage, "lucia", AT, False, {"ana": 1})
    assert room(stage)["lead"] == {"person": "lucia", "at": AT, "acting": False}


def test_given_back_nobody_leads() -> None:
    stage = Doc()
    hand_over(stage, "lucia", AT)
    give_back(stage, "henrik", AT, {"lucia": 1.0})
    assert room(stage)["lead"]["person"] == "lucia"
    give_back(stage, "lucia", AT, {"lucia": 1.0})
    assert room(stage) == {}


def test_given_back_whoever_else_is_here_longest_leads() -> None:
    stage = Doc()
    hand_over(stage, "lucia", AT)
    give_back(stage, "lucia", AT, {"lucia": 1.0, "owner": 3.0, "henrik": 2.0})
    assert room(stage)["lead"]["person"] == "henrik"


def test_who_may_not_lead_any_more_does_not_and_who_acted_may_lead_in_their_own_right() -> None:
    stage = Doc()
    hand_over(stage, "ana", AT, acting=True)
    role_changed(stage, "ben", False)
    role_changed(stage, "ana", True)
    assert room(stage)["lead"] == {"person": "ana", "at": AT, "acting": False}
    role_changed(stage, "ana", False)
    assert room(stage) == {}


@pytest.mark.parametrize(
    ("where", "script", "expected"),
    [({}, {}, False), ({}, {"script": 1}, True), ({"now": 1}, {}, True), ({"ended": 1}, {"script": 1}, False)],
)
def test_there_is_something_to_lead(where: dict, script: dict, expected: bool) -> None:
    assert has_script({"stage": where, "playbook": script}) is expected


class Workshop(RuleBasedStateMachine):
    """People come, go, lead and reclaim as they like, and time goes by."""

    @initialize()
    def begin(self) -> None:
        self.stage, self.now, self.present, self.gone_since = Doc(), 0.0, {}, None

    @rule(person=st.sampled_from(HOSTS + MEMBERS))
    def come(self, person: str) -> None:
        self.present.setdefault(person, self.now)

    @rule(person=st.sampled_from(HOSTS + MEMBERS))
    def go(self, person: str) -> None:
        self.present.pop(person, None)

    @rule(person=st.sampled_from(MEMBERS))
    def take(self, person: str) -> None:
        if person in self.present:
            before = room(self.stage)
            try:
                take_script(self.stage, person, AT)
                assert "open_script" in before
            except Problem:
                assert room(self.stage) == before

    @rule(person=st.sampled_from(HOSTS))
    def claim(self, person: str) -> None:
        if person not in self.present:
            return
        before = room(self.stage).get("lead")
        try:
            reclaim(self.stage, person, AT, person == "owner", self.present)
        except Problem:
            assert before["person"] in self.present
            assert not before["acting"]
        if person == "owner":
            assert room(self.stage)["lead"]["person"] == "owner"

    @rule(seconds=st.floats(0, 90))
    def wait(self, seconds: float) -> None:
        """The steward looks twice a second; here often enough to see every minute end."""
        for _ in range(4):
            self.now += seconds / 4
            self.look()

    def look(self) -> None:
        acting = room(self.stage).get("lead") or {}
        hosts = {
            person: since
            for person, since in self.present.items()
            if person in HOSTS or (acting.get("acting") and acting["person"] == person)
        }
        leads = acting.get("person") in hosts
        self.gone_since = (
            None if leads or not self.present else (self.now if self.gone_since is None else self.gone_since)
        )
        gone_for = 0.0 if self.gone_since is None else self.now - self.gone_since
        hand = decide(room(self.stage), hosts, bool(self.present), gone_for)
        if hand and hand.lead:
            assert not leads, "nobody is replaced who is here"
            hand_over(self.stage, hand.lead, AT)
        elif hand and hand.opens:
            open_script(self.stage, AT)
        elif hand:
            close_script(self.stage)

    @invariant()
    def somebody_leads_or_may(self) -> None:
        if self.gone_since is not None and self.now - self.gone_since > PATIENCE_SECONDS + 45 and self.present:
            self.look()
            state = room(self.stage)
            assert "open_script" in state or state["lead"]["person"] in self.present


Workshop.TestCase.settings = settings(deadline=None, max_examples=60)
TestWorkshop = Workshop.TestCase
