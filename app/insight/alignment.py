"""The three alignments as figures: information, people, actions. Formulas, with their reasons: docs/alignment.md.

A figure is the mean of the shares of its conditions, in per cent, rounded. A condition that there is nothing to ask
about is left out; a figure without any condition is None: an empty board is not aligned, and not unaligned either.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, get_args

from app.board.read import Board, Piece
from app.board.schema import Zone

HIGH_POWER = 4
LEVELS = ("executive", "middle", "field")
ZONES: tuple[str, ...] = tuple(zone for zone in get_args(Zone) if zone != "tray")
UNASKED_KINDS = frozenset({"gap", "note", "event"})  # nobody is expected to know them, too
CARD_FIELDS = ("knows", "contributes", "touches")


@dataclass(frozen=True, slots=True)
class Condition:
    """`met` of `of`; `holding_back`: the pieces that are looked at when the share is to grow."""

    id: str
    met: int
    of: int
    holding_back: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        return self.met / self.of


@dataclass(frozen=True, slots=True)
class Figure:
    """`value`: 0 to 100, or None where there is nothing to ask about."""

    value: int | None
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    information: Figure
    people: Figure
    actions: Figure

    def as_json(self) -> dict[str, Any]:
        return {name: _figure_json(getattr(self, name)) for name in ("information", "people", "actions")}


def align(board: Board, functions: Mapping[str, str], overlap: float | None = None) -> Alignment:
    """`functions`: person -> function, of everybody who may write here. `overlap`: of the last revealed round about the
    customer's top goals, 0 to 1 (`app.workshop.rounds.overlap`).
    """
    return Alignment(
        _figure(_zones_fed(board, functions), _pieces_shared(board, functions), _goals_shared(overlap)),
        _figure(_stakeholders_owned(board), _cards_written(board, functions)),
        _figure(_actions_sound(board), _goals_served(board), _horizons(board), _without_conflict(board)),
    )


def _figure(*conditions: Condition | None) -> Figure:
    asked = tuple(condition for condition in conditions if condition is not None and condition.of > 0)
    if not asked:
        return Figure(None, ())
    return Figure(round(100 * sum(condition.share for condition in asked) / len(asked)), asked)


# Information: everybody shares the same picture of the customer


def _zones_fed(board: Board, functions: Mapping[str, str]) -> Condition | None:
    """Zones with pieces of at least two functions, of all six. None on a board without pieces."""
    by_zone: dict[str, list[Piece]] = {zone: [] for zone in ZONES}
    for piece in board.pieces.values():
        if piece.zone in by_zone:
            by_zone[piece.zone].append(piece)
    if not any(by_zone.values()):
        return None
    poor = [zone for zone, pieces in by_zone.items() if len({functions.get(p.by) for p in pieces} - {None}) < 2]
    behind = tuple(piece.id for zone in poor for piece in by_zone[zone])
    return Condition("zones-fed", len(ZONES) - len(poor), len(ZONES), behind)


def _pieces_shared(board: Board, functions: Mapping[str, str]) -> Condition | None:
    """Pieces that a second function has said something about: a comment, or any sign. Notes, gaps and events are no
    knowledge of the customer, and what lies in the tray is not placed yet.
    """
    asked = {p.id: p for p in board.pieces.values() if p.kind not in UNASKED_KINDS and p.zone in ZONES}
    known: dict[str, set[str | None]] = {id: {functions.get(piece.by)} for id, piece in asked.items()}
    spoken = chain(((c.piece, c.by) for c in board.comments.values()), ((r.piece, r.person) for r in board.reactions))
    for id, person in spoken:
        if id in known:
            known[id].add(functions.get(person))
    alone = tuple(id for id, by in known.items() if len(by - {None}) < 2)
    return Condition("pieces-shared", len(asked) - len(alone), len(asked), alone)


def _goals_shared(overlap: float | None) -> Condition | None:
    """How far people name the same three goals of the customer, once a private round asked them."""
    return None if overlap is None else Condition("goals-shared", round(100 * overlap), 100)


# People: everybody knows their part, and who owns which relation


def _stakeholders_owned(board: Board) -> Condition:
    """Stakeholders of high power (4 and 5) with exactly one owner among us."""
    high = [p for p in board.pieces.values() if p.kind == "stakeholder" and _number(p, "power") >= HIGH_POWER]
    owners: dict[str, set[str]] = {piece.id: set() for piece in high}
    for link in board.links.values():
        if link.kind == "owns" and link.to in owners:
            owners[link.to].add(link.from_)
    without = tuple(id for id, own in owners.items() if len(own) != 1)
    return Condition("stakeholders-owned", len(high) - len(without), len(high), without)


def _cards_written(board: Board, functions: Mapping[str, str]) -> Condition:
    """People here with a card that says what they know, contribute or touch. A card without a word holds it back."""
    cards = {p.id: p.fields for p in board.pieces.values() if p.kind == "colleague" and p.fields.get("person")}
    written = {card["person"] for card in cards.values() if any(card.get(name) for name in CARD_FIELDS)}
    missing = functions.keys() - written
    empty = tuple(id for id, card in cards.items() if card["person"] in missing)
    return Condition("cards-written", len(functions) - len(missing), len(functions), empty)


# Actions: they fit together and serve the customer's goals


def _actions_sound(board: Board) -> Condition:
    """Actions that their owner accepted, with a date, an obstacle that was thought of, and a goal they serve.

    Dropped ones are not asked about.
    """
    actions = _actions(board)
    blocked = {link.to for link in board.links.values() if link.kind == "blocks"} | {
        link.from_ for link in board.links.values() if link.kind == "answers"
    }
    serving = {link.from_ for link in _to_goals(board)}
    unsound = tuple(
        action.id
        for action in actions
        if not (action.fields.get("accepted") is True and action.fields.get("due"))
        or action.id not in blocked
        or action.id not in serving
    )
    return Condition("actions-sound", len(actions) - len(unsound), len(actions), unsound)


def _goals_served(board: Board) -> Condition:
    """Of each goal the three levels, executive, middle and field, from which an action serves it."""
    goals = [piece.id for piece in board.pieces.values() if piece.kind == "goal"]
    levels: dict[str, set[object]] = {goal: set() for goal in goals}
    actions = {action.id: action for action in _actions(board)}
    for link in _to_goals(board):
        if link.from_ in actions:
            levels[link.to].add(actions[link.from_].fields.get("level"))
    met = sum(level in found for found in levels.values() for level in LEVELS)
    poor = tuple(goal for goal, found in levels.items() if not set(LEVELS) <= found)
    return Condition("goals-served", met, len(LEVELS) * len(goals), poor)


def _horizons(board: Board) -> Condition | None:
    """Both short and long: a plan of one of them alone is half a plan."""
    actions = _actions(board)
    horizons = {action.fields.get("horizon") for action in actions} & {"short", "long"}
    return Condition("horizons-both", len(horizons), 2) if actions else None


def _without_conflict(board: Board) -> Condition:
    """Actions that no `conflicts` link says to stand in another's way. With a dropped one nothing is in conflict."""
    actions = _actions(board)
    dropped = {p.id for p in board.pieces.values() if p.kind == "action"} - {action.id for action in actions}
    conflicts = [(link.from_, link.to) for link in board.links.values() if link.kind == "conflicts"]
    ends = {end for pair in conflicts if not dropped & set(pair) for end in pair}
    in_conflict = tuple(action.id for action in actions if action.id in ends)
    return Condition("no-conflict", len(actions) - len(in_conflict), len(actions), in_conflict)


def _actions(board: Board) -> list[Piece]:
    return [p for p in board.pieces.values() if p.kind == "action" and p.fields.get("status") != "dropped"]


def _to_goals(board: Board) -> Iterable[Any]:
    goals = {piece.id for piece in board.pieces.values() if piece.kind == "goal"}
    return (link for link in board.links.values() if link.kind == "supports" and link.to in goals)


def _number(piece: Piece, name: str) -> float:
    value = piece.fields.get(name)
    return float(value) if isinstance(value, int | float) else 0.0


def _figure_json(figure: Figure) -> dict[str, Any]:
    return {
        "value": figure.value,
        "conditions": [
            {"id": one.id, "met": one.met, "of": one.of, "holding_back": list(one.holding_back)}
            for one in figure.conditions
        ],
    }
