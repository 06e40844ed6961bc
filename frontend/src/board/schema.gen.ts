// Generated from app/board/schema.py and kinds.py by `python -m app.board.typescript`. Do not edit.

export type Zone =
  | "industry"
  | "relationship"
  | "strategy"
  | "stakeholders"
  | "competition"
  | "actions"
  | "tray";
export type Kind =
  | "goal"
  | "challenge"
  | "culture"
  | "strategy"
  | "factor"
  | "milestone"
  | "expansion"
  | "stakeholder"
  | "colleague"
  | "competitor"
  | "criterion"
  | "value"
  | "action"
  | "obstacle"
  | "event"
  | "note"
  | "gap";
export type LinkKind =
  | "supports"
  | "answers"
  | "blocks"
  | "cares_about"
  | "owns"
  | "influences"
  | "reports_to"
  | "counterpart"
  | "evidence"
  | "conflicts";
export type Function =
  | "management"
  | "quality"
  | "legal"
  | "engineering"
  | "service"
  | "product"
  | "operations"
  | "sales"
  | "marketing"
  | "supply_chain"
  | "it"
  | "finance";
export type Sign =
  | "agree"
  | "doubt"
  | "new"
  | "key";

export const ZONES: readonly Zone[] = ["industry", "relationship", "strategy", "stakeholders", "competition", "actions", "tray"];
export const KINDS: readonly Kind[] = ["goal", "challenge", "culture", "strategy", "factor", "milestone", "expansion", "stakeholder", "colleague", "competitor", "criterion", "value", "action", "obstacle", "event", "note", "gap"];
export const LINK_KINDS: readonly LinkKind[] = ["supports", "answers", "blocks", "cares_about", "owns", "influences", "reports_to", "counterpart", "evidence", "conflicts"];
export const FUNCTIONS: readonly Function[] = ["management", "quality", "legal", "engineering", "service", "product", "operations", "sales", "marketing", "supply_chain", "it", "finance"];
export const SIGNS: readonly Sign[] = ["agree", "doubt", "new", "key"];

export const ID_LENGTH: number = 21;
export const TEXT_LIMIT: number = 2000;
export const STRING_LIMIT: number = 240;
export const COORDINATE_LIMIT: number = 100000;
export const PIECES_LIMIT: number = 10000;
export const OTHERS_REMOVED_LIMIT: number = 5;

export const HOME_ZONE: Readonly<Record<Kind, Zone>> = {
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
};
export const DEFAULT_SIZE: readonly [number, number] = [264, 124];
export const SIZE: Readonly<Partial<Record<Kind, readonly [number, number]>>> = {
  "goal": [320, 152],
  "factor": [264, 96],
  "milestone": [264, 112],
  "stakeholder": [264, 80],
  "action": [264, 92],
};
export const ZONE_FRAME: Readonly<Record<Zone, readonly [number, number, number, number]>> = {
  "industry": [0, 0, 644, 528],
  "relationship": [0, 544, 644, 528],
  "strategy": [660, 0, 1464, 1072],
  "stakeholders": [2140, 0, 644, 528],
  "competition": [2140, 544, 644, 528],
  "actions": [0, 1088, 2340, 296],
  "tray": [2356, 1088, 428, 296],
};
export const LINKABLE: Readonly<Record<LinkKind, readonly (readonly [Kind, Kind])[]>> = {
  "supports": [["action", "goal"], ["action", "strategy"], ["strategy", "goal"], ["value", "goal"], ["culture", "goal"], ["factor", "goal"], ["milestone", "goal"], ["expansion", "goal"]],
  "answers": [["action", "challenge"], ["action", "obstacle"], ["action", "gap"], ["action", "event"], ["strategy", "challenge"], ["value", "challenge"], ["note", "gap"]],
  "blocks": [["challenge", "goal"], ["challenge", "strategy"], ["obstacle", "action"], ["obstacle", "goal"], ["culture", "goal"], ["factor", "goal"], ["gap", "goal"], ["gap", "action"]],
  "cares_about": [["stakeholder", "goal"], ["stakeholder", "challenge"], ["stakeholder", "culture"], ["stakeholder", "strategy"], ["stakeholder", "action"], ["stakeholder", "value"]],
  "owns": [["colleague", "stakeholder"], ["colleague", "action"], ["stakeholder", "goal"], ["stakeholder", "challenge"]],
  "influences": [["stakeholder", "stakeholder"]],
  "reports_to": [["stakeholder", "stakeholder"], ["colleague", "colleague"]],
  "counterpart": [["colleague", "stakeholder"]],
  "evidence": [["note", "goal"], ["note", "challenge"], ["note", "culture"], ["milestone", "challenge"], ["milestone", "culture"], ["factor", "challenge"], ["event", "challenge"]],
  "conflicts": [["action", "action"], ["goal", "goal"], ["strategy", "strategy"], ["stakeholder", "goal"]],
};

/** What a plain field may hold; the server refuses everything else. */
export type Field =
  | { readonly type: "text"; readonly limit: number }
  | { readonly type: "number"; readonly low: number; readonly high: number; readonly whole: boolean }
  | { readonly type: "choice"; readonly options: readonly (string | number)[] }
  | { readonly type: "flag" }
  | { readonly type: "date" }
  | { readonly type: "identity"; readonly of: "person" | "piece" }
  | { readonly type: "scores" };
export const COMMON_FIELDS: readonly string[] = ["kind", "by", "zone", "pos", "size", "text"];
export const FIELDS: Readonly<Record<Kind, Readonly<Record<string, Field>>>> = {
  "factor": {"category": {"type": "choice", "options": ["market", "supply_demand", "technology", "political_social"]}, "effect": {"type": "number", "low": -5, "high": 5, "whole": true}, "horizon": {"type": "choice", "options": ["short", "long"]}, "source": {"type": "text", "limit": 240}},
  "milestone": {"date": {"type": "date"}, "effect": {"type": "choice", "options": [-1, 0, 1]}},
  "expansion": {"product": {"type": "text", "limit": 240}, "site": {"type": "text", "limit": 240}, "state": {"type": "choice", "options": ["sold", "open", "competitor", "blank"]}, "share_now": {"type": "number", "low": 0, "high": 100, "whole": false}, "share_target": {"type": "number", "low": 0, "high": 100, "whole": false}, "potential": {"type": "number", "low": 0, "high": 1000000000000.0, "whole": false}},
  "goal": {"priority": {"type": "number", "low": 1, "high": 5, "whole": true}, "horizon": {"type": "choice", "options": ["short", "long"]}, "customer_owner": {"type": "text", "limit": 240}, "evidence": {"type": "text", "limit": 240}, "confidence": {"type": "number", "low": 1, "high": 3, "whole": true}},
  "challenge": {"priority": {"type": "number", "low": 1, "high": 5, "whole": true}, "evidence": {"type": "text", "limit": 240}, "confidence": {"type": "number", "low": 1, "high": 3, "whole": true}},
  "culture": {"evidence": {"type": "text", "limit": 240}},
  "strategy": {"horizon": {"type": "choice", "options": ["short", "long"]}},
  "value": {"offer": {"type": "text", "limit": 240}, "proof": {"type": "text", "limit": 240}, "clarity": {"type": "number", "low": 1, "high": 5, "whole": true}},
  "stakeholder": {"name": {"type": "text", "limit": 240}, "role": {"type": "text", "limit": 240}, "power": {"type": "number", "low": 1, "high": 5, "whole": true}, "influence": {"type": "number", "low": 1, "high": 5, "whole": true}, "interest": {"type": "number", "low": 1, "high": 5, "whole": true}, "stance": {"type": "choice", "options": ["champion", "supporter", "neutral", "cautious", "critic", "unknown"]}, "site": {"type": "text", "limit": 240}},
  "colleague": {"person": {"type": "identity", "of": "person"}, "name": {"type": "text", "limit": 240}, "role": {"type": "text", "limit": 240}, "knows": {"type": "text", "limit": 240}, "contributes": {"type": "text", "limit": 240}, "touches": {"type": "text", "limit": 240}},
  "competitor": {"name": {"type": "text", "limit": 240}, "us": {"type": "flag"}, "scores": {"type": "scores"}},
  "criterion": {"weight": {"type": "number", "low": 0, "high": 100, "whole": true}},
  "action": {"owner": {"type": "identity", "of": "person"}, "accepted": {"type": "flag"}, "due": {"type": "date"}, "status": {"type": "choice", "options": ["proposed", "committed", "doing", "done", "dropped"]}, "level": {"type": "choice", "options": ["executive", "middle", "field"]}, "horizon": {"type": "choice", "options": ["short", "long"]}, "region_scope": {"type": "choice", "options": ["local", "global"]}, "shared": {"type": "flag"}, "review": {"type": "choice", "options": ["still_relevant", "change", "stop", "to_check"]}},
  "obstacle": {"severity": {"type": "number", "low": 1, "high": 3, "whole": true}},
  "event": {"date": {"type": "date"}, "planned": {"type": "flag"}},
  "note": {},
  "gap": {"question": {"type": "text", "limit": 240}, "asks": {"type": "choice", "options": ["management", "quality", "legal", "engineering", "service", "product", "operations", "sales", "marketing", "supply_chain", "it", "finance"]}, "finder": {"type": "identity", "of": "person"}},
};
export const LINK_FIELDS: Readonly<Record<LinkKind, Readonly<Record<string, Field>>>> = {
  "supports": {},
  "answers": {},
  "blocks": {},
  "cares_about": {},
  "owns": {"strength": {"type": "number", "low": 0, "high": 3, "whole": true}, "wanted": {"type": "number", "low": 0, "high": 3, "whole": true}, "last_contact": {"type": "date"}},
  "influences": {},
  "reports_to": {},
  "counterpart": {"cadence_weeks": {"type": "number", "low": 1, "high": 104, "whole": true}, "last": {"type": "date"}, "next": {"type": "date"}, "purpose": {"type": "text", "limit": 240}},
  "evidence": {},
  "conflicts": {},
};
