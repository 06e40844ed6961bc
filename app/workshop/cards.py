"""Event cards: something unexpected happens; what it touches is looked at again, and ten minutes are given for it."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pycrdt import Doc

from app.board import write
from app.board.read import Board, read_board
from app.errors import Problem
from app.workshop.stage import root

CARDS = "cards"
CARDS_LIMIT = 60
TITLE_LIMIT = 240
REPLAN_SECONDS = 600
TO_CHECK = "to_check"
REACH = 2  # links between what a card names and what it touches
Why = Literal["words", "links"]
LETTERS = 5  # shorter words say too little


def add_card(stage: Doc[Any], id: str, title: str) -> None:
    """To the deck of this board. Raises Problem: `too-many-cards`."""
    cards = root(stage, CARDS)
    if len(cards) >= CARDS_LIMIT:
        raise Problem("too-many-cards", 409, "The deck is full.", "Take a card out first.")
    cards[id] = {"title": title}


def remove_card(stage: Doc[Any], id: str) -> None:
    """Also one that was played and is over: what it did to the board stays. Raises Problem: `played` while it is on."""
    cards = root(stage, CARDS)
    if id not in cards:
        return
    played = cards[id].get("played")
    if played and "done_at" not in played:
        raise Problem("played", 409, "This card is on the table now.", "Take it back or end it, then take it out.")
    del cards[id]


def card_of(stage: Doc[Any], id: str) -> Any:
    """Raises Problem: `no-such-card`."""
    card = root(stage, CARDS).get(id)
    if card is None:
        raise Problem("no-such-card", 404, "There is no such card.", "Reload the page to see the deck.")
    return card


def proposal(title: str, board: Board) -> list[tuple[str, Why]]:
    """The actions that the event may touch, each with why: `words` it shares, or `links` to what shares some.

    A piece shares words when one of at least five letters stands in both. From there at most two links are gone.
    """
    wanted = _words(title)
    named = {
        id for id, piece in board.pieces.items() if wanted & _words(f"{piece.text} {piece.fields.get('name', '')}")
    }
    reached = _reached(named, board)
    found: list[tuple[str, Why]] = []
    for id, piece in board.pieces.items():
        if piece.kind == "action" and piece.fields.get("status") not in ("done", "dropped") and id in reached:
            found.append((id, "words" if id in named else "links"))
    return sorted(found, key=lambda one: (one[1] != "words", one[0]))


def strike(board: Doc[Any], piece: str, by: str, title: str, affected: Iterable[str], pos: tuple[float, float]) -> None:
    """On the document `board`: lays the event, and asks for each affected action to be looked at again."""
    write.create_piece(board, piece, "event", by, pos=pos, text=title)
    for id in affected:
        write.set_field(board, id, "review", TO_CHECK)


def check_unplayed(stage: Doc[Any], id: str) -> Any:
    """The card. Raises Problem: `no-such-card`, `played`."""
    card = card_of(stage, id)
    if "played" in card:
        raise Problem("played", 409, "This card was played already.", "Take it back first, or play another one.")
    return card


def check_on(stage: Doc[Any], id: str) -> Any:
    """The card, which is played and not over. Raises Problem: `no-such-card`, `not-played`, `moved-on`."""
    card = card_of(stage, id)
    if "played" not in card:
        raise Problem("not-played", 409, "This card was not played.", "Play it first.")
    if "done_at" in card["played"]:
        raise Problem("moved-on", 409, "The workshop has moved on.", "Look at where it is now, then decide again.")
    return card


def tell_played(stage: Doc[Any], id: str, played: Mapping[str, Any]) -> None:
    """`played`: {at, by, ends_at, piece, affected, former, before?}. Raises Problem: as `check_unplayed` does."""
    card = check_unplayed(stage, id)
    root(stage, CARDS)[id] = {**card, "played": dict(played)}


def undo_strike(board: Doc[Any], played: Mapping[str, Any]) -> None:
    """As it was before; what people answered meanwhile stays."""
    known = read_board(board).pieces
    for id, review in played["former"].items():
        if id in known and known[id].fields.get("review") == TO_CHECK:
            write.set_field(board, id, "review", review)
    if played["piece"] in known:
        write.delete_piece(board, played["piece"])


def tell_taken_back(stage: Doc[Any], id: str) -> None:
    root(stage, CARDS)[id] = {"title": card_of(stage, id)["title"]}


def tell_done(stage: Doc[Any], id: str, at: str, after: str | None) -> None:
    """The re-plan is over. `after`: the checkpoint that was made then. Raises Problem: as `check_on` does."""
    card = check_on(stage, id)
    root(stage, CARDS)[id] = {**card, "played": {**card["played"], "done_at": at, "after": after}}


def _words(text: str) -> set[str]:
    return {word for word in "".join(c if c.isalnum() else " " for c in text.lower()).split() if len(word) >= LETTERS}


def _reached(named: set[str], board: Board) -> set[str]:
    near: dict[str, set[str]] = {}
    for link in board.links.values():
        near.setdefault(link.from_, set()).add(link.to)
        near.setdefault(link.to, set()).add(link.from_)
    reached, edge = set(named), set(named)
    for _ in range(REACH):
        edge = {other for one in edge for other in near.get(one, ())} - reached
        reached |= edge
    return reached
