"""The account of the demo, built on an empty board tool by tool, each in the quickest way there is by keyboard."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from playwright.async_api import Locator, Page, expect

from app.demo.case import Action, Case, Contact, Gap, Sentence, Strategy
from app.demo.pieces import piece_keys
from tests.e2e.board_window import SETTLE_MS
from tests.e2e.keyboard import Keyboard, spanish_day

WORD = {
    "goal": "Meta", "challenge": "Reto", "culture": "Cultura",
    "sales": "Ventas", "quality": "Calidad", "management": "Dirección", "engineering": "Ingeniería",
    "strategy": "Estrategia del cliente", "actions": "Plan de acción",
    "market": "Mercado", "supply_demand": "Oferta y demanda", "technology": "Tecnología",
    "political_social": "Político y social", "short": "Corto", "long": "Largo",
    1: "A nuestro favor", -1: "En nuestra contra",
    "sold": "Vendido", "open": "Abierto", "competitor": "Con un competidor",
    "champion": "Promotor", "supporter": "A favor", "neutral": "Neutral", "cautious": "Prudente",
    "critic": "Crítico", "unknown": "No se sabe",
    "proposed": "Propuesta", "committed": "Comprometida", "doing": "En curso", "done": "Hecha",
    "executive": "Directivo", "middle": "Intermedio", "field": "De campo",
}  # fmt: skip


Each = TypeVar("Each", bound=Sentence)


@dataclass
class Rebuilding:
    """`keys`: of which pieces; links are made where both of their ends are among them."""

    case: Case
    hands: Keyboard
    keys: Collection[str]

    @classmethod
    def of_all(cls, case: Case, hands: Keyboard) -> "Rebuilding":
        return cls(case, hands, piece_keys(case))

    @property
    def page(self) -> Page:
        return self.hands.page

    async def everything(self) -> None:
        await self.sentences()
        await self.factors()
        await self.milestones()
        await self.people_there()
        await self.contacts()
        await self.pairs()
        await self.competition()
        await self.actions()
        await self.details_and_links()
        await self.hands.is_saved()

    def chosen(self, entries: Iterable[Each]) -> list[Each]:
        return [entry for entry in entries if entry.id in self.keys]

    def linked(self, keys: Iterable[str]) -> list[str]:
        return [key for key in keys if key in self.keys]

    async def sentences(self) -> None:
        """In the outline: a kind's sentences at once, a line each."""
        case, hands = self.case, self.hands
        strategy = self.chosen(case.strategy)
        await hands.look("Esquema")
        await hands.press("Home")
        for kind in ("goal", "challenge", "culture"):
            await self._lines(WORD[kind], [entry for entry in strategy if entry.kind == kind])
        await self._lines("Expansión", self.chosen(case.expansions))
        await self._lines("Valor único", self.chosen(case.values))
        await self._lines("Nota", self.chosen(case.tray))
        await self._lines("Hueco", self.chosen(case.gaps))

    async def _lines(self, kind: str, entries: Iterable[Sentence]) -> None:
        hands = self.hands
        line = self.page.get_by_role("row", name=f"{kind}: aún no hay. Escriba una pieza")
        await hands.reach(line, "ArrowDown")
        await hands.press("n")
        await expect(self.page.get_by_role("textbox", name=f"Nueva pieza: {kind}")).to_be_focused()
        words = [entry.text.es for entry in entries]
        await hands.write_lines(*words)
        await hands.press("Escape")
        await expect(self.page.locator("[role=row]:focus")).to_have_accessible_name(re.compile(re.escape(words[-1])))

    async def factors(self) -> None:
        """Written in their columns, judged by digits on their cards."""
        hands, factors = self.hands, self.chosen(self.case.industry)
        await hands.look("Sector")
        for category in dict.fromkeys(factor.category for factor in factors):
            lines = [factor.text.es for factor in factors if factor.category == category]
            await hands.reach(self.page.get_by_role("textbox", name=f"Un factor nuevo en {WORD[category]}"))
            await hands.write_lines(*lines)
        for factor in factors:
            card = self.page.locator("[data-column]").get_by_role("listitem").filter(has_text=factor.text.es)
            await hands.find("Factor", factor.text.es)
            await hands.reach(card.get_by_role("spinbutton", name="Efecto en el cliente"))
            await hands.press(str(abs(factor.effect)), *["-"] * (factor.effect < 0))
            horizon = card.get_by_role("button", name=WORD[factor.horizon], exact=True)
            await hands.reach(horizon)
            await hands.press("Enter")
            await expect(horizon).to_have_attribute("aria-pressed", "true")

    async def milestones(self) -> None:
        hands, page = self.hands, self.page
        await hands.look("Historia")
        form = page.get_by_role("form", name="Nuevo hito")
        for milestone in self.chosen(self.case.relationship):
            await hands.reach(form.get_by_role("textbox").first)
            await hands.write(milestone.text.es)
            await hands.press("Tab")
            await hands.write(milestone.date)
            await hands.set_control(form.get_by_label("Efecto", exact=True), WORD[milestone.effect])
            await hands.reach(form.get_by_role("button", name="Añadir", exact=True))
            await hands.press("Enter")
            await expect(form.get_by_role("textbox").first).to_be_focused()
            await expect(form.get_by_role("textbox").first).to_have_value("")

    async def people_there(self) -> None:
        """Named in the list, then carried over the grid by arrows."""
        hands, page = self.hands, self.page
        stakeholders = [each for each in self.case.stakeholders if each.id in self.keys]
        await hands.look("Interlocutores")
        name = page.get_by_role("form", name="Añadir a alguien del cliente").get_by_role("textbox", name="Nombre")
        await hands.reach(name)
        for stakeholder in stakeholders:
            await hands.write(stakeholder.name)
            await hands.press("Tab")
            await hands.write(stakeholder.role.es)
            await hands.press("Enter")
            await expect(name).to_be_focused()
        for stakeholder in stakeholders:
            await hands.leave_field()
            await hands.find("Interlocutor", stakeholder.name)
            await expect(page.locator(":focus")).to_have_accessible_name(re.compile(stakeholder.name))
            await hands.press("ArrowUp")  # onto the grid, in its middle
            up, right = stakeholder.power - 3, stakeholder.interest - 3
            await hands.press(*["ArrowUp" if up > 0 else "ArrowDown"] * abs(up))
            await hands.press(*["ArrowRight" if right > 0 else "ArrowLeft"] * abs(right))
            await hands.press(*["+"] * stakeholder.influence)
            said = f"{stakeholder.name}.*poder {stakeholder.power}, interés {stakeholder.interest}"
            await expect(page.locator(":focus")).to_have_accessible_name(re.compile(said))

    async def contacts(self) -> None:
        """Our people as rows; a digit says how strong a contact is, with Shift how strong it should be."""
        hands, page = self.hands, self.page
        await hands.look("Interlocutores")
        await hands.reach(page.get_by_role("button", name="Superficie de contacto"))
        await hands.press("Enter")
        for member in self.case.owners:
            if member.key in self.keys:
                await hands.set_control(page.get_by_label("Añadir a alguien de los nuestros"), member.name)
                await hands.press("Tab", "Enter")
                await expect(page.get_by_role("rowheader", name=member.name)).to_be_visible()
                await hands.press("Shift+Tab")
        table = page.get_by_role("grid", name="Superficie de contacto")
        for stakeholder in self.case.stakeholders:
            owner = self._member(stakeholder.owner) if stakeholder.owner else ""
            if stakeholder.id not in self.keys or not owner or stakeholder.owner not in self.keys:
                continue
            cell = table.get_by_role("button", name=re.compile(f"{owner}.*{stakeholder.name}"))
            await hands.walk(cell, table.locator("[aria-current]"))
            assert stakeholder.contact
            await self._contact(stakeholder.contact, cell)

    async def _contact(self, contact: Contact, cell: Locator) -> None:
        hands = self.hands
        await hands.press(f"Digit{contact.strength}", f"Shift+Digit{contact.wanted}", "Enter")
        last = self.page.get_by_label("Último contacto", exact=True)
        await expect(last).to_be_focused()
        await hands.write(spanish_day(contact.last.isoformat()))
        await hands.press("Enter")
        await expect(cell).to_be_focused()

    async def pairs(self) -> None:
        hands, page = self.hands, self.page
        pairs = [pair for pair in self.case.pairs if {pair.ours, pair.theirs} <= set(self.keys)]
        await hands.look("Interlocutores")
        await hands.reach(page.get_by_role("button", name="Parejas directivas"), "Shift+Tab")
        await hands.press("Enter")
        form = page.get_by_role("form", name="Añadir una pareja")
        for pair in pairs:
            ours, theirs = self._member(pair.ours), self._stakeholder(pair.theirs)
            await hands.set_control(form.get_by_label("De los nuestros"), ours)
            await hands.set_control(form.get_by_label("Del cliente"), theirs)
            await hands.press("Tab", "Enter")
            row = page.get_by_role("row").filter(has_text=ours).filter(has_text=theirs)
            for label, value in (
                ("Cada … semanas", pair.cadence_weeks), ("Última", pair.last), ("Próxima", pair.next),
                ("Propósito", pair.purpose.es),
            ):  # fmt: skip
                await hands.set_control(row.get_by_label(f"{label}: {ours} con {theirs}", exact=True), value)

    async def competition(self) -> None:
        """Rows and columns by their names, weights one below the other, scores by digits."""
        hands, page = self.hands, self.page
        criteria = self.chosen(self.case.criteria)
        rivals = [each for each in self.case.competition if each.id in self.keys]
        await hands.look("Competencia")
        await hands.reach(page.get_by_role("textbox", name="Nombre de un rival nuevo"))
        await hands.write_lines(*(rival.name for rival in rivals))
        await hands.reach(page.get_by_role("textbox", name="Un criterio nuevo"))
        await hands.write_lines(*(criterion.text.es for criterion in criteria))
        for criterion in criteria:
            await hands.reach(page.get_by_role("textbox", name=f"Peso de {criterion.text.es}, %"), "Shift+Tab")
            await hands.write(str(criterion.weight))
            await hands.press("Enter")
        for rival in rivals:
            await hands.leave_field()
            await hands.find("Competidor", rival.name)
            await hands.to_details()
            await hands.write(rival.why.es)
            if rival.us:
                await hands.set_field("Somos nosotros", True)
            await hands.leave_field()
        grid = page.get_by_role("grid", name="Matriz de competencia")
        for rival in rivals:
            for criterion, score in zip(self.case.criteria, rival.scores, strict=True):
                if criterion.id in self.keys:
                    cell = grid.get_by_role("gridcell", name=f"{rival.name}, {criterion.text.es}")
                    await hands.walk(cell, grid.locator("[data-cell][tabindex='0']"))
                    await hands.press(str(score))
                    await expect(cell).to_have_accessible_name(re.compile(f"{score} de 5$"))

    async def actions(self) -> None:
        """The sentences first, then cell by cell through the table of the plan."""
        hands, page = self.hands, self.page
        actions = self.chosen(self.case.actions)
        await hands.look("Plan")
        await hands.reach(page.locator(".lens-tools").get_by_role("button", name="Acción", exact=True))
        await hands.press("Enter")
        await hands.write_lines(*(action.text.es for action in actions))
        await hands.press("Escape")
        for action in actions:
            await self._action(action)

    async def _action(self, action: Action) -> None:
        hands = self.hands
        await self._pick(action, "owner", self._member(action.owner))
        await self._to_cell(action, "due")
        await hands.press("Enter")
        due = self.page.locator("input[type=date]:focus")
        await hands.write_day(due, action.due.isoformat())
        await hands.press("Enter")
        await expect(self._cell(action, "due")).to_be_focused()
        await self._pick(action, "obstacle", f"Nuevo obstáculo: {action.obstacle.text.es}", action.obstacle.text.es)
        await self._pick(action, "level", WORD[action.level])
        await self._pick(action, "horizon", WORD[action.horizon])
        if action.shared_with_customer:
            await self._to_cell(action, "shared")
            await hands.press("Enter")
        await self._pick(action, "status", WORD[action.status])
        if action.goal in self.keys:
            goal = next(entry for entry in self.case.strategy if entry.id == action.goal)
            await self._pick(action, "goal", goal.text.es)
        if action.stakeholder in self.keys:
            await self._pick(action, "stakeholder", self._stakeholder(action.stakeholder))

    async def _pick(self, action: Action, column: str, word: str, written: str = "") -> None:
        await self._to_cell(action, column)
        await self.hands.press("Enter")
        await expect(self.page.get_by_role("combobox").and_(self.page.locator(":focus"))).to_be_visible()
        await self.hands.write(written or word)
        await self.hands.choose(self.page.get_by_role("listbox").get_by_role("option"), word)
        await expect(self._cell(action, column)).to_be_focused()

    async def _to_cell(self, action: Action, column: str) -> None:
        cell = self._cell(action, column)
        await self.hands.walk(cell, self._plan.locator("[data-cell][tabindex='0']"))

    @property
    def _plan(self) -> Locator:
        return self.page.get_by_role("grid", name="Acciones")

    def _cell(self, action: Action, column: str) -> Locator:
        row = self._plan.locator("tr[data-piece]").filter(has_text=action.text.es)
        return row.locator(f"[data-cell={column}]")

    async def accept(self, member: str) -> None:
        """In the plan, by the hand of whoever owns the action."""
        await self.hands.look("Plan")
        for action in self.chosen(self.case.actions):
            if action.owner == member and action.accepted:
                await expect(self._cell(action, "accepted")).to_have_role("button", timeout=SETTLE_MS)
                await self._to_cell(action, "accepted")
                await self.hands.press("Enter")
                await expect(self._cell(action, "accepted")).to_have_accessible_name(re.compile("^Aceptada: "))
        await self.hands.is_saved()

    async def sees_accepted(self, action: Action) -> None:
        await expect(self._cell(action, "accepted")).to_contain_text("Aceptada", timeout=SETTLE_MS)

    async def details_and_links(self) -> None:
        """What has no place of its own in a lens, piece by piece, and what each fits with."""
        case = self.case
        await self.hands.look("Esquema")
        for entry in self.chosen(case.strategy):
            fields = {} if entry.priority is None else {"Prioridad": entry.priority}
            await self._detail(WORD[entry.kind], entry.text.es, fields)
            await self._blocks(entry)
        for gap in self.chosen(case.gaps):
            fields = {"¿Quién puede averiguarlo?": WORD[gap.asks], "Zona": WORD[gap.zone]}
            await self._detail("Hueco", gap.text.es, fields)
            await self._blocks(gap)
        for expansion in self.chosen(case.expansions):
            fields = {
                "Producto": expansion.product.es, "Sede": expansion.site, "Estado": WORD[expansion.state],
                "Nuestra cuota actual, %": expansion.share_now, "Nuestra cuota deseada, %": expansion.share_target,
                "Potencial": expansion.potential,
            }  # fmt: skip
            await self._detail("Expansión", expansion.text.es, fields)
        for value in self.chosen(case.values):
            fields = {"Qué ofrecemos": value.offer.es, "Prueba": value.proof.es, "Claridad": value.clarity}
            await self._detail("Valor único", value.text.es, fields)
            await self._links("apoya", value.supports)
        for action in self.chosen(case.actions):
            await self._detail("Obstáculo", action.obstacle.text.es, {"Gravedad": action.obstacle.severity})
        for member in case.owners:
            if member.key in self.keys:
                part = {
                    "Cargo": member.role, "Sabe": member.knows, "Aporta": member.contributes,
                    "En contacto con": member.touches,
                }  # fmt: skip
                fields = {label: words.es for label, words in part.items() if words}
                await self._detail("Colega", member.name, fields)
        await self._stakeholders()

    async def _stakeholders(self) -> None:
        for stakeholder in self.case.stakeholders:
            if stakeholder.id not in self.keys:
                continue
            fields = {"Postura": WORD[stakeholder.stance]}
            if stakeholder.site:
                fields["Sede"] = stakeholder.site
            await self._detail("Interlocutor", stakeholder.name, fields)
            await self._links("se interesa por", stakeholder.cares_about)
            await self._links("lleva", stakeholder.owns)
            await self._links("influye en", stakeholder.influences)

    async def _detail(self, kind: str, words: str, fields: Mapping[str, str | int]) -> None:
        await self.hands.find(kind, words)
        if not fields:
            return
        await self.hands.to_details()
        for label, value in fields.items():
            await self.hands.set_field(label, value)
        await self.hands.press("Escape")
        await expect(self.page.locator("[role=row]:focus")).to_have_accessible_name(re.compile(re.escape(words)))

    async def _blocks(self, blocker: Strategy | Gap) -> None:
        await self._links("bloquea", blocker.blocks)

    async def _links(self, how: str, keys: Iterable[str]) -> None:
        for key in self.linked(keys):
            await self.hands.link(how, self._words(key))

    def _words(self, key: str) -> str:
        """Of what links lead to."""
        sentences = {entry.id: entry.text.es for entry in self.case.strategy}
        return sentences.get(key) or self._stakeholder(key)

    def _member(self, key: str) -> str:
        return next(member.name for member in self.case.team if member.key == key)

    def _stakeholder(self, key: str) -> str:
        return next(each.name for each in self.case.stakeholders if each.id == key)
