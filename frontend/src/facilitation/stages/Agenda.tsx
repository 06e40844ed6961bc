import { t, tn } from "../../i18n";
import { type Board, useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { inWords, type Past, useNow, usePast, useScript } from "../../shell/workshop";
import { move } from "./move";
import { PlaybookChoice } from "./PlaybookChoice";
import { StageScript } from "./StageScript";

/** The stages in their order: what is done, where one is, how long each was meant to take and took. */
export function Agenda() {
  const board = useBoard();
  const [script, now, past] = [useScript(), useNow(), usePast()];
  if (!script || (!now && past.length === 0)) return <PlaybookChoice />;
  return (
    <>
      <ol className="agenda" aria-label={t("Stages")}>
        {script.stages.map((step, index) => {
          const took = minutesIn(past, index);
          const isHere = now?.index === index;
          const isDone = !isHere && took !== undefined;
          return (
            <li key={step.id} className={isHere ? "is-here" : isDone ? "is-done" : ""}>
              <button
                type="button"
                aria-current={isHere ? "step" : undefined}
                title={isHere ? undefined : t("Go to this stage")}
                disabled={isHere}
                onClick={() => void goTo(board, index, now?.index ?? -1)}
              >
                <span className="agenda-mark" aria-hidden="true">
                  {isDone ? <Icon name="check" size={14} /> : index + 1}
                </span>
                <span className="agenda-name">
                  {isDone && <span className="sr-only">{t("Done:")} </span>}
                  {inWords(step.name)}
                </span>
                <span className="agenda-minutes">
                  {took === undefined
                    ? tn("{n} min", "{n} min", step.minutes)
                    : t("{took} of {planned} min", { took, planned: step.minutes })}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {now ? <StageScript /> : <p className="agenda-ended">{t("The workshop has ended. Everything is open.")}</p>}
    </>
  );
}

/** Back at once; ahead past what is missing only when one says so. */
async function goTo(board: Board, index: number, from: number): Promise<void> {
  const answer = await move(board, { index, from });
  if (answer.ok || answer.code !== "exit-open") return;
  const run = () => void move(board, { index, from, confirm: true });
  board.desk.say(t("This stage is not finished yet."), { word: t("Move on anyway"), run });
}

/** Of all times one was there, in whole minutes. */
function minutesIn(past: readonly Past[], index: number): number | undefined {
  const there = past.filter((one) => one.index === index);
  if (there.length === 0) return undefined;
  const ms = there.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0);
  return Math.round(ms / 60_000);
}
