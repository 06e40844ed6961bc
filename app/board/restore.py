"""Brings a board to what another moment of it said, as edits on top of what it is now. Pure."""

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Any

from pycrdt import Doc

from app.board import write
from app.board.compare import Difference, FieldChange, Move, Place
from app.board.marks import PAIRS_AT_MOST, mark
from app.board.read import Board, Comment, Link, Piece, Reaction
from app.board.reporting import without_rings
from app.board.schema import Zone

# Characters of texts in which words are looked for, as everybody waits for that: a few hundredths of a second. Those
# beyond keep what they begin and end with alike.
MARKED_AT_MOST = 40_000

GIVEN = ("owner", "accepted")  # who took an action on: one says nothing without the other


def within_zone(way: Difference, now: Board, zone: Zone) -> Difference:
    """As far as it is about pieces that lie in the zone, before or after, and about their links.

    `way`: from `now` to the moment that is brought back.
    """
    came = {piece.id for piece in (*way.added, *way.removed) if piece.zone == zone}
    went = {move.piece for move in way.moved if zone in (move.before.zone, move.after.zone)}
    moved = {move.piece for move in way.moved}
    stayed = {id for id, piece in now.pieces.items() if piece.zone == zone and id not in moved}
    return _about(way, now, came | went | stayed)


def of_piece(way: Difference, now: Board, piece: str) -> Difference:
    """As far as it is about one piece and its links."""
    return _about(way, now, {piece})


def still_possible(way: Difference, now: Board, left: Board) -> Difference:
    """As far as the board is as the way finds it: what others did since `left`, where it begins, stays.

    A piece that somebody has talked about or linked since is not taken away either; and an action that was given to
    somebody, or accepted, since then stays theirs: nobody stands for what they never accepted.
    """
    used = _used_since(now, left)
    taken = {id for id, piece in now.pieces.items() if id in left.pieces and _given(piece) != _given(left.pieces[id])}
    here, links = now.pieces, now.links
    removed = tuple(one for one in way.removed if here.get(one.id) == one and one.id not in used)
    unlinked = tuple(link for link in way.unlinked if links.get(link.id) == link)
    there = here.keys() - {one.id for one in removed}
    joined = links.keys() - {link.id for link in unlinked}
    whole = replace(
        way,
        added=tuple(one for one in way.added if one.id not in there),
        removed=removed,
        changed=tuple(
            one
            for one in way.changed
            if one.of in here
            and _value(here[one.of], one.field) == one.before
            and not (one.field in GIVEN and one.of in taken)
        ),
        moved=tuple(move for move in way.moved if _lies(now, move)),
        shifted=tuple(move for move in way.shifted if _lies(now, move)),
        linked=tuple(link for link in way.linked if link.id not in joined),
        unlinked=unlinked,
        relinked=tuple(
            one for one in way.relinked if one.of in links and links[one.of].fields.get(one.field) == one.before
        ),
    )
    return _joined(whole, now)


def lay(doc: Doc[Any], way: Difference, then: Board) -> None:
    """`then`: where the way leads; what was said there of pieces that come back comes back with them."""
    with doc.transaction():
        gone = {piece.id for piece in way.removed}
        if gone:
            write.delete_pieces(doc, gone)
        said = _said(then)
        for piece in way.added:
            _create(doc, piece, said.get(piece.id, _NOTHING))
        left = MARKED_AT_MOST
        for change in way.changed:
            left -= _change(doc, change, PAIRS_AT_MOST if left > 0 else 0)
        for move in (*way.moved, *way.shifted):
            write.move(doc, move.piece, move.after.pos, move.after.zone)
            if move.after.size != move.before.size:
                write.resize(doc, move.piece, move.after.size)
        for link in way.unlinked:
            if not {link.from_, link.to} & gone:  # those went with their piece
                write.delete_link(doc, link.id)
        for id, fields in _by_link(way.relinked).items():
            write.set_link_fields(doc, id, fields)
        for link in way.linked:
            _put(doc, link)


def _about(way: Difference, now: Board, pieces: Container[str]) -> Difference:
    known = {**now.links, **{link.id: link for link in way.linked}}

    def touches(link: Link) -> bool:
        return link.from_ in pieces or link.to in pieces

    part = Difference(
        added=tuple(piece for piece in way.added if piece.id in pieces),
        removed=tuple(piece for piece in way.removed if piece.id in pieces),
        changed=tuple(change for change in way.changed if change.of in pieces),
        moved=tuple(move for move in way.moved if move.piece in pieces),
        shifted=tuple(move for move in way.shifted if move.piece in pieces),
        linked=tuple(link for link in way.linked if touches(link)),
        unlinked=tuple(link for link in way.unlinked if touches(link)),
        relinked=tuple(change for change in way.relinked if change.of in known and touches(known[change.of])),
    )
    return _joined(part, now)


def _joined(way: Difference, now: Board) -> Difference:
    """Without the links whose other end will not be there, and those that others' links would make a ring of."""
    gone = {piece.id for piece in way.removed}
    there = (now.pieces.keys() - gone) | {piece.id for piece in way.added}
    unlinked = {link.id for link in way.unlinked}
    standing = [one for one in now.links.values() if one.id not in unlinked and not {one.from_, one.to} & gone]
    linked = [link for link in way.linked if link.from_ in there and link.to in there]
    return replace(way, linked=without_rings(linked, standing))


def _used_since(now: Board, left: Board) -> set[str]:
    said = {comment.piece for id, comment in now.comments.items() if id not in left.comments}
    signed = {one.piece for one in now.reactions - left.reactions}
    linked = {end for id, one in now.links.items() if left.links.get(id) != one for end in (one.from_, one.to)}
    return said | signed | linked


def _lies(now: Board, move: Move) -> bool:
    piece = now.pieces.get(move.piece)
    return piece is not None and Place(piece.zone, piece.pos, piece.size) == move.before


def _given(piece: Piece) -> list[object]:
    return [piece.fields.get(name) for name in GIVEN]


def _value(piece: Piece, field: str) -> object:
    return piece.text if field == "text" else piece.fields.get(field)


_Said = tuple[list[Comment], list[Reaction]]
_NOTHING: _Said = ([], [])


def _said(board: Board) -> dict[str, _Said]:
    """Of each piece."""
    said: dict[str, _Said] = {}
    for comment in board.comments.values():
        said.setdefault(comment.piece, ([], []))[0].append(comment)
    for reaction in board.reactions:
        said.setdefault(reaction.piece, ([], []))[1].append(reaction)
    return said


def _create(doc: Doc[Any], piece: Piece, said: _Said) -> None:
    place = (piece.zone, piece.pos, piece.size)
    write.create_piece(doc, piece.id, piece.kind, piece.by, *place, piece.text, piece.fields)
    comments, reactions = said
    for comment in comments:
        write.create_comment(doc, comment.id, comment.piece, comment.by, comment.at, comment.text)
    for one in reactions:
        write.add_reaction(doc, one.piece, one.person, one.sign)


def _change(doc: Doc[Any], change: FieldChange, pairs_at_most: int) -> int:
    """How many characters were compared."""
    if change.field != "text":
        write.set_field(doc, change.of, change.field, change.after)
        return 0
    before, after = str(change.before), str(change.after)
    write.edit_text(doc, change.of, mark(before, after, pairs_at_most))
    return len(before) + len(after)


def _by_link(changes: Iterable[FieldChange]) -> dict[str, dict[str, object]]:
    fields: dict[str, dict[str, object]] = {}
    for one in changes:
        fields.setdefault(one.of, {})[one.field] = one.after
    return fields


def _put(doc: Doc[Any], link: Link) -> None:
    write.create_link(doc, link.id, link.from_, link.to, link.kind, link.by, link.fields)
