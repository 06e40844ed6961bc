"""What the schema's words are called on pages, and the shape and initials that stand beside each function."""

from dataclasses import dataclass

from app.board.schema import Function
from app.i18n import _
from app.workshop.policy import Role


@dataclass(frozen=True)
class Badge:
    """A function: never told by colour alone, so it has a shape (an SVG path on 24 × 24) and initials."""

    function: Function
    label: str
    initials: str
    shape: str


# In the order of the join page: the nine that meet most often, then the three behind "Three more functions".
BADGES: tuple[Badge, ...] = (
    Badge("sales", _("Sales"), "SA", "M12 1.3a10.7 10.7 0 1 1 0 21.4 10.7 10.7 0 0 1 0-21.4z"),
    Badge(
        "engineering",
        _("Engineering"),
        "EN",
        "M5 1.5h14A3.5 3.5 0 0 1 22.5 5v14a3.5 3.5 0 0 1-3.5 3.5H5A3.5 3.5 0 0 1 1.5 19V5A3.5 3.5 0 0 1 5 1.5z",
    ),
    Badge("product", _("Product"), "PR", "M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z"),
    Badge("quality", _("Quality"), "QA", "M12 1l9.5 5.5v11L12 23l-9.5-5.5v-11z"),
    Badge("supply_chain", _("Supply chain"), "SC", "M12 .8l11 8.2-4.2 13.5H5.2L1 9z"),
    Badge("finance", _("Finance"), "FI", "M12 .5L23.5 12 12 23.5.5 12z"),
    Badge("management", _("Management"), "MG", "M12 1l9.5 4.5v6.5c0 6-4 9.5-9.5 11-5.5-1.5-9.5-5-9.5-11V5.5z"),
    Badge("service", _("Service"), "SV", "M12 1.5C17.5 1.5 22.5 6 22.5 12v10.5H12C6 22.5 1.5 18 1.5 12S6 1.5 12 1.5z"),
    Badge("operations", _("Operations"), "OP", "M1.5 12A10.5 10.5 0 0 1 12 1.5h10.5V12A10.5 10.5 0 0 1 12 22.5H1.5z"),
    Badge(
        "legal",
        _("Legal"),
        "LE",
        "M2 4a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a3 3 0 0 0 0 6v5a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2v-5a3 3 0 0 0 0-6z",
    ),
    Badge(
        "marketing",
        _("Marketing"),
        "MK",
        "M12 1l3 2.5 4-.5 1 4 3.5 2-1.5 3 1.5 3-3.5 2-1 4-4-.5-3 2.5-3-2.5-4 .5-1-4-3.5-2L2 12 .5 9 4 7l1-4 4 .5z",
    ),
    Badge("it", _("IT"), "IT", "M2 12A9 9 0 0 1 11 3h2a9 9 0 0 1 9 9v9.5H2z"),
)
FREQUENT = 9
BADGE: dict[Function, Badge] = {badge.function: badge for badge in BADGES}

ROLE: dict[Role, str] = {
    "owner": _("owner"),
    "facilitator": _("facilitator"),
    "participant": _("participant"),
    "observer": _("observer"),
    "trainer": _("trainer"),
    "guest": _("guest"),
}
INVITATION: dict[Role, tuple[str, str]] = {
    "participant": (_("Participants"), _("Build the board together. This is the link for the team.")),
    "facilitator": (_("Facilitators"), _("Run the workshop: everything participants do, and invite others.")),
    "observer": (_("Observers"), _("Follow everything live and change nothing.")),
    "trainer": (_("Trainers"), _("Follow everything live and change nothing, to teach it later.")),
}
