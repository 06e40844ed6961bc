"""What may not happen to a board, seen from its two ends: before and after, whatever the update looked like."""

from typing import Any

from app.board.read import read_piece
from app.board.schema import PIECES_LIMIT, TEXT_LIMIT
from app.board.values import fits_piece, is_comment, is_link, link_identity
from app.workshop.policy import Actor, may_edit, may_host

Board = dict[str, dict[str, Any]]
NOBODY: frozenset[tuple[str, str]] = frozenset()


def breach(before: Board, after: Board, actor: Actor, accepted: frozenset[tuple[str, str]] = NOBODY) -> str | None:
    """The first rule that the change broke. `accepted`: actions with an owner who once accepted them."""
    if before == after:
        return None
    if not may_edit(actor.role):
        return "role"
    return (
        _pieces(before["pieces"], after["pieces"], actor)
        or _acceptance(before["pieces"], after["pieces"], actor, accepted)
        or _links(before, after, actor)
        or _comments(before, after, actor)
        or _reactions(before, after, actor)
    )


def _pieces(before: dict[str, Any], after: dict[str, Any], actor: Actor) -> str | None:
    if len(after) > max(PIECES_LIMIT, len(before)):
        return "too many pieces"
    for id, values in after.items():
        piece = read_piece(id, values)
        if piece is None or not all(fits_piece(piece.kind, name, value) for name, value in piece.fields.items()):
            return "shape of a piece"
        if len(piece.text.encode("utf-16-le")) // 2 > max(TEXT_LIMIT, len(before.get(id, {}).get("text", "")) * 2):
            return "length of a text"
        if id not in before:
            if piece.by != actor.person:
                return "forged author"
        elif (before[id]["by"], before[id]["kind"]) != (piece.by, piece.kind):
            return "immutable field"
    return None


def acceptances(board: Board) -> frozenset[tuple[str, str]]:
    pieces = board["pieces"].items()
    return frozenset((id, str(values.get("owner"))) for id, values in pieces if values.get("accepted") is True)


def _acceptance(
    before: dict[str, Any], after: dict[str, Any], actor: Actor, accepted: frozenset[tuple[str, str]]
) -> str | None:
    for id, values in after.items():
        owner, was = values.get("owner"), before.get(id, {})
        if values.get("accepted") is not True or (was.get("accepted") is True and was.get("owner") == owner):
            continue
        if owner != actor.person and (id, owner) not in accepted:
            return "accepted for another"
    return None


def _links(before: Board, after: Board, actor: Actor) -> str | None:
    for id, value in after["links"].items():
        if not is_link(value):
            return "shape of a link"
        if id not in before["links"]:
            if value["by"] != actor.person:
                return "forged author of a link"
            if not {value["from"], value["to"]} <= after["pieces"].keys():
                return "link to nothing"
        elif link_identity(value) != link_identity(before["links"][id]):
            return "changed ends of a link"
    return None


def _comments(before: Board, after: Board, actor: Actor) -> str | None:
    for id, value in after["comments"].items():
        if not is_comment(value):
            return "shape of a comment"
        if id in before["comments"]:
            if before["comments"][id] != value:
                return "changed comment"
        elif value["by"] != actor.person:
            return "forged author of a comment"
    for id, value in before["comments"].items():
        mine = value["by"] == actor.person or may_host(actor.role)
        if id not in after["comments"] and not mine and value["piece"] in after["pieces"]:
            return "deleted comment"
    return None


def _reactions(before: Board, after: Board, actor: Actor) -> str | None:
    for key in before["reactions"].keys() ^ after["reactions"].keys():
        piece, person, _ = key.split(":", 2)
        if person != actor.person and piece in after["pieces"]:
            return "somebody else's reaction"
    if any(value is not True for value in after["reactions"].values()):
        return "shape of a reaction"
    return None
