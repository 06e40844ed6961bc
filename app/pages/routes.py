"""Every page, and the words the board's script asks for."""

import hashlib
import json

from fastapi import APIRouter, Request, Response

from app.errors import Problem
from app.i18n import LANGUAGES, _, translator
from app.pages import board_playbook, boards, doors, home, playbooks
from app.people.guard import Visitor

router = APIRouter(include_in_schema=False)
router.include_router(home.router)
router.include_router(doors.router)
router.include_router(boards.router)
router.include_router(playbooks.router)
router.include_router(board_playbook.router)


@router.get("/locale/{language}.json")
def read_messages(request: Request, _visitor: Visitor, language: str) -> Response:
    """The sentences of the interface in a language: `{"sentence": "translation" or ["one", "other"]}`."""
    if language not in LANGUAGES:
        raise Problem("no-such-language", 404, _("This language is not available."))
    body = json.dumps(translator(language).client_messages, ensure_ascii=False, sort_keys=True).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    # Kept by the browser, asked about every time: a new version must not speak with old words.
    headers = {"ETag": tag, "Cache-Control": "public, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)
