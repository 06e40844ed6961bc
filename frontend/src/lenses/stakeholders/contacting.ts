import { t } from "../../i18n";
import type { Board } from "../../shell/board";
import { strengthWord } from "./contactWords";
import { nameOf } from "./deciders";
import { mayLink } from "./ownership";

type Cell = readonly [colleague: string, decider: string];

/** What an arrow, Home or End leads to in the table; undefined for other keys. */
export function contactStep(
  key: string,
  [colleague, decider]: Cell,
  colleagues: readonly { id: string }[],
  deciders: readonly { id: string }[],
): Cell | undefined {
  const row = colleagues.findIndex(({ id }) => id === colleague);
  const column = deciders.findIndex(({ id }) => id === decider);
  const goTo = (nextRow: number, nextColumn: number): Cell => [
    colleagues[Math.min(colleagues.length - 1, Math.max(0, nextRow))]?.id ?? colleague,
    deciders[Math.min(deciders.length - 1, Math.max(0, nextColumn))]?.id ?? decider,
  ];
  switch (key) {
    case "ArrowUp":
      return goTo(row - 1, column);
    case "ArrowDown":
      return goTo(row + 1, column);
    case "ArrowLeft":
      return goTo(row, column - 1);
    case "ArrowRight":
      return goTo(row, column + 1);
    case "Home":
      return goTo(row, 0);
    case "End":
      return goTo(row, deciders.length - 1);
    default:
      return undefined;
  }
}

type ContactField = "strength" | "wanted" | "last_contact";

/** Writes what is said of a contact; the first word about it makes the link, in the same step. */
export function setContact(board: Board, [colleague, decider]: Cell, name: ContactField, value: unknown): void {
  if (!mayLink(board, colleague, decider)) return;
  const model = board.session.model();
  const known = model.linksOf(colleague).find(({ kind, to }) => kind === "owns" && to === decider);
  const nothing = value === undefined || value === 0;
  if (!known && nothing) return;
  model.together(() => {
    const link = known?.id ?? model.link(colleague, decider, "owns");
    if (!link) return;
    // Wanted before there is any: none yet.
    if (!known && name === "wanted") model.setLinkField(link, "strength", 0);
    model.setLinkField(link, name, value);
  });
  if (typeof value !== "number") return;
  const names = { name: nameIn(board, colleague), other: nameIn(board, decider), n: value };
  board.desk.spoken.set(
    name === "wanted"
      ? t("{name} with {other}: {n} wanted", names)
      : t("{name} with {other}: {n} now, {word}", { ...names, word: strengthWord(value) }),
  );
}

/** No contact any more: neither strength nor wish. */
export function dropContact(board: Board, [colleague, decider]: Cell): void {
  const known = board.session
    .model()
    .linksOf(colleague)
    .find(({ kind, to }) => kind === "owns" && to === decider);
  if (known && mayLink(board, colleague, decider)) board.session.model().unlink(known.id);
}

function nameIn(board: Board, id: string): string {
  const piece = board.session.model().piece(id);
  return piece ? nameOf(piece) : "";
}
