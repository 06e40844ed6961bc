// Generated from app/board/schema.py and kinds.py by `python -m app.board.typescript`. Do not edit.
import type { Kind, LinkKind, Zone } from "../board/schema.gen";
import { t } from "../i18n";

export const KIND_NAME: Readonly<Record<Kind, () => string>> = {
  "goal": () => t("Goal"),
  "challenge": () => t("Challenge"),
  "culture": () => t("Culture"),
  "strategy": () => t("Strategy"),
  "factor": () => t("Factor"),
  "milestone": () => t("Milestone"),
  "expansion": () => t("Expansion"),
  "stakeholder": () => t("Stakeholder"),
  "colleague": () => t("Colleague"),
  "competitor": () => t("Competitor"),
  "criterion": () => t("Criterion"),
  "value": () => t("Unique value"),
  "action": () => t("Action"),
  "obstacle": () => t("Obstacle"),
  "event": () => t("Event"),
  "note": () => t("Note"),
  "gap": () => t("Gap"),
};

export const KIND_PROMPT: Readonly<Record<Kind, () => string>> = {
  "goal": () => t("What does this customer want to achieve?"),
  "challenge": () => t("What stands in their way?"),
  "culture": () => t("How do they decide and work together?"),
  "strategy": () => t("How do we help them get there?"),
  "factor": () => t("What is changing in their market?"),
  "milestone": () => t("What happened between us and them?"),
  "expansion": () => t("Where could we grow with them?"),
  "stakeholder": () => t("Who matters there, and what do they care about?"),
  "colleague": () => t("Who of us knows them, and what can they bring?"),
  "competitor": () => t("Who else wants this customer, and why?"),
  "criterion": () => t("What do they weigh suppliers by?"),
  "value": () => t("What can only we give them?"),
  "action": () => t("What will we do next, and for which goal?"),
  "obstacle": () => t("What could stop us?"),
  "event": () => t("What has happened unexpectedly?"),
  "note": () => t("What should not be forgotten?"),
  "gap": () => t("What do we not know yet?"),
};

export const ZONE_NAME: Readonly<Record<Zone, () => string>> = {
  "industry": () => t("Industry"),
  "relationship": () => t("Relationship"),
  "strategy": () => t("Customer strategy"),
  "stakeholders": () => t("Stakeholders"),
  "competition": () => t("Competition"),
  "actions": () => t("Action plan"),
  "tray": () => t("Tray"),
};

export const ZONE_QUESTION: Readonly<Record<Zone, () => string>> = {
  "industry": () => t("What is changing in their market?"),
  "relationship": () => t("How did we come to know each other?"),
  "strategy": () => t("What does this customer want to achieve?"),
  "stakeholders": () => t("Who decides, and what do they care about?"),
  "competition": () => t("Who else wants this customer, and why?"),
  "actions": () => t("What will we do next, and for which goal?"),
  "tray": () => t("Pieces without a place yet"),
};

export const LINK_NAME: Readonly<Record<LinkKind, () => string>> = {
  "supports": () => t("supports"),
  "answers": () => t("answers"),
  "blocks": () => t("blocks"),
  "cares_about": () => t("cares about"),
  "owns": () => t("owns"),
  "influences": () => t("influences"),
  "reports_to": () => t("reports to"),
  "counterpart": () => t("counterpart of"),
  "evidence": () => t("is evidence for"),
  "conflicts": () => t("conflicts with"),
};

export const LINK_NAME_BACK: Readonly<Record<LinkKind, () => string>> = {
  "supports": () => t("supported by"),
  "answers": () => t("answered by"),
  "blocks": () => t("blocked by"),
  "cares_about": () => t("matters to"),
  "owns": () => t("owned by"),
  "influences": () => t("influenced by"),
  "reports_to": () => t("leads"),
  "counterpart": () => t("counterpart of"),
  "evidence": () => t("evidence"),
  "conflicts": () => t("conflicts with"),
};
