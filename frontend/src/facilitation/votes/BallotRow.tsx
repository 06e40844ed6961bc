import { useId } from "react";
import { t, tn } from "../../i18n";
import { Icon } from "../../shell/icons";
import { PieceName } from "../PieceName";

const DRAWN = 5; // more of them would leave a phone no room for the words

type BallotRowProps = { piece: string; dots: number; canGive: boolean; onGive: (step: 1 | -1) => void };

/** A piece, the dots one gave it, and one more or one less. */
export function BallotRow({ piece, dots, canGive, onGive }: BallotRowProps) {
  const id = useId();
  return (
    <li>
      <span id={`${id}-name`} className="vote-piece">
        <PieceName id={piece} />
      </span>
      <span className="vote-dots" aria-hidden="true">
        {dots <= DRAWN ? "●".repeat(dots) : `● × ${dots}`}
      </span>
      <button
        type="button"
        className="button is-square"
        aria-label={t("One dot less")}
        aria-describedby={`${id}-name`}
        disabled={dots === 0}
        onClick={() => onGive(-1)}
      >
        <Icon name="minus" size={16} />
      </button>
      <output className="sr-only">{tn("{n} dot", "{n} dots", dots)}</output>
      <button
        type="button"
        className="button is-square"
        aria-label={t("One dot more")}
        aria-describedby={`${id}-name`}
        // Not disabled: who gave the last dot by the keyboard would be nowhere.
        aria-disabled={!canGive}
        onClick={() => canGive && onGive(1)}
      >
        <Icon name="plus" size={16} />
      </button>
    </li>
  );
}
