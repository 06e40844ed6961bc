"""Event cards: the deck of a board, playing one, and taking it back."""

import time
from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from app.board.read import read_board
from app.errors import Problem
from app.facilitation.checkpointing import Wanted
from app.facilitation.routes.command import checkpoints_of, find_present, now, on_stage, turns_of
from app.i18n import _, translator
from app.live.documents import STAGE
from app.live.hold import Hold
from app.live.protocol import BOARD
from app.people.guard import HostSeat, Seat, Seated, live_of
from app.people.tokens import new_id
from app.workshop import cards
from app.workshop.placing import Box, Table, size_for
from app.workshop.stage import moment, root

router = APIRouter()


class NewCard(BaseModel):
    title: Annotated[str, Field(max_length=cards.TITLE_LIMIT)]


class CardView(BaseModel):
    id: str
    title: str
    played: dict[str, Any] | None = None


class Deck(BaseModel):
    cards: list[CardView]


class Affected(BaseModel):
    """`why`: it shares words with the card, or is linked to something that does."""

    piece: str
    why: Literal["words", "links"]


class Proposal(BaseModel):
    pieces: list[Affected]


class Play(BaseModel):
    """`pieces`: the actions to look at again; without them those that are proposed."""

    pieces: Annotated[list[str], Field(max_length=200)] | None = None
    checkpoint: bool = True


class Done(BaseModel):
    checkpoint: bool = True


@router.get("/cards")
async def read_deck(request: Request, seat: Seat) -> Deck:
    found = await live_of(request).read(seat.board_id, STAGE, lambda doc: root(doc, cards.CARDS).to_py() or {})
    return Deck(cards=[CardView(id=id, **card) for id, card in sorted(found.items())])


@router.post("/cards", status_code=201)
async def add_card(request: Request, seat: HostSeat, new: NewCard) -> CardView:
    title, id = new.title.strip(), new_id()
    if not title:
        raise Problem("invalid", 422, "Something is missing or not right.", "Write what happens.")
    await on_stage(request, seat, lambda doc: cards.add_card(doc, id, title))
    return CardView(id=id, title=title)


@router.delete("/cards/{card_id}", status_code=204)
async def remove_card(request: Request, seat: HostSeat, card_id: str) -> None:
    await on_stage(request, seat, lambda doc: cards.remove_card(doc, card_id))


@router.get("/cards/{card_id}/proposal")
async def propose(request: Request, seat: HostSeat, card_id: str) -> Proposal:
    card = await live_of(request).read(seat.board_id, STAGE, lambda doc: cards.card_of(doc, card_id))
    board = await live_of(request).read(seat.board_id, BOARD, read_board)
    found = cards.proposal(card["title"], board)
    return Proposal(pieces=[Affected(piece=piece, why=why) for piece, why in found])


@router.post("/cards/{card_id}/play", status_code=204)
async def play(request: Request, seat: HostSeat, card_id: str, wanted: Play) -> None:
    """A checkpoint before, the event on the board, its actions to be checked, and ten minutes for it."""
    async with turns_of(request).turn(seat.board_id, card_id):  # two who play it at once make one checkpoint
        card = await live_of(request).read(seat.board_id, STAGE, lambda doc: cards.check_unplayed(doc, card_id))
        before = await _checkpoint(request, seat, _("Before: {title}"), card["title"]) if wanted.checkpoint else None
        work = _strike(seat, card_id, card["title"], wanted.pieces, before)
        await live_of(request).edit_together(seat.board_id, (BOARD, STAGE), work, find_present(request, seat))


@router.delete("/cards/{card_id}/play", status_code=204)
async def take_back(request: Request, seat: HostSeat, card_id: str) -> None:
    """The event leaves the board, and what nobody has looked at again is as it was."""

    def work(hold: Hold) -> None:
        card = hold.read(STAGE, lambda doc: cards.card_of(doc, card_id))
        if "played" in card:
            hold.edit(BOARD, lambda doc: cards.undo_strike(doc, card["played"]))
            hold.edit(STAGE, lambda doc: cards.tell_taken_back(doc, card_id))

    await live_of(request).edit_together(seat.board_id, (BOARD, STAGE), work, find_present(request, seat))


@router.post("/cards/{card_id}/done", status_code=204)
async def end_replan(request: Request, seat: HostSeat, card_id: str, wanted: Done) -> None:
    """The re-plan is over; a checkpoint after it."""
    async with turns_of(request).turn(seat.board_id, card_id):
        card = await live_of(request).read(seat.board_id, STAGE, lambda doc: cards.check_on(doc, card_id))
        after = await _checkpoint(request, seat, _("After: {title}"), card["title"]) if wanted.checkpoint else None
        at = now()
        await on_stage(request, seat, lambda doc: cards.tell_done(doc, card_id, at, after))


def _strike(
    seat: Seated, card_id: str, title: str, wanted: list[str] | None, before: str | None
) -> Callable[[Hold], None]:
    """`wanted`: the actions to look at again; None: those that are proposed."""
    piece, at = new_id(), time.time()

    def work(hold: Hold) -> None:
        board = hold.read(BOARD, read_board)
        affected = [id for id, _why in cards.proposal(title, board)] if wanted is None else wanted
        table = Table("actions", [Box(*one.pos, *one.size) for one in board.pieces.values()])
        place = table.place(size_for("event", title))
        kept = [id for id in dict.fromkeys(affected) if id in board.pieces and board.pieces[id].kind == "action"]
        played: dict[str, Any] = {
            "at": moment(at),
            "by": seat.person_id,
            "ends_at": moment(at + cards.REPLAN_SECONDS),
            "piece": piece,
            "affected": kept,
            "former": {id: board.pieces[id].fields.get("review") for id in kept},
            "before": before,
        }
        # The stage first: where it says no, the board was not touched.
        hold.edit(STAGE, lambda doc: cards.tell_played(doc, card_id, played))
        hold.edit(BOARD, lambda doc: cards.strike(doc, piece, seat.person_id, title, kept, place))

    return work


async def _checkpoint(request: Request, seat: Seated, name: str, title: str) -> str:
    words = translator(seat.language)
    named = words.gettext(name, title=title)[:120]
    made = await checkpoints_of(request).make(seat, Wanted(named), find_present(request, seat))
    return str(made["id"])
