import type { ComponentType } from "react";

export type UnderwayPart = { readonly name: string; readonly Component: ComponentType };

/** What goes on in the room, as cards for everybody, from the most urgent on. One with nothing to say renders null. */
export const UNDERWAY_PARTS: readonly UnderwayPart[] = [];
