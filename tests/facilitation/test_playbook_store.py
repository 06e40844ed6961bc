"""Playbooks in the database: every version stays, and of two who change the same one, one is told."""

from datetime import UTC, datetime

import pytest

from app.facilitation import store
from app.workshop.playbook import Script, read_script
from tests.support.installation import Installation

AT = datetime(2026, 11, 27, 9, tzinfo=UTC)
LATER = datetime(2026, 11, 28, 9, tzinfo=UTC)


def script(minutes: int = 30, name: str = "Media hora ñ") -> Script:
    words = {"en": name, "es": name}
    return read_script({"name": words, "stages": [{"id": "a", "name": words, "script": words, "minutes": minutes}]})


def test_every_version_can_be_read_again(installation: Installation) -> None:
    owner = installation.owner_id
    with installation.database.transaction() as session:
        first = store.add_playbook(session, owner, script(), AT)
        second = store.add_version(session, owner, first.id, 1, script(45), LATER)
        same = store.add_version(session, owner, first.id, 2, script(45), LATER)
    assert (first.version, second.version, same) == (1, 2, second)
    with installation.database.reading() as session:
        found = [store.find_playbook(session, owner, first.id, version) for version in (1, 2, 3, None)]
        shelf = store.own_playbooks(session, owner)
    assert [entry and entry.playbook for entry in found] == [first, second, None, second]
    assert [(entry.playbook, entry.changed_at) for entry in shelf] == [(second, LATER)]


def test_nobody_finds_anothers(installation: Installation) -> None:
    with installation.database.transaction() as session:
        mine = store.add_playbook(session, installation.owner_id, script(), AT)
        assert store.find_playbook(session, "somebody", mine.id) is None
        assert store.own_playbooks(session, "somebody") == []
        assert not store.archive_playbook(session, "somebody", mine.id, True, AT)
        with pytest.raises(store.Overtaken):
            store.add_version(session, "somebody", mine.id, 1, script(45), AT)


def test_a_version_that_is_not_the_latest_is_not_changed(installation: Installation) -> None:
    owner = installation.owner_id
    with installation.database.transaction() as session:
        mine = store.add_playbook(session, owner, script(), AT)
        store.add_version(session, owner, mine.id, 1, script(45), AT)
    with pytest.raises(store.Overtaken), installation.database.transaction() as session:
        store.add_version(session, owner, mine.id, 1, script(50), AT)


def test_the_last_changed_comes_first_and_an_archived_one_says_so(installation: Installation) -> None:
    owner = installation.owner_id
    with installation.database.transaction() as session:
        older = store.add_playbook(session, owner, script(name="Older"), AT)
        newer = store.add_playbook(session, owner, script(name="Newer"), LATER)
        assert store.archive_playbook(session, owner, newer.id, True, LATER)
        assert [(e.playbook.id, e.archived) for e in store.own_playbooks(session, owner)] == [
            (newer.id, True),
            (older.id, False),
        ]
        assert store.count_playbooks(session, owner) == 2
        assert store.archive_playbook(session, owner, newer.id, False, LATER)
        assert not any(entry.archived for entry in store.own_playbooks(session, owner))
