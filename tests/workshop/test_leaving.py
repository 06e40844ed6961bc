"""What goes with whoever leaves."""

from pycrdt import Doc

from app.workshop.leaving import FOLLOW_SECONDS, HAND_SECONDS, hands_left, leads_nobody, remove
from app.workshop.signs import mark
from app.workshop.spotlight import shine
from app.workshop.stage import read_roots, root
from app.workshop.succession import hand_over

AT = "2026-11-27T09:00:00.000Z"


def followed(follow: bool = True) -> Doc:
    stage = Doc()
    shine(stage, "lucia", AT, follow, "map", None)
    return stage


def test_a_hand_is_lowered_once_its_person_has_been_gone_for_a_minute() -> None:
    stage = Doc()
    mark(stage, "raised", "ana", AT)
    assert hands_left(read_roots(stage), {"ana": HAND_SECONDS - 1}) == []
    assert hands_left(read_roots(stage), {"ana": HAND_SECONDS}) == ["ana"]
    assert hands_left(read_roots(stage), {"ben": HAND_SECONDS}) == []


def test_nobody_follows_who_is_gone_or_may_not_lead_any_more() -> None:
    stage = read_roots(followed())
    assert not leads_nobody(stage, {}, {"lucia": True})
    assert not leads_nobody(stage, {"lucia": FOLLOW_SECONDS - 1}, {})
    assert leads_nobody(stage, {"lucia": FOLLOW_SECONDS}, {})
    assert leads_nobody(stage, {}, {"lucia": False})
    assert not leads_nobody(read_roots(followed(follow=False)), {"lucia": FOLLOW_SECONDS}, {})


def test_who_was_removed_is_in_no_team_and_neither_waited_for_nor_followed() -> None:
    stage = followed()
    for sign in ("raised", "ready"):
        mark(stage, sign, "lucia", AT)
        mark(stage, sign, "ana", AT)
    hand_over(stage, "lucia", AT)
    root(stage, "teams")["t"] = {"name": "1", "zone": "strategy", "people": ["lucia", "ana"], "at": AT}
    remove(stage, "lucia")
    left = read_roots(stage)
    assert (left["raised"], left["ready"]) == ({"ana": AT}, {"ana": AT})
    assert left["teams"]["t"]["people"] == ["ana"]
    assert left["spotlight"] == {}
    assert left["room"] == {}
