import { t } from "../../i18n";
import { comparedSides } from "../../shell/compared";
import { Icon } from "../../shell/icons";
import { NOW, refOf } from "../compare/comparison";
import type { Checkpoint } from "./checkpoint";

/** With the checkpoint before it; the first one with the board as it is now. */
export function CompareButton({ one, all }: { one: Checkpoint; all: readonly Checkpoint[] }) {
  const before = all.filter(({ number }) => number < one.number).at(-1);
  const [a, b] = before ? [refOf(before), refOf(one)] : [refOf(one), NOW];
  const word = before
    ? t("Compare with {checkpoint}", { checkpoint: `CP${before.number}` })
    : t("Compare with the board now");
  return (
    <button type="button" className="button" aria-haspopup="dialog" onClick={() => comparedSides.set({ a, b })}>
      <Icon name="compare" size={16} /> {word}
    </button>
  );
}
