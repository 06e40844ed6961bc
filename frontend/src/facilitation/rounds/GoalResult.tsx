import { t, tn } from "../../i18n";
import { FunctionMark } from "../../shell/FunctionMark";
import { functionWord } from "../../shell/words";
import { PieceName } from "../PieceName";
import type { Round } from "./round";

/** How often each goal was named and by which functions, and how far people agree. */
export function GoalResult({ round }: { round: Round }) {
  const goals = Object.entries(round.goals ?? {}).sort(([, one], [, other]) => other.total - one.total);
  return (
    <>
      {typeof round.overlap === "number" && (
        <p>
          <b>{t("{n} % overlap", { n: Math.round(100 * round.overlap) })}</b>{" "}
          <small>{t("Of two people's choices, so much is shared, over all pairs.")}</small>
        </p>
      )}
      <ol className="vote-result">
        {goals.map(([id, { total, by_function }]) => (
          <li key={id}>
            <PieceName id={id} />
            <p>
              <meter min={0} max={Math.max(1, round.answered)} value={total} aria-hidden="true" />
              <b>{tn("{n} person", "{n} people", total)}</b>
            </p>
            <p className="vote-functions">
              {Object.entries(by_function).map(([name, n]) => (
                <span key={name} title={functionWord(name as Parameters<typeof functionWord>[0])}>
                  <FunctionMark of={name as Parameters<typeof functionWord>[0]} />
                  <span className="sr-only">{functionWord(name as Parameters<typeof functionWord>[0])}</span> {n}
                </span>
              ))}
            </p>
          </li>
        ))}
      </ol>
      {(round.own?.length ?? 0) > 0 && (
        <ul className="own-words" aria-label={t("In their own words")}>
          {round.own?.map((words, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may write the same words, and nothing moves
            <li key={`${index}-${words}`} dir="auto">
              {words}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
