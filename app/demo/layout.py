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

CARD_GAP = 6
COMPETITOR_HEIGHT = 91
STAKEHOLDER_HEIGHT = 79
MILESTONE_HEIGHT = 108
# Two rows of small pieces below the cards; widths by which the words of both languages stay on one line.
SMALL_HEIGHT = 43
SMALL_GAP = 8
CRITERION_ROWS = ((124, 286, 170), (330, 258), (596,))  # and what only we can give
EXPANSION_ROWS = ((294, 294), (194, 193, 193))
ACTION_COLUMNS, ACTION_HEIGHT, ACTION_GAP = 6, 94, 12
COLLEAGUE_ROWS = ((176, 220, 184), (202, 182, 196))


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


def cards_over_small(
    zone: Zone, cards: int, card_height: int, small_rows: Sequence[Sequence[int]]
) -> tuple[list[Place], list[Place]]:
    """Cards, two in a row, and the small pieces at the foot of the zone in rows of these widths."""
    left, top, width, height = ZONE_FRAME[zone]
    w = (width - 2 * PADDING - COLUMN_GAP) // 2
    large: list[Place] = [
        (
            (left + PADDING + n % 2 * (w + COLUMN_GAP), top + HEADER + n // 2 * (card_height + CARD_GAP)),
            (w, card_height),
        )
        for n in range(cards)
    ]
    step = SMALL_HEIGHT + SMALL_GAP
    first = top + height - PADDING - len(small_rows) * step + SMALL_GAP
    small = [
        place for row, widths in enumerate(small_rows) for place in in_a_row(left + PADDING, first + row * step, widths)
    ]
    return large, small


def actions() -> list[Place]:
    """Two rows of places for actions and gaps; under each one there is room for what stands in its way."""
    left, top, width, _height = ZONE_FRAME["actions"]
    w = (width - 2 * PADDING - ACTION_GAP * (ACTION_COLUMNS - 1)) // ACTION_COLUMNS
    step = ACTION_HEIGHT + FIT_GAP + SMALL_HEIGHT + ACTION_GAP
    return [
        ((left + PADDING + column * (w + ACTION_GAP), top + LOW_HEADER + row * step), (w, ACTION_HEIGHT))
        for row in range(2)
        for column in range(ACTION_COLUMNS)
    ]


def below(place: Place) -> Place:
    """Its knob meets the middle of the lower edge."""
    (x, y), (width, height) = place
    return (x, y + height + FIT_GAP), (width, SMALL_HEIGHT)


def in_a_row(x: int, y: int, widths: Sequence[int]) -> list[Place]:
    return [((x + sum(widths[:n]) + n * SMALL_GAP, y), (width, SMALL_HEIGHT)) for n, width in enumerate(widths)]
