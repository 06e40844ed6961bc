import * as Y from "yjs";
import { COMMAND } from "./commands";
import { linksOf, piecesOf } from "./pieces";
import { Signal } from "./signal";

/** Origin of what a person types into a piece: one step of undo per burst in one text. */
export const TYPING = Symbol("typing");

// Longer than the pause between two words, shorter than a thought.
const BURST_MS = 800;

/** One's own steps on this board, and nobody else's. */
export class Undo {
  readonly #manager: Y.UndoManager;
  readonly changed = new Signal();
  #state = { canUndo: false, canRedo: false };
  #lastTyped: unknown;

  constructor(doc: Y.Doc) {
    this.#manager = new Y.UndoManager([piecesOf(doc), linksOf(doc)], {
      captureTimeout: BURST_MS,
      trackedOrigins: new Set([COMMAND, TYPING]),
      captureTransaction: (transaction) => this.#separate(transaction),
    });
    for (const event of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const)
      this.#manager.on(event, () => this.#refresh());
  }

  undo(): void {
    this.#manager.undo();
    this.#lastTyped = undefined;
    this.#refresh();
  }

  redo(): void {
    this.#manager.redo();
    this.#lastTyped = undefined;
    this.#refresh();
  }

  state(): { readonly canUndo: boolean; readonly canRedo: boolean } {
    return this.#state;
  }

  destroy(): void {
    this.#manager.destroy();
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

  #refresh(): void {
    const next = { canUndo: this.#manager.canUndo(), canRedo: this.#manager.canRedo() };
    if (next.canUndo === this.#state.canUndo && next.canRedo === this.#state.canRedo) return;
    this.#state = next;
    this.changed.fire();
  }
}
