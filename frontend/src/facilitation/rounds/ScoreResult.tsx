import { useId } from "react";
import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { FunctionMark } from "../../shell/FunctionMark";
import { functionWord } from "../../shell/words";
import { ask } from "../ask";
import { PieceName } from "../PieceName";
import { fieldWord, medianWords, type Round, type Spread } from "./round";
import { SettleForm } from "./SettleForm";

type FunctionName = Parameters<typeof functionWord>[0];

/** The spread of each value, who differs, and settling it with one press. */
export function ScoreResult({ round }: { round: Round }) {
  const scored = round.subjects.filter((id) => round.spread?.[id]);
  if (scored.length === 0) return <p>{t("Nobody answered.")}</p>;
  return (
    <ul className="score-spread">
      {scored.map((subject) => (
        <li key={subject}>
          <PieceName id={subject} />
          {round.fields.map((field) => {
            const spread = round.spread?.[subject]?.[field];
            return spread && <SpreadRow key={field} round={round} subject={subject} field={field} spread={spread} />;
          })}
        </li>
      ))}
    </ul>
  );
}

type SpreadRowProps = { round: Round; subject: string; field: string; spread: Spread };

function SpreadRow({ round, subject, field, spread }: SpreadRowProps) {
  const board = useBoard();
  const id = useId();
  const settled = round.settled?.[`${subject}:${field}`]?.value;
  const proposed = Math.round(spread.median);
  const by = Object.entries(spread.by_function);
  const at = (value: number) => ({ "--at": `${(100 * (value - 1)) / 4}%` }) as React.CSSProperties;
  const settle = (value: number) =>
    void ask(board, "POST", `/rounds/${round.id}/settle`, { subject, field, value, instead_of: settled });
  return (
    <div className="spread-row">
      <span id={`${id}-piece`} hidden>
        <PieceName id={subject} />
      </span>
      <p className="spread-name" id={id}>
        {fieldWord(field) ?? <PieceName id={field} />}
      </p>
      <div className="spread-strip" aria-hidden="true">
        <i style={{ ...at(spread.low), "--to": `${(100 * (spread.high - 1)) / 4}%` } as React.CSSProperties} />
        {by.map(([name, { median }]) => (
          <span key={name} style={at(median)} title={functionWord(name as FunctionName)}>
            <FunctionMark of={name as FunctionName} />
          </span>
        ))}
      </div>
      <p className="spread-words">
        {t("{low} to {high}, middle {median}", {
          low: spread.low,
          high: spread.high,
          median: medianWords(spread.median),
        })}{" "}
        · {tn("{n} answer", "{n} answers", spread.count)}
        <span className="sr-only">
          {by.map(([name, { median }]) => `${functionWord(name as FunctionName)} ${medianWords(median)}`).join(", ")}
        </span>
      </p>
      {spread.differs.length > 0 && (
        <p className="spread-differs">
          {t("Differs: {functions}", {
            functions: spread.differs
              .map(
                (name) => `${functionWord(name as FunctionName)} ${medianWords(spread.by_function[name]?.median ?? 0)}`,
              )
              .join(", "),
          })}
        </p>
      )}
      {settled !== undefined && <p className="spread-settled">{t("Settled: {value}", { value: settled })}</p>}
      {board.boot.can_host && (
        <SettleForm about={`${id} ${id}-piece`} proposed={proposed} settled={settled} onSettle={settle} />
      )}
    </div>
  );
}
