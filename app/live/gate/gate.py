"""The write gate of a document: judges an update before any document sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pycrdt import Doc

from app.board.changes import Change
from app.live.gate.arrivals import is_any_new
from app.live.gate.draft import Draft
from app.live.gate.encode import encode
from app.live.gate.index import Index
from app.live.gate.keystroke import find_keystroke
from app.live.gate.ledger import BrokenDocument, Ledger
from app.live.gate.lower import lower
from app.live.gate.parse import Malformed, parse_own, parse_update
from app.live.gate.structs import Update
from app.workshop.facts import Gone
from app.workshop.floor import OPEN, Floor
from app.workshop.policy import Actor, Refused, judge, may_edit


@dataclass(frozen=True, slots=True)
class Admitted:
    """`update` is what to apply: the client's bytes, or these without what the document knows already."""

    intents: tuple[Change, ...]
    new_client_ids: tuple[int, ...]
    nothing_new: bool
    update: bytes
    draft: Draft = field(repr=False)


class Gate:
    def __init__(self, index: Index, ledger: Ledger) -> None:
        self._index = index
        self._ledger = ledger

    @classmethod
    def open(cls, doc: Doc[Any], gone: Iterable[Gone] = ()) -> "Gate":
        """Takes about a second at 10,000 pieces. The gate keeps the document to read what it absorbs.

        `gone`: what earlier gates of this document returned from `absorb`, oldest first.
        """
        index = Index()
        Draft(index, parse_own(doc.get_update()), own=True).commit()
        ledger = Ledger.read(doc)
        ledger.remember(gone)
        return cls(index, ledger)

    def admit(self, update: bytes, actor: Actor, owners: Mapping[int, str | None], floor: Floor = OPEN) -> Admitted:
        """Touches no document. Raises `Malformed` or `Refused`."""
        parsed = parse_update(update)
        if not may_edit(actor.role) and _brings_anything(self._index, parsed):
            raise Refused("role")  # before it is sorted and placed: nothing they send may cost more than reading it
        draft = Draft(self._index, parsed, keystroke=find_keystroke(self._index, parsed))
        if draft.nothing_new:
            return Admitted((), (), True, update, draft)
        for client in draft.ends:
            # Whoever sends structs under another's client id first silences its owner for ever.
            if owners.get(client, actor.person) != actor.person:
                raise Refused("foreign-client")
        intents = lower(draft)
        judge(actor, intents, self._ledger.facts, floor)
        new = tuple(client for client in draft.ends if client not in owners)
        return Admitted(intents, new, False, encode(draft) if draft.overlaps else update, draft)

    def absorb(self, emitted: bytes, admitted: Admitted | None) -> tuple[Gone, ...]:
        """Keeps the gate exact after `emitted` was applied. Returns what that deleted; raises `BrokenDocument`."""
        draft = self._draft(emitted, admitted)
        draft.commit()
        if admitted is not None and any(self._index.end(client) != end for client, end in admitted.draft.ends.items()):
            raise BrokenDocument("not-applied")
        return self._ledger.follow(draft)

    def _draft(self, emitted: bytes, admitted: Admitted | None) -> Draft:
        """The one that was admitted, as long as exactly that was emitted: almost always."""
        if admitted is not None and emitted == admitted.update:
            return admitted.draft
        try:
            update = parse_own(emitted)
            if admitted is not None and admitted.draft.is_all_of(update):
                return admitted.draft
            return Draft(self._index, update, own=True)
        except (Malformed, Refused) as error:
            raise BrokenDocument(error.code) from error


def _brings_anything(index: Index, update: Update) -> bool:
    """Whether it has a struct that is not known, or deletes what lives. Raises `Refused("gap")` as a draft would."""
    return is_any_new(index, update.structs) or any(
        index.is_any_alive(client, spans) for client, spans in update.deletes.items()
    )
