const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LENGTH = 21; // 126 bits

/** A new id in the nanoid alphabet; works in pages served over plain HTTP too, where randomUUID is missing. */
export function newId(random: Uint8Array = crypto.getRandomValues(new Uint8Array(LENGTH))): string {
  return Array.from(random.subarray(0, LENGTH), (byte) => ALPHABET[byte & 63]).join("");
}
