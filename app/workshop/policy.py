"""Who may do what at a board. Judged on the server for every frame and request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, assert_never, cast, get_args

from app.board.changes import (
    Change,
    CreatePiece,
    DeleteComment,
    DeleteLink,
    DeletePiece,
    EditText,
    RemoveField,
    RemoveReaction,
    SetComment,
    SetField,
    SetLink,
    SetReaction,
)
from app.board.kinds import LINKABLE
from app.board.schema import COMMON_FIELDS, IMMUTABLE_FIELDS, OTHERS_REMOVED_LIMIT, LinkKind
from app.board.values import fits_piece, is_comment, is_id, is_link, is_text, link_identity
from app.workshop.acceptance import judge_acceptance, may_stand_accepted
from app.workshop.facts import Facts, PieceFacts
from app.workshop.floor import OPEN, Floor, judge_floor
from app.workshop.leaders import judge_leaders
from app.workshop.refused import Refused as Refused  # whoever asks the policy hears its refusals

Role = Literal["owner", "facilitator", "participant", "observer", "trainer", "guest"]
ROLES: tuple[Role, ...] = get_args(Role)

# Roles that may change the board; the others look on.
EDITORS: frozenset[Role] = frozenset({"owner", "facilitator", "participant"})
# Roles that may invite, revoke and remove.
HOSTS: frozenset[Role] = frozenset({"owner", "facilitator"})
# Roles an invite may give. Owners are made by the installation, never by a link that can be passed on.
INVITABLE: tuple[Role, ...] = ("facilitator", "participant", "observer", "trainer")

# A board of 10,000 pieces with more of these than twice as many is not written by people.
LINKS_LIMIT = 20_000
COMMENTS_LIMIT = 20_000
REACTIONS_LIMIT = 20_000
_ROOTS: Mapping[type[Change], str] = {
    SetLink: "links",
    DeleteLink: "links",
    SetComment: "comments",
    DeleteComment: "comments",
    SetReaction: "reactions",
    RemoveReaction: "reactions",
}
SIGN_LIMIT = 16  # UTF-16 units of a reaction's sign: the longest emoji sequences have 14


def may_edit(role: Role) -> bool:
    return role in EDITORS


def may_host(role: Role) -> bool:
    return role in HOSTS


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks for a change: the person of the seat and its role, read anew for every frame."""

    person: str
    role: Role


def judge(actor: Actor, changes: Iterable[Change], facts: Facts, floor: Floor = OPEN) -> None:
    """Raises `Refused` unless the actor may make all of these changes at once, on this floor.

    Honest clients undo and redo: they bring back what they deleted with its former author, and only that.
    """
    if not may_edit(actor.role):
        raise Refused("role")
    case = _Case(actor, tuple(changes), facts, floor)
    case.judge()


class _Case:
    def __init__(self, actor: Actor, changes: tuple[Change, ...], facts: Facts, floor: Floor) -> None:
        self._actor = actor
        self._changes = changes
        self._facts = facts
        self._floor = floor
        self._created = {change.piece: change for change in changes if isinstance(change, CreatePiece)}
        self._deleted = {change.piece for change in changes if isinstance(change, DeletePiece)}

    def judge(self) -> None:
        for change in self._changes:
            if _ROOTS.get(type(change), "pieces") not in self._floor.roots:
                raise Refused("unknown-root")
            self._judge_one(change)
        judge_acceptance(self._actor.person, self._changes, self._facts)
        judge_leaders(self._changes, self._facts)
        if not may_host(self._actor.role):
            self._judge_deletions()
            judge_floor(self._changes, self._facts, self._floor)
        self._judge_room()

    def _judge_one(self, change: Change) -> None:  # noqa: C901  one case a change
        match change:
            case CreatePiece():
                self._create_piece(change)
            case DeletePiece() | DeleteLink():
                pass  # anybody who may edit may take anything off the table, a few pieces of others at once
            case SetField():
                self._set_field(change)
            case RemoveField(piece, name):
                if name in COMMON_FIELDS:
                    raise Refused("incomplete", piece)
            case EditText():
                self._edit_text(change)
            case SetLink():
                self._set_link(change)
            case SetComment():
                self._set_comment(change)
            case DeleteComment(comment):
                self._delete_comment(comment)
            case SetReaction(key, value):
                self._set_reaction(key, value)
            case RemoveReaction(key):
                piece, person, _ = _reaction_parts(key)
                if person != self._actor.person and self._stands(piece):
                    raise Refused("not-yours", piece)
            case _:
                assert_never(change)

    def _create_piece(self, change: CreatePiece) -> None:
        piece, values = change.piece, change.values
        kind, by = values.get("kind"), values.get("by")
        former = self._facts.pieces.former(piece)
        restored = former is not None and (former.kind, former.by) == (kind, by)
        if piece in self._facts.pieces.here and not restored:
            raise Refused("overwritten", piece)
        if not restored and not is_id(piece):
            raise Refused("bad-id", piece)
        if change.text_length is None or any(name not in values for name in COMMON_FIELDS if name != "text"):
            raise Refused("incomplete", piece)
        if not restored and by != self._actor.person:
            raise Refused("forged-author", piece)
        if change.text_length > self._floor.text_limit:
            raise Refused("text-too-long", piece)
        for name, value in values.items():
            if name == "text" or not fits_piece(kind, name, value):
                raise Refused("bad-value", piece)
        if values.get("accepted") is True and not may_stand_accepted(
            self._actor.person, values.get("owner"), former if restored else None
        ):
            raise Refused("not-yours", piece)

    def _set_field(self, change: SetField) -> None:
        facts = self._piece(change.piece)
        if change.name in IMMUTABLE_FIELDS:
            raise Refused("immutable", change.piece)
        if change.name == "text" or not fits_piece(facts.kind, change.name, change.value):
            raise Refused("bad-value", change.piece)

    def _edit_text(self, change: EditText) -> None:
        facts = self._piece(change.piece)
        growth = change.inserted - change.deleted
        if growth > 0 and facts.text_length + growth > self._floor.text_limit:
            raise Refused("text-too-long", change.piece)

    def _set_link(self, change: SetLink) -> None:
        link, value = change.link, change.value
        if not is_link(value):
            raise Refused("bad-value", link)
        former = self._facts.links.former(link)
        if former is not None and link_identity(former) == link_identity(value):
            return  # other fields, or brought back
        if link in self._facts.links.here:
            raise Refused("immutable", link)
        if not is_id(link):
            raise Refused("bad-id", link)
        if value["by"] != self._actor.person:
            raise Refused("forged-author", link)
        joined = (self._kind(value["from"], link), self._kind(value["to"], link))
        if value["from"] == value["to"] or joined not in LINKABLE[cast(LinkKind, value["kind"])]:
            raise Refused("not-linkable", link)

    def _set_comment(self, change: SetComment) -> None:
        comment, value = change.comment, change.value
        if not is_comment(value):
            raise Refused("bad-value", comment)
        piece, mine = str(value["piece"]), value["by"] == self._actor.person
        if self._facts.comments.former(comment) == value and (mine or self._may_restore(piece)):
            return
        if comment in self._facts.comments.here:
            raise Refused("immutable", comment)
        if not is_id(comment):
            raise Refused("bad-id", comment)
        if not mine:
            raise Refused("forged-author", comment)
        self._kind(piece, comment)

    def _delete_comment(self, comment: str) -> None:
        known = self._facts.comments.here.get(comment)
        if known is None or known["by"] == self._actor.person or may_host(self._actor.role):
            return
        if self._stands(str(known["piece"])):
            raise Refused("not-yours", comment)

    def _set_reaction(self, key: str, value: object) -> None:
        piece, person, sign = _reaction_parts(key)
        if value is not True or not sign or not is_text(sign, SIGN_LIMIT):
            raise Refused("bad-value", piece)
        if person != self._actor.person and not (self._facts.reactions.former(key) and self._may_restore(piece)):
            raise Refused("forged-author", piece)
        self._kind(piece, piece)

    def _judge_deletions(self) -> None:
        """A piece that is replaced by itself, or emptied, is gone, too: its words are."""
        here = self._facts.pieces.here
        gone = self._deleted | self._created.keys() | self._emptied()
        others = [piece for piece in gone if piece in here and here[piece].by != self._actor.person]
        if len(others) > OTHERS_REMOVED_LIMIT:
            raise Refused("too-many-deletions")

    def _emptied(self) -> set[str]:
        here = self._facts.pieces.here
        growth: dict[str, int] = {}
        for change in self._changes:
            if isinstance(change, EditText) and change.piece in here:
                growth[change.piece] = growth.get(change.piece, 0) + change.inserted - change.deleted
        return {piece for piece, by in growth.items() if by < 0 and here[piece].text_length + by <= 0}

    def _judge_room(self) -> None:
        """Whether what is new still fits on the board. What stands there already takes no more room."""
        facts = self._facts
        new = {"pieces": 0, "links": 0, "comments": 0, "reactions": 0}
        for change in self._changes:
            match change:
                case CreatePiece(piece):
                    new["pieces"] += piece not in facts.pieces.here
                case SetLink(link):
                    new["links"] += link not in facts.links.here
                case SetComment(comment):
                    new["comments"] += comment not in facts.comments.here
                case SetReaction(key):
                    new["reactions"] += key not in facts.reactions.here
        for root, standing, limit in (
            ("pieces", len(facts.pieces.here), self._floor.pieces_limit),
            ("links", len(facts.links.here), LINKS_LIMIT),
            ("comments", len(facts.comments.here), COMMENTS_LIMIT),
            ("reactions", len(facts.reactions.here), REACTIONS_LIMIT),
        ):
            if new[root] and standing + new[root] > limit:
                raise Refused("board-full")

    def _piece(self, piece: str) -> PieceFacts:
        facts = self._facts.pieces.here.get(piece)
        if facts is None:
            raise Refused("no-such-piece", piece)
        return facts

    def _stands(self, piece: str) -> bool:
        return piece in self._facts.pieces.here and piece not in self._deleted

    def _may_restore(self, piece: str) -> bool:
        """Others' comments and reactions come back with their piece, or by a host."""
        return piece in self._created or may_host(self._actor.role)

    def _kind(self, piece: object, about: str) -> object:
        """Of a piece that is on the board after these changes."""
        if isinstance(piece, str):
            if piece in self._created:
                return self._created[piece].values.get("kind")
            if self._stands(piece):
                return self._facts.pieces.here[piece].kind
        raise Refused("no-such-piece", about)


def _reaction_parts(key: str) -> tuple[str, str, str]:
    """Piece, person and sign."""
    parts = key.split(":", 2)
    if len(parts) != 3:
        raise Refused("bad-id", key)
    return parts[0], parts[1], parts[2]
