import { Value } from "./value";

/** The two moments of the board that are compared on this page: `checkpoint:<id>`, `seq:<number of an edit>` or `now`. */
export const comparedSides = new Value<{ readonly a: string; readonly b: string } | null>(null);
