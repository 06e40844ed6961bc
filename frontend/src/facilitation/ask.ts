import { t } from "../i18n";
import type { Board } from "../shell/board";

export type Answer<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly code: string; readonly details: Readonly<Record<string, unknown>> };

/** Codes whose answer the one who asks shows in place, instead of a sentence at the foot. */
export type Asked = { readonly quietly?: readonly string[] };

/**
 * Asks the server for something about this board: `path` comes behind `/api/boards/{id}`, unless it begins with `/api/`
 * itself. When it says no, its own sentence, which is in the person's language, is shown; nothing that was typed goes with it.
 */
export async function ask<Data = unknown>(
  { boot, desk }: Board,
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  { quietly = [] }: Asked = {},
): Promise<Answer<Data>> {
  try {
    const answer = await fetch(path.startsWith("/api/") ? path : `/api/boards/${boot.board.id}${path}`, {
      method,
      ...(body !== undefined && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (answer.ok) return { ok: true, data: (answer.status === 204 ? undefined : await answer.json()) as Data };
    const { code, message, hint, ...details } = await problemOf(answer);
    if (!quietly.includes(code)) desk.say([message, hint].filter(Boolean).join(" "));
    return { ok: false, code, details };
  } catch {
    if (!quietly.includes("offline"))
      desk.say(t("The server cannot be reached. Nothing was changed; please try again."));
    return { ok: false, code: "offline", details: {} };
  }
}

type Problem = { code: string; message: string; hint: string } & Record<string, unknown>;

async function problemOf(answer: Response): Promise<Problem> {
  const unknown = { code: String(answer.status), message: t("That did not work. Please try again."), hint: "" };
  const json = (await answer.json().catch(() => undefined)) as { error?: Partial<Problem> } | undefined;
  return { ...unknown, ...json?.error };
}
