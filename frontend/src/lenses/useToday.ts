import { type Board, useBoard } from "../shell/board";
import { dayOf } from "./plan/days";

/** What time it is; where the past is shown, what time it was: what was still to come then was not late. */
export function timeIn({ isPast, session }: Pick<Board, "isPast" | "session">): Date {
  return new Date(isPast ? session.serverNow() : Date.now());
}

/** The day it is for the person at this device. */
export function useToday(): string {
  return dayOf(timeIn(useBoard()));
}
