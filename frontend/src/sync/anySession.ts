import type { Arrival } from "./arrival";
import type { Hand } from "./hand";
import type { BoardSession } from "./session";

type Public<T> = Pick<T, keyof T>;

/** What the page asks of a session: of one that is live, and of one that shows the past. */
export type Session = Omit<Public<BoardSession>, "hand" | "arrival"> & {
  readonly hand: Omit<Public<Hand>, "arrival"> & { readonly arrival: Public<Arrival> };
  readonly arrival: Public<Arrival>;
};
