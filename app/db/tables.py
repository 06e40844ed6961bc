"""Every table of the installation, on one page.

Ids are 21-character nanoids (`app.board.schema.ID_LENGTH`). Times are UTC and stored with their zone. Secrets (session
cookies, invite links, codes, tickets) are stored as hashes only: a stolen database opens no board.
"""

from datetime import UTC, datetime
from typing import ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """SQLite forgets the zone of a datetime; this type always gives an aware UTC one back."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: sa.Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, _dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Table(SQLModel):
    """Base of all tables. Constraint names are fixed, so that migrations can name them on every database."""

    metadata: ClassVar[sa.MetaData] = sa.MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Person(Table, table=True):
    """Somebody who joined a board or owns accounts; participants have no log-in, only a session."""

    __tablename__ = "person"
    id: str = Field(primary_key=True, max_length=21)
    name: str = Field(max_length=80)
    language: str = Field(max_length=8)
    is_owner: bool = False  # may hold accounts and boards of this installation
    created_at: datetime = Field(sa_type=UtcDateTime)


class Session(Table, table=True):
    """A browser (cookie) or program (bearer token) that speaks for a person."""

    __tablename__ = "session"
    token_hash: str = Field(primary_key=True, max_length=64)
    person_id: str = Field(foreign_key="person.id", index=True, ondelete="CASCADE")
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)


class OwnerLink(Table, table=True):
    """A link that signs an owner in once; the first run prints one, `puzzleboard owner-link` makes another."""

    __tablename__ = "owner_link"
    token_hash: str = Field(primary_key=True, max_length=64)
    person_id: str = Field(foreign_key="person.id", ondelete="CASCADE")
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Account(Table, table=True):
    """The customer organisation. Not a log-in."""

    __tablename__ = "account"
    id: str = Field(primary_key=True, max_length=21)
    owner_id: str = Field(foreign_key="person.id", index=True)
    name: str = Field(max_length=120)
    industry: str = Field(default="", max_length=120)
    currency: str = Field(default="EUR", max_length=3)
    revenue: float | None = None
    revenue_potential: float | None = None
    gross_profit: float | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
    archived_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Board(Table, table=True):
    """The shared puzzle of one account."""

    __tablename__ = "board"
    id: str = Field(primary_key=True, max_length=21)
    account_id: str = Field(foreign_key="account.id", index=True)
    name: str = Field(max_length=120)
    is_demo: bool = False
    created_at: datetime = Field(sa_type=UtcDateTime)
    archived_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    room_locked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # nobody new comes in


class Seat(Table, table=True):
    """A person's place at one board: their role there, and how they introduced themselves."""

    __tablename__ = "seat"
    board_id: str = Field(foreign_key="board.id", primary_key=True, ondelete="CASCADE")
    person_id: str = Field(foreign_key="person.id", primary_key=True, index=True, ondelete="CASCADE")
    role: str = Field(max_length=16)  # app.workshop.policy.Role
    function: str = Field(max_length=24)  # app.board.schema.FUNCTIONS
    region: str = Field(default="", max_length=60)
    invite_id: str | None = Field(default=None, foreign_key="invite.id", ondelete="SET NULL")
    joined_at: datetime = Field(sa_type=UtcDateTime)
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # Since when they lead as a facilitator for want of one; given back, they are participants again.
    acting_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # When rights were last taken from them: no invite made before that gives them back.
    lowered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Invite(Table, table=True):
    """A way in: link, short code and QR for one role. Both secrets are derived from the installation's secret."""

    __tablename__ = "invite"
    id: str = Field(primary_key=True, max_length=21)
    board_id: str = Field(foreign_key="board.id", index=True, ondelete="CASCADE")
    role: str = Field(max_length=16)
    token_hash: str = Field(unique=True, max_length=64)
    code_hash: str = Field(unique=True, max_length=64)
    created_by: str = Field(foreign_key="person.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    max_uses: int | None = None
    uses: int = 0


class Ticket(Table, table=True):
    """Opens one board's sync socket for one person; for programs and stock Yjs clients that have no cookie."""

    __tablename__ = "ticket"
    token_hash: str = Field(primary_key=True, max_length=64)
    board_id: str = Field(foreign_key="board.id", index=True, ondelete="CASCADE")
    person_id: str = Field(foreign_key="person.id", index=True, ondelete="CASCADE")
    expires_at: datetime = Field(sa_type=UtcDateTime)


class LogEntry(Table, table=True):
    """One update of one document, as the server emitted it. Never changed, never deleted while the board lives."""

    __tablename__ = "log_entry"
    board_id: str = Field(foreign_key="board.id", primary_key=True, ondelete="CASCADE")
    document: str = Field(primary_key=True, max_length=64)  # "board", "stage", "hand:<person>"
    seq: int = Field(primary_key=True)  # 1, 2, 3 … per document, without holes
    at: datetime = Field(sa_type=UtcDateTime)
    person_id: str | None = Field(default=None, max_length=21)  # None: the server itself
    session: str = Field(default="", max_length=21)  # the connection it came through
    payload: bytes


class GoneEntry(Table, table=True):
    """What log entry `seq` deleted, as far as an undo may bring it back: the document itself forgets it."""

    __tablename__ = "gone_entry"
    board_id: str = Field(foreign_key="board.id", primary_key=True, ondelete="CASCADE")
    document: str = Field(primary_key=True, max_length=64)
    seq: int = Field(primary_key=True)
    payload: bytes  # JSON: a list of [root, key, facts], see app.workshop.facts.Gone


class Keyframe(Table, table=True):
    """The whole state of a document after `seq`, so that opening it does not replay everything."""

    __tablename__ = "keyframe"
    board_id: str = Field(foreign_key="board.id", primary_key=True, ondelete="CASCADE")
    document: str = Field(primary_key=True, max_length=64)
    seq: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    payload: bytes
    is_packed: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})  # by zlib


class ClientBinding(Table, table=True):
    """A Yjs client id belongs to one person for good: nobody may write under another's id."""

    __tablename__ = "client_binding"
    board_id: str = Field(foreign_key="board.id", primary_key=True, ondelete="CASCADE")
    document: str = Field(primary_key=True, max_length=64)
    client_id: int = Field(primary_key=True, sa_type=sa.BigInteger)
    person_id: str | None = Field(default=None, max_length=21)  # None: the server itself


class Ballot(Table, table=True):
    """What one person answered to one vote, round or poll. Never sent to anybody else; replaced until the count."""

    __tablename__ = "ballot"
    board_id: str = Field(foreign_key="board.id", primary_key=True, ondelete="CASCADE")
    subject: str = Field(primary_key=True, max_length=32)  # "vote:<id>", "round:<id>", "poll:<checkpoint id>"
    person_id: str = Field(foreign_key="person.id", primary_key=True, ondelete="CASCADE")
    function: str = Field(max_length=24)  # as it was when they answered
    payload: str  # JSON
    at: datetime = Field(sa_type=UtcDateTime)


class Checkpoint(Table, table=True):
    """An immutable, named moment of a board. A trigger of the database refuses to change or to delete one."""

    __tablename__ = "checkpoint"
    id: str = Field(primary_key=True, max_length=21)
    board_id: str = Field(foreign_key="board.id", index=True)
    number: int  # 0, 1, 2 … per board
    name: str = Field(max_length=120)
    note: str = Field(default="", max_length=2_000)
    stage_id: str = Field(default="", max_length=64)
    at: datetime = Field(sa_type=UtcDateTime)
    by_id: str = Field(max_length=21)
    seq: int  # of the document `board` …
    stage_seq: int  # … and of `stage`
    state: bytes  # the canonical form of the board at that moment, packed by zlib
    metrics: str  # JSON: the computed alignment
    fingerprint: str = Field(max_length=64)  # sha256 of the canonical form, in hexadecimal


class CheckpointOpinion(Table, table=True):
    """What the people said of a checkpoint, counted once when its poll closed. As immutable as the checkpoint."""

    __tablename__ = "checkpoint_opinion"
    checkpoint_id: str = Field(foreign_key="checkpoint.id", primary_key=True, max_length=21)
    at: datetime = Field(sa_type=UtcDateTime)
    payload: str  # JSON


class Playbook(Table, table=True):
    """One version of a script that somebody wrote or copied; the shipped ones are files."""

    __tablename__ = "playbook"
    id: str = Field(primary_key=True, max_length=21)
    version: int = Field(primary_key=True)  # 1, 2, 3 …
    owner_id: str = Field(foreign_key="person.id", index=True)
    payload: str  # JSON
    created_at: datetime = Field(sa_type=UtcDateTime)
    archived_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class WriteProbe(Table, table=True):
    """Written, and emptied again, to find out whether the database takes anything: see `app.history.store.probe`."""

    __tablename__ = "write_probe"
    id: int = Field(primary_key=True)
    filler: bytes
