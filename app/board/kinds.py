"""What a kind means: where it lives, how large it is, what it may be linked to, what it is called and what it asks.

Data, not behaviour. The names are English message ids; a kind's icon is drawn under the kind's own name.
"""

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

# What people read; the message ids of the catalogues.
KIND_NAME: dict[Kind, str] = {
    "goal": "Goal",
    "challenge": "Challenge",
    "culture": "Culture",
    "strategy": "Strategy",
    "factor": "Factor",
    "milestone": "Milestone",
    "expansion": "Expansion",
    "stakeholder": "Stakeholder",
    "colleague": "Colleague",
    "competitor": "Competitor",
    "criterion": "Criterion",
    "value": "Unique value",
    "action": "Action",
    "obstacle": "Obstacle",
    "event": "Event",
    "note": "Note",
    "gap": "Gap",
}

# What one piece of the kind answers: asked wherever somebody is about to write one.
KIND_PROMPT: dict[Kind, str] = {
    "goal": "What does this customer want to achieve?",
    "challenge": "What stands in their way?",
    "culture": "How do they decide and work together?",
    "strategy": "How do we help them get there?",
    "factor": "What is changing in their market?",
    "milestone": "What happened between us and them?",
    "expansion": "Where could we grow with them?",
    "stakeholder": "Who matters there, and what do they care about?",
    "colleague": "Who of us knows them, and what can they bring?",
    "competitor": "Who else wants this customer, and why?",
    "criterion": "What do they weigh suppliers by?",
    "value": "What can only we give them?",
    "action": "What will we do next, and for which goal?",
    "obstacle": "What could stop us?",
    "event": "What has happened unexpectedly?",
    "note": "What should not be forgotten?",
    "gap": "What do we not know yet?",
}

ZONE_NAME: dict[Zone, str] = {
    "industry": "Industry",
    "relationship": "Relationship",
    "strategy": "Customer strategy",
    "stakeholders": "Stakeholders",
    "competition": "Competition",
    "actions": "Action plan",
    "tray": "Tray",
}

# An empty zone asks, instead of being blank.
ZONE_QUESTION: dict[Zone, str] = {
    "industry": "What is changing in their market?",
    "relationship": "How did we come to know each other?",
    "strategy": "What does this customer want to achieve?",
    "stakeholders": "Who decides, and what do they care about?",
    "competition": "Who else wants this customer, and why?",
    "actions": "What will we do next, and for which goal?",
    "tray": "Pieces without a place yet",
}

# Read from the piece the link starts at: "this challenge … blocks … that goal".
LINK_NAME: dict[LinkKind, str] = {
    "supports": "supports",
    "answers": "answers",
    "blocks": "blocks",
    "cares_about": "cares about",
    "owns": "owns",
    "influences": "influences",
    "reports_to": "reports to",
    "counterpart": "counterpart of",
    "evidence": "is evidence for",
    "conflicts": "conflicts with",
}

# Read from the piece the link ends at: "this goal … is blocked by … that challenge".
LINK_NAME_BACK: dict[LinkKind, str] = {
    "supports": "supported by",
    "answers": "answered by",
    "blocks": "blocked by",
    "cares_about": "matters to",
    "owns": "owned by",
    "influences": "influenced by",
    "reports_to": "leads",
    "counterpart": "counterpart of",
    "evidence": "evidence",
    "conflicts": "conflicts with",
}
