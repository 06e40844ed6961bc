"""Coming in by an invite: what is asked, what is refused, and in which words."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest

from app.db import tables
from app.errors import Problem
from app.people import store
from app.people.introduction import Introduction
from app.people.invite import OPEN_INVITES_LIMIT
from app.people.seat import SEATS_LIMIT
from tests.support.installation import Installation, introduction

NADIA = Introduction("Nadia", "sales", "Lyon", "en")


def test_a_link_gives_a_seat_in_its_role(installation: Installation) -> None:
    token = installation.invite("facilitator").token
    browser = installation.browser()
    joined = browser.post("/api/join", json=introduction(token=token)).json()
    assert joined["board_id"] == installation.board_id
    assert joined["role"] == "facilitator"
    assert browser.get("/api/me").json()["person"] == joined["person"]


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("-", "")])
def test_a_code_may_be_typed_as_people_type(installation: Installation, typed: Callable[[str], str]) -> None:
    code = typed(installation.invite().code)
    assert installation.browser().post("/api/join", json=introduction(code=code)).status_code == 200


def test_the_same_browser_joining_again_keeps_its_person_and_takes_no_use(installation: Installation) -> None:
    invite = installation.invite(max_uses=1)
    browser = installation.browser()
    first = browser.post("/api/join", json=introduction(token=invite.token)).json()
    again = browser.post("/api/join", json=introduction(token=invite.token, name="Nadia B."))
    assert again.status_code == 200
    assert again.json()["person"] == first["person"]
    assert browser.get("/api/me").json()["name"] == "Nadia B."


def test_joining_again_never_lowers_a_role(installation: Installation) -> None:
    browser = installation.seated("facilitator")
    joined = browser.post("/api/join", json=introduction(token=installation.invite("observer").token)).json()
    assert joined["role"] == "facilitator"


def test_the_bearer_token_of_a_join_speaks_for_the_person(installation: Installation) -> None:
    token = installation.invite().token
    joined = installation.browser().post("/api/join", json=introduction(token=token)).json()
    program = installation.browser()
    answer = program.get("/api/me", headers={"Authorization": f"Bearer {joined['token']}"})
    assert answer.json()["person"] == joined["person"]


def test_a_name_of_300_characters_is_refused_by_name_and_takes_no_seat(installation: Installation) -> None:
    invite = installation.invite(max_uses=1)
    browser = installation.browser()
    refused = browser.post("/api/join", json=introduction(token=invite.token, name="x" * 300))
    assert refused.status_code == 422
    assert refused.json()["error"]["fields"] == {"name": "Use 80 characters or fewer."}
    assert browser.post("/api/join", json=introduction(token=invite.token)).status_code == 200


def test_markup_in_a_name_is_just_text(installation: Installation) -> None:
    name = "<script>alert(1)</script> & Söhne"
    browser = installation.browser()
    browser.post("/api/join", json=introduction(token=installation.invite().token, name=name))
    assert browser.get("/api/me").json()["name"] == name


@pytest.mark.parametrize(
    "name", ["", "   ", "a\x00b", "two\nlines", "\u202egnp.exe", "line\u2028break", "\u200d", "\u3164\u2800", "\u0301"]
)
def test_a_name_that_cannot_be_seen_or_not_one_plain_line_is_refused(installation: Installation, name: str) -> None:
    refused = installation.browser().post("/api/join", json=introduction(token=installation.invite().token, name=name))
    assert refused.status_code == 422
    assert list(refused.json()["error"]["fields"]) == ["name"]


def test_every_wrong_field_is_named_at_once(installation: Installation) -> None:
    wrong = introduction(token=installation.invite().token, function="wizard", region="x" * 61, language="xx")
    refused = installation.browser().post("/api/join", json=wrong)
    assert set(refused.json()["error"]["fields"]) == {"function", "region", "language"}


def test_a_wrong_link_is_not_found(installation: Installation) -> None:
    refused = installation.browser().post("/api/join", json=introduction(token="w" * 22))
    assert refused.status_code == 404
    assert refused.json()["error"]["message"] == "This link or code does not open a board."


def test_an_expired_invite_names_whom_to_ask(installation: Installation) -> None:
    invite = installation.invite(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    refused = installation.browser().post("/api/join", json=introduction(token=invite.token))
    assert refused.status_code == 410
    assert refused.json()["error"]["message"] == "This invite has expired. Ask Lucía Arbeloa for a new one."


def test_a_used_up_invite_lets_nobody_else_in(installation: Installation) -> None:
    invite = installation.invite(max_uses=1)
    assert installation.browser().post("/api/join", json=introduction(token=invite.token)).status_code == 200
    refused = installation.browser().post("/api/join", json=introduction(token=invite.token))
    assert refused.status_code == 410
    assert refused.json()["error"]["code"] == "invite-used-up"


def test_a_used_up_link_raises_nobody(installation: Installation) -> None:
    """Whoever sits at the board passes it without a use, but only into the seat they have."""
    invite = installation.invite("facilitator", max_uses=1)
    assert installation.browser().post("/api/join", json=introduction(token=invite.token)).status_code == 200
    refused = installation.seated("participant").post("/api/join", json=introduction(token=invite.token))
    assert (refused.status_code, refused.json()["error"]["code"]) == (410, "invite-used-up")


def test_being_raised_takes_a_use(installation: Installation) -> None:
    invite = installation.invite("facilitator", max_uses=1)
    raised = installation.seated("participant").post("/api/join", json=introduction(token=invite.token))
    assert raised.json()["role"] == "facilitator"
    assert installation.browser().post("/api/join", json=introduction(token=invite.token)).status_code == 410


def test_of_eight_who_take_the_last_use_at_once_one_gets_in(installation: Installation) -> None:
    token = installation.invite(max_uses=1).token
    browsers = [installation.browser() for _ in range(8)]
    with ThreadPoolExecutor(len(browsers)) as pool:
        answers = pool.map(lambda browser: browser.post("/api/join", json=introduction(token=token)), browsers)
        assert sorted(answer.status_code for answer in answers) == [200, *[410] * 7]


def test_a_link_that_was_withdrawn_while_somebody_typed_their_name_lets_nobody_in(installation: Installation) -> None:
    invite, keys, now = installation.invite(), installation.app.state.keys, datetime.now(UTC)
    with installation.database.transaction() as session:
        door = store.find_door(session, keys, invite.token, now)
        store.revoke_invite(session, installation.board_id, invite.id, now)
    with pytest.raises(Problem, match="invite-revoked"), installation.database.transaction() as session:
        store.join(session, door, NADIA, None, now)


def test_two_tabs_that_join_at_once_share_one_seat(installation: Installation) -> None:
    keys, now, tabs = installation.app.state.keys, datetime.now(UTC), Barrier(8)
    token = installation.invite().token
    with installation.database.transaction() as session:
        person_id = store.create_person(session, "Nadia", "en", now).person_id
        door = store.find_door(session, keys, token, now)

    def take_seat(_tab: int) -> str:
        tabs.wait()
        with installation.database.transaction() as session:
            return store.join(session, door, NADIA, person_id, now).person_id

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(take_seat, range(8))) == {person_id}
    with installation.database.reading() as session:
        uses = next(invite.uses for invite in store.invites_of(session, keys, door.board_id) if invite.token == token)
    assert uses == 1


def test_a_full_board_takes_nobody_else(installation: Installation) -> None:
    now = datetime.now(UTC)
    with installation.database.transaction() as session:
        for number in range(SEATS_LIMIT - 1):
            id = f"person-{number}"
            session.add(tables.Person(id=id, name="Somebody", language="en", created_at=now))
            here = {"board_id": installation.board_id, "role": "observer", "function": "sales", "joined_at": now}
            session.add(tables.Seat(person_id=id, **here))
    refused = installation.browser().post("/api/join", json=introduction(token=installation.invite().token))
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "board-full")


def test_a_board_has_only_so_many_open_links(installation: Installation) -> None:
    host, path = installation.owner(), f"/api/boards/{installation.board_id}/invites"
    made = [host.post(path, json={"role": "observer"}) for _ in range(OPEN_INVITES_LIMIT)]
    assert {answer.status_code for answer in made} == {201, 409}
    invites = host.get(path).json()["invites"]
    assert sum(invite["open"] for invite in invites) == OPEN_INVITES_LIMIT
    assert host.delete(f"{path}/{invites[0]['id']}").status_code == 204
    assert host.post(path, json={"role": "observer"}).status_code == 201


def test_a_revoked_invite_closes_but_those_inside_stay(installation: Installation) -> None:
    invite = installation.invite()
    inside = installation.browser()
    inside.post("/api/join", json=introduction(token=invite.token))
    host = installation.seated("facilitator")
    assert host.delete(f"/api/boards/{installation.board_id}/invites/{invite.id}").status_code == 204
    refused = installation.browser().post("/api/join", json=introduction(token=invite.token))
    assert refused.status_code == 410
    assert inside.get(f"/api/boards/{installation.board_id}/people").status_code == 200


def test_guessing_codes_is_slowed_down_and_says_for_how_long(installation: Installation) -> None:
    guesser = installation.browser()
    statuses = [guesser.post("/api/join", json=introduction(code=f"AAAA-{i:04}")).status_code for i in range(80)]
    assert set(statuses) == {404, 429}
    refused = guesser.post("/api/join", json=introduction(code=installation.invite().code))
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert "{seconds}" not in refused.json()["error"]["hint"]


def test_a_link_opens_where_somebody_of_the_same_network_keeps_guessing(installation: Installation) -> None:
    guesser = installation.browser()
    while guesser.post("/api/join", json=introduction(code="AAAA-AAAA")).status_code != 429:
        pass
    token = installation.invite().token
    assert installation.browser().post("/api/join", json=introduction(token=token)).status_code == 200


def test_forty_people_with_the_right_code_join_from_one_address(installation: Installation) -> None:
    code = installation.invite().code
    for _ in range(40):
        assert installation.browser().post("/api/join", json=introduction(code=code)).status_code == 200


def test_a_person_who_was_removed_needs_a_newer_invite(installation: Installation) -> None:
    invite = installation.invite()
    browser = installation.browser()
    person = browser.post("/api/join", json=introduction(token=invite.token)).json()["person"]
    people = f"/api/boards/{installation.board_id}/people"
    assert installation.owner().delete(f"{people}/{person}").status_code == 204
    assert browser.get(people).status_code == 404
    refused = browser.post("/api/join", json=introduction(token=invite.token))
    assert refused.status_code == 403
    assert "Lucía Arbeloa" in refused.json()["error"]["message"]
    fresh = installation.invite()
    assert browser.post("/api/join", json=introduction(token=fresh.token)).json()["person"] == person


def test_errors_are_in_the_language_of_the_person(installation: Installation) -> None:
    browser = installation.seated("participant")
    browser.patch("/api/me", json={"language": "es"})
    english = installation.seated("participant").get("/api/boards/nowhere").json()["error"]["message"]
    assert browser.get("/api/boards/nowhere").json()["error"]["message"] != english
