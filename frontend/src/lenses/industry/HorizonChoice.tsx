import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { fieldWord, optionWord } from "../../shell/fieldWords";
import { horizonOf } from "./pressure";
import { setFactor } from "./steps";

const HORIZONS = ["short", "long"] as const;

type HorizonChoiceProps = { factor: Piece; editable: boolean; isStop: boolean };

/** Soon or later; pressing the chosen one again takes it away. */
export function HorizonChoice({ factor, editable, isStop }: HorizonChoiceProps) {
  const board = useBoard();
  const chosen = horizonOf(factor);
  if (!editable) return chosen ? <span className="horizon-said">{optionWord(chosen)}</span> : null;
  return (
    <fieldset className="horizon" aria-label={fieldWord("horizon")} title={t("When it will be felt")}>
      {HORIZONS.map((horizon) => (
        <button
          key={horizon}
          type="button"
          tabIndex={isStop ? 0 : -1}
          aria-pressed={horizon === chosen}
          onClick={() => setFactor(board, factor, "horizon", horizon === chosen ? undefined : horizon)}
        >
          {optionWord(horizon)}
        </button>
      ))}
    </fieldset>
  );
}
