import type { Intent } from "./intents";

/** One local change that the server has not stored. */
export type Change = {
  document: string;
  bytes: Uint8Array;
  intents: readonly Intent[];
  /** How often it was done again because its bytes did not fit. */
  attempts: number;
  /** Was on the line when the server broke it off as malformed: its bytes are not to be sent again. */
  suspect?: true;
  /** Does again what is kept aside under this id: when the server has it, the tray may let go of it. */
  aside?: string;
};

/** What was refused, as words for its author and as intents to do it again. */
export type Aside = {
  /** The one it takes the place of: it was tried again, and refused again. */
  id?: string;
  document: string;
  code: string;
  text: string;
  /** Of the piece it is about; empty where nobody knows any more. */
  kind: string;
  /** The closed zone that it was refused for, where that is known. */
  zone?: string;
  intents: readonly Intent[];
};

export type KeptAside = Aside & { id: string; at: Date };

/** The code of what is kept because its piece was deleted by somebody else meanwhile. */
export const PIECE_GONE = "piece-gone";
/** The codes of a change to a piece in a zone that is closed: by a facilitator, or because of the stage. */
export const ZONE_CLOSED: ReadonlySet<string> = new Set(["zone-locked", "stage-zone"]);

// The server's own limit is 256 KiB a frame, with the frame's head.
export const LARGEST_CHANGE_BYTES = 255 * 1024;
