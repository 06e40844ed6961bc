import type { Piece } from "../../board/model";
import { isPast } from "./days";
import { type Action, isComplete, isOpen, LEVELS, type Level, type Plan } from "./plan";

/** Whoever has more open actions than these will hardly do them all. */
export const OPEN_AT_MOST = 5;
/** More than these in progress at once, and each waits for the others. */
export const AT_ONCE_AT_MOST = 2;

/** What stands in the way of the plan. Each is about one piece to go to, an owner, or a goal. */
export type Warning =
  | { kind: "levels"; goal: Piece; rank: number; missing: readonly Level[] }
  | { kind: "orphan"; action: Action }
  | { kind: "late"; action: Action }
  | { kind: "left"; action: Action }
  | { kind: "overload"; owner: string; actions: readonly Action[] }
  | { kind: "conflict"; action: Action; other: Action; apart: boolean };

/** What an action still lacks. */
export type OpenPoint = { kind: "unowned" | "unaccepted" | "undated" | "unblocked"; action: Action };

export type Balance = {
  warnings: readonly Warning[];
  open: readonly OpenPoint[];
  complete: number;
  /** All that were not dropped. */
  counted: number;
  short: number;
  long: number;
};

type Now = { today: string; hasLeft: (owner: string) => boolean };

export function balanceOf({ actions, goals }: Plan, { today, hasLeft }: Now): Balance {
  const kept = actions.filter(({ status }) => status !== "dropped");
  const open = kept.filter(isOpen);
  return {
    warnings: [
      ...missingLevels(goals, kept),
      ...kept.filter(isOrphan).map((action) => ({ kind: "orphan" as const, action })),
      ...open.filter((action) => isLate(action, today)).map((action) => ({ kind: "late" as const, action })),
      ...open.filter(({ owner }) => owner && hasLeft(owner)).map((action) => ({ kind: "left" as const, action })),
      ...overloads(open),
      ...conflicts(open),
    ],
    open: open.flatMap(openPoints),
    complete: kept.filter(isComplete).length,
    counted: kept.length,
    short: kept.filter(({ horizon }) => horizon === "short").length,
    long: kept.filter(({ horizon }) => horizon === "long").length,
  };
}

export function isLate(action: Action, today: string): boolean {
  return isOpen(action) && action.due !== undefined && isPast(action.due, today);
}

export function isOrphan({ goals }: Action): boolean {
  return goals.length === 0;
}

/** The levels on which nobody does anything for the goal. */
export function levelsMissing(goal: Piece, actions: readonly Action[]): Level[] {
  const serving = actions.filter(
    ({ status, goals }) => status !== "dropped" && goals.some(({ piece }) => piece.id === goal.id),
  );
  return LEVELS.filter((level) => !serving.some((action) => action.level === level));
}

/** Who has more in progress at once than can move on, and how many. */
export function atOnce(actions: readonly Action[]): { owner: string; count: number }[] {
  return byOwner(actions.filter(({ status }) => status === "doing"))
    .filter(([, theirs]) => theirs.length > AT_ONCE_AT_MOST)
    .map(([owner, theirs]) => ({ owner, count: theirs.length }));
}

function missingLevels(goals: readonly Piece[], actions: readonly Action[]): Warning[] {
  return goals.flatMap((goal, index) => {
    const missing = levelsMissing(goal, actions);
    return missing.length > 0 ? [{ kind: "levels" as const, goal, rank: index + 1, missing }] : [];
  });
}

function overloads(open: readonly Action[]): Warning[] {
  return byOwner(open)
    .filter(([, actions]) => actions.length > OPEN_AT_MOST)
    .map(([owner, actions]) => ({ kind: "overload" as const, owner, actions }));
}

function conflicts(open: readonly Action[]): Warning[] {
  const known = new Map(open.map((action) => [action.id, action]));
  return open.flatMap((action) =>
    action.conflicts.flatMap(({ piece }) => {
      const other = known.get(piece.id);
      // Each pair once, whichever way the link was drawn.
      if (!other || other.id < action.id) return [];
      const apart = new Set([action.reach, other.reach]);
      return [{ kind: "conflict" as const, action, other, apart: apart.has("local") && apart.has("global") }];
    }),
  );
}

function openPoints(action: Action): OpenPoint[] {
  const points: OpenPoint[] = [];
  if (!action.owner) points.push({ kind: "unowned", action });
  else if (!action.accepted) points.push({ kind: "unaccepted", action });
  if (!action.due) points.push({ kind: "undated", action });
  if (action.obstacles.length === 0) points.push({ kind: "unblocked", action });
  return points;
}

function byOwner(actions: readonly Action[]): [string, Action[]][] {
  const found = new Map<string, Action[]>();
  for (const action of actions) {
    if (!action.owner) continue;
    found.set(action.owner, [...(found.get(action.owner) ?? []), action]);
  }
  return [...found];
}
