import { language } from "../i18n";
import type { Session } from "../sync/anySession";
import { useStage } from "./stage";

/** In both languages, as playbooks are written. */
export type Words = Readonly<Record<string, string>>;

/** One stage of the script, as the browser needs it (docs/board-format.md, root `playbook`). */
export type Step = {
  readonly id: string;
  readonly name: Words;
  readonly minutes: number;
  readonly script: Words;
  readonly prompts: readonly Words[];
  readonly opens: { readonly zones: readonly string[] };
  readonly lens: string | null;
  readonly hands: "open" | "private" | "silent";
  readonly exit: readonly { readonly id: string; readonly ask: Words }[];
  readonly checkpoint: string | null;
};
export type Script = { readonly id: string; readonly name: Words; readonly stages: readonly Step[] };
export type Now = { readonly index: number; readonly id: string; readonly at: string; readonly by: string };
export type Past = { readonly index: number; readonly id: string; readonly from: string; readonly to: string };

export function inWords(words: Words | undefined): string {
  return words?.[language()] ?? words?.en ?? "";
}

export function useScript(): Script | undefined {
  return useStage("playbook").script as Script | undefined;
}

/** Where the workshop is; undefined before it begins and after it has ended. */
export function useNow(): Now | undefined {
  return useStage("stage").now as Now | undefined;
}

export function usePast(): readonly Past[] {
  return (useStage("stage").past as readonly Past[] | undefined) ?? [];
}

/** How far the room is behind its script, in seconds; below 0: ahead. As `app/workshop/stages.py` has it. */
export function secondsBehind(minutes: readonly number[], now: Now, goneBefore: number, at: number): number {
  const here = at - Date.parse(now.at) / 1000;
  const before = 60 * minutes.slice(0, now.index).reduce((sum, each) => sum + each, 0);
  return goneBefore + here - before - Math.min(here, 60 * (minutes[now.index] ?? 0));
}

/** Seconds in the stages that are past. */
export function goneIn(past: readonly Past[]): number {
  return past.reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)) / 1000, 0);
}

/** At `at` there were `left` seconds left; while it is `running` they go by from then on. */
export type Timer = {
  readonly seconds: number;
  readonly left: number;
  readonly at: string;
  readonly running: boolean;
  readonly sound: boolean;
  readonly by: string;
};

/** Seconds, as `app/workshop/timer.py` has it. */
export function leftOf({ left, at, running }: Timer, nowMs: number): number {
  const gone = running ? Math.max(0, (nowMs - Date.parse(at)) / 1000) : 0;
  return Math.max(0, left - gone);
}

export function useTimer(): Timer | undefined {
  return useStage("timer").shared as Timer | undefined;
}

/** "06:40", "1:06:40". A second that has begun counts, so that nothing says 00:00 before it is over. */
export function clockWords(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`;
}

/** Seconds since 1970 by the server's clock. */
export function serverSeconds(session: Session): number {
  return session.serverNow() / 1000;
}
