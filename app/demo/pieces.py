"""The demo's pieces and links, ready to be written. Ids and people are handed in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.board.schema import Kind, LinkKind, Zone
from app.demo import layout
from app.demo.case import Case, Gap, Sentence, Stakeholder, Strategy
from app.demo.layout import Place


@dataclass(frozen=True)
class Piece:
    id: str
    kind: Kind
    by: str
    zone: Zone
    place: Place
    text: str
    fields: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Link:
    from_: str
    to: str
    kind: LinkKind
    by: str
    fields: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Names:
    """`ids`: the file's ids to piece ids. `people`: surnames to person ids."""

    ids: Mapping[str, str]
    people: Mapping[str, str]
    language: str


def pieces_of(case: Case, names: Names) -> Iterator[Piece]:
    yield from _strategy(case, names)
    yield from _gaps(case, names)
    yield from _surroundings(case, names)
    yield from _stakeholders(case, names)
    yield from _competition(case, names)
    yield from _actions(case, names)
    tray = layout.grid("tray", len(case.tray), columns=1, rows=2, row_gap=12, header=layout.LOW_HEADER)
    for note, place in zip(case.tray, tray, strict=True):
        yield _sentence(note, "note", "tray", place, names)


def links_of(case: Case, names: Names) -> Iterator[Link]:
    """Whoever wrote the first piece drew the link."""
    ids, people = names.ids, names.people
    blockers: list[Strategy | Gap] = [*case.strategy, *case.gaps]
    for blocker in blockers:
        yield from (Link(ids[blocker.id], ids[goal], "blocks", people[blocker.by]) for goal in blocker.blocks)
    for action in case.actions:
        yield Link(ids[action.id], ids[action.goal], "supports", people[action.by])
        yield Link(ids[action.obstacle.id], ids[action.id], "blocks", people[action.by])
        yield Link(ids[action.stakeholder], ids[action.id], "cares_about", people[action.by])
    for stakeholder in case.stakeholders:
        by = people[stakeholder.owner or case.team[0].key]
        yield from (Link(ids[stakeholder.id], ids[piece], "cares_about", by) for piece in stakeholder.cares_about)
        yield from (Link(ids[stakeholder.id], ids[piece], "owns", by) for piece in stakeholder.owns)
        yield from (Link(ids[stakeholder.id], ids[other], "influences", by) for other in stakeholder.influences)
        if stakeholder.owner:
            yield Link(ids[stakeholder.owner], ids[stakeholder.id], "owns", by, _contact(stakeholder))
    for pair in case.pairs:
        fields: dict[str, object] = {
            "cadence_weeks": pair.cadence_weeks,
            "last": pair.last.isoformat(),
            "next": pair.next.isoformat(),
            "purpose": pair.purpose.in_language(names.language),
        }
        yield Link(ids[pair.ours], ids[pair.theirs], "counterpart", people[pair.ours], fields)
    for value in case.values:
        yield from (Link(ids[value.id], ids[goal], "supports", people[value.by]) for goal in value.supports)


def _contact(stakeholder: Stakeholder) -> dict[str, object]:
    contact = stakeholder.contact
    if contact is None:
        return {}
    return {"strength": contact.strength, "wanted": contact.wanted, "last_contact": contact.last.isoformat()}


def piece_keys(case: Case) -> list[str]:
    """Every id of the file that becomes a piece; of colleagues, the surname."""
    parts = (
        case.strategy, case.gaps, case.industry, case.relationship, case.expansions, case.stakeholders,
        case.criteria, case.competition, case.values, case.actions, case.tray,
    )  # fmt: skip
    obstacles = [action.obstacle.id for action in case.actions]
    return [entry.id for part in parts for entry in part] + obstacles + [member.key for member in case.owners]


def _strategy(case: Case, names: Names) -> Iterator[Piece]:
    goals = [entry for entry in case.strategy if entry.kind == "goal"]
    rows = {entry.id: row for row, entry in enumerate(goals)}
    taken: set[tuple[int, str]] = set()
    cultures = iter(layout.cultures())
    for entry in case.strategy:
        fields: dict[str, object] = {} if entry.priority is None else {"priority": entry.priority}
        if entry.kind == "goal":
            place = layout.goal(rows[entry.id])
        elif entry.kind == "culture":
            place = next(cultures)
        else:
            row = rows[entry.blocks[0]]
            side = "right" if (row, "left") in taken else "left"
            taken.add((row, side))
            place = layout.beside_goal(row, side)
        yield _sentence(entry, entry.kind, "strategy", place, names, fields)


def _gaps(case: Case, names: Names) -> Iterator[Piece]:
    goals = [entry.id for entry in case.strategy if entry.kind == "goal"]
    asked = [gap for gap in case.gaps if gap.zone == "strategy"]
    for gap, side in zip(asked, ("left", "right"), strict=True):
        place = layout.beside_goal(goals.index(gap.blocks[0]), side)
        yield _sentence(gap, "gap", "strategy", place, names, {"asks": gap.asks})
    missing = [gap for gap in case.gaps if gap.zone == "actions"]
    for gap, place in zip(missing, layout.actions()[5::6], strict=True):
        yield _sentence(gap, "gap", "actions", place, names, {"asks": gap.asks})


def _surroundings(case: Case, names: Names) -> Iterator[Piece]:
    places = layout.grid("industry", len(case.industry), columns=2, rows=4, row_gap=10)
    for factor, place in zip(case.industry, places, strict=True):
        fields: dict[str, object] = {
            "category": factor.category,
            "effect": factor.effect,
            "horizon": factor.horizon,
        }
        yield _sentence(factor, "factor", "industry", place, names, fields)
    cards, small = layout.cards_over_small(
        "relationship", len(case.relationship), layout.MILESTONE_HEIGHT, layout.EXPANSION_ROWS
    )
    for milestone, place in zip(case.relationship, cards, strict=True):
        fields = {"date": milestone.date, "effect": milestone.effect}
        yield _sentence(milestone, "milestone", "relationship", place, names, fields)
    for expansion, place in zip(case.expansions, small, strict=True):
        fields = {
            "product": expansion.product.in_language(names.language),
            "site": expansion.site,
            "state": expansion.state,
            "share_now": expansion.share_now,
            "share_target": expansion.share_target,
            "potential": expansion.potential,
        }
        yield _sentence(expansion, "expansion", "relationship", place, names, fields)


def _stakeholders(case: Case, names: Names) -> Iterator[Piece]:
    cards, small = layout.cards_over_small(
        "stakeholders", len(case.stakeholders), layout.STAKEHOLDER_HEIGHT, layout.COLLEAGUE_ROWS
    )
    for stakeholder, place in zip(case.stakeholders, cards, strict=True):
        fields: dict[str, object] = {
            "name": stakeholder.name,
            "role": stakeholder.role.in_language(names.language),
            "power": stakeholder.power,
            "influence": stakeholder.influence,
            "interest": stakeholder.interest,
            "stance": stakeholder.stance,
        }
        if stakeholder.site:
            fields["site"] = stakeholder.site
        by = names.people[stakeholder.owner or case.team[0].key]
        yield Piece(names.ids[stakeholder.id], "stakeholder", by, "stakeholders", place, stakeholder.name, fields)
    columns = [place for column in zip(small[:3], small[3:], strict=True) for place in column]
    for member, place in zip(case.owners, columns, strict=True):
        person = names.people[member.key]
        # No name: the person says it, and the text.
        fields = {"person": person, "role": member.role.in_language(names.language)}
        part = {"knows": member.knows, "contributes": member.contributes, "touches": member.touches}
        fields |= {name: words.in_language(names.language) for name, words in part.items() if words}
        yield Piece(names.ids[member.key], "colleague", person, "stakeholders", place, member.name, fields)


def _competition(case: Case, names: Names) -> Iterator[Piece]:
    rivals, small = layout.cards_over_small(
        "competition", len(case.competition), layout.COMPETITOR_HEIGHT, layout.CRITERION_ROWS
    )
    criteria, values = small[: len(case.criteria)], small[len(case.criteria) :]
    for value, place in zip(case.values, values, strict=True):
        words = {
            name: part.in_language(names.language) for name, part in (("offer", value.offer), ("proof", value.proof))
        }
        yield _sentence(value, "value", "competition", place, names, {**words, "clarity": value.clarity})
    for criterion, place in zip(case.criteria, criteria, strict=True):
        yield _sentence(criterion, "criterion", "competition", place, names, {"weight": criterion.weight})
    for competitor, place in zip(case.competition, rivals, strict=True):
        scores = {
            names.ids[criterion.id]: score for criterion, score in zip(case.criteria, competitor.scores, strict=True)
        }
        fields: dict[str, object] = {"name": competitor.name, "us": competitor.us, "scores": scores}
        why = competitor.why.in_language(names.language)
        by = names.people[competitor.by]
        yield Piece(names.ids[competitor.id], "competitor", by, "competition", place, why, fields)


def _actions(case: Case, names: Names) -> Iterator[Piece]:
    places = [place for n, place in enumerate(layout.actions()) if n % 6 != 5]  # the last column asks what is missing
    for action, place in zip(case.actions, places, strict=True):
        fields: dict[str, object] = {
            "owner": names.people[action.owner],
            "due": action.due.isoformat(),
            "status": action.status,
            "accepted": action.accepted,
            "level": action.level,
            "horizon": action.horizon,
            "shared": action.shared_with_customer,
        }
        yield _sentence(action, "action", "actions", place, names, fields)
        obstacle = action.obstacle
        yield _sentence(obstacle, "obstacle", "actions", layout.below(place), names, {"severity": obstacle.severity})


def _sentence(
    entry: Sentence, kind: Kind, zone: Zone, place: Place, names: Names, fields: dict[str, object] | None = None
) -> Piece:
    text = entry.text.in_language(names.language)
    return Piece(names.ids[entry.id], kind, names.people[entry.by], zone, place, text, fields or {})
