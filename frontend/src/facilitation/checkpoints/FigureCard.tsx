import { useId, useState } from "react";
import { t } from "../../i18n";
import { signed } from "../../lenses/inline/signed";
import { FunctionMark } from "../../shell/FunctionMark";
import { functionWord } from "../../shell/words";
import { type Checkpoint, conditionWords, type FigureName, figureWords, meanWords, type Scores } from "./checkpoint";
import { figureBefore, thoughtBefore } from "./standing";

type FigureCardProps = {
  name: FigureName;
  one: Checkpoint;
  all: readonly Checkpoint[];
  chosen: boolean;
  onChoose: () => void;
};

/** One of the three figures: computed, against last time, beside what people think, and how it is computed. */
export function FigureCard({ name, one, all, chosen, onChoose }: FigureCardProps) {
  const [explained, setExplained] = useState(false);
  const id = useId();
  const { value, conditions } = one.metrics[name];
  const last = figureBefore(all, one, name);
  const [was, change] = [last?.metrics[name].value, (value ?? 0) - (last?.metrics[name].value ?? 0)];
  const opinion = one.poll?.opinion?.[name];
  const thought = thoughtBefore(all, one, name);
  const { title, question } = figureWords(name);
  return (
    <section className={`figure-card is-${name} ${chosen ? "is-chosen" : ""}`} aria-labelledby={`${id}-title`}>
      <header>
        <h3 id={`${id}-title`}>{title}</h3>
        <button type="button" aria-expanded={explained} onClick={() => setExplained(!explained)}>
          {t("How it is computed")}
        </button>
      </header>
      <p>{question}</p>
      {value === null ? (
        <p className="figure-none">{t("There is nothing on the board to measure yet.")}</p>
      ) : (
        <div className="figure-value">
          <button
            type="button"
            className="figure-number"
            aria-label={t("Behind {figure}: {value}", { figure: title, value })}
            aria-pressed={chosen}
            title={t("What is behind it")}
            onClick={onChoose}
          >
            {value}
          </button>
          {was !== null && was !== undefined && (
            <span className={change >= 0 ? "figure-change" : "figure-change is-down"}>{signed(change)}</span>
          )}
          {opinion && (
            <p className="figure-opinion">
              {t("We think")} <b>{meanWords(opinion.mean)}</b>{" "}
              {thought === undefined ? t("of 5") : t("of 5, was {was}", { was: meanWords(thought) })}
            </p>
          )}
        </div>
      )}
      {value !== null && (
        <div className="figure-bar" aria-hidden="true">
          <i style={{ width: `${value}%` }} />
          {was !== null && was !== undefined && <b style={{ left: `${was}%` }} />}
        </div>
      )}
      {was !== null && was !== undefined && <p className="figure-was">{t("last time {value}", { value: was })}</p>}
      {explained && (
        <ul className="figure-formula">
          {conditions.map((condition) => (
            <li key={condition.id}>{conditionWords(condition)}</li>
          ))}
          <li>{t("The figure is the mean of these shares, in per cent.")}</li>
        </ul>
      )}
      {opinion && Object.keys(opinion.by_function).length > 0 && (
        <table className="figure-functions">
          <caption>
            {t("Opinion by function")} <span>{t("lowest, mean, highest")}</span>
          </caption>
          <tbody>
            {Object.entries(opinion.by_function).map(([of, scores]) => (
              <FunctionRow key={of} of={of} scores={scores} />
            ))}
          </tbody>
        </table>
      )}
      {one.poll?.opinion && !opinion && (
        <p className="figure-few">{t("Fewer than three answers: nobody's view is shown.")}</p>
      )}
    </section>
  );
}

function FunctionRow({ of, scores }: { of: string; scores: Scores }) {
  const at = (value: number) => `${(100 * (value - 1)) / 4}%`;
  const word = of === "others" ? t("Others") : functionWord(of as Parameters<typeof functionWord>[0]);
  return (
    <tr>
      <th scope="row">
        <FunctionMark of={of === "others" ? "other" : of} size={18} /> {word}
      </th>
      <td>
        <span className="sr-only">{t("{low} to {high}", { low: scores.low, high: scores.high })}</span>
        <span className="function-range" aria-hidden="true">
          <i style={{ left: at(scores.low), right: `calc(100% - ${at(scores.high)})` }} />
          <b className={`fn-${of === "others" ? "other" : of}`} style={{ left: at(scores.mean) }} />
        </span>
      </td>
      <td>{meanWords(scores.mean)}</td>
    </tr>
  );
}
