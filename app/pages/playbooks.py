"""The shelf of playbooks, and the editor of one's own: as a form, or as YAML."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Request, Response, UploadFile
from fastapi import Form as FormField
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import FormData

from app.board.kinds import KIND_NAME, ZONE_NAME
from app.errors import Problem
from app.facilitation import shelf, store
from app.pages.board_playbook import boards_to_run
from app.pages.playbook_sheet import Sheet, errors_of, sheet_of, typed
from app.pages.playbook_words import AUTHORS, CHECKPOINTS, CHECKS, HANDS, LENSES, TOOLS, VARIANTS
from app.pages.views import render
from app.people.guard import Caller, SignedInCaller, database_of
from app.workshop.playbook import Playbook, Script, filed, read_script
from app.workshop.playbook_faults import BadPlaybook, Fault
from app.workshop.playbook_file import FILE_BYTES_LIMIT, read_file, write_file
from app.workshop.shipped import shipped

router = APIRouter(include_in_schema=False, prefix="/playbooks")

Typed = Annotated[str, FormField()]
FIELDS_LIMIT = 10_000  # of the longest playbook's form, with every box ticked
WORDS = {
    "kinds": KIND_NAME,
    "zones": ZONE_NAME,
    "lenses": LENSES,
    "hands": HANDS,
    "authors": AUTHORS,
    "tools": TOOLS,
    "checks": CHECKS,
    "checkpoints": {name: name for name in CHECKPOINTS},
    "variants": VARIANTS,
}


@router.get("")
def show_playbooks(request: Request, caller: SignedInCaller, archived: str = "") -> HTMLResponse:
    """`archived`: one that just was."""
    with database_of(request).reading() as session:
        own = store.own_playbooks(session, caller.person_id)
        may_write = shelf.may_write(session, caller)
    return render(
        request,
        "playbooks.html",
        caller,
        shipped=list(shipped().values()),
        own=own,
        may_write=may_write,
        archived=archived,
        names=WORDS,
    )


@router.post("/copy")
def copy_playbook(request: Request, caller: SignedInCaller, id: Typed = "") -> Response:
    with database_of(request).transaction() as session:
        original = shelf.find(session, caller, id)
        copy = shelf.add(session, caller, original, datetime.now(UTC))
    return RedirectResponse(f"/playbooks/{copy.id}?copied=1", 303)


@router.post("/import")
def import_playbook(
    request: Request, caller: SignedInCaller, file: UploadFile | None = None, yaml: Typed = ""
) -> Response:
    """A file, or the text of one that was not right the first time."""
    data = file.file.read(FILE_BYTES_LIMIT + 1) if file and file.filename else _unix(yaml).encode()
    try:
        script = read_file(data)
    except BadPlaybook as bad:
        text = data.decode("utf-8-sig", "replace") if len(data) <= FILE_BYTES_LIMIT else ""
        return _yaml_page(request, caller, None, text, bad.faults)
    with database_of(request).transaction() as session:
        playbook = shelf.add(session, caller, script, datetime.now(UTC))
    return RedirectResponse(f"/playbooks/{playbook.id}?imported=1", 303)


@router.get("/{playbook_id}")
def show_playbook(request: Request, caller: SignedInCaller, playbook_id: str) -> HTMLResponse:
    """One's own opens in the editor; what ships, and what is archived, is only read."""
    if playbook_id in shipped():
        with database_of(request).reading() as session:
            may_write = shelf.may_write(session, caller)
        return _reading_page(request, caller, shipped()[playbook_id], may_write=may_write)
    with database_of(request).reading() as session:
        own = store.find_playbook(session, caller.person_id, playbook_id)
    if own is None:
        raise shelf.no_such_playbook()
    if own.archived:
        return _reading_page(request, caller, own.playbook, may_write=True, archived=True)
    return _editor(request, caller, own.playbook, sheet_of(own.playbook))


@router.post("/{playbook_id}")
async def change_playbook(request: Request, caller: SignedInCaller, playbook_id: str) -> Response:
    """`do` says which button: save, yaml, or what to do with a stage: up, down, remove, add."""
    form = await request.form(max_fields=FIELDS_LIMIT)
    # On a thread: a long playbook takes longer to check and to show than a live board may be kept waiting.
    return await asyncio.to_thread(_change, request, caller, playbook_id, form)


@router.post("/{playbook_id}/yaml")
def change_yaml(
    request: Request, caller: SignedInCaller, playbook_id: str, yaml: Typed = "", version: Typed = "", do: Typed = ""
) -> Response:
    shown, text = _as_shown(_own(request, caller, playbook_id), version), _unix(yaml)
    try:
        script = read_file(text)
    except BadPlaybook as bad:
        return _yaml_page(request, caller, shown, text, bad.faults)
    if do == "form":
        return _editor(request, caller, shown, sheet_of(script), unsaved=True)
    return _save(request, caller, shown, script, lambda now: _yaml_page(request, caller, now, text, overtaken=True))


@router.post("/{playbook_id}/archive")
def archive_playbook(request: Request, caller: SignedInCaller, playbook_id: str) -> Response:
    with database_of(request).transaction() as session:
        shelf.archive(session, caller, playbook_id, True, datetime.now(UTC))
    return RedirectResponse(f"/playbooks?archived={playbook_id}", 303)


@router.post("/{playbook_id}/restore")
def restore_playbook(request: Request, caller: SignedInCaller, playbook_id: str) -> Response:
    with database_of(request).transaction() as session:
        shelf.archive(session, caller, playbook_id, False, datetime.now(UTC))
    return RedirectResponse("/playbooks", 303)


def _change(request: Request, caller: Caller, playbook_id: str, form: FormData) -> Response:
    shown = _as_shown(_own(request, caller, playbook_id), _text(form, "version"))
    sheet = typed((name, value) for name, value in form.multi_items() if isinstance(value, str))
    do, _colon, number = _text(form, "do").partition(":")
    if number.isdecimal() and len(number) < 4:
        return _editor(request, caller, shown, sheet.moved(do, int(number)), unsaved=True)
    try:
        script = read_script(sheet.raw())
    except BadPlaybook as bad:
        return _editor(request, caller, shown, sheet, bad.faults, unsaved=True)
    if do == "yaml":
        return _yaml_page(request, caller, shown, write_file(filed(script, shown.id, shown.version)))
    return _save(request, caller, shown, script, lambda now: _editor(request, caller, now, sheet, overtaken=True))


def _as_shown(playbook: Playbook, version: str) -> Playbook:
    """The playbook under the version that the page was made from."""
    is_number = version.isascii() and version.isdigit() and 0 < len(version) < 9
    return playbook.model_copy(update={"version": int(version)}) if is_number else playbook


def _save(
    request: Request, caller: Caller, shown: Playbook, script: Script, ask_again: Callable[[Playbook], Response]
) -> Response:
    """Onto the version that was shown. When there is a newer one, everything typed is shown again on top of it."""
    try:
        with database_of(request).transaction() as session:
            saved = shelf.change(session, caller, shown.id, script, datetime.now(UTC), shown.version)
    except Problem as problem:
        if problem.code != "overtaken":
            raise
        return ask_again(_own(request, caller, shown.id))
    return RedirectResponse(f"/playbooks/{shown.id}?saved={saved.version}", 303)


def _own(request: Request, caller: Caller, id: str) -> Playbook:
    with database_of(request).reading() as session:
        own = store.find_playbook(session, caller.person_id, id)
    if own is None:
        raise shelf.no_such_playbook()
    return own.playbook


def _reading_page(
    request: Request, caller: Caller, playbook: Playbook, *, may_write: bool, archived: bool = False
) -> HTMLResponse:
    return render(
        request,
        "playbook.html",
        caller,
        playbook=playbook,
        may_write=may_write,
        archived=archived,
        boards=boards_to_run(request, caller),
        used=request.query_params.get("used", ""),
        names=WORDS,
    )


def _editor(
    request: Request,
    caller: Caller,
    playbook: Playbook,
    sheet: Sheet,
    faults: tuple[Fault, ...] = (),
    *,
    unsaved: bool = False,
    overtaken: bool = False,
) -> HTMLResponse:
    errors = errors_of(faults)
    wrong = {int(name.split(".")[1]) for name in errors if name.startswith("stages.") and name.count(".")}
    return render(
        request,
        "playbook_editor.html",
        caller,
        status=422 if faults else 409 if overtaken else 200,
        path=f"/playbooks/{playbook.id}",
        playbook=playbook,
        sheet=sheet,
        errors=errors,
        wrong=wrong,
        unsaved=unsaved,
        overtaken=overtaken,
        saved=request.query_params.get("saved", ""),
        boards=boards_to_run(request, caller),
        used=request.query_params.get("used", ""),
        arrived=bool(request.query_params.keys() & {"copied", "imported"}),
        names=WORDS,
    )


def _yaml_page(
    request: Request,
    caller: Caller,
    playbook: Playbook | None,
    text: str,
    faults: tuple[Fault, ...] = (),
    *,
    overtaken: bool = False,
) -> HTMLResponse:
    return render(
        request,
        "playbook_yaml.html",
        caller,
        status=422 if faults else 409 if overtaken else 200,
        path=f"/playbooks/{playbook.id}" if playbook else "/playbooks",
        playbook=playbook,
        text=text,
        faults=faults,
        overtaken=overtaken,
    )


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _unix(text: str) -> str:
    """Browsers send the lines of a form with CR LF."""
    return text.replace("\r\n", "\n")
