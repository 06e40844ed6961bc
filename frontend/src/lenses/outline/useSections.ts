import { useLayoutEffect, useMemo, useRef } from "react";
import { KINDS } from "../../board/schema.gen";
import { usePasses } from "../../shell/filter";
import { usePieces } from "../pieces";
import type { OutlineState } from "./outlineState";
import { keepSame, type Section, sectionsOf } from "./tree";

/** The order of the whole outline: the same object while nothing is added, taken away or moved. */
export function useSections(state: OutlineState) {
  const pieces = usePieces(...KINDS);
  const passes = usePasses();
  const known = useRef<readonly Section[]>([]);
  const shown = useMemo(() => pieces.filter(passes), [pieces, passes]);
  const sections = useMemo(() => keepSame(known.current, sectionsOf(shown)), [shown]);
  useLayoutEffect(() => {
    known.current = sections;
    state.sections = sections;
  }, [state, sections]);
  return { sections, shown: shown.length, hidden: pieces.length - shown.length };
}
