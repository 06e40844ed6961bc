import type { Piece } from "../../board/model";
import { type Action, LEVELS, type Level, type Plan, STATUSES } from "./plan";

export const COLUMNS = [
  "sentence",
  "owner",
  "accepted",
  "due",
  "obstacle",
  "level",
  "horizon",
  "shared",
  "status",
  "goal",
  "stakeholder",
  "reach",
  "review",
] as const;
export type Column = (typeof COLUMNS)[number];

export const GROUPINGS = ["goal", "owner", "level", "none"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export type Sort = { column: Column; descending: boolean };

/** `key` names it in the list; an action that serves two goals is in both of their groups. */
export type Group = { key: string; actions: readonly Action[] } & (
  | { by: "goal"; goal: Piece; rank: number }
  | { by: "orphans" }
  | { by: "owner"; owner: string | undefined }
  | { by: "level"; level: Level | undefined }
  | { by: "none" }
);

/** How to call people, and in which language to sort. */
export type Names = { of: (person: string) => string; locale: string };

export function arrange(plan: Plan, grouping: Grouping, sort: Sort | undefined, names: Names): Group[] {
  const actions = sort ? sorted(plan, sort, names) : plan.actions;
  switch (grouping) {
    case "goal":
      return byGoal(plan.goals, actions);
    case "owner":
      return byOwner(actions, names);
    case "level":
      return byLevel(actions);
    case "none":
      return actions.length > 0 ? [{ key: "all", by: "none", actions }] : [];
  }
}

/** What one action is called in a list: it may stand there twice. */
export function rowKey(group: Group, action: Action): string {
  return `${group.key} ${action.id}`;
}

/** While somebody writes in a row, it stays where it is: the same rows as before, what is new at the end. */
export function held(before: readonly Group[], now: readonly Group[]): Group[] {
  const fresh = new Map(now.map((group) => [group.key, group]));
  const current = new Map(now.flatMap(({ actions }) => actions.map((action) => [action.id, action] as const)));
  const shown = new Set(before.flatMap(({ actions }) => actions.map(({ id }) => id)));
  const kept = before.map((group) => {
    const group_ = fresh.get(group.key) ?? group;
    const there = group.actions.flatMap(({ id }) => current.get(id) ?? []);
    const added = group_ === group ? [] : group_.actions.filter(({ id }) => !shown.has(id));
    return { ...group_, actions: [...there, ...added] };
  });
  const keys = new Set(before.map(({ key }) => key));
  const others = now.filter(({ key }) => !keys.has(key));
  return [...kept, ...others.map((group) => ({ ...group, actions: group.actions.filter(({ id }) => !shown.has(id)) }))];
}

function byGoal(goals: readonly Piece[], actions: readonly Action[]): Group[] {
  const groups: Group[] = goals.map((goal, index) => ({
    key: goal.id,
    by: "goal",
    goal,
    rank: index + 1,
    actions: actions.filter((action) => action.goals.some(({ piece }) => piece.id === goal.id)),
  }));
  const orphans = actions.filter((action) => action.goals.length === 0);
  return orphans.length > 0 ? [...groups, { key: "orphans", by: "orphans", actions: orphans }] : groups;
}

function byOwner(actions: readonly Action[], { of, locale }: Names): Group[] {
  const owners = [...new Set(actions.map(({ owner }) => owner))];
  const collator = new Intl.Collator(locale);
  owners.sort((one, other) => {
    if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? 1 : -1;
    return collator.compare(of(one), of(other));
  });
  return owners.map((owner) => ({
    key: owner ?? "nobody",
    by: "owner",
    owner,
    actions: actions.filter((action) => action.owner === owner),
  }));
}

function byLevel(actions: readonly Action[]): Group[] {
  return [...LEVELS, undefined].flatMap((level) => {
    const those = actions.filter((action) => action.level === level);
    return those.length > 0 ? [{ key: level ?? "unsaid", by: "level" as const, level, actions: those }] : [];
  });
}

type Key = string | number | undefined;

function sorted({ actions, goals }: Plan, { column, descending }: Sort, names: Names): Action[] {
  const rank = new Map(goals.map(({ id }, index) => [id, index]));
  const collator = new Intl.Collator(names.locale, { numeric: true });
  const compare = (one: Key, other: Key): number => {
    // What says nothing comes last, up and down.
    if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? 1 : -1;
    const order =
      typeof one === "number" && typeof other === "number" ? one - other : collator.compare(String(one), String(other));
    return descending ? -order : order;
  };
  const keyed = actions.map((action) => ({ action, key: keyOf(action, column, names, rank) }));
  return keyed.sort((one, other) => compare(one.key, other.key)).map(({ action }) => action);
}

function keyOf(action: Action, column: Column, names: Names, rank: ReadonlyMap<string, number>): Key {
  switch (column) {
    case "sentence":
      return action.piece.text;
    case "owner":
      return action.owner && names.of(action.owner);
    case "accepted":
      return action.accepted ? 0 : 1;
    case "due":
      return action.due;
    case "obstacle":
      return action.obstacles[0]?.piece.text;
    case "level":
      return action.level && LEVELS.indexOf(action.level);
    case "horizon":
      return action.horizon && (action.horizon === "short" ? 0 : 1);
    case "shared":
      return action.shared ? 0 : 1;
    case "status":
      return STATUSES.indexOf(action.status);
    case "goal":
      return action.goals.length > 0
        ? Math.min(...action.goals.map(({ piece }) => rank.get(piece.id) ?? 0))
        : undefined;
    case "stakeholder":
      return action.stakeholders[0]?.piece.text;
    case "reach":
      return action.reach;
    case "review":
      return action.review;
  }
}
