import { Value } from "../../shell/value";

/** The checkpoint whose result is open on this page. */
export const shownCheckpoint = new Value<string | null>(null);
