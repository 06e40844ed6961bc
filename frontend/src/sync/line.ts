/** The line is cut, and nobody said why. */
export const CUT = 1006;

export type LineListener = {
  onOpen(): void;
  onMessage(bytes: Uint8Array): void;
  /** What is sent arrives, too. */
  onProven(): void;
  /** It is closed by the other side, with this code. */
  onDown(code: number): void;
};

/** One attempt to reach the server. Once closed it tells its listener nothing more. */
export interface Line {
  readonly open: boolean;
  send(bytes: Uint8Array): void;
  close(): void;
}

/** The line as it is meant to be. */
export class SocketLine implements Line {
  readonly #socket: WebSocket;

  constructor(url: string, listener: LineListener) {
    const socket = new WebSocket(url);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => listener.onOpen();
    socket.onmessage = (event: MessageEvent<ArrayBuffer>) => {
      listener.onProven();
      listener.onMessage(new Uint8Array(event.data));
    };
    // What stands in for a socket, in a browser that watches them, may close it without any code.
    socket.onclose = (event) => listener.onDown(event.code || CUT);
    this.#socket = socket;
  }

  get open(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  send(bytes: Uint8Array): void {
    this.#socket.send(bytes as Uint8Array<ArrayBuffer>);
  }

  close(): void {
    const socket = this.#socket;
    socket.onopen = socket.onmessage = socket.onclose = null;
    if (socket.readyState <= WebSocket.OPEN) socket.close(1000);
  }
}
