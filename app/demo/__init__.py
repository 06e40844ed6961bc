"""The demo account: a supplier's team has just met about an invented customer. Created once, on the first run."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pycrdt import Doc
from sqlmodel import Session

from app.accounts import store as accounts
from app.board import write
from app.db.database import Database
from app.demo.case import Case, read_case
from app.demo.pieces import Names, links_of, piece_keys, pieces_of
from app.live.host import Host
from app.people import store as people
from app.people.tokens import Keys, new_id
from app.workshop.policy import Role


@dataclass(frozen=True)
class DemoBoard:
    board_id: str


async def create_demo(
    database: Database, host: Host, keys: Keys, owner_id: str, language: str, now: datetime
) -> DemoBoard:
    """Account, board with its invites, team and every piece, in `language`."""
    case = read_case()
    with database.transaction() as session:
        board_id = _create_board(session, keys, case, owner_id, language, now)
        members = _seat_team(session, case, board_id, language, now)
    names = Names({key: new_id() for key in piece_keys(case)}, members, language)
    await host.edit(board_id, "board", lambda doc: _write(doc, case, names))
    return DemoBoard(board_id)


def _create_board(session: Session, keys: Keys, case: Case, owner_id: str, language: str, now: datetime) -> str:
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
    return accounts.create_board(session, keys, account.id, name, owner_id, now, is_demo=True).id


def _seat_team(session: Session, case: Case, board_id: str, language: str, now: datetime) -> dict[str, str]:
    """Surname to person id. The account manager, first in the file, facilitates."""
    members: dict[str, str] = {}
    for member in case.team:
        person = people.create_person(session, member.name, language, now)
        role: Role = "participant" if members else "facilitator"
        people.add_seat(
            session, board_id, person.person_id, now, role=role, function=member.function, region=member.site
        )
        members[member.key] = person.person_id
    return members


def _write(doc: Doc[Any], case: Case, names: Names) -> None:
    with doc.transaction():
        for piece in pieces_of(case, names):
            pos, size = piece.place
            write.create_piece(doc, piece.id, piece.kind, piece.by, piece.zone, pos, size, piece.text, piece.fields)
        for link in links_of(case, names):
            write.create_link(doc, new_id(), link.from_, link.to, link.kind, link.by)
