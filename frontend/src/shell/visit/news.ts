import type { BoardModel, Piece } from "../../board/model";
import type { Kind, Zone } from "../../board/schema.gen";
import { sentenceOf } from "../label";

/** What one remembers of a piece: enough to tell whether it is another one now, and what it was called. */
export type Print = { content: string; zone: Zone; kind: Kind; by: string; label: string };
export type Prints = ReadonlyMap<string, Print>;

const HAPPENED = ["new", "changed", "moved", "removed"] as const;
export type Happened = (typeof HAPPENED)[number];
/** `print` is the piece as it is; of one that was removed, as it was. */
export type News = { id: string; happened: Happened; print: Print };

const LABEL_LIMIT = 80;

const known = new WeakMap<Piece, Print>();

export function printsOf(model: BoardModel): Map<string, Print> {
  const prints = new Map<string, Print>();
  for (const id of model.ids()) {
    const piece = model.piece(id);
    if (piece) prints.set(id, printOf(piece));
  }
  return prints;
}

/** Of the words, the fields and the zone: where exactly it lies is no news. */
export function printOf(piece: Piece): Print {
  const before = known.get(piece);
  if (before) return before;
  const { zone, kind, by } = piece;
  const fields = Object.entries(piece.fields).sort(([one], [other]) => (one < other ? -1 : 1));
  const content = digest(JSON.stringify([piece.text, fields]));
  const print = { content, zone, kind, by, label: sentenceOf(piece).slice(0, LABEL_LIMIT) };
  known.set(piece, print);
  return print;
}

/** What others did, the new first: of one's own work on another device only what is new tells whose it is. */
export function newsBetween(before: Prints, now: Prints, me: string): News[] {
  const news: News[] = [];
  for (const [id, print] of now) {
    const old = before.get(id);
    if (!old && print.by !== me) news.push({ id, happened: "new", print });
    else if (old && old.content !== print.content) news.push({ id, happened: "changed", print });
    else if (old && old.zone !== print.zone) news.push({ id, happened: "moved", print });
  }
  for (const [id, print] of before) if (!now.has(id)) news.push({ id, happened: "removed", print });
  return news.sort((one, other) => HAPPENED.indexOf(one.happened) - HAPPENED.indexOf(other.happened));
}

// 53 bits are enough to tell a text from what it was, and short enough to keep for ten thousand pieces.
function digest(text: string): string {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 2654435761);
    other = Math.imul(other ^ unit, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36);
}
