"""Pages of a workshop's course, each told in a process apart."""

from dataclasses import dataclass
from datetime import datetime

from app.db.database import Session
from app.errors import Problem
from app.history import store
from app.history.archive import Archive
from app.history.course import Course, Filter
from app.history.film import FilmDocument
from app.history.films import check_moment, unreadable
from app.history.step import Update
from app.history.told import CourseSteps

MODULE = "app.history.telling"
# What is replayed for one page: 100,000 updates are about 8 s of the process apart.
UPDATES_AT_MOST = 100_000
BYTES_AT_MOST = 64 * 1024 * 1024

Moment = int | datetime


@dataclass(frozen=True, slots=True)
class Page:
    """A question of which there is one answer for ever. `since` and `last`: entries, both included."""

    board_id: str
    document: FilmDocument
    since: int
    last: int
    after: int
    limit: int
    wanted: Filter


@dataclass(frozen=True, slots=True)
class Stretch:
    """Entries that are replayed for one page, both ends included; `last` is the smaller one of an empty stretch."""

    since: int
    last: int
    has_more: bool  # the range goes on behind it


async def tell(archive: Archive, page: Page, asker: str) -> CourseSteps:
    """Raises Problem."""
    if page.last < page.since:
        return CourseSteps(steps=[], next_after=None)
    answer = await archive.ask(page.board_id, page, MODULE, lambda session: _gather(session, page), asker)
    return await archive.parse(answer, CourseSteps.model_validate_json)


def find_stretch(
    session: Session, board_id: str, document: FilmDocument, since: Moment | None, until: Moment | None, after: int
) -> Stretch:
    """Of the range, as much as one page may read. Raises Problem: `no-such-moment`, `bad-range`."""
    newest = store.newest_seq(session, board_id, document)
    check_moment(after, newest)
    first, last = 1, newest
    if isinstance(since, datetime):
        first = store.seq_before(session, board_id, document, since) + 1
    elif since is not None:
        check_moment(since, newest)
        first = max(since, 1)
    if isinstance(until, datetime):
        last = store.seq_at_time(session, board_id, document, until)
    elif until is not None:
        check_moment(until, newest)
        last = until
    if _is_backwards(since, until):
        raise Problem("bad-range", 422, "The beginning lies behind the end.", "Give an earlier `from` or a later `to`.")
    try:
        sizes = store.sizes_between(session, board_id, document, first - 1, last)
    except store.LogHasHole:
        raise unreadable() from None
    return _bounded(sizes, first, last, after)


def _bounded(sizes: list[int], first: int, last: int, after: int) -> Stretch:
    """From its beginning while all of it can be replayed: a step is then the same on every page."""
    if _count(sizes) == len(sizes):
        return Stretch(first, last, has_more=False)
    told = max(0, after + 1 - first)
    count = _count(sizes[told:])
    return Stretch(first + told, first + told + count - 1, has_more=told + count < len(sizes))


def _count(sizes: list[int]) -> int:
    """How many of these entries may be replayed at once; one at least."""
    room = BYTES_AT_MOST
    for number, size in enumerate(sizes):
        room -= size
        if number >= UPDATES_AT_MOST or (room < 0 and number):
            return number
    return len(sizes)


def _is_backwards(since: Moment | None, until: Moment | None) -> bool:
    if isinstance(since, datetime) and isinstance(until, datetime):
        return since > until
    return isinstance(since, int) and isinstance(until, int) and since > until


def _gather(session: Session, page: Page) -> Course:
    keyframe = store.latest_keyframe(session, page.board_id, page.document, page.since - 1)
    begins = keyframe.seq if keyframe else 0
    entries = store.entries_between(session, page.board_id, page.document, begins, page.last)
    if len(entries) != page.last - begins:
        raise unreadable()
    return Course(
        document=page.document,
        state=keyframe.payload if keyframe else b"",
        updates=tuple(Update(entry.at, entry.person, entry.payload, entry.seq) for entry in entries),
        since=page.since,
        after=page.after,
        limit=page.limit,
        wanted=page.wanted,
    )
