import * as Y from "yjs";
import { COMMAND } from "./commands";
import { commentsOf } from "./comments";
import { linksOf, piecesOf, textOf } from "./pieces";
import { reactionsOf } from "./reactions";
import { COMMON_FIELDS } from "./schema.gen";
import { Signal } from "./signal";

/** Origin of what a person types into a piece: one step of undo per burst in one text. */
export const TYPING = Symbol("typing");

// No step of anybody's: it goes with the step that follows.
const ACCEPTANCE = Symbol("acceptance");

// Longer than the pause between two words, shorter than a thought.
const BURST_MS = 800;

type StackItem = Y.UndoManager["undoStack"][number];

/** One's own steps on this board, and nobody else's. */
export class Undo {
  readonly #manager: Y.UndoManager;
  readonly changed = new Signal();
  /** "The last step" is another one now: one was made, taken back or made again. */
  readonly stepped = new Signal();
  #state = { canUndo: false, canRedo: false };
  #lastTyped: unknown;
  /** The step that is being taken back or made again. */
  #step: StackItem | undefined;

  constructor(doc: Y.Doc) {
    this.#manager = new Y.UndoManager([piecesOf(doc), linksOf(doc), commentsOf(doc), reactionsOf(doc)], {
      captureTimeout: BURST_MS,
      trackedOrigins: new Set([COMMAND, TYPING]),
      captureTransaction: (transaction) => this.#separate(transaction),
      deleteFilter: (item) => !isCommonField(item) && !this.#isBuiltOn(item),
    });
    for (const event of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const)
      this.#manager.on(event, () => this.#refresh());
    this.#manager.on("stack-item-added", () => {
      if (!this.#step) this.stepped.fire();
    });
  }

  undo(): void {
    this.#take("undoStack", () => this.#manager.undo());
  }

  redo(): void {
    this.#take("redoStack", () => this.#manager.redo());
  }

  state(): { readonly canUndo: boolean; readonly canRedo: boolean } {
    return this.#state;
  }

  destroy(): void {
    this.#manager.destroy();
  }

  // One step at a time: where others' changes leave nothing to take back, Yjs alone would go on to the step before.
  #take(stack: "undoStack" | "redoStack", act: () => void): void {
    const rest = this.#manager[stack].slice(0, -1);
    this.#step = this.#manager[stack].at(-1);
    if (!this.#step) return;
    this.#manager[stack] = [this.#step];
    // What comes back is a new map: nobody else's values are in it, and Yjs must not leave any out for their sake.
    this.#manager.ignoreRemoteMapChanges = bringsBackPieces(this.#step, this.#manager.doc);
    voidAcceptances(this.#step, this.#manager.doc);
    act();
    this.#manager[stack] = [...rest, ...this.#manager[stack]];
    this.#step = this.#lastTyped = undefined;
    this.#refresh();
    this.stepped.fire();
  }

  // A command is a step of its own; typing joins the step before only in the same text.
  #separate(transaction: Y.Transaction): boolean {
    const typed = transaction.origin === TYPING ? [...transaction.changed.keys()][0] : undefined;
    if (transaction.origin === COMMAND || transaction.origin === TYPING) {
      if (typed === undefined || typed !== this.#lastTyped) this.#manager.stopCapturing();
      this.#lastTyped = typed;
    }
    return true;
  }

  // A piece that somebody else has written into stays when its author takes back having made it.
  #isBuiltOn(item: Y.Item): boolean {
    const piece = pieceAround(item);
    if (!piece || !this.#step || !Y.isDeleted(this.#step.insertions, piece.id)) return false;
    return hasWordsOfOthers(piece, this.#manager.doc.clientID);
  }

  #refresh(): void {
    if (this.#step) return;
    const next = { canUndo: this.#manager.canUndo(), canRedo: this.#manager.canRedo() };
    if (next.canUndo === this.#state.canUndo && next.canRedo === this.#state.canRedo) return;
    this.#state = next;
    this.changed.fire();
  }
}

/**
 * When somebody else set the same field meanwhile, Yjs takes one's own value back without bringing the former one: a
 * piece would be left without its place. Then the value stays; a piece that goes takes its fields with it anyway.
 */
function isCommonField(item: Y.Item): boolean {
  return item.parentSub !== null && COMMON_FIELDS.includes(item.parentSub) && item.parent instanceof Y.Map;
}

/**
 * Taking back who owns an action takes what that owner accepted meanwhile, too: nobody accepts for somebody else. A
 * transaction before the step: Yjs takes back only what is in it.
 */
function voidAcceptances(step: StackItem, doc: Y.Doc): void {
  doc.transact(() => {
    for (const map of piecesOf(doc).values()) {
      const [owner, accepted] = [map._map.get("owner"), map._map.get("accepted")];
      const goes = owner && !owner.deleted && Y.isDeleted(step.insertions, owner.id);
      if (!goes || !accepted || Y.isDeleted(step.insertions, accepted.id)) continue;
      if (!map._item || !Y.isDeleted(step.insertions, map._item.id)) map.delete("accepted");
    }
  }, ACCEPTANCE);
}

function bringsBackPieces(step: StackItem, doc: Y.Doc): boolean {
  return [...piecesOf(doc)._map.values()].some((entry) => Y.isDeleted(step.deletions, entry.id));
}

/** The entry of the piece that an item is, or is a part of. */
function pieceAround(item: Y.Item): Y.Item | undefined {
  const pieces = item.parent instanceof Y.AbstractType && item.parent.doc ? piecesOf(item.parent.doc) : undefined;
  let around: Y.Item | null = item;
  while (around && around.parent !== pieces)
    around = around.parent instanceof Y.AbstractType ? around.parent._item : null;
  return around ?? undefined;
}

function hasWordsOfOthers(piece: Y.Item, me: number): boolean {
  const map = piece.content instanceof Y.ContentType ? piece.content.type : undefined;
  const text = map instanceof Y.Map ? textOf(map) : undefined;
  for (let item = text?._start ?? null; item; item = item.right)
    if (!item.deleted && item.id.client !== me) return true;
  return false;
}
