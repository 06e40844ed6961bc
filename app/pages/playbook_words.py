"""What the words of a playbook are called on its pages."""

from app.i18n import _
from app.workshop.playbook import Hands, Lens, Tool, Variant

VARIANTS: dict[Variant, str] = {
    "day": _("A whole day in one room: information, people, actions, and an event nobody expected."),
    "short": _("For a team that cannot give a day yet: goals, people and first actions."),
    "remote": _("Everybody at their own screen, in two half days with a few days between them."),
    "own": _("Your own"),
}
LENSES: dict[Lens, str] = {
    "map": _("Map"),
    "outline": _("Outline"),
    "industry": _("Industry"),
    "history": _("History"),
    "stakeholders": _("Stakeholders"),
    "competition": _("Competition"),
    "plan": _("Plan"),
    "part": _("My part"),
}
HANDS: dict[Hands, str] = {
    "open": _("Open: people write on the table"),
    "private": _("Private: people write into their hands until they are revealed"),
    "silent": _("Silent: private, and nobody talks"),
}
AUTHORS: dict[str, str] = {"shown": _("Names are shown"), "hidden": _("Names are hidden when hands are revealed")}
TOOLS: dict[Tool, str] = {
    "hands": _("Reveal hands"),
    "vote": _("Vote"),
    "round": _("Private round"),
    "cards": _("Event cards"),
    "breakouts": _("Breakouts"),
    "checkpoint": _("Checkpoint"),
}
CHECKPOINTS = tuple(f"CP{number}" for number in range(10))
CHECKS: dict[str, str] = {
    "": _("The host answers it"),
    "pieces": _("So many pieces are there"),
    "ready": _("So many percent of the people are ready"),
    "checkpoint": _("A checkpoint was taken"),
    "linked": _("So many percent of a kind are linked to another"),
    "accepted": _("So many percent of the actions are accepted"),
}
