import { useState } from "react";
import { t } from "../../i18n";

const VALUES = [1, 2, 3, 4, 5];

type SettleFormProps = {
  /** Of which piece and what, for those who do not see where it stands. */
  about: string;
  proposed: number;
  settled: number | undefined;
  onSettle: (value: number) => void;
};

/** One press settles on the middle. Another value is chosen first: arrow keys walk through a list and decide nothing. */
export function SettleForm({ about, proposed, settled, onSettle }: SettleFormProps) {
  const [chosen, setChosen] = useState<number>();
  const [isChanging, setChanging] = useState(false);
  if (settled !== undefined && !isChanging)
    return (
      <p className="spread-settle">
        <button type="button" className="button is-quiet" aria-describedby={about} onClick={() => setChanging(true)}>
          {t("Settle on another value")}
        </button>
      </p>
    );
  const value = chosen ?? settled ?? proposed;
  return (
    <p className="spread-settle">
      <button
        type="button"
        className="button"
        aria-describedby={about}
        onClick={() => {
          setChanging(false);
          if (value !== settled) onSettle(value);
        }}
      >
        {t("Settle on {value}", { value })}
      </button>
      <select
        aria-label={t("Settle on another value")}
        aria-describedby={about}
        value={value}
        onChange={(event) => setChosen(Number(event.target.value))}
      >
        {VALUES.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </p>
  );
}
