import { useEffect, useMemo, useState } from "react";
import { language, t } from "../../i18n";
import { useBoard, useLanguage, useLinks } from "../../shell/board";
import type { Person } from "../../shell/boot";
import { usePasses } from "../../shell/filter";
import { useValue } from "../../shell/value";
import { usePieces } from "../pieces";
import { useToday } from "../useToday";
import { PLAN_KINDS, type Plan, readPlan } from "./plan";

// The server is asked about an unknown owner first: only after this long they count as gone.
const GONE_AFTER_MS = 2_000;

export type Crew = {
  everybody: ReadonlyMap<string, Person>;
  nameOf: (person: string) => string;
  /** They had a seat on this board, and have none any more. */
  hasLeft: (person: string) => boolean;
};

export type PlanView = {
  /** All of it: what warns counts also what the filter hides. */
  whole: Plan;
  shown: Plan;
  crew: Crew;
  today: string;
  me: string;
};

/** The plan as it stands: actions with their links, the goals they serve, and who is who. */
export function usePlan(): PlanView {
  const { boot } = useBoard();
  const locale = useLanguage();
  const pieces = usePieces(...PLAN_KINDS);
  const links = useLinks();
  const passes = usePasses();
  const whole = useMemo(() => readPlan(pieces, links), [pieces, links]);
  const crew = useCrew(whole);
  const shown = useMemo(
    () => ({ ...whole, actions: whole.actions.filter(({ piece }) => passes(piece)) }),
    [whole, passes],
  );
  const today = useToday();
  const me = boot.me.person;
  // biome-ignore lint/correctness/useExhaustiveDependencies: words are other words in another language
  return useMemo(() => ({ whole, shown, crew, today, me }), [whole, shown, crew, today, me, locale]);
}

function useCrew({ actions }: Plan): Crew {
  const { people } = useBoard();
  const everybody = useValue(people.everybody);
  const removed = useValue(people.removed);
  const [missed, setMissed] = useState<ReadonlySet<string>>(new Set());
  const unknown = [...new Set(actions.map(({ owner }) => owner ?? ""))].filter((id) => id && !everybody.has(id)).join();
  useEffect(() => {
    if (!unknown) return;
    const ids = unknown.split(",");
    for (const id of ids) people.find(id);
    const timer = setTimeout(() => setMissed((before) => new Set([...before, ...ids])), GONE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [people, unknown]);
  return useMemo(
    () => ({
      everybody,
      nameOf: (id) => everybody.get(id)?.name ?? t("Somebody"),
      hasLeft: (id) => removed.has(id) || (missed.has(id) && !everybody.has(id)),
    }),
    [everybody, removed, missed],
  );
}

export function namesIn({ nameOf }: Crew): { of: (person: string) => string; locale: string } {
  return { of: nameOf, locale: language() };
}
