import { CUT, type Line, type LineListener } from "./line";
import { EventReader, framesOf, pack, type StreamEvent } from "./parcels";

const PARCEL_BYTES = 256 * 1024; // a frame may be as large; the server reads no more at once
const LENGTH_BYTES = 4; // before each frame
const POST_MS = 20_000;
// A parcel keeps its number, so that the server takes it once however often it has to be sent.
const AGAIN_MS = [200, 800, 2_000];

const TAKEN = 204;
const TRY_LATER = 1013;
const CODES: ReadonlyMap<number, number> = new Map([
  [401, 4401],
  [404, CUT], // the server has forgotten this line
  [413, 1009],
]);

/** The line where a proxy lets no WebSocket through: a stream of events down, numbered parcels up. */
export class StreamLine implements Line {
  readonly #url: string;
  readonly #listener: LineListener;
  readonly #reading = new AbortController();
  #name: string | undefined;
  #waiting: Uint8Array[] = [];
  #mustSign = false;
  #posting = false;
  #number = 0;
  #over = false;

  constructor(url: string, listener: LineListener) {
    this.#url = url;
    this.#listener = listener;
    void this.#read();
  }

  get open(): boolean {
    return this.#name !== undefined && !this.#over;
  }

  send(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    void this.#post();
  }

  close(): void {
    this.#over = true;
    this.#reading.abort();
  }

  #end(code: number): void {
    if (this.#over) return;
    this.close();
    this.#listener.onDown(code);
  }

  async #read(): Promise<void> {
    this.#end(await this.#hear().catch(asCut));
  }

  /** Until the stream ends; with which close code. */
  async #hear(): Promise<number> {
    const reader = await this.#open();
    const events = new EventReader();
    const decoder = new TextDecoder();
    for (let bytes = await next(reader); bytes && !this.#over; bytes = await next(reader)) {
      for (const event of events.read(decoder.decode(bytes, { stream: true }))) {
        if (event.kind === "close") return Number(event.data) || CUT;
        if (!this.#over) this.#take(event);
      }
    }
    return CUT;
  }

  async #open(): Promise<ReadableStreamDefaultReader<Uint8Array> | undefined> {
    try {
      const answer = await fetch(`${this.#url}/events`, { cache: "no-store", signal: this.#reading.signal });
      return answer.ok ? answer.body?.getReader() : undefined;
    } catch {
      return undefined;
    }
  }

  #take(event: StreamEvent): void {
    switch (event.kind) {
      case "":
        for (const frame of framesOf(event)) if (!this.#over) this.#listener.onMessage(frame);
        return;
      case "line":
        this.#name = event.data;
        this.#listener.onOpen();
        return;
      case "check":
        this.#mustSign = true;
        void this.#post();
    }
  }

  // One at a time; what comes meanwhile goes together in the next.
  async #post(): Promise<void> {
    if (this.#posting) return;
    this.#posting = true;
    await Promise.resolve(); // what is sent in one go goes in one parcel
    while (this.open && (this.#waiting.length > 0 || this.#mustSign)) {
      const code = await this.#deliver(this.#nextParcel());
      if (code !== undefined) return this.#end(code);
      this.#number++;
      this.#listener.onProven();
    }
    this.#posting = false;
  }

  #nextParcel(): Uint8Array<ArrayBuffer> {
    this.#mustSign = false;
    let bytes = 0;
    const tooMuch = this.#waiting.findIndex((frame, index) => {
      bytes += frame.length + LENGTH_BYTES;
      return index > 0 && bytes > PARCEL_BYTES;
    });
    return pack(this.#waiting.splice(0, tooMuch < 0 ? this.#waiting.length : tooMuch));
  }

  /** The close code when it cannot be. */
  async #deliver(parcel: Uint8Array<ArrayBuffer>): Promise<number | undefined> {
    for (const wait of [...AGAIN_MS, undefined]) {
      const status = await this.#try(parcel);
      if (status === TAKEN) return undefined;
      const code = status === undefined ? CUT : (CODES.get(status) ?? TRY_LATER);
      const passes = status === undefined || status >= 500;
      if (!passes || wait === undefined) return code;
      await new Promise((resolve) => setTimeout(resolve, wait));
      if (this.#over) return CUT;
    }
    return CUT;
  }

  /** The status; none when no answer came. */
  async #try(body: Uint8Array<ArrayBuffer>): Promise<number | undefined> {
    const headers = {
      "Content-Type": "application/octet-stream",
      "Puzzleboard-Line": this.#name ?? "",
      "Puzzleboard-Number": String(this.#number),
    };
    const signal = AbortSignal.timeout(POST_MS);
    try {
      return (await fetch(`${this.#url}/frames`, { method: "POST", headers, body, signal })).status;
    } catch {
      return undefined;
    }
  }
}

function asCut(error: unknown): number {
  console.warn("The server sent what cannot be read", error);
  return CUT;
}

/** Nothing when there is nothing more. */
async function next(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<Uint8Array | undefined> {
  try {
    return (await reader?.read())?.value;
  } catch {
    return undefined;
  }
}
