import * as Y from "yjs";
import { decodeFrame, encodeAwareness, encodeHello, encodeSync, type Frame, Step } from "./protocol";
import { Socket } from "./socket";

const TOO_MUCH = 4429;
/** The code of a notice that no line is left to bring: it was closed with 4429 before it brought a word. */
export const TOO_MANY_CONNECTIONS = "too-many-connections";

export type ConnectionListener = {
  onOpen(): void;
  onFrame(frame: Frame): void;
  onDown(code: number, final: boolean): void;
};

/** The line to the board: frames instead of bytes. */
export class Connection {
  readonly #socket: Socket;

  constructor(url: string, { onOpen, onFrame, onDown }: ConnectionListener) {
    let heard = false;
    const onMessage = (bytes: Uint8Array): void => {
      heard = true;
      const frame = this.#read(bytes);
      if (frame) onFrame(frame);
    };
    const onEnd = (code: number, final: boolean): void => {
      if (code === TOO_MUCH && !heard) onFrame({ kind: "notice", code: TOO_MANY_CONNECTIONS, text: "" });
      heard = false;
      onDown(code, final);
    };
    this.#socket = new Socket(url, { onOpen, onMessage, onDown: onEnd });
  }

  start = (): void => this.#socket.start();
  stop = (): void => this.#socket.stop();

  get open(): boolean {
    return this.#socket.open;
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
    this.#socket.send(encodeAwareness(payload));
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
