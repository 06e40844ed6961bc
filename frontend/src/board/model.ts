import type * as Y from "yjs";
import { Commands, linkKindsBetween, type Move, type NewLink, type NewPiece } from "./commands";
import { type Comment, type Comments, listComments } from "./comments";
import { leads } from "./leaders";
import { type Link, type Piece, piecesOf, type Size, textOf } from "./pieces";
import { type Reaction, Reactions } from "./reactions";
import type { LinkKind, Sign } from "./schema.gen";
import { Snapshots } from "./snapshots";
import { Undo } from "./undo";

export type { Move, NewPiece } from "./commands";
export type { Comment } from "./comments";
export type { Fields, Link, Piece, Position, Size } from "./pieces";
export type { Reaction } from "./reactions";
export { TYPING } from "./undo";

/** One board as a view needs it: snapshots to read, commands to write, one's own steps to undo. */
export class BoardModel {
  readonly #doc: Y.Doc;
  readonly #canEdit: boolean;
  readonly #snapshots: Snapshots;
  readonly #comments: Comments;
  readonly #reactions: Reactions;
  readonly #commands: Commands;
  readonly #undo: Undo;

  constructor(doc: Y.Doc, me: { person: string; canEdit: boolean }) {
    this.#doc = doc;
    this.#canEdit = me.canEdit;
    this.#snapshots = new Snapshots(doc);
    this.#comments = listComments(doc);
    this.#reactions = new Reactions(doc);
    this.#commands = new Commands(doc, me.person);
    this.#undo = new Undo(doc);
  }

  ids = (): readonly string[] => this.#snapshots.ids();
  onIds = (listener: () => void): (() => void) => this.#snapshots.idsChanged.on(listener);

  piece = (id: string): Piece | undefined => this.#snapshots.piece(id);
  onPiece = (id: string, listener: () => void): (() => void) => this.#snapshots.onPiece(id, listener);

  /** Called once a transaction that changed any piece: its words, its fields, where it lies, or that it is there. */
  onAnyPiece = (listener: () => void): (() => void) => this.#snapshots.anyChanged.on(listener);

  /** Called once a transaction with every piece that moved, grew, changed zone, came or went. */
  onGeometry = (listener: (ids: ReadonlySet<string>) => void): (() => void) =>
    this.#snapshots.geometryChanged.on(listener);

  links = (): readonly Link[] => this.#snapshots.links();
  linksOf = (id: string): readonly Link[] => this.#snapshots.linksOf(id);
  onLinks = (listener: () => void): (() => void) => this.#snapshots.linksChanged.on(listener);

  /** What was said of the piece, the oldest first. */
  commentsOf = (id: string): readonly Comment[] => this.#comments.of(id);
  onComments = (id: string, listener: () => void): (() => void) => this.#comments.onPiece(id, listener);

  reactionsOf = (id: string): readonly Reaction[] => this.#reactions.of(id);
  onReactions = (id: string, listener: () => void): (() => void) => this.#reactions.onPiece(id, listener);

  /** The pieces that are key to somebody. */
  keyPieces = (): ReadonlySet<string> => this.#reactions.keyPieces();
  onKeyPieces = (listener: () => void): (() => void) => this.#reactions.keysChanged.on(listener);

  /** The shared text to bind a textarea to. A piece that is brought back has a new one. */
  text = (id: string): Y.Text | undefined => textOf(piecesOf(this.#doc).get(id));

  /** The new piece's id; the empty string for somebody who may only look. */
  create(piece: NewPiece): string {
    return this.createAll([piece])[0] ?? "";
  }

  /** Laid together, and linked among themselves; taken back together. */
  createAll(pieces: readonly NewPiece[], links: readonly NewLink[] = []): string[] {
    return this.#canEdit ? this.#commands.create(pieces, links) : [];
  }

  /** Removed pieces and links, as they were: one step. A link that lacks an end stays away. */
  restore(pieces: readonly Piece[], links: readonly Link[]): void {
    if (this.#canEdit) this.#commands.restore(pieces, links);
  }

  remove(ids: readonly string[]): void {
    if (this.#canEdit) this.#commands.remove(ids);
  }

  /** Gone without a step to undo. */
  forget(ids: readonly string[]): void {
    if (ids.length > 0) this.#commands.forget(ids);
  }

  move(moves: readonly Move[]): void {
    if (this.#canEdit) this.#commands.move(moves);
  }

  /** Undefined takes the field away. */
  setField(id: string, name: string, value: unknown): void {
    if (this.#canEdit) this.#commands.setField(id, name, value);
  }

  resize(id: string, size: Size): void {
    if (this.#canEdit) this.#commands.resize(id, size);
  }

  /** The link's id, an existing one when the two are linked so already; undefined when they cannot be. */
  link(from: string, to: string, kind: LinkKind): string | undefined {
    if (!this.#canEdit || !this.linkKinds(from, to).includes(kind)) return undefined;
    return this.#linkBetween(from, to, kind)?.id ?? this.#commands.link(from, to, kind);
  }

  /** A drop that clicks in: one step. The piece moves even where the link is there already, or cannot be. */
  moveAndLink(move: Move, from: string, to: string, kind: LinkKind): void {
    if (!this.#canEdit) return;
    const linkable = this.linkKinds(from, to).includes(kind) && !this.#linkBetween(from, to, kind);
    if (linkable) this.#commands.moveAndLink(move, from, to, kind);
    else this.#commands.move([move]);
  }

  /** Undefined takes the field away. */
  setLinkField(id: string, name: string, value: unknown): void {
    if (this.#canEdit) this.#commands.setLinkField(id, name, value);
  }

  /** What the commands in it do is one step: saved, refused and undone as one. */
  together<Made>(change: () => Made): Made {
    return this.#commands.together(change);
  }

  unlink(id: string): void {
    if (this.#canEdit) this.#commands.unlink(id);
  }

  /** The comment's id; undefined when the piece is gone. */
  comment(piece: string, text: string): string | undefined {
    return this.#canEdit && this.piece(piece) ? this.#commands.comment(piece, text) : undefined;
  }

  uncomment(id: string): void {
    if (this.#canEdit) this.#commands.uncomment(id);
  }

  react(piece: string, sign: Sign, on: boolean): void {
    if (this.#canEdit && this.piece(piece)) this.#commands.react(piece, sign, on);
  }

  linkKinds(from: string, to: string): LinkKind[] {
    const [start, end] = [this.piece(from), this.piece(to)];
    if (!start || !end || from === to) return [];
    return linkKindsBetween(start.kind, end.kind).filter((kind) => kind !== "reports_to" || !this.leads(from, to));
  }

  /** Whether the other reports to this person, by way of others too. */
  leads(person: string, other: string): boolean {
    return leads(person, other, (id) =>
      this.linksOf(id).flatMap(({ kind, from, to }) => (kind === "reports_to" && from === id ? [to] : [])),
    );
  }

  undo = (): void => this.#undo.undo();
  redo = (): void => this.#undo.redo();
  undoState = (): { readonly canUndo: boolean; readonly canRedo: boolean } => this.#undo.state();
  onUndo = (listener: () => void): (() => void) => this.#undo.changed.on(listener);

  /** Called when one's own last step is another one: after each that is made, taken back or made again. */
  onStep = (listener: () => void): (() => void) => this.#undo.stepped.on(listener);

  destroy(): void {
    this.#snapshots.destroy();
    this.#comments.destroy();
    this.#reactions.destroy();
    this.#undo.destroy();
  }
  #linkBetween(from: string, to: string, kind: LinkKind): Link | undefined {
    return this.linksOf(from).find((link) => link.from === from && link.to === to && link.kind === kind);
  }
}
