"""What a kind means: where it lives, how large it is, and what it may be linked to. Data, not behaviour."""

from app.board.schema import Kind, LinkKind, Zone

HOME_ZONE: dict[Kind, Zone] = {
    "factor": "industry",
    "milestone": "relationship",
    "expansion": "relationship",
    "goal": "strategy",
    "challenge": "strategy",
    "culture": "strategy",
    "strategy": "strategy",
    "value": "competition",
    "stakeholder": "stakeholders",
    "colleague": "stakeholders",
    "competitor": "competition",
    "criterion": "competition",
    "action": "actions",
    "obstacle": "actions",
    "event": "actions",
    "note": "tray",
    "gap": "tray",
}

DEFAULT_SIZE: tuple[int, int] = (264, 124)  # board units
SIZE: dict[Kind, tuple[int, int]] = {
    "goal": (320, 152),
    "factor": (264, 96),
    "milestone": (264, 112),
    "stakeholder": (264, 80),
    "action": (264, 92),
}

# Region of each zone on the map: x, y, width, height in board units; the customer's strategy is in the middle.
ZONE_FRAME: dict[Zone, tuple[int, int, int, int]] = {
    "industry": (0, 0, 644, 528),
    "relationship": (0, 544, 644, 528),
    "strategy": (660, 0, 1464, 1072),
    "stakeholders": (2140, 0, 644, 528),
    "competition": (2140, 544, 644, 528),
    "actions": (0, 1088, 2340, 296),
    "tray": (2356, 1088, 428, 296),
}

# Which kinds a link may join, as (from, to) pairs. A pair that is missing here is refused.
LINKABLE: dict[LinkKind, tuple[tuple[Kind, Kind], ...]] = {
    "supports": (
        ("action", "goal"),
        ("action", "strategy"),
        ("strategy", "goal"),
        ("value", "goal"),
        ("culture", "goal"),
        ("factor", "goal"),
        ("milestone", "goal"),
        ("expansion", "goal"),
    ),
    "answers": (
        ("action", "challenge"),
        ("action", "obstacle"),
        ("action", "gap"),
        ("action", "event"),
        ("strategy", "challenge"),
        ("value", "challenge"),
        ("note", "gap"),
    ),
    "blocks": (
        ("challenge", "goal"),
        ("challenge", "strategy"),
        ("obstacle", "action"),
        ("obstacle", "goal"),
        ("culture", "goal"),
        ("factor", "goal"),
        ("gap", "goal"),
        ("gap", "action"),
    ),
    "cares_about": (
        ("stakeholder", "goal"),
        ("stakeholder", "challenge"),
        ("stakeholder", "culture"),
        ("stakeholder", "strategy"),
        ("stakeholder", "action"),
        ("stakeholder", "value"),
    ),
    "owns": (
        ("colleague", "stakeholder"),
        ("colleague", "action"),
        ("stakeholder", "goal"),
        ("stakeholder", "challenge"),
    ),
    "influences": (("stakeholder", "stakeholder"),),
    "reports_to": (("stakeholder", "stakeholder"), ("colleague", "colleague")),
    "counterpart": (("colleague", "stakeholder"),),
    "evidence": (
        ("note", "goal"),
        ("note", "challenge"),
        ("note", "culture"),
        ("milestone", "challenge"),
        ("milestone", "culture"),
        ("factor", "challenge"),
        ("event", "challenge"),
    ),
    "conflicts": (("action", "action"), ("goal", "goal"), ("strategy", "strategy"), ("stakeholder", "goal")),
}
