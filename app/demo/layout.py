"""Where each piece of the demo lies: the arithmetic of the design's board, in board units."""

from collections.abc import Sequence

from app.board.kinds import ZONE_FRAME
from app.board.schema import Zone

Place = tuple[tuple[int, int], tuple[int, int]]  # pos, size

PADDING = 24
HEADER = 66
LOW_HEADER = 72  # of the two low zones, actions and tray
COLUMN_GAP = 16
FIT_GAP = 2  # between the edges of two pieces that fit; the knob lies over the socket

GOAL_SIZE = (492, 192)
GOAL_TOP, GOAL_STEP = 100, 244
SIDE_SIZE = (392, 168)  # challenges and gaps left and right of a goal, their middle on the goal's middle
CULTURE_HEIGHT = 116
CULTURE_GAP = 24

COMPETITOR_HEIGHT = 108
CRITERION_HEIGHT = 43
CRITERION_ROWS = ((124, 286, 170), (330, 258))  # widths: the longest words of both languages stay on one line
CRITERION_GAP = 8


def grid(zone: Zone, count: int, *, columns: int, rows: int, row_gap: int, header: int = HEADER) -> list[Place]:
    """`count` equal places that fill the zone row by row."""
    left, top, width, height = ZONE_FRAME[zone]
    column_gap = row_gap if columns > 2 else COLUMN_GAP
    w = (width - 2 * PADDING - column_gap * (columns - 1)) // columns
    h = (height - header - PADDING - row_gap * (rows - 1)) // rows
    return [
        ((left + PADDING + n % columns * (w + column_gap), top + header + n // columns * (h + row_gap)), (w, h))
        for n in range(count)
    ]


def goal(row: int) -> Place:
    left, top, width, _height = ZONE_FRAME["strategy"]
    return (left + (width - GOAL_SIZE[0]) // 2, top + GOAL_TOP + row * GOAL_STEP), GOAL_SIZE


def beside_goal(row: int, side: str) -> Place:
    """A place whose knob meets the goal's socket; `side` is left or right."""
    (x, y), (width, height) = goal(row)
    middle = y + (height - SIDE_SIZE[1]) // 2
    return (x - FIT_GAP - SIDE_SIZE[0] if side == "left" else x + width + FIT_GAP, middle), SIDE_SIZE


def cultures() -> list[Place]:
    (left, _top), _size = beside_goal(2, "left")
    (right, _top), (right_width, _height) = beside_goal(2, "right")
    width = (right + right_width - left - CULTURE_GAP) // 2
    y = GOAL_TOP + 3 * GOAL_STEP + 8
    return [((left + n * (width + CULTURE_GAP), y), (width, CULTURE_HEIGHT)) for n in range(2)]


def competition(competitors: int) -> tuple[list[Place], list[Place]]:
    """Places for the competitors, two in a row, and for the five criteria below them."""
    left, top, width, height = ZONE_FRAME["competition"]
    w = (width - 2 * PADDING - COLUMN_GAP) // 2
    step = COMPETITOR_HEIGHT + 6
    rivals: list[Place] = [
        ((left + PADDING + n % 2 * (w + COLUMN_GAP), top + HEADER + n // 2 * step), (w, COMPETITOR_HEIGHT))
        for n in range(competitors)
    ]
    first = top + height - PADDING - len(CRITERION_ROWS) * (CRITERION_HEIGHT + CRITERION_GAP) + CRITERION_GAP
    criteria = [
        place
        for row, widths in enumerate(CRITERION_ROWS)
        for place in in_a_row(left + PADDING, first + row * (CRITERION_HEIGHT + CRITERION_GAP), widths)
    ]
    return rivals, criteria


def in_a_row(x: int, y: int, widths: Sequence[int]) -> list[Place]:
    return [((x + sum(widths[:n]) + n * CRITERION_GAP, y), (width, CRITERION_HEIGHT)) for n, width in enumerate(widths)]
