"""Brings a board to what another moment of it said, as edits on top of what it is now. Pure."""

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Any

from pycrdt import Doc

from app.board import write
from app.board.compare import Difference, FieldChange, Move, Place
from app.board.marks import mark
from app.board.read import Board, Comment, Link, Piece, Reaction
from app.board.schema import Zone


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

    A piece that somebody has talked about or linked since is not taken away either.
    """
    used = _used_since(now, left)
    here, links = now.pieces, now.links
    removed = tuple(one for one in way.removed if here.get(one.id) == one and one.id not in used)
    unlinked = tuple(link for link in way.unlinked if links.get(link.id) == link)
    there = here.keys() - {one.id for one in removed}
    joined = links.keys() - {link.id for link in unlinked}
    whole = replace(
        way,
        added=tuple(one for one in way.added if one.id not in there),
        removed=removed,
        changed=tuple(one for one in way.changed if one.of in here and _value(here[one.of], one.field) == one.before),
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
        for change in way.changed:
            _change(doc, change)
        for move in (*way.moved, *way.shifted):
            write.move(doc, move.piece, move.after.pos, move.after.zone)
            if move.after.size != move.before.size:
                write.resize(doc, move.piece, move.after.size)
        for link in way.unlinked:
            if not {link.from_, link.to} & gone:  # those went with their piece
                write.delete_link(doc, link.id)
        for id in dict.fromkeys(change.of for change in way.relinked):
            _put(doc, _with_fields(then.links[id], way.relinked))
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
    """Without the links whose other end will not be there."""
    gone = {piece.id for piece in way.removed}
    there = (now.pieces.keys() - gone) | {piece.id for piece in way.added}
    return replace(way, linked=tuple(link for link in way.linked if link.from_ in there and link.to in there))


def _used_since(now: Board, left: Board) -> set[str]:
    said = {comment.piece for id, comment in now.comments.items() if id not in left.comments}
    signed = {one.piece for one in now.reactions - left.reactions}
    return said | signed | {end for id, one in now.links.items() if id not in left.links for end in (one.from_, one.to)}


def _lies(now: Board, move: Move) -> bool:
    piece = now.pieces.get(move.piece)
    return piece is not None and Place(piece.zone, piece.pos, piece.size) == move.before


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


def _change(doc: Doc[Any], change: FieldChange) -> None:
    if change.field == "text":
        write.edit_text(doc, change.of, mark(str(change.before), str(change.after)))
    else:
        write.set_field(doc, change.of, change.field, change.after)


def _with_fields(link: Link, changes: Iterable[FieldChange]) -> Link:
    fields = dict(link.fields)
    for change in changes:
        if change.of == link.id and change.after is None:
            fields.pop(change.field, None)
        elif change.of == link.id:
            fields[change.field] = change.after
    return replace(link, fields=fields)


def _put(doc: Doc[Any], link: Link) -> None:
    write.create_link(doc, link.id, link.from_, link.to, link.kind, link.by, link.fields)
