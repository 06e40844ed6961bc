import { createDecoder, readVarUint } from "lib0/decoding";

/** Every edit of one document, in their order. The numbers of its edits begin at 1; the arrays at 0. */
export type Reel = {
  readonly count: number;
  /** When each was made, in milliseconds since 1970: never earlier than the one before. */
  readonly at: Float64Array;
  /** 0: the server; n: the n-th of the film's people. */
  readonly person: Uint32Array;
  /** The bytes of the edits that `begins` and `ends` with these numbers are a view: nothing is copied. */
  readonly part: Uint16Array;
  readonly begins: Uint32Array;
  readonly ends: Uint32Array;
  readonly parts: readonly Uint8Array[];
};

/** The parts are answers of the server, one behind the other (docs/replay.md). */
export function readReel(parts: readonly Uint8Array[], count: number): Reel {
  const reel: Reel = {
    count,
    at: new Float64Array(count),
    person: new Uint32Array(count),
    part: new Uint16Array(count),
    begins: new Uint32Array(count),
    ends: new Uint32Array(count),
    parts,
  };
  let index = 0;
  let latest = 0;
  parts.forEach((bytes, part) => {
    const decoder = createDecoder(bytes);
    for (let at = 0; decoder.pos < bytes.length; index++) {
      const seq = readVarUint(decoder);
      if (seq !== index + 1 || index >= count)
        throw new BrokenReel(`edit ${seq} where ${index + 1} of ${count} was due`);
      at += readVarUint(decoder);
      // The parts begin anew: a clock that was set back between them stands still, too.
      latest = Math.max(latest, at);
      reel.at[index] = latest;
      reel.person[index] = readVarUint(decoder);
      const length = readVarUint(decoder);
      if (decoder.pos + length > bytes.length) throw new BrokenReel(`edit ${seq} is cut off`);
      reel.part[index] = part;
      reel.begins[index] = decoder.pos;
      decoder.pos += length;
      reel.ends[index] = decoder.pos;
    }
  });
  if (index !== count) throw new BrokenReel(`${index} edits instead of ${count}`);
  return reel;
}

/** What came is not what was asked for: an answer that broke off. */
export class BrokenReel extends Error {}

/** The bytes of the edit of this number. */
export function editOf(reel: Reel, seq: number): Uint8Array {
  const index = seq - 1;
  const part = reel.parts[reel.part[index] ?? 0] ?? new Uint8Array();
  return part.subarray(reel.begins[index], reel.ends[index]);
}
