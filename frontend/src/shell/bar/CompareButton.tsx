import { t } from "../../i18n";
import { comparedSides } from "../compared";
import { Icon } from "../icons";
import { useStage } from "../stage";

/** What is different since the last checkpoint; there once one was made. */
export function CompareButton() {
  const made = useStage("checkpoints") as Readonly<Record<string, { number: number }>>;
  const [last] = Object.entries(made).sort(([, one], [, other]) => other.number - one.number);
  if (!last) return null;
  const word = t("Compare moments of the board");
  return (
    <button
      type="button"
      className="button is-quiet is-square"
      aria-label={word}
      title={word}
      aria-haspopup="dialog"
      onClick={() => comparedSides.set({ a: `checkpoint:${last[0]}`, b: "now" })}
    >
      <Icon name="compare" size={18} />
    </button>
  );
}
