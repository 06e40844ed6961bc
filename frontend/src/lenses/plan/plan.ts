import type { Link, Piece } from "../../board/model";
import type { LinkKind } from "../../board/schema.gen";

export const STATUSES = ["proposed", "committed", "doing", "done", "dropped"] as const;
export const LEVELS = ["executive", "middle", "field"] as const;
export type Status = (typeof STATUSES)[number];
export type Level = (typeof LEVELS)[number];

/** A piece at the other end of a link. */
export type Tie = { link: string; piece: Piece };

/** An action with all that the plan shows of it. */
export type Action = {
  id: string;
  piece: Piece;
  owner: string | undefined;
  accepted: boolean;
  /** A day, a month or a year. */
  due: string | undefined;
  status: Status;
  level: Level | undefined;
  horizon: "short" | "long" | undefined;
  reach: "local" | "global" | undefined;
  shared: boolean;
  review: string | undefined;
  goals: readonly Tie[];
  obstacles: readonly Tie[];
  stakeholders: readonly Tie[];
  conflicts: readonly Tie[];
};

/** Goals come in the order of their priority: the first one is goal 1. */
export type Plan = { actions: readonly Action[]; goals: readonly Piece[] };

export const PLAN_KINDS = ["action", "goal", "obstacle", "stakeholder"] as const;

export function readPlan(pieces: readonly Piece[], links: readonly Link[]): Plan {
  const known = new Map(pieces.map((piece) => [piece.id, piece]));
  const ends = new Map<string, Link[]>();
  for (const link of links)
    for (const end of [link.from, link.to]) {
      const there = ends.get(end);
      if (there) there.push(link);
      else ends.set(end, [link]);
    }
  const ties = (id: string, kind: LinkKind, other: Piece["kind"]): Tie[] =>
    (ends.get(id) ?? []).flatMap((link) => {
      const piece = known.get(link.from === id ? link.to : link.from);
      return link.kind === kind && piece?.kind === other ? [{ link: link.id, piece }] : [];
    });
  const actions = pieces.filter(({ kind }) => kind === "action").map((piece) => readAction(piece, ties));
  const goals = pieces.filter(({ kind }) => kind === "goal").sort(byPriority);
  return { actions: actions.sort((one, other) => byPlace(one.piece, other.piece)), goals };
}

/** Still to be done. */
export function isOpen({ status }: Action): boolean {
  return status !== "done" && status !== "dropped";
}

/** Accepted, dated, its obstacle considered, and linked to a goal: what counts for the alignment of actions. */
export function isComplete({ accepted, due, obstacles, goals }: Action): boolean {
  return accepted && due !== undefined && obstacles.length > 0 && goals.length > 0;
}

function readAction(piece: Piece, ties: (id: string, kind: LinkKind, other: Piece["kind"]) => Tie[]): Action {
  const { id, fields } = piece;
  return {
    id,
    piece,
    owner: words(fields.owner),
    accepted: fields.accepted === true,
    due: words(fields.due),
    // Whoever has not said anything else yet has proposed it.
    status: oneOf(STATUSES, fields.status) ?? "proposed",
    level: oneOf(LEVELS, fields.level),
    horizon: oneOf(["short", "long"] as const, fields.horizon),
    reach: oneOf(["local", "global"] as const, fields.region_scope),
    shared: fields.shared === true,
    review: words(fields.review),
    goals: ties(id, "supports", "goal"),
    obstacles: ties(id, "blocks", "obstacle"),
    stakeholders: ties(id, "cares_about", "stakeholder"),
    conflicts: ties(id, "conflicts", "action"),
  };
}

function words(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function oneOf<Option>(options: readonly Option[], value: unknown): Option | undefined {
  return options.find((option) => option === value);
}

function byPriority(one: Piece, other: Piece): number {
  return compare(priority(one), priority(other)) || byPlace(one, other);
}

function priority({ fields }: Piece): number {
  return typeof fields.priority === "number" ? fields.priority : Number.POSITIVE_INFINITY;
}

// As one reads the map: row by row.
function byPlace(one: Piece, other: Piece): number {
  return one.pos[1] - other.pos[1] || one.pos[0] - other.pos[0] || (one.id < other.id ? -1 : 1);
}

// A difference would be no number between two goals without a priority.
function compare(one: number, other: number): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
