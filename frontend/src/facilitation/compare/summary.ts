import { t, tn } from "../../i18n";
import type { Difference } from "./comparison";

export function isSame(difference: Difference): boolean {
  return PARTS.every((part) => difference[part].length === 0);
}

const PARTS = ["added", "removed", "changed", "moved", "shifted", "linked", "unlinked", "relinked"] as const;

/** The way back, as far as it is counted. */
export function turned(difference: Difference): Difference {
  const { added, removed, linked, unlinked } = difference;
  return { ...difference, added: removed, removed: added, linked: unlinked, unlinked: linked };
}

/** "2 pieces added, 1 piece changed." */
export function summaryOf({ added, removed, changed, moved, linked, unlinked, relinked, shifted }: Difference): string {
  const touched = new Set(changed.map(({ piece }) => piece)).size;
  const parts = [
    added.length > 0 && tn("{n} piece added", "{n} pieces added", added.length),
    removed.length > 0 && tn("{n} piece removed", "{n} pieces removed", removed.length),
    touched > 0 && tn("{n} piece changed", "{n} pieces changed", touched),
    moved.length > 0 && tn("{n} piece moved to another zone", "{n} pieces moved to another zone", moved.length),
    linked.length > 0 && tn("{n} link made", "{n} links made", linked.length),
    unlinked.length > 0 && tn("{n} link removed", "{n} links removed", unlinked.length),
    relinked.length > 0 && tn("{n} detail of links changed", "{n} details of links changed", relinked.length),
  ].filter((part) => part !== false);
  if (parts.length > 0) return `${parts.join(", ")}.`;
  return shifted.length > 0 ? t("Pieces were only shifted within their zones.") : t("Nothing is different.");
}
