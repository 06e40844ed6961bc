import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { useValue } from "../../shell/value";
import { Segments } from "../Segments";
import { ZONE_ORDER } from "../zoneOrder";
import { allIds } from "./choosing";
import { type OutlineState, rowOf, stateOf } from "./outlineState";

type Depth = "zones" | "pieces" | "links";

/** How much of the board is unfolded: its zones as a table of contents, the pieces, or what they fit with too. */
export function DepthChoice() {
  const state = stateOf(useBoard().desk);
  const folded = useValue(state.collapsed);
  const options: { name: Depth; word: string }[] = [
    { name: "zones", word: t("Zones") },
    { name: "pieces", word: t("Pieces") },
    { name: "links", word: t("Links") },
  ];
  return (
    <Segments<Depth | "other">
      label={t("How far the outline is unfolded")}
      options={options}
      value={depthOf(state, folded)}
      onChange={(depth) => state.collapsed.set(new Set(foldedAt(state, depth)))}
    />
  );
}

function foldedAt(state: OutlineState, depth: Depth | "other"): readonly string[] {
  if (depth === "zones") return ZONE_ORDER.map(rowOf.zone);
  return depth === "pieces" ? allIds(state).map(rowOf.piece) : [];
}

function depthOf(state: OutlineState, folded: ReadonlySet<string>): Depth | "other" {
  if (folded.size === 0) return "links";
  const isAll = (rows: readonly string[]) => rows.length > 0 && rows.every((row) => folded.has(row));
  if (isAll(foldedAt(state, "zones"))) return "zones";
  const deep = [...folded].some((row) => !row.startsWith("piece:"));
  return !deep && isAll(foldedAt(state, "pieces")) ? "pieces" : "other";
}
