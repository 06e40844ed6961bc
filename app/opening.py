"""The first minute of an installation: its owner, its demo, and the links that let the first people in."""

import asyncio
import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.accounts.store import find_demo_board
from app.db.database import Database
from app.demo import create_demo
from app.i18n import _, translator
from app.live.host import Host
from app.people import store
from app.people.tokens import Keys
from app.workshop.policy import Role

LINKS_FILE = "demo-links.json"


@dataclass(frozen=True)
class Links:
    """What is printed and kept in `demo-links.json`. None: there is no demo, or its invite has been revoked."""

    base_url: str
    owner: str
    board_id: str | None = None
    code: str | None = None
    facilitator: str | None = None
    participant: str | None = None
    observer: str | None = None
    trainer: str | None = None

    def text(self) -> str:
        rows = [
            ("facilitator", self.facilitator),
            ("participant", self.participant),
            ("  by code", f"{self.code} at {self.base_url}/join" if self.code else None),
            ("observer", self.observer),
            ("trainer", self.trainer),
            ("owner, once", self.owner),
        ]
        lines = [f"  {name:<12} {link}" for name, link in rows if link]
        return "\n".join(["", f"Puzzleboard is running at {self.base_url}", "", *lines, "", "Stop it with Ctrl+C.", ""])


async def open_installation(
    database: Database, host: Host, keys: Keys, *, base_url: str, language: str, data: Path, with_demo: bool
) -> Links:
    """Makes what is missing, once, and writes the links' file. The boards must be running."""
    now = datetime.now(UTC)
    owner_id = await asyncio.to_thread(_find_or_make_owner, database, language, now)
    if with_demo:
        await create_demo(database, host, keys, owner_id, language, now)
    return await asyncio.to_thread(_write_links, database, keys, base_url, owner_id, data, now)


def renew_owner_link(database: Database, base_url: str, language: str, now: datetime) -> str:
    """A new link that signs the owner in once; makes the owner when there is none yet."""
    owner_id = _find_or_make_owner(database, language, now)
    with database.transaction() as session:
        return f"{base_url}/enter/{store.create_owner_link(session, owner_id, now)}"


def address_of_last_start(data: Path) -> str | None:
    return _kept(data / LINKS_FILE, "base_url")


def _find_or_make_owner(database: Database, language: str, now: datetime) -> str:
    with database.transaction() as session:
        owner = store.find_owner(session)
        if owner is None:
            name = translator(language).gettext(_("Account manager"))
            owner = store.create_person(session, name, language, now, is_owner=True)
        return owner.person_id


def _write_links(database: Database, keys: Keys, base_url: str, owner_id: str, data: Path, now: datetime) -> Links:
    path = data / LINKS_FILE
    with database.transaction() as session:
        former = _former_owner_token(path)
        if former is None or not store.is_owner_link_open(session, former, now):
            former = store.create_owner_link(session, owner_id, now)
        demo = find_demo_board(session)
        invites = store.invites_of(session, keys, demo.id) if demo and not demo.archived else []
    open_invites = {invite.role: invite for invite in reversed(invites) if invite.is_open(now)}

    def link(role: Role) -> str | None:
        return f"{base_url}/join/{open_invites[role].token}" if role in open_invites else None

    links = Links(
        base_url=base_url,
        owner=f"{base_url}/enter/{former}",
        board_id=demo.id if demo else None,
        code=open_invites["participant"].code if "participant" in open_invites else None,
        facilitator=link("facilitator"),
        participant=link("participant"),
        observer=link("observer"),
        trainer=link("trainer"),
    )
    _write_privately(path, json.dumps(asdict(links), indent=2) + "\n")
    return links


def _former_owner_token(path: Path) -> str | None:
    """The database has only the link's hash; the file of the last start may still have the link."""
    owner = _kept(path, "owner")
    return owner.rpartition("/")[2] if owner else None


def _kept(path: Path, name: str) -> str | None:
    """What the links' file of the last start says, when it can be read."""
    try:
        value = json.loads(path.read_text()).get(name)
    except (OSError, ValueError, AttributeError):
        return None
    return value if isinstance(value, str) else None


def _write_privately(path: Path, text: str) -> None:
    """All or nothing, and readable by this user only: the links open the demo and sign the owner in."""
    draft = path.with_suffix(f".{os.getpid()}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
