import type { Function as FunctionName, Kind, LinkKind, Zone } from "../board/schema.gen";
import { t } from "../i18n";

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

const KIND: Words<Kind> = {
  goal: () => t("Goal"),
  challenge: () => t("Challenge"),
  culture: () => t("Culture"),
  strategy: () => t("Strategy"),
  factor: () => t("Factor"),
  milestone: () => t("Milestone"),
  expansion: () => t("Expansion"),
  stakeholder: () => t("Stakeholder"),
  colleague: () => t("Colleague"),
  competitor: () => t("Competitor"),
  criterion: () => t("Criterion"),
  value: () => t("Unique value"),
  action: () => t("Action"),
  obstacle: () => t("Obstacle"),
  event: () => t("Event"),
  note: () => t("Note"),
  gap: () => t("Gap"),
};

const PROMPT: Words<Kind> = {
  goal: () => t("What does this customer want to achieve?"),
  challenge: () => t("What stands in their way?"),
  culture: () => t("How do they decide and work together?"),
  strategy: () => t("How do we help them get there?"),
  factor: () => t("What is changing in their market?"),
  milestone: () => t("What happened between us and them?"),
  expansion: () => t("Where could we grow with them?"),
  stakeholder: () => t("Who matters there, and what do they care about?"),
  colleague: () => t("Who of us knows them, and what can they bring?"),
  competitor: () => t("Who else wants this customer, and why?"),
  criterion: () => t("What do they weigh suppliers by?"),
  value: () => t("What can only we give them?"),
  action: () => t("What will we do next, and for which goal?"),
  obstacle: () => t("What could stop us?"),
  event: () => t("What has happened unexpectedly?"),
  note: () => t("What should not be forgotten?"),
  gap: () => t("What do we not know yet?"),
};

const ZONE: Words<Zone> = {
  industry: () => t("Industry"),
  relationship: () => t("Relationship"),
  strategy: () => t("Customer strategy"),
  stakeholders: () => t("Stakeholders"),
  competition: () => t("Competition"),
  actions: () => t("Action plan"),
  tray: () => t("Tray"),
};

const EMPTY_ZONE: Words<Zone> = {
  industry: () => t("What is changing in their market?"),
  relationship: () => t("How did we come to know each other?"),
  strategy: () => t("What does this customer want to achieve?"),
  stakeholders: () => t("Who decides, and what do they care about?"),
  competition: () => t("Who else wants this customer, and why?"),
  actions: () => t("What will we do next, and for which goal?"),
  tray: () => t("Pieces without a place yet"),
};

// Read from the piece the link starts at: "this challenge … blocks … that goal".
const LINK: Words<LinkKind> = {
  supports: () => t("supports"),
  answers: () => t("answers"),
  blocks: () => t("blocks"),
  cares_about: () => t("cares about"),
  owns: () => t("owns"),
  influences: () => t("influences"),
  reports_to: () => t("reports to"),
  counterpart: () => t("counterpart of"),
  evidence: () => t("is evidence for"),
  conflicts: () => t("conflicts with"),
};

// Read from the piece the link ends at: "this goal … is blocked by … that challenge".
const LINK_BACK: Words<LinkKind> = {
  supports: () => t("supported by"),
  answers: () => t("answered by"),
  blocks: () => t("blocked by"),
  cares_about: () => t("matters to"),
  owns: () => t("owned by"),
  influences: () => t("influenced by"),
  reports_to: () => t("leads"),
  counterpart: () => t("counterpart of"),
  evidence: () => t("evidence"),
  conflicts: () => t("conflicts with"),
};

const FUNCTION: Words<FunctionName> = {
  management: () => t("Management"),
  quality: () => t("Quality"),
  legal: () => t("Legal"),
  engineering: () => t("Engineering"),
  service: () => t("Service"),
  product: () => t("Product"),
  operations: () => t("Operations"),
  sales: () => t("Sales"),
  marketing: () => t("Marketing"),
  supply_chain: () => t("Supply chain"),
  it: () => t("IT"),
  finance: () => t("Finance"),
};

const ROLE: Words<string> = {
  owner: () => t("owner"),
  facilitator: () => t("facilitator"),
  participant: () => t("participant"),
  observer: () => t("observer"),
  trainer: () => t("trainer"),
};

export const kindWord = (kind: Kind) => KIND[kind]();
export const kindPrompt = (kind: Kind) => PROMPT[kind]();
export const zoneWord = (zone: Zone) => ZONE[zone]();
export const zoneQuestion = (zone: Zone) => EMPTY_ZONE[zone]();
export const linkWord = (kind: LinkKind) => LINK[kind]();
export const linkWordBack = (kind: LinkKind) => LINK_BACK[kind]();
export const roleWord = (role: string) => ROLE[role]?.() ?? role;
export const functionWord = (of: string) => FUNCTION[of as FunctionName]?.() ?? of;
