"""What waits for the log. Nobody may see, or be told of, what a crash could still lose."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from app.live import protocol
from app.live.document import merge
from app.live.effects import Acknowledge, Effect, Publish, Send
from app.live.member import Member


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit on its way to everyone who has `document` open, but for its author."""

    document: str
    update: bytes
    author: str | None  # connection; None: the server


Waiting = Edit | Send | Acknowledge


class Held:
    """Effects in the order they came about, each behind the entries that were appended before it."""

    def __init__(self) -> None:
        self.appended = 0  # entries handed to the host so far …
        self.stored = 0  # … and how many of them are in the log
        self._waiting: deque[tuple[int, Waiting]] = deque()

    @property
    def is_settled(self) -> bool:
        """Everything is in the log."""
        return self.stored >= self.appended

    def add(self, waiting: Iterable[Waiting]) -> None:
        self._waiting.extend((self.appended, one) for one in waiting)

    def release(self, stored: int) -> list[Waiting]:
        """What need not wait any longer when the first `stored` entries are in the log."""
        self.stored = max(self.stored, stored)
        free: list[Waiting] = []
        while self._waiting and self._waiting[0][0] <= self.stored:
            free.append(self._waiting.popleft()[1])
        return free

    def clear(self) -> None:
        self._waiting.clear()


def as_effects(free: list[Waiting], members: Mapping[str, Member]) -> list[Effect]:
    """One frame per document for all its edits, then the answers to each connection."""
    effects: list[Effect] = [one for one in free if isinstance(one, Send) and one.is_state]
    edits = sorted((one for one in free if isinstance(one, Edit)), key=lambda edit: edit.document)  # stable
    for document, group in groupby(edits, key=lambda edit: edit.document):
        effects.append(_publish(document, list(group), members))
    return [*effects, *_answers(free)]


def _answers(free: list[Waiting]) -> list[Effect]:
    """Of acknowledgements in a row only the newest; none passes a refusal, or what was refused would count as saved."""
    answers: list[Effect] = []
    newest: dict[str, Acknowledge] = {}
    for one in free:
        if isinstance(one, Acknowledge):
            newest[one.connection] = one
        elif isinstance(one, Send) and not one.is_state:
            if (before := newest.pop(one.connection, None)) is not None:
                answers.append(before)
            answers.append(one)
    return [*answers, *newest.values()]


def _publish(document: str, edits: list[Edit], members: Mapping[str, Member]) -> Publish:
    update = merge([edit.update for edit in edits])
    authors = {edit.author for edit in edits}
    only_author = authors.pop() if len(authors) == 1 else None  # with others' edits merged in, all need the frame
    to = tuple(m.connection for m in members.values() if document in m.documents and m.connection != only_author)
    return Publish(document, update, protocol.update(document, update), to)
