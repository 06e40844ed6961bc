"""What facilitation keeps in SQL.

Ballots: what one person answered to one question; their content is told to nobody before the count. Playbooks: those
that somebody wrote or copied, every version of them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.db.tables import Ballot, Checkpoint, CheckpointOpinion, Playbook
from app.errors import Problem
from app.people.tokens import new_id
from app.workshop import playbook as scripts
from app.workshop.ballots import Answer


def put_ballot(
    session: Session,
    board_id: str,
    subject: str,
    person_id: str,
    function: str,
    payload: Mapping[str, Any],
    at: datetime,
) -> None:
    """In place of the one before: one's mind may change until the end.

    `subject`: "vote:<id>", "round:<id>" or "poll:<checkpoint id>".
    """
    ballot = Ballot(
        board_id=board_id,
        subject=subject,
        person_id=person_id,
        function=function,
        payload=json.dumps(payload, ensure_ascii=False, separators=(",", ":")),
        at=at,
    )
    session.merge(ballot)


def find_ballot(session: Session, board_id: str, subject: str, person_id: str) -> Mapping[str, Any] | None:
    """One's own."""
    ballot = session.get(Ballot, (board_id, subject, person_id))
    return None if ballot is None else dict(json.loads(ballot.payload))


def count_ballots(session: Session, board_id: str, subject: str) -> int:
    """How many have answered."""
    count = sa.select(sa.func.count()).select_from(Ballot)
    return int(session.execute(count.where(*_about(board_id, subject))).scalar_one())


def all_ballots(session: Session, board_id: str, subject: str) -> list[Answer]:
    """To be counted, in no order that tells who answered when."""
    ballots = session.exec(select(Ballot).where(*_about(board_id, subject)).order_by(col(Ballot.person_id)))
    return [Answer(ballot.person_id, ballot.function, json.loads(ballot.payload)) for ballot in ballots]


def _about(board_id: str, subject: str) -> tuple[sa.ColumnElement[bool], ...]:
    return col(Ballot.board_id) == board_id, col(Ballot.subject) == subject


# Playbooks


@dataclass(frozen=True)
class OwnPlaybook:
    """A version of a playbook as its owner finds it; `changed_at` is when this version was written."""

    playbook: scripts.Playbook
    changed_at: datetime
    archived: bool


class Overtaken(Exception):
    """The version somebody started from is not the latest any more."""


def own_playbooks(session: Session, owner_id: str) -> list[OwnPlaybook]:
    """The latest version of each, archived ones too; the last changed first."""
    later = aliased(Playbook)
    is_latest = ~sa.exists().where(col(later.id) == col(Playbook.id), col(later.version) > col(Playbook.version))
    query = select(Playbook).where(col(Playbook.owner_id) == owner_id, is_latest)
    return [_own(row) for row in session.exec(query.order_by(col(Playbook.created_at).desc(), Playbook.id))]


def count_playbooks(session: Session, owner_id: str) -> int:
    count = sa.select(sa.func.count(sa.distinct(col(Playbook.id)))).where(col(Playbook.owner_id) == owner_id)
    return int(session.execute(count).scalar_one())


def find_playbook(session: Session, owner_id: str, id: str, version: int | None = None) -> OwnPlaybook | None:
    """The latest version unless another is named; None when the owner has none such."""
    query = select(Playbook).where(col(Playbook.id) == id, col(Playbook.owner_id) == owner_id)
    if version is not None:
        query = query.where(col(Playbook.version) == version)
    row = session.exec(query.order_by(col(Playbook.version).desc()).limit(1)).first()
    return _own(row) if row else None


def add_playbook(session: Session, owner_id: str, script: scripts.Script, now: datetime) -> scripts.Playbook:
    return _file(session, owner_id, scripts.filed(script, new_id(), 1), now)


def add_version(
    session: Session, owner_id: str, id: str, based_on: int, script: scripts.Script, now: datetime
) -> scripts.Playbook:
    """The same again makes no new version. Raises Overtaken unless `based_on` is the latest version of the owner's."""
    latest = find_playbook(session, owner_id, id)
    if latest is None or latest.playbook.version != based_on:
        raise Overtaken
    if scripts.filed(script, id, based_on) == latest.playbook:
        return latest.playbook
    try:
        return _file(session, owner_id, scripts.filed(script, id, based_on + 1), now)
    except IntegrityError:  # somebody wrote it between our reading and our writing
        raise Overtaken from None


def archive_playbook(session: Session, owner_id: str, id: str, archived: bool, now: datetime) -> bool:
    """Whether the owner has such a playbook. It is kept, so that what was deleted by a slip comes back."""
    statement = (
        sa.update(Playbook)
        .where(col(Playbook.id) == id, col(Playbook.owner_id) == owner_id)
        .values(archived_at=now if archived else None)
    )
    return bool(session.connection().execute(statement).rowcount)


def _file(session: Session, owner_id: str, playbook: scripts.Playbook, now: datetime) -> scripts.Playbook:
    payload = json.dumps(playbook.as_json(), ensure_ascii=False, separators=(",", ":"))
    session.add(Playbook(id=playbook.id, version=playbook.version, owner_id=owner_id, payload=payload, created_at=now))
    session.flush()
    return playbook


def _own(row: Playbook) -> OwnPlaybook:
    playbook = scripts.read_playbook(json.loads(row.payload))
    return OwnPlaybook(playbook, row.created_at, row.archived_at is not None)


@dataclass(frozen=True)
class NewCheckpoint:
    """A checkpoint as it is stored; `state` is its canonical form, packed by zlib."""

    id: str
    board_id: str
    name: str
    note: str
    stage_id: str
    at: datetime
    by: str
    seq: int
    stage_seq: int
    state: bytes
    metrics: str
    fingerprint: str


@dataclass(frozen=True)
class StoredCheckpoint(NewCheckpoint):
    number: int
    opinion: str | None  # JSON, once the poll was counted


def add_checkpoint(session: Session, new: NewCheckpoint) -> int:
    """Its number: 0, 1, 2 … of the board."""
    last = session.exec(select(sa.func.max(Checkpoint.number)).where(Checkpoint.board_id == new.board_id)).one()
    number = 0 if last is None else int(last) + 1
    fields = {name: value for name, value in vars(new).items() if name != "by"}
    session.add(Checkpoint(number=number, by_id=new.by, **fields))
    session.flush()
    return number


def keep_opinion(session: Session, checkpoint_id: str, payload: str, at: datetime) -> str:
    """Once: what was counted first stays, and is what is returned."""
    counted = session.get(CheckpointOpinion, checkpoint_id)
    if counted is None:
        counted = CheckpointOpinion(checkpoint_id=checkpoint_id, at=at, payload=payload)
        session.add(counted)
    return counted.payload


def has_opinion(session: Session, checkpoint_id: str) -> bool:
    return session.get(CheckpointOpinion, checkpoint_id) is not None


def checkpoints_of(session: Session, board_id: str) -> list[StoredCheckpoint]:
    """The first one first."""
    query = _CHECKPOINTS.where(col(Checkpoint.board_id) == board_id).order_by(col(Checkpoint.number))
    return [_checkpoint(row, opinion) for row, opinion in session.execute(query)]


def untold_checkpoints(session: Session, board_id: str, told: Iterable[str]) -> list[StoredCheckpoint]:
    """Those the stage does not know: the server stopped between storing and telling."""
    query = _CHECKPOINTS.where(col(Checkpoint.board_id) == board_id, col(Checkpoint.id).not_in(list(told)))
    return [_checkpoint(row, opinion) for row, opinion in session.execute(query.order_by(col(Checkpoint.number)))]


def find_checkpoint(session: Session, board_id: str, checkpoint_id: str) -> StoredCheckpoint:
    """Raises Problem: `no-such-checkpoint`."""
    query = _CHECKPOINTS.where(col(Checkpoint.board_id) == board_id, col(Checkpoint.id) == checkpoint_id)
    found = session.execute(query).first()
    if found is None:
        raise Problem("no-such-checkpoint", 404, "There is no such checkpoint.", "Reload the page to see them.")
    return _checkpoint(*found)


def all_checkpoints(session: Session) -> list[StoredCheckpoint]:
    """Of every board, to be verified."""
    query = _CHECKPOINTS.order_by(col(Checkpoint.board_id), col(Checkpoint.number))
    return [_checkpoint(row, opinion) for row, opinion in session.execute(query)]


_CHECKPOINTS = sa.select(Checkpoint, col(CheckpointOpinion.payload)).outerjoin(
    CheckpointOpinion, col(CheckpointOpinion.checkpoint_id) == col(Checkpoint.id)
)


def _checkpoint(row: Checkpoint, opinion: str | None) -> StoredCheckpoint:
    names = ("id", "board_id", "name", "note", "stage_id", "at", "seq", "stage_seq", "state", "metrics", "fingerprint")
    return StoredCheckpoint(
        by=row.by_id, number=row.number, opinion=opinion, **{name: getattr(row, name) for name in names}
    )
