"""Where pieces that the server lays come to lie: in their zone, over nothing that lies there."""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, assert_never

from app.board.kinds import DEFAULT_SIZE, SIZE, ZONE_FRAME
from app.board.schema import Kind, Zone

Point = tuple[float, float]
Growth = Literal["left", "right", "up", "down"]

# As the map has them (frontend/src/lenses/map/zones.ts).
HEADER, PADDING, GAP, KNOB = 66, 24, 12, 40
GROWS: dict[Zone, Growth] = {
    "industry": "left",
    "relationship": "left",
    "strategy": "up",
    "stakeholders": "right",
    "competition": "right",
    "actions": "down",
    "tray": "down",
}
LETTERS_A_LINE, LINE, LINES_AT_MOST = 20, 26, 4


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float


def size_for(kind: Kind, text: str) -> Point:
    """Large enough for the sentence, up to four lines of it."""
    width, height = SIZE.get(kind, DEFAULT_SIZE)
    width = 384 if kind == "goal" else width
    lines = min(LINES_AT_MOST, max(1, -(-len(text) // (LETTERS_A_LINE * width // 264))))
    return float(width), float(max(height, lines * LINE + 48))


class Surface:
    """What lies on the board, by column: sixty hands are laid on a full board within one step of the event loop."""

    def __init__(self, taken: Iterable[Box]) -> None:
        self._taken = list(taken)
        self._beside: dict[tuple[float, float], list[Box]] = {}  # by left edge and width

    def add(self, box: Box) -> None:
        self._taken.append(box)
        for (x, width), boxes in self._beside.items():
            if _reaches(box, x, width):
                insort(boxes, box, key=lambda one: one.y)

    def beside(self, x: float, width: float) -> list[Box]:
        """From the top downwards."""
        known = self._beside.get((x, width))
        if known is None:
            found = (box for box in self._taken if _reaches(box, x, width))
            known = self._beside[x, width] = sorted(found, key=lambda box: box.y)
        return known


def _reaches(box: Box, x: float, width: float) -> bool:
    return box.x < x + width + GAP and x < box.x + box.width + GAP


class Table:
    """A zone that fills up: each piece lies where those before it have left room, else outside, where it grows."""

    def __init__(self, zone: Zone, taken: Iterable[Box] | Surface) -> None:
        """A `Surface` where several zones fill up together."""
        x, y, width, height = ZONE_FRAME[zone]
        inset = KNOB if zone == "strategy" else 0
        self._zone = zone
        self._left, self._right = x + PADDING + inset, x + width - PADDING - inset
        self._top, self._bottom = y + HEADER, y + height - PADDING - inset
        self._surface = taken if isinstance(taken, Surface) else Surface(taken)

    def place(self, size: Point) -> Point:
        width, height = size
        place = self._inside(width, height) or self._outside(width, height)
        self._surface.add(Box(*place, width, height))
        return place

    def _inside(self, width: float, height: float) -> Point | None:
        """The highest free place, of those the leftmost."""
        found = [
            (y, x) for x in self._columns(width) if (y := self._first_gap(x, width, height)) + height <= self._bottom
        ]
        if not found:
            return None
        y, x = min(found)
        return x, y

    def _columns(self, width: float) -> list[float]:
        count = max(1, int((self._right - self._left + GAP) // (width + GAP)))
        return [self._left + index * (width + GAP) for index in range(count)]

    def _first_gap(self, x: float, width: float, height: float) -> float:
        """From the top of the zone downwards; where the last of them ends there is always room."""
        y: float = self._top
        for box in self._surface.beside(x, width):
            if box.y + box.height + GAP <= y:
                continue
            if box.y - GAP >= y + height:
                break
            y = box.y + box.height + GAP
        return y

    def _outside(self, width: float, height: float) -> Point:
        """Beyond all that lies there, on the side where no other zone is."""
        match GROWS[self._zone]:
            case "down":
                y, x = min((self._first_gap(x, width, height), x) for x in self._columns(width))
                return x, y
            case "up":
                y, x = max((self._above(x, width, height), -x) for x in self._columns(width))
                return -x, y
            case "left":
                return self._new_column(self._left - width - GAP, -width - GAP, width, height)
            case "right":
                return self._new_column(self._right + GAP, width + GAP, width, height)
            case other:
                assert_never(other)

    def _above(self, x: float, width: float, height: float) -> float:
        beside = self._surface.beside(x, width)
        return (beside[0].y if beside else float(self._bottom)) - GAP - height

    def _new_column(self, x: float, step: float, width: float, height: float) -> Point:
        while (y := self._first_gap(x, width, height)) + height > max(self._bottom, self._top + height):
            x += step
        return x, y
