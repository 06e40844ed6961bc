"""Which playbooks somebody finds, and what they may do with them: the shipped ones are everybody's, one's own nobody
else's."""

from datetime import datetime

from app.db.database import Session
from app.errors import Problem
from app.facilitation import store
from app.people import store as people
from app.people.seat import Caller
from app.workshop.playbook import Playbook, Script
from app.workshop.policy import may_host
from app.workshop.shipped import shipped

PLAYBOOKS_LIMIT = 200  # of one person, archived ones too


def find(session: Session, caller: Caller, id: str, version: int | None = None) -> Playbook:
    """Raises Problem (404) unless it is shipped or the caller's; archived ones can still be read."""
    known = shipped().get(id)
    if known is not None and version in (None, known.version):
        return known
    own = store.find_playbook(session, caller.person_id, id, version)
    if own is None:
        raise no_such_playbook()
    return own.playbook


def may_write(session: Session, caller: Caller) -> bool:
    """Owners, and whoever runs some board."""
    return caller.is_owner or any(may_host(seat.role) for seat in people.seats_of(session, caller.person_id))


def add(session: Session, caller: Caller, script: Script, now: datetime) -> Playbook:
    """Raises Problem for whom may not write playbooks, or has too many."""
    if not may_write(session, caller):
        raise Problem(
            "facilitators-only",
            403,
            "Only facilitators and owners keep playbooks of their own.",
            "Ask whoever runs the workshop.",
        )
    if store.count_playbooks(session, caller.person_id) >= PLAYBOOKS_LIMIT:
        raise Problem("too-many-playbooks", 409, "You have 200 playbooks, which is the most.", "Change one of them.")
    return store.add_playbook(session, caller.person_id, script, now)


def change(
    session: Session, caller: Caller, id: str, script: Script, now: datetime, based_on: int | None = None
) -> Playbook:
    """A new version, on top of `based_on` or of whatever is the latest. Raises Problem."""
    if id in shipped():
        raise Problem(
            "shipped-playbook", 403, "The playbooks that come with Puzzleboard stay as they are.", "Copy it first."
        )
    latest = find(session, caller, id).version
    try:
        base = latest if based_on is None else based_on
        return store.add_version(session, caller.person_id, id, base, script, now)
    except store.Overtaken:
        raise Problem(
            "overtaken",
            409,
            "This playbook was changed meanwhile, in another window.",
            "Look at the version of now, then save yours again.",
        ) from None


def archive(session: Session, caller: Caller, id: str, archived: bool, now: datetime) -> None:
    if not store.archive_playbook(session, caller.person_id, id, archived, now):
        raise no_such_playbook()


def no_such_playbook() -> Problem:
    return Problem(
        "no-such-playbook",
        404,
        "There is no such playbook, or it is not yours.",
        "Choose one from the list of playbooks.",
    )
