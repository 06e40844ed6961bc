export const SPEEDS = [1, 4, 8, 16, 64] as const;
export type Speed = (typeof SPEEDS)[number];

/** Watching lasts no longer where nothing happens. */
export const REST_MS = 1_500;

/**
 * Where the film is after so long a look at it, all in milliseconds. A pause that would last longer is cut: `next` is
 * when something happens again, undefined when nothing does any more.
 */
export function advance(head: number, elapsed: number, speed: number, next: number | undefined, end: number): number {
  const to = head + elapsed * speed;
  if (next === undefined) return Math.min(to, end);
  return Math.min(end, Math.max(to, next - REST_MS * speed));
}
