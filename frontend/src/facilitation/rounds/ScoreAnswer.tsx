import { t } from "../../i18n";
import { useCanEdit } from "../../shell/board";
import { AnswerNote } from "../answers/AnswerNote";
import { useOwnAnswer } from "../answers/useOwnAnswer";
import { PieceName } from "../PieceName";
import { asQuestion, fieldWord, NOTHING, type Round } from "./round";

const SCORES = [1, 2, 3, 4, 5];

/** Rows of one to five for each piece; what one leaves out counts for nothing. */
export function ScoreAnswer({ round }: { round: Round }) {
  const [{ scores = {} }, change, state] = useOwnAnswer(asQuestion(round), useCanEdit(), NOTHING);
  const given = Object.values(scores ?? {}).filter((fields) => Object.keys(fields).length > 0).length;
  const score = (subject: string, field: string, value: number) =>
    change({ scores: { ...scores, [subject]: { ...scores?.[subject], [field]: value } } });
  return (
    <>
      <p role="status">
        {t("{n} of {all} scored.", { n: given, all: round.subjects.length })} <AnswerNote state={state} />
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
                      disabled={state === "loading"}
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
      <p className="tool-note">
        {t(
          "Nobody sees an answer before it is revealed. Then answers are shown by function: whoever is the only one of theirs can be recognised.",
        )}
      </p>
    </>
  );
}
