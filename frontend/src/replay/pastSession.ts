import * as Y from "yjs";
import { BoardModel } from "../board/model";
import { Signal } from "../board/signal";
import type { Session } from "../sync/anySession";
import type { SaveState } from "../sync/session";
import { Stage } from "../sync/stage";
import type { Seqs } from "./moments";
import type { PastDocument } from "./pastDocument";

type Documents = { readonly board: PastDocument; readonly stage: PastDocument };

const SAVED: SaveState = { kind: "saved" };
const NOBODY = { person: "", canEdit: false };
const NEVER = () => () => {};

/** A board as it was: what the lenses know as a session, without a line to the server, and with nothing to write. */
export class PastSession implements Session {
  readonly stage = new Stage();
  readonly hand = new NoHand();
  readonly arrival = { came: () => this.#came, onCome: (listener: () => void) => this.#comes.on(listener) };
  readonly #documents: Documents;
  readonly #modelChanged = new Signal();
  readonly #comes = new Signal();
  #model: BoardModel;
  #doc: Y.Doc;
  #stageDoc: Y.Doc | undefined;
  #stageSeq = 0;
  #came = false;
  #time = 0;

  constructor(documents: Documents) {
    this.#documents = documents;
    this.#doc = documents.board.doc;
    this.#model = new BoardModel(this.#doc, NOBODY);
  }

  /** `time`: in milliseconds since 1970, what the clocks of the room said. */
  show(seqs: Seqs, time: number): void {
    this.#time = time;
    const { board, stage } = this.#documents;
    board.goTo(seqs.board);
    if (board.doc !== this.#doc) this.#takeModel(board.doc);
    stage.goTo(seqs.stage);
    if (stage.doc !== this.#stageDoc || stage.seq !== this.#stageSeq) {
      [this.#stageDoc, this.#stageSeq] = [stage.doc, stage.seq];
      this.stage.show(stage.doc);
    }
    if (this.#came) return;
    this.#came = true;
    this.#comes.fire();
  }

  /** Between two edits only the clocks go on. */
  setTime(time: number): void {
    this.#time = time;
  }

  model = (): BoardModel => this.#model;
  onModel = (listener: () => void): (() => void) => this.#modelChanged.on(listener);
  serverNow = (): number => this.#time;
  locks = () => this.stage.locks();
  onLocks = (listener: () => void): (() => void) => this.stage.locksChanged.on(listener);

  saveState = (): SaveState => SAVED;
  onSaveState = NEVER;
  isDetour = (): boolean => false;
  onDetour = NEVER;
  // Who looked where was never written down.
  presence = () => NOTHING;
  onPresence = NEVER;
  setPresence = (): void => {};
  keptAside = () => NOTHING;
  onKeptAside = NEVER;
  dismissAside = (): void => {};
  keepAfterAll = (): void => {};
  underWay = (): ReadonlySet<string> => new Set();
  onChanges = NEVER;
  tryAgain = (): boolean => false;
  putInHand = (): void => {};
  onNotice = NEVER;
  start = (): void => {};
  stop = async (): Promise<void> => {};

  #takeModel(doc: Y.Doc): void {
    const before = this.#model;
    this.#doc = doc;
    this.#model = new BoardModel(doc, NOBODY);
    this.#modelChanged.fire();
    before.destroy();
  }
}

const NOTHING: readonly never[] = [];

/** Private pieces are in no film. */
class NoHand {
  readonly changed = new Signal();
  readonly arrival = { came: () => true, onCome: NEVER };
  readonly #model = new BoardModel(new Y.Doc(), NOBODY);

  model = (): BoardModel => this.#model;
  onModel = NEVER;
  pieces = () => [];
  keep = () => [];
  takeUp = (): void => {};
  lay = (): void => {};
  onTable = () => [];
  takeBack = (): void => {};
}
