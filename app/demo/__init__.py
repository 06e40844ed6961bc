"""The demo account: a supplier's team has just met about an invented customer. Created once, on the first run."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pycrdt import Doc

from app.accounts import store as accounts
from app.board import write
from app.db.database import Database, Session
from app.demo.case import Case, read_case
from app.demo.pieces import Names, links_of, piece_keys, pieces_of
from app.history import store as history
from app.live.host import Host
from app.people import store as people
from app.people.tokens import Keys, new_id
from app.workshop.cards import CARDS, add_card
from app.workshop.policy import Role
from app.workshop.stage import root


@dataclass(frozen=True)
class DemoBoard:
    board_id: str


async def create_demo(
    database: Database, host: Host, keys: Keys, owner_id: str, language: str, now: datetime
) -> DemoBoard:
    """Account, board with its invites, team and every piece, in `language`; what is there already stays as it is."""
    case = read_case()
    board_id, members, is_written = await asyncio.to_thread(
        _find_or_make_board, database, keys, case, owner_id, language, now
    )
    if not is_written:
        names = Names({key: new_id() for key in piece_keys(case)}, members, language)
        await host.edit(board_id, "stage", lambda doc: _fill_deck(doc, case, language))
        await host.edit(board_id, "board", lambda doc: _write(doc, case, names))
    return DemoBoard(board_id)


def _find_or_make_board(
    database: Database, keys: Keys, case: Case, owner_id: str, language: str, now: datetime
) -> tuple[str, dict[str, str], bool]:
    """The board's id, its team by surname, and whether its pieces are written: a crash may have come between."""
    with database.transaction() as session:
        board = accounts.find_demo_board(session)
        if board is None:
            members = _make_team(session, case, language, now)
            board_id = _make_board(session, keys, case, owner_id, members[case.team[0].key], language, now)
            _seat_team(session, case, board_id, members, now)
            return board_id, members, False
        by_name = {seat.name: seat.person_id for seat in people.seats_at(session, board.id)}
        members = {member.key: by_name.get(member.name, owner_id) for member in case.team}
        # Without a keyframe there are few entries to read.
        is_written = bool(
            history.latest_keyframe(session, board.id, "board") or history.read_since(session, board.id, "board", 0)
        )
        return board.id, members, is_written


def _make_team(session: Session, case: Case, language: str, now: datetime) -> dict[str, str]:
    """Surname to person id."""
    return {member.key: people.create_person(session, member.name, language, now).person_id for member in case.team}


def _make_board(
    session: Session, keys: Keys, case: Case, owner_id: str, invited_by: str, language: str, now: datetime
) -> str:
    account = accounts.create_account(
        session,
        owner_id,
        case.account.name,
        now,
        industry=case.account.industry.in_language(language),
        currency=case.account.currency,
        revenue=case.account.revenue,
        revenue_potential=case.account.revenue_potential,
        gross_profit=case.account.gross_profit,
    )
    name = case.board.in_language(language)
    board = accounts.create_board(session, keys, account.id, name, owner_id, now, is_demo=True, invited_by=invited_by)
    return board.id


def _seat_team(session: Session, case: Case, board_id: str, members: dict[str, str], now: datetime) -> None:
    """The account manager, first in the file, facilitates."""
    for member in case.team:
        role: Role = "facilitator" if member is case.team[0] else "participant"
        people.add_seat(
            session, board_id, members[member.key], now, role=role, function=member.function, region=member.site
        )


def _fill_deck(stage: Doc[Any], case: Case, language: str) -> None:
    if len(root(stage, CARDS)):
        return  # by a start that was cut off
    for card in case.event_cards:
        add_card(stage, new_id(), card.in_language(language))


def _write(doc: Doc[Any], case: Case, names: Names) -> None:
    with doc.transaction():
        for piece in pieces_of(case, names):
            pos, size = piece.place
            write.create_piece(doc, piece.id, piece.kind, piece.by, piece.zone, pos, size, piece.text, piece.fields)
        for link in links_of(case, names):
            write.create_link(doc, new_id(), link.from_, link.to, link.kind, link.by, link.fields)
