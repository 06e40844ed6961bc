// Markers in what is sent: "#!" + 4 hex digits of the writer + 4 of the edit. Found again in whatever bytes arrive, so
// that merged and coalesced updates count like single ones.

export const MARKER_LENGTH = 10;
export const marker = (writer, edit) => `#!${hex(writer)}${hex(edit)}`;

const NEEDLE = Buffer.from("#!");
const SHORT = 96; // below this a loop beats the call into native code
const DIGITS = new Int8Array(256).fill(-1);
for (let i = 0; i < 10; i++) DIGITS[48 + i] = i;
for (let i = 0; i < 6; i++) DIGITS[97 + i] = 10 + i;

function hex(number) {
  return number.toString(16).padStart(4, "0");
}

/** Calls `found(writer, edit, reader)` for each marker of a reader's bytes, also for those cut by the end of a read. */
export function scanner(found) {
  const seam = Buffer.alloc(2 * MARKER_LENGTH);
  const kept = MARKER_LENGTH - 1;
  return (bytes, start, end, reader) => {
    const length = end - start;
    if (reader.carried > 0) {
      const more = Math.min(kept, length);
      reader.carry.copy(seam, 0, 0, reader.carried);
      bytes.copy(seam, reader.carried, start, start + more);
      scan(seam, 0, reader.carried + more, reader.carried, reader, found);
    }
    scan(bytes, start, end, end, reader, found);
    if (length >= kept) {
      bytes.copy(reader.carry, 0, end - kept, end);
      reader.carried = kept;
    } else {
      const keep = Math.min(reader.carried, kept - length);
      reader.carry.copyWithin(0, reader.carried - keep, reader.carried);
      bytes.copy(reader.carry, keep, start, end);
      reader.carried = keep + length;
    }
  };
}

/** Only markers that begin before `limit`. */
function scan(bytes, start, end, limit, reader, found) {
  for (let at = start; ; ) {
    at = next(bytes, at, end);
    if (at < 0 || at >= limit || at + MARKER_LENGTH > end) return;
    const writer = read(bytes, at + 2);
    const edit = read(bytes, at + 6);
    if (writer >= 0 && edit >= 0) {
      found(writer, edit, reader);
      at += MARKER_LENGTH;
    } else at += 2;
  }
}

function next(bytes, start, end) {
  if (end - start >= SHORT) {
    const at = bytes.indexOf(NEEDLE, start);
    return at < end ? at : -1;
  }
  for (let at = start; at < end - 1; at++) if (bytes[at] === 35 && bytes[at + 1] === 33) return at;
  return -1;
}

function read(bytes, at) {
  let number = 0;
  for (let i = 0; i < 4; i++) {
    const digit = DIGITS[bytes[at + i]];
    if (digit < 0) return -1;
    number = number * 16 + digit;
  }
  return number;
}
