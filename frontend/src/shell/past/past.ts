import type { Link, Piece } from "../../board/model";
import type { Function as FunctionName } from "../../board/schema.gen";
import { t } from "../../i18n";

export type What = "created" | "text" | "field" | "moved" | "removed" | "restored" | "linked" | "unlinked";

/** The link a step is about; `text` is what the piece at the other end said then. */
export type Joint = { id: string; from: string; to: string; kind: Link["kind"]; other: string; text: string };

export type Step = {
  at: string;
  /** Null for what the server did by itself. */
  person: string | null;
  what: What;
  field: string;
  before: unknown;
  after: unknown;
  link: Joint | null;
};

export type Author = { person: string; name: string; function: FunctionName };

/** The newest steps of a piece, oldest first; `before` leads to earlier ones. */
export type PieceHistory = { steps: readonly Step[]; before: number | null; people: readonly Author[] };

export type RemovedPiece = Omit<Piece, "id"> & {
  piece: string;
  removed_by: string | null;
  removed_at: string;
  links: readonly Link[];
};

/** Newest first. `count` says how many there are in all. */
export type RemovedPieces = { pieces: readonly RemovedPiece[]; count: number; people: readonly Author[] };

/** What went wrong, as a sentence to read. */
export class PastProblem extends Error {}

export function readHistory(board: string, piece: string, before?: number): Promise<PieceHistory> {
  const part = before === undefined ? "" : `?before=${before}`;
  return readTold(`/api/boards/${board}/pieces/${piece}/history${part}`);
}

export function readRemoved(board: string): Promise<RemovedPieces> {
  return readTold(`/api/boards/${board}/removed`);
}

type Refusal = { error?: { message?: string; hint?: string } };

/** Throws PastProblem. */
export async function readTold<Told>(address: string): Promise<Told> {
  return tellingOf(await askThePast(address));
}

/** What the answer says. Throws PastProblem also when it breaks off on its way: with `broken`, else as where there is none. */
export async function tellingOf<Told>(answer: Response, broken?: string): Promise<Told> {
  const told: unknown = await answer.json().catch(() => undefined);
  if (told === undefined)
    throw new PastProblem(broken ?? t("The server could not tell what happened. Please try again."));
  return told as Told;
}

/** The server's answer; a PastProblem when there is none, which `offline` says, or when it is a refusal. */
export async function askThePast(address: string, init?: RequestInit, offline?: string): Promise<Response> {
  const answer = await fetch(address, init).catch(() => undefined);
  if (!answer)
    throw new PastProblem(
      offline ?? t("You are offline. What happened before is on the server: please try again later."),
    );
  if (answer.ok) return answer;
  const refusal = (await answer.json().catch(() => ({}))) as Refusal;
  const words = [refusal.error?.message, refusal.error?.hint].filter(Boolean).join(" ");
  throw new PastProblem(words || t("The server could not tell what happened. Please try again."));
}
