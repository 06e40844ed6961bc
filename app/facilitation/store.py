"""Ballots: what one person answered to one question. Their content is told to nobody before the count."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.db.tables import Ballot


@dataclass(frozen=True)
class Answer:
    """A ballot as it is counted."""

    person_id: str
    function: str  # as the person had it when they answered
    payload: Mapping[str, Any]


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
