import type { Link, Piece } from "../../board/model";
import { FIELDS, type Function as FunctionName } from "../../board/schema.gen";
import { t } from "../../i18n";
import type { Person } from "../../shell/boot";

/** From here on somebody must own the relation. */
export const HIGH_POWER = 4;
export const SCALE = [1, 2, 3, 4, 5] as const;

export const STANCES = ["champion", "supporter", "neutral", "cautious", "critic", "unknown"] as const;
export type Stance = (typeof STANCES)[number];

/** One of us: a colleague piece, with the name and function of the person it stands for. */
export type Colleague = {
  id: string;
  name: string;
  function: FunctionName | undefined;
  person: string | undefined;
  role: string;
  piece: Piece;
};

/** One of them, and who of us owns the relation. */
export type Decider = {
  id: string;
  name: string;
  role: string;
  power: number | undefined;
  interest: number | undefined;
  influence: number | undefined;
  stance: Stance;
  owners: readonly Colleague[];
  piece: Piece;
};

export function nameOf(piece: Piece): string {
  return textIn(piece, "name") || piece.text.trim().split("\n")[0] || t("no words yet");
}

export function colleaguesOf(pieces: readonly Piece[], people: ReadonlyMap<string, Person>): Colleague[] {
  return pieces
    .filter(({ kind }) => kind === "colleague")
    .map((piece) => {
      const id = textIn(piece, "person");
      const person = people.get(id);
      return {
        id: piece.id,
        name: person?.name ?? nameOf(piece),
        function: person?.function,
        person: id || undefined,
        role: textIn(piece, "role"),
        piece,
      };
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}

export function decidersOf(
  pieces: readonly Piece[],
  links: readonly Link[],
  colleagues: readonly Colleague[],
): Decider[] {
  const known = new Map(colleagues.map((colleague) => [colleague.id, colleague]));
  const owners = new Map<string, Set<Colleague>>();
  for (const { kind, from, to } of links) {
    const colleague = known.get(from);
    if (kind === "owns" && colleague) owners.set(to, (owners.get(to) ?? new Set()).add(colleague));
  }
  return pieces
    .filter(({ kind }) => kind === "stakeholder")
    .map((piece) => ({
      id: piece.id,
      name: nameOf(piece),
      role: textIn(piece, "role"),
      power: stepIn(piece, "power"),
      interest: stepIn(piece, "interest"),
      influence: stepIn(piece, "influence"),
      stance: STANCES.find((stance) => stance === piece.fields.stance) ?? "unknown",
      owners: [...(owners.get(piece.id) ?? [])],
      piece,
    }));
}

export function isHigh({ power }: Pick<Decider, "power">): boolean {
  return power !== undefined && power >= HIGH_POWER;
}

/** Whoever nobody of us owns comes first, then whoever decides most. */
export function byPower(deciders: readonly Decider[]): Decider[] {
  const power = (one: Decider) => one.power ?? 0;
  return [...deciders].sort(
    (one, other) =>
      Number(one.owners.length > 0) - Number(other.owners.length > 0) ||
      power(other) - power(one) ||
      one.name.localeCompare(other.name),
  );
}

export function countsOf(deciders: readonly Decider[]): { high: number; agreed: number } {
  const high = deciders.filter(isHigh);
  return { high: high.length, agreed: high.filter(({ owners }) => owners.length === 1).length };
}

/** The one whose door nobody has opened yet, the most powerful first. */
export function closedDoor(deciders: readonly Decider[]): Decider | undefined {
  return byPower(deciders).find(({ owners, power }) => owners.length === 0 && (power ?? 0) >= HIGH_POWER - 1);
}

function textIn(piece: Piece, name: string): string {
  const value = piece.fields[name];
  return typeof value === "string" ? value.trim() : "";
}

function stepIn(piece: Piece, name: string): number | undefined {
  const value = piece.fields[name];
  const field = FIELDS.stakeholder[name];
  if (typeof value !== "number" || field?.type !== "number") return undefined;
  return Math.min(field.high, Math.max(field.low, Math.round(value)));
}
