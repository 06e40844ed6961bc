import { useEffect, useMemo } from "react";
import type { Link } from "../../board/model";
import { useBoard, useLanguage, useLinks } from "../../shell/board";
import { usePasses } from "../../shell/filter";
import { useValue } from "../../shell/value";
import { usePieces } from "../pieces";
import { type Colleague, colleaguesOf, type Decider, decidersOf } from "./deciders";

export type Stakeholders = {
  colleagues: readonly Colleague[];
  /** Those whom the shared filter lets be seen. */
  deciders: readonly Decider[];
  hidden: number;
  links: readonly Link[];
};

/** Our people, their people, and what joins them. */
export function useStakeholders(): Stakeholders {
  const { people } = useBoard();
  const pieces = usePieces("stakeholder", "colleague");
  const links = useLinks();
  const everybody = useValue(people.everybody);
  const passes = usePasses();
  const spoken = useLanguage();
  // Somebody who took a seat after this page was opened.
  useEffect(() => {
    for (const { kind, fields } of pieces)
      if (kind === "colleague" && typeof fields.person === "string") people.find(fields.person);
  }, [pieces, people]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a piece without words is named in the language.
  return useMemo(() => {
    const colleagues = colleaguesOf(pieces, everybody);
    const all = decidersOf(pieces, links, colleagues);
    const deciders = all.filter(({ piece }) => passes(piece));
    return { colleagues, deciders, hidden: all.length - deciders.length, links };
  }, [pieces, links, everybody, passes, spoken]);
}
