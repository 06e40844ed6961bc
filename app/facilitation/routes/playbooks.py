"""Playbooks: the shelf of those who run workshops, and the one that a board is run by."""

import asyncio
import json
import re
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from app.errors import Problem
from app.facilitation import shelf, store
from app.facilitation.routes.command import on_stage
from app.live.documents import STAGE
from app.people.guard import Caller, HostSeat, Seat, SignedInCaller, database_of, known_caller, live_of
from app.people.page import Page
from app.workshop.chosen import choose, chosen
from app.workshop.playbook import Name, Playbook, Script, Variant, read_script
from app.workshop.playbook_file import read_file, write_file
from app.workshop.shipped import shipped

router = APIRouter()
shelves = APIRouter(prefix="/api/playbooks")

YAML = "application/yaml"
_SCRIPT = {"schema": {"$ref": "#/components/schemas/Playbook"}}
_FILE = {"schema": {"type": "string", "description": "as docs/playbooks.md tells"}}
NEW = {"requestBody": {"content": {"application/json": {"schema": {"type": "object"}}, YAML: _FILE}}}
CHANGED = {"requestBody": {"content": {"application/json": _SCRIPT, YAML: _FILE}}}


class PlaybookEntry(BaseModel):
    """A playbook on the shelf, without its stages."""

    id: str
    version: int
    name: Name
    variant: Variant
    minutes: int
    stages: int
    own: bool
    archived: bool


class PlaybookList(BaseModel):
    playbooks: list[PlaybookEntry]


class ChosenPlaybook(BaseModel):
    playbook: Playbook | None


class Choice(BaseModel):
    """The latest version unless another is named."""

    id: str = Field(max_length=48)
    version: int | None = Field(default=None, ge=1, le=1_000_000)


@shelves.get("")
def list_playbooks(request: Request, caller: SignedInCaller, page: Annotated[Page, Query()]) -> PlaybookList:
    """The shipped ones, then one's own."""
    with database_of(request).reading() as session:
        own = store.own_playbooks(session, caller.person_id)
    entries = [_entry(playbook) for playbook in shipped().values()]
    entries += [_entry(found.playbook, own=True, archived=found.archived) for found in own]
    return PlaybookList(playbooks=list(page.of(entries, lambda entry: entry.id)))


@shelves.post("", status_code=201, openapi_extra=NEW)
async def create_playbook(request: Request, caller: SignedInCaller) -> Playbook:
    """`{"copy": id}`, or a file of YAML as its body."""
    body = await request.body()
    return await asyncio.to_thread(_create, request, caller, body)


@shelves.get("/{playbook_id}.yaml")
def export_playbook(request: Request, caller: SignedInCaller, playbook_id: str, version: int | None = None) -> Response:
    playbook = _find(request, caller, playbook_id, version)
    name = re.sub("[^a-z0-9]+", "-", playbook.name.en.lower()).strip("-") or "playbook"
    headers = {"Content-Disposition": f'attachment; filename="{name}.yaml"'}
    return Response(write_file(playbook), media_type=YAML, headers=headers)


@shelves.get("/{playbook_id}")
def read_playbook(request: Request, caller: SignedInCaller, playbook_id: str, version: int | None = None) -> Playbook:
    return _find(request, caller, playbook_id, version)


@shelves.put("/{playbook_id}", openapi_extra=CHANGED)
async def change_playbook(
    request: Request, caller: SignedInCaller, playbook_id: str, based_on: int | None = None
) -> Playbook:
    """A new version, from JSON or YAML. `based_on`: refuse (409) unless that is the latest version."""
    body = await request.body()
    return await asyncio.to_thread(_change, request, caller, playbook_id, body, based_on)


@shelves.delete("/{playbook_id}", status_code=204)
def archive_playbook(request: Request, caller: SignedInCaller, playbook_id: str) -> None:
    """Takes it off the shelf; boards that are run by it keep it, and its page brings it back."""
    with database_of(request).transaction() as session:
        shelf.archive(session, caller, playbook_id, True, datetime.now(UTC))


@router.get("/playbook")
async def read_chosen(request: Request, seat: Seat) -> ChosenPlaybook:
    return ChosenPlaybook(playbook=await live_of(request).read(seat.board_id, STAGE, chosen))


@router.put("/playbook")
async def choose_playbook(request: Request, seat: HostSeat, choice: Choice) -> Playbook:
    """Copies it into the board's stage. Refused (409) once a stage was begun."""
    caller = known_caller(request)
    assert caller is not None  # whoever has a seat is somebody
    playbook = await asyncio.to_thread(_find, request, caller, choice.id, choice.version)
    await on_stage(request, seat, lambda stage: choose(stage, playbook))
    return playbook


def _create(request: Request, caller: Caller, body: bytes) -> Playbook:
    now = datetime.now(UTC)
    if _is_yaml(request):
        script: Script = read_file(body)
        with database_of(request).transaction() as session:
            return shelf.add(session, caller, script, now)
    raw = _json(body)
    wanted = raw.get("copy") if isinstance(raw, dict) and len(raw) == 1 else None
    if not isinstance(wanted, str):
        raise Problem("invalid", 422, "Something is missing or not right.", 'Send {"copy": id}, or a file of YAML.')
    with database_of(request).transaction() as session:
        return shelf.add(session, caller, shelf.find(session, caller, wanted), now)


def _change(request: Request, caller: Caller, id: str, body: bytes, based_on: int | None) -> Playbook:
    script = read_file(body) if _is_yaml(request) else read_script(_without_file(_json(body)))
    with database_of(request).transaction() as session:
        return shelf.change(session, caller, id, script, datetime.now(UTC), based_on)


def _without_file(raw: object) -> object:
    """What was read may be sent back changed: where it is filed stands in the address."""
    if not isinstance(raw, dict):
        return raw
    return {name: value for name, value in raw.items() if name not in ("id", "version", "variant")}


def _find(request: Request, caller: Caller, id: str, version: int | None) -> Playbook:
    with database_of(request).reading() as session:
        return shelf.find(session, caller, id, version)


def _is_yaml(request: Request) -> bool:
    return "yaml" in request.headers.get("content-type", "").partition(";")[0].lower()


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise Problem("unreadable", 400, "This request could not be read.", "Check what was sent.") from None


def _entry(playbook: Playbook, *, own: bool = False, archived: bool = False) -> PlaybookEntry:
    return PlaybookEntry(
        id=playbook.id,
        version=playbook.version,
        name=playbook.name,
        variant=playbook.variant,
        minutes=playbook.minutes,
        stages=len(playbook.stages),
        own=own,
        archived=archived,
    )
