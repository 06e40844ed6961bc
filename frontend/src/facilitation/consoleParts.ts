import type { ComponentType } from "react";
import { Tools } from "./Tools";

/** From the top of the console to its foot. The foot stays in sight while the rest scrolls. */
export const PLACES = ["head", "agenda", "people", "tools", "foot"] as const;
export type ConsolePart = {
  readonly name: string;
  readonly place: (typeof PLACES)[number];
  readonly Component: ComponentType;
};

/** What the console is made of: of one place in this order. A part that has nothing to say renders null. */
export const CONSOLE_PARTS: readonly ConsolePart[] = [{ name: "tools", place: "tools", Component: Tools }];
