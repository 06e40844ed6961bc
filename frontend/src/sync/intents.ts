import * as Y from "yjs";
import { FORGETTING } from "../board/commands";
import { type PieceMap, piecesOf } from "../board/pieces";

/**
 * What one local transaction meant, in words that still hold on another document: kept beside its bytes, so that it
 * can be done again when the bytes are refused.
 */
export type Intent =
  | { op: "create"; piece: string; value: Record<string, unknown> }
  | { op: "delete"; piece: string }
  /** Out of the hand because it lies on the board: nobody's wish, so that nothing of it is kept when it is refused. */
  | { op: "forget"; piece: string }
  /** An undefined value takes the field away. */
  | { op: "set"; piece: string; name: string; value: unknown }
  /** The whole text of the piece as its author saw it afterwards; where it is kept aside, the text it was made of. */
  | { op: "type"; piece: string; text: string; base?: string }
  | { op: "put"; root: string; key: string; value: unknown }
  | { op: "drop"; root: string; key: string };

const GEOMETRY = new Set(["pos", "size", "zone"]);
const PLAIN_ROOTS = ["links", "comments", "reactions"];

/** It says where a piece lies, not what is in it. */
export function isGeometry(intent: Intent): boolean {
  return intent.op === "set" && GEOMETRY.has(intent.name);
}

/** Calls `onChange` once a local transaction, with its bytes and what it meant. Returns the way out. */
export function recordChanges(doc: Y.Doc, onChange: (bytes: Uint8Array, intents: Intent[], origin: unknown) => void) {
  const meant = new WeakMap<Y.Transaction, Intent[]>();
  const pieces = piecesOf(doc);
  const plain = PLAIN_ROOTS.map((root) => doc.getMap<unknown>(root));
  const mean = (transaction: Y.Transaction, intents: Intent[]): void => {
    if (transaction.local) meant.set(transaction, [...(meant.get(transaction) ?? []), ...intents]);
  };
  const onPieces = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void =>
    mean(
      transaction,
      events.flatMap((event) => pieceIntents(pieces, event, transaction)),
    );
  const onPlain = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction): void =>
    mean(transaction, rootIntents(PLAIN_ROOTS[plain.indexOf(event.target)] ?? "", event));
  const onUpdate = (bytes: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction): void => {
    if (transaction.local) onChange(bytes, meant.get(transaction) ?? [], origin);
  };
  pieces.observeDeep(onPieces);
  for (const map of plain) map.observe(onPlain);
  doc.on("update", onUpdate);
  return (): void => {
    pieces.unobserveDeep(onPieces);
    for (const map of plain) map.unobserve(onPlain);
    doc.off("update", onUpdate);
  };
}

function pieceIntents(
  pieces: Y.Map<PieceMap>,
  event: Y.YEvent<Y.AbstractType<unknown>>,
  { origin }: Y.Transaction,
): Intent[] {
  const piece = String(event.path[0]);
  if (event.target instanceof Y.Text) return [{ op: "type", piece, text: event.target.toString() }];
  if (!(event instanceof Y.YMapEvent)) return [];
  const names = [...event.keysChanged] as string[];
  if ((event.target as unknown) !== pieces) {
    const map = event.target as PieceMap;
    return names.map((name) => ({ op: "set", piece, name, value: map.get(name) }));
  }
  return names.map((id) => {
    const value = pieces.get(id)?.toJSON() as Record<string, unknown> | undefined;
    if (value) return { op: "create", piece: id, value };
    return { op: origin === FORGETTING ? "forget" : "delete", piece: id };
  });
}

function rootIntents(root: string, event: Y.YMapEvent<unknown>): Intent[] {
  return [...event.keysChanged].map((key: string) =>
    event.target.has(key) ? { op: "put", root, key, value: event.target.get(key) } : { op: "drop", root, key },
  );
}
