import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { useCanChange } from "../../shell/locks";
import { LEAST_SCORE, MOST_SCORE, scoreOf } from "./scores";
import { companyName, setScore, shortName } from "./steps";
import { cellName, type ScoreGrid } from "./useScoreGrid";

const STEPS = Array.from({ length: MOST_SCORE }, (_, index) => LEAST_SCORE + index);

type ScoreCellProps = { competitor: Piece; criterion: Piece; isUs: boolean; dim: boolean; grid: ScoreGrid };

/** One score: a click on a dot sets it, and so do the digits; Delete takes it away. */
export function ScoreCell({ competitor, criterion, isUs, dim, grid }: ScoreCellProps) {
  const board = useBoard();
  const editable = useCanChange(competitor.zone);
  const score = scoreOf(competitor, criterion.id);
  const cell = { row: criterion.id, column: competitor.id };
  const set = (next: number | undefined) => setScore(board, competitor.id, criterion, next);

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (grid.go(event, cell) || (editable && !event.ctrlKey && !event.metaKey && !event.altKey && write(event.key)))
      event.preventDefault();
    else if (event.key === "Enter") board.desk.select([competitor.id]);
  };
  const write = (key: string): boolean => {
    if (key === "Delete" || key === "Backspace" || key === "0") set(undefined);
    else if (!/^\d$/u.test(key)) return false;
    else if (Number(key) > MOST_SCORE) board.desk.say(t("A score goes from 1 to 5."));
    else set(Number(key));
    return true;
  };
  const words = score === undefined ? t("not scored") : t("{n} of {most}", { n: score, most: MOST_SCORE });
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell still, which takes keys
      role="gridcell"
      data-cell={cellName(cell)}
      tabIndex={grid.isStop(cell) ? 0 : -1}
      className={`score ${isUs ? "is-us" : ""} ${dim ? "is-dimmed" : ""}`}
      aria-label={`${companyName(competitor)}, ${shortName(criterion)}: ${words}`}
      aria-readonly={!editable}
      onFocus={() => grid.come(cell)}
      onKeyDown={onKeyDown}
    >
      <span className="score-pips">
        {STEPS.map((step) => (
          <button
            key={step}
            type="button"
            tabIndex={-1}
            aria-label={String(step)}
            aria-pressed={step === score}
            disabled={!editable}
            className={step === score ? "is-score" : score !== undefined && step < score ? "is-below" : ""}
            onClick={(event) => {
              set(step === score ? undefined : step);
              // The keys go on from the cell.
              event.currentTarget.closest("td")?.focus();
            }}
          >
            <i aria-hidden="true">{step === score ? step : ""}</i>
          </button>
        ))}
      </span>
    </td>
  );
}
