import { t } from "../../i18n";
import { PieceName } from "../PieceName";
import { fieldWord, type Round } from "./round";
import { useAnswer } from "./useAnswer";

const SCORES = [1, 2, 3, 4, 5];

/** Rows of one to five for each piece; what one leaves out counts for nothing. */
export function ScoreAnswer({ round }: { round: Round }) {
  const [{ scores = {} }, change, isSent] = useAnswer(round.id);
  const given = Object.values(scores ?? {}).filter((fields) => Object.keys(fields).length > 0).length;
  const score = (subject: string, field: string, value: number) =>
    change({ scores: { ...scores, [subject]: { ...scores?.[subject], [field]: value } } });
  return (
    <>
      <p role="status">
        {t("{n} of {all} scored.", { n: given, all: round.subjects.length })} {isSent ? "" : t("Sending…")}
      </p>
      <ul className="score-rows">
        {round.subjects.map((subject) => (
          <li key={subject}>
            <PieceName id={subject} />
            {round.fields.map((field) => (
              <fieldset key={field}>
                <legend>{fieldWord(field) ?? <PieceName id={field} />}</legend>
                {SCORES.map((value) => (
                  <label key={value}>
                    <input
                      type="radio"
                      name={`${round.id}-${subject}-${field}`}
                      checked={scores?.[subject]?.[field] === value}
                      onChange={() => score(subject, field, value)}
                    />
                    <span>{value}</span>
                  </label>
                ))}
              </fieldset>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
