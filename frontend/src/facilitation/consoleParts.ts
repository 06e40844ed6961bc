import type { ComponentType } from "react";
import { PeoplePart } from "./hands/PeoplePart";
import { LeadLine } from "./roles/LeadLine";
import { Agenda } from "./stages/Agenda";
import { StageFoot } from "./stages/StageFoot";
import { TimerHead } from "./stages/TimerHead";
import { Tools } from "./Tools";

/** From the top of the console to its foot. Head, tools and foot stay in sight while the rest scrolls. */
export const PLACES = ["head", "agenda", "people", "tools", "foot"] as const;
export type ConsolePart = {
  readonly name: string;
  readonly place: (typeof PLACES)[number];
  readonly Component: ComponentType;
};

/** What the console is made of: of one place in this order. A part that has nothing to say renders null. */
export const CONSOLE_PARTS: readonly ConsolePart[] = [
  { name: "lead", place: "head", Component: LeadLine },
  { name: "timer", place: "head", Component: TimerHead },
  { name: "agenda", place: "agenda", Component: Agenda },
  { name: "people", place: "people", Component: PeoplePart },
  { name: "tools", place: "tools", Component: Tools },
  { name: "stage", place: "foot", Component: StageFoot },
];
