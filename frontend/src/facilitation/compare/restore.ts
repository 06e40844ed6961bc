import type { Zone } from "../../board/schema.gen";
import { t } from "../../i18n";
import { askThePast, tellingOf } from "../../shell/past/past";
import { Value } from "../../shell/value";
import { BEGINNING, type Comparison, NOW, type Ref } from "./comparison";
import type { Entry } from "./groups";

export type Part = { readonly zone?: Zone; readonly piece?: string };

/** What was brought back last on this page, by the number of the edit that did it, so that it can be taken back. */
export const lastRestored = new Value<{ readonly seq: number; readonly words: string } | null>(null);

/** The moment that can be brought back: the one that is held beside now. Nobody means an empty board by that. */
export function restorable({ a, b }: Pick<Comparison, "a" | "b">): Ref | undefined {
  const then = b.ref === NOW ? a.ref : a.ref === NOW ? b.ref : NOW;
  return then === NOW || then === BEGINNING ? undefined : then;
}

/** Whether a piece goes when that moment is brought back. What came since goes; from now to then it is the other way round. */
export function takesAway({ b }: Pick<Comparison, "b">, entries: readonly Entry[]): boolean {
  const came = b.ref === NOW ? "added" : "removed";
  return entries.some(({ what }) => what === came);
}

/** Throws PastProblem. */
export async function restore(board: string, to: Ref, part: Part, words: string): Promise<void> {
  const body = JSON.stringify({ to, ...part });
  const { seq } = await send(board, "/restore", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
  });
  lastRestored.set({ seq, words });
}

/** Throws PastProblem. */
export async function takeBack(board: string, seq: number): Promise<void> {
  await send(board, `/restore/${seq}`, { method: "DELETE" });
  lastRestored.set(null);
}

async function send(board: string, path: string, init: RequestInit): Promise<{ seq: number }> {
  const offline = t("The server cannot be reached. Nothing was changed; please try again.");
  const answer = await askThePast(`/api/boards/${board}${path}`, init, offline);
  return tellingOf(answer, t("The answer broke off, so it may have been done. Please compare again to see."));
}
