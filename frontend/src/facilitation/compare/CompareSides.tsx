import { t } from "../../i18n";
import { comparedSides } from "../../shell/compared";
import { Icon } from "../../shell/icons";
import type { Ref } from "./comparison";
import { SideChoice } from "./SideChoice";

/** Which two moments are compared. */
export function CompareSides({ a, b, onAgain }: { a: Ref; b: Ref; onAgain: () => void }) {
  return (
    <div className="compare-sides">
      <SideChoice label={t("From")} value={a} onChange={(next) => comparedSides.set({ a: next, b })} />
      <button
        type="button"
        className="button is-square"
        aria-label={t("The other way round")}
        title={t("The other way round")}
        onClick={() => comparedSides.set({ a: b, b: a })}
      >
        <Icon name="swap" size={16} />
      </button>
      <SideChoice label={t("To")} value={b} onChange={(next) => comparedSides.set({ a, b: next })} />
      <button type="button" className="button" onClick={onAgain}>
        {t("Compare again")}
      </button>
    </div>
  );
}
