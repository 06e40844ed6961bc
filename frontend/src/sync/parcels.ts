import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** Frames in the bodies of ordinary requests: each behind its length, several in one parcel. */
export function pack(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return encoding.encode((to) => {
    for (const frame of frames) encoding.writeVarUint8Array(to, frame);
  });
}

/** Throws on bytes that are no parcel. */
export function unpack(parcel: Uint8Array): Uint8Array[] {
  const from = decoding.createDecoder(parcel);
  const frames: Uint8Array[] = [];
  while (decoding.hasContent(from)) frames.push(decoding.readVarUint8Array(from));
  return frames;
}

/** A server-sent event. `kind` is empty for one that brings frames. */
export type StreamEvent = { kind: string; data: string };

/** Cuts a stream into its events, wherever the network cut it. */
export class EventReader {
  #rest = "";

  read(text: string): StreamEvent[] {
    const blocks = (this.#rest + text).split("\n\n");
    this.#rest = blocks.pop() ?? "";
    return blocks.flatMap((block) => parse(block) ?? []);
  }
}

export function framesOf(event: StreamEvent): Uint8Array[] {
  return unpack(Uint8Array.from(atob(event.data), (letter) => letter.charCodeAt(0)));
}

function parse(block: string): StreamEvent | undefined {
  const lines = block.split("\n").map((line) => /^(event|data): ?(.*)$/.exec(line));
  const fieldOf = (name: string) => lines.find((line) => line?.[1] === name)?.[2];
  const data = fieldOf("data");
  return data === undefined ? undefined : { kind: fieldOf("event") ?? "", data };
}
