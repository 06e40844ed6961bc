import { t } from "../../i18n";
import type { Balance } from "./balance";

/** How much of the plan is for soon and how much for later: in numbers, and as lengths beside one another. */
export function BalanceBar({ balance: { short, long, counted } }: { balance: Balance }) {
  const unsaid = counted - short - long;
  const parts = [
    { name: "short", count: short, word: t("Short: {n}", { n: short }) },
    { name: "long", count: long, word: t("Long: {n}", { n: long }) },
    { name: "unsaid", count: unsaid, word: t("Not said: {n}", { n: unsaid }) },
  ].filter(({ name, count }) => name !== "unsaid" || count > 0);
  return (
    <div className="plan-balance">
      <div aria-hidden="true">
        {parts
          .filter(({ count }) => count > 0)
          .map(({ name, count }) => (
            <i key={name} className={`is-${name}`} style={{ flexGrow: count }} />
          ))}
      </div>
      <ul>
        {parts.map(({ name, word }) => (
          <li key={name} className={`is-${name}`}>
            {word}
          </li>
        ))}
      </ul>
      {counted > 1 && long === 0 && <p>{t("Nothing in the plan is for the long term.")}</p>}
      {counted > 1 && short === 0 && <p>{t("Nothing in the plan is for the short term.")}</p>}
    </div>
  );
}
