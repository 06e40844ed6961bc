import type { Piece } from "../../board/model";
import { useBoard } from "../../shell/board";
import { sentenceOf } from "../../shell/label";
import { usePart } from "../../shell/value";
import { GapCell } from "./GapCell";
import { ScoreCell } from "./ScoreCell";
import type { Gap, Sides } from "./scores";
import { removeByKey } from "./steps";
import type { ScoreGrid } from "./useScoreGrid";
import { WeightField } from "./WeightField";

type CriterionRowProps = {
  criterion: Piece;
  sides: Sides;
  gap: Gap | undefined;
  /** The unique value that names this criterion. */
  value: Piece | undefined;
  grid: ScoreGrid;
  passes: (piece: Piece) => boolean;
};

export function CriterionRow({ criterion, sides, gap, value, grid, passes }: CriterionRowProps) {
  const board = useBoard();
  const { desk } = board;
  const selected = usePart(desk.selection, (ids) => ids.includes(criterion.id));
  const dim = !passes(criterion);
  const cell = (competitor: Piece, isUs: boolean) => (
    <ScoreCell
      key={competitor.id}
      competitor={competitor}
      criterion={criterion}
      isUs={isUs}
      dim={dim || !passes(competitor)}
      grid={grid}
    />
  );
  return (
    <tr data-piece={criterion.id} className={selected ? "is-selected" : ""}>
      <th scope="row" className={`matrix-criterion ${dim ? "is-dimmed" : ""}`}>
        <button
          type="button"
          className="matrix-name"
          title={criterion.text}
          aria-pressed={selected}
          onFocus={() => desk.focused.set(criterion.id)}
          onClick={() => desk.select([criterion.id])}
          onKeyDown={removeByKey(board, criterion.id)}
        >
          <span dir="auto">{sentenceOf(criterion)}</span>
        </button>
      </th>
      <td className={`matrix-weight ${dim ? "is-dimmed" : ""}`}>
        <WeightField criterion={criterion} />
      </td>
      {sides.us ? cell(sides.us, true) : <td className="score is-us" />}
      <GapCell criterion={criterion} gap={gap} value={value} dim={dim} />
      {sides.rivals.map((rival) => cell(rival, false))}
    </tr>
  );
}
