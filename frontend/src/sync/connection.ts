import * as Y from "yjs";
import { decodeFrame, encodeAwareness, encodeHello, encodeSync, type Frame, Step } from "./protocol";
import { Socket } from "./socket";

const TOO_MUCH = 4429;
/** The code of a notice that no line is left to bring: it was closed with 4429 before it brought a word. */
export const TOO_MANY_CONNECTIONS = "too-many-connections";

export type ConnectionListener = {
  onOpen(): void;
  /** The server has said that we are who we think we are: from here on anything may be sent. */
  onNamed(): void;
  /** What the server's clock says, in milliseconds since 1970. */
  onClock(nowMs: number): void;
  onFrame(frame: Frame): void;
  onDown(code: number, final: boolean): void;
};

const SIGN_IN_AGAIN = 4401;

/** The line to the board: frames instead of bytes, and in nobody else's name. */
export class Connection {
  readonly #socket: Socket;
  readonly #person: string;
  readonly #listener: ConnectionListener;
  #heard = false;
  #isNamed = false;

  constructor(url: string, person: string, listener: ConnectionListener) {
    this.#person = person;
    this.#listener = listener;
    this.#socket = new Socket(url, {
      onOpen: () => listener.onOpen(),
      onMessage: (bytes) => this.#receive(bytes),
      onDown: (code, final) => {
        if (code === TOO_MUCH && !this.#heard)
          listener.onFrame({ kind: "notice", code: TOO_MANY_CONNECTIONS, text: "" });
        this.#heard = this.#isNamed = false;
        listener.onDown(code, final);
      },
    });
  }

  start = (): void => this.#socket.start();
  stop = (): void => this.#socket.stop();

  /** Before that, no change may be sent. */
  get isNamed(): boolean {
    return this.#isNamed;
  }

  /** Open, but by ordinary requests: a little slower. */
  get isDetour(): boolean {
    return this.#socket.isDetour;
  }

  /** Who writes in a document from here on, and what they have of it already. */
  introduce(doc: Y.Doc, document: string): void {
    this.#socket.send(encodeHello(doc.clientID, document));
    this.ask(doc, document);
  }

  /** For what is lacking here, and for what is edited from now on. */
  ask(doc: Y.Doc, document: string): void {
    this.#socket.send(encodeSync(Step.stateVector, Y.encodeStateVector(doc), document));
  }

  sendUpdate(bytes: Uint8Array, document: string): void {
    this.#socket.send(encodeSync(Step.update, bytes, document));
  }

  sendAwareness(payload: Uint8Array): void {
    if (this.#isNamed) this.#socket.send(encodeAwareness(payload));
  }

  #receive(bytes: Uint8Array): void {
    this.#heard = true;
    const frame = this.#read(bytes);
    if (frame?.kind === "hello") {
      this.#listener.onClock(frame.nowMs);
      this.#hear(frame.person);
    } else if (frame) this.#listener.onFrame(frame);
  }

  #hear(person: string): void {
    if (person !== this.#person) {
      // The browser's cookie names somebody else since another tab signed in.
      this.#socket.stop(SIGN_IN_AGAIN);
    } else if (!this.#isNamed) {
      this.#isNamed = true;
      this.#listener.onNamed();
    }
  }

  #read(bytes: Uint8Array): Frame | undefined {
    try {
      return decodeFrame(bytes);
    } catch (error) {
      console.warn("The server sent a frame that cannot be read", error);
      this.#socket.reconnect();
      return undefined;
    }
  }
}
