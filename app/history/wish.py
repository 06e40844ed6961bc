"""What may be asked about the past of a board."""

from dataclasses import dataclass

from app.history.step import Update


@dataclass(frozen=True, slots=True)
class StepsOf:
    """Of one piece, before the step of that number; without one the last steps."""

    piece: str
    before: int | None = None


@dataclass(frozen=True, slots=True)
class AllRemoved:
    """What was removed from the board."""


Wish = StepsOf | AllRemoved


@dataclass(frozen=True, slots=True)
class Past:
    """All that it takes to tell."""

    updates: tuple[Update, ...]
    state: bytes  # a keyframe from before them
    wishes: tuple[Wish, ...]
