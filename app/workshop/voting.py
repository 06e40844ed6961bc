"""Votes with dots: blind until they are closed. Ballots lie elsewhere; here is what everybody may know of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from pycrdt import Doc

from app.board.read import read_board
from app.board.write import add_reaction, remove_reaction
from app.errors import Problem
from app.workshop.ballots import Answer, entry_of, forget_oldest, is_open
from app.workshop.stage import root

VOTES = "votes"
PIECES_LIMIT = 200
BUDGET_LIMIT = 20
QUESTION_LIMIT = 240
KEPT_LIMIT = 20  # votes that are kept in sight of a board, closed ones too


def open_vote(stage: Doc[Any], id: str, value: Mapping[str, Any]) -> None:
    """`value`: {question, pieces, budget, round, of, by, opened_at, closes_at?}. One vote at a time.

    Raises Problem: `vote-open`.
    """
    votes = root(stage, VOTES)
    if any("closed_at" not in vote for vote in votes.values()):
        raise Problem("vote-open", 409, "Another vote is still open.", "Close it first, then start the next one.")
    forget_oldest(votes, KEPT_LIMIT)
    votes[id] = {**value, "voted": 0}


def check_dots(stage: Doc[Any], id: str, dots: Mapping[str, int], at: str) -> None:
    """Whether a person may vote so now. Raises Problem: `no-such-vote`, `vote-closed`, `bad-ballot`."""
    vote = entry_of(stage, VOTES, id)
    if not is_open(vote, at):
        raise Problem(
            "vote-closed", 409, "This vote is closed.", "What you sent before counts; nothing was changed by this."
        )
    if any(piece not in vote["pieces"] for piece in dots):
        raise Problem("bad-ballot", 422, "This vote is about other pieces.", "Reload the page, then vote again.")
    if any(number < 0 for number in dots.values()) or sum(dots.values()) > vote["budget"]:
        raise Problem(
            "bad-ballot",
            422,
            "You have {budget} dots for this vote.",
            "Take some back, then send your vote again.",
            values={"budget": str(int(vote["budget"]))},
        )


def tell_voted(stage: Doc[Any], id: str, count: int) -> None:
    """How many have voted, never who or what; nothing when somebody changes their mind."""
    votes = root(stage, VOTES)
    if votes[id]["voted"] != count:
        votes[id] = {**votes[id], "voted": count}


def close_vote(stage: Doc[Any], id: str, answers: Sequence[Answer], at: str) -> None:
    """Raises Problem: `vote-closed` when it is closed already, so that nothing is counted twice."""
    vote = entry_of(stage, VOTES, id)
    if "closed_at" in vote:
        raise Problem("vote-closed", 409, "This vote is closed.", "Its result stands on the board.")
    root(stage, VOTES)[id] = {**vote, "voted": len(answers), "closed_at": at, "tally": tally(answers, vote["pieces"])}


def tally(answers: Iterable[Answer], pieces: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Of each piece its dots, all together and by the function of those who gave them; the order says nothing."""
    totals: Counter[str] = Counter()
    by_function: dict[str, Counter[str]] = {}
    for answer in answers:
        for piece, number in answer.payload["dots"].items():
            totals[piece] += number
            by_function.setdefault(piece, Counter())[answer.function] += number
    return {
        piece: {
            "total": totals[piece],
            "by_function": {name: n for name, n in sorted(by_function.get(piece, {}).items()) if n},
        }
        for piece in pieces
    }


def leaders(counted: Mapping[str, Mapping[str, Any]], top: int) -> list[str]:
    """The pieces with the most dots, `top` of them, and whoever ties with the last; none without a dot."""
    order = sorted(
        (piece for piece in counted if counted[piece]["total"] > 0), key=lambda piece: -counted[piece]["total"]
    )
    if len(order) <= top:
        return order
    least = counted[order[top - 1]]["total"] if top else float("inf")
    return [piece for piece in order if counted[piece]["total"] >= least]


def mark_keys(stage: Doc[Any], id: str, pieces: Sequence[str]) -> None:
    """The room's key pieces by this vote. Raises Problem while it is open."""
    vote = entry_of(stage, VOTES, id)
    if "closed_at" not in vote:
        raise Problem("vote-open", 409, "This vote is still open.", "Close it first.")
    root(stage, VOTES)[id] = {**vote, "key": list(pieces)}


def sign_keys(board: Doc[Any], before: Collection[str], pieces: Collection[str], person: str) -> None:
    """On the pieces that are still there; what was one by this vote `before` and is none now loses the sign again."""
    found = read_board(board)
    signed = {one.piece for one in found.reactions if (one.person, one.sign) == (person, "key")}
    for piece in sorted(signed & set(before) - set(pieces)):
        remove_reaction(board, piece, person, "key")
    for piece in sorted(found.pieces.keys() & set(pieces) - signed):
        add_reaction(board, piece, person, "key")
