import type { Function as FunctionName } from "../board/schema.gen";
import type { Messages } from "../i18n";

export type Person = { person: string; name: string; function: FunctionName; region: string | null; role: string };

/** What the page says about the board and the person before any script asks. */
export type Boot = {
  board: { id: string; name: string; account: string; archived: boolean };
  me: Person & { language: string };
  people: readonly Person[];
  can_edit: boolean;
  can_host: boolean;
  /** UTF-16 units that a piece's text may have. */
  characters: number;
  version: string;
  languages: readonly string[];
  messages: Messages;
};

export function readBoot(): Boot {
  return JSON.parse(document.getElementById("boot")?.textContent ?? "null") as Boot;
}

export function socketUrl(boardId: string): string {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${location.host}/sync/${boardId}`;
}
