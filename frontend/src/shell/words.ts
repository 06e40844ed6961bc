import type { Function as FunctionName, Kind, LinkKind, Zone } from "../board/schema.gen";
import { t } from "../i18n";
import { KIND_NAME, KIND_PROMPT, LINK_NAME, LINK_NAME_BACK, ZONE_NAME, ZONE_QUESTION } from "./words.gen";

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

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

export const kindWord = (kind: Kind) => KIND_NAME[kind]();
export const kindPrompt = (kind: Kind) => KIND_PROMPT[kind]();
export const zoneWord = (zone: Zone) => ZONE_NAME[zone]();
export const zoneQuestion = (zone: Zone) => ZONE_QUESTION[zone]();
export const linkWord = (kind: LinkKind) => LINK_NAME[kind]();
export const linkWordBack = (kind: LinkKind) => LINK_NAME_BACK[kind]();
export const roleWord = (role: string) => ROLE[role]?.() ?? role;
export const functionWord = (of: string) => FUNCTION[of as FunctionName]?.() ?? of;
