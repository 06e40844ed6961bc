"""Persons."""

from datetime import datetime

from sqlmodel import Session, col, select

from app.db import tables
from app.people.seat import Caller
from app.people.tokens import new_id


def create_person(session: Session, name: str, language: str, now: datetime, *, is_owner: bool = False) -> Caller:
    person = tables.Person(id=new_id(), name=name, language=language, is_owner=is_owner, created_at=now)
    session.add(person)
    session.flush()
    return caller_of(person)


def find_owner(session: Session) -> Caller | None:
    """The installation's first owner."""
    query = select(tables.Person).where(tables.Person.is_owner).order_by(col(tables.Person.created_at)).limit(1)
    person = session.exec(query).first()
    return caller_of(person) if person else None


def change_person(session: Session, person_id: str, *, name: str | None = None, language: str | None = None) -> Caller:
    # Locked where the database can: two tabs of one person that join at once must not both make the seat.
    person = session.get_one(tables.Person, person_id, with_for_update=True)
    person.name = name if name is not None else person.name
    person.language = language if language is not None else person.language
    return caller_of(person)


def caller_of(person: tables.Person) -> Caller:
    return Caller(person.id, person.name, person.language, person.is_owner)
