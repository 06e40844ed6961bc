"""Renders pages: templates, words in the reader's language, hashed files, and every problem as a page."""

import hashlib
from functools import cache
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from app.errors import Problem
from app.i18n import LANGUAGES, negotiate, translator
from app.pages import words
from app.pages.bundle import Bundle, find_bundle
from app.people.guard import known_caller, site_of
from app.people.seat import Caller

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
LANGUAGE_COOKIE = "language"

_templates = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def language_of(request: Request, caller: Caller | None = None) -> str:
    """A person's own language, else what this browser chose, else what it prefers, else the installation's."""
    return negotiate(
        caller.language if caller else None,
        request.query_params.get("language"),
        request.cookies.get(LANGUAGE_COOKIE),
        accept_language=request.headers.get("accept-language", ""),
        default=site_of(request).language,
    )


def render(
    request: Request,
    template: str,
    caller: Caller | None = None,
    *,
    status: int = 200,
    language: str = "",
    **values: object,
) -> HTMLResponse:
    """A whole page. Raises Problem when the frontend has not been built."""
    return HTMLResponse(
        _page(request, template, caller, find_bundle(STATIC), language or language_of(request, caller), values), status
    )


def render_problem(request: Request, problem: Problem) -> HTMLResponse:
    """What happened and what to do, as a page. Never raises: it also stands in when there are no built files."""
    try:
        bundle = find_bundle(STATIC)
    except Problem:
        bundle = Bundle()
    caller = known_caller(request)
    language = language_of(request, caller)
    # What was refused may be no page: choosing a language there leads home.
    path = request.url.path if request.method == "GET" else "/"
    page = _page(request, "problem.html", caller, bundle, language, {"problem": problem, "path": path})
    return HTMLResponse(page, problem.status)


def _page(
    request: Request, template: str, caller: Caller | None, bundle: Bundle, language: str, values: dict[str, object]
) -> str:
    speak = translator(language)
    values = {"path": request.url.path, **values}
    return _templates.get_template(template).render(
        _=speak.gettext,
        ngettext=speak.ngettext,
        say=speak,
        words=words,
        language=speak.language,
        languages=LANGUAGES,
        caller=caller,
        bundle=bundle,
        static=static_url,
        **values,
    )


@cache
def static_url(name: str) -> str:
    """The address of one of our own files; it changes with the content, so it may be cached for ever."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"
