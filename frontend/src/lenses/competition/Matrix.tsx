import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { useCanChange } from "../../shell/locks";
import { kindPrompt, kindWord } from "../../shell/words";
import { AddLines } from "../inline/AddLines";
import { CompetitorHead } from "./CompetitorHead";
import { CriterionRow } from "./CriterionRow";
import { gapOf, type Sides } from "./scores";
import { layCompetitors, layCriteria } from "./steps";
import { TotalsRow } from "./TotalsRow";
import { useScoreGrid } from "./useScoreGrid";
import { names } from "./values";

export type MatrixProps = {
  criteria: readonly Piece[];
  /** Us first, then the rivals. */
  columns: readonly Piece[];
  sides: Sides;
  values: readonly Piece[];
  passes: (piece: Piece) => boolean;
};

/** What the customer weighs suppliers by, line by line; us, our gap to the best rival, and every rival. */
export function Matrix({ criteria, columns, sides, values, passes }: MatrixProps) {
  const board = useBoard();
  const mayLay = useCanChange("competition");
  const grid = useScoreGrid(
    criteria.map(({ id }) => id),
    columns.map(({ id }) => id),
  );
  return (
    <div className="matrix-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table still, through which the arrows lead */}
      <table ref={grid.table} className="matrix" role="grid" aria-label={t("Competition matrix")}>
        <thead>
          <tr>
            <th scope="col" className="matrix-corner">
              {kindWord("criterion")}
            </th>
            <th scope="col" className="matrix-weight">
              {t("Weight, %")}
            </th>
            {sides.us ? (
              <CompetitorHead piece={sides.us} isUs dim={!passes(sides.us)} />
            ) : (
              <th scope="col" className="matrix-competitor is-us is-missing">
                {mayLay && (
                  <button type="button" className="button" onClick={() => layCompetitors(board, [t("Us")], true)}>
                    {t("Add us")}
                  </button>
                )}
                {!mayLay && t("Nobody is marked as us yet")}
              </th>
            )}
            <th scope="col" className="matrix-gap">
              {t("Us against the best rival")}
            </th>
            {sides.rivals.map((rival) => (
              <CompetitorHead key={rival.id} piece={rival} isUs={false} dim={!passes(rival)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => (
            <CriterionRow
              key={criterion.id}
              criterion={criterion}
              sides={sides}
              gap={gapOf(criterion, sides)}
              value={values.find((value) => names(value, criterion))}
              grid={grid}
              passes={passes}
            />
          ))}
          {mayLay && (
            <tr className="matrix-new">
              <th scope="row" colSpan={2}>
                <AddLines
                  name="criterion"
                  label={t("A new criterion")}
                  placeholder={kindPrompt("criterion")}
                  most={board.boot.characters}
                  onLay={(lines) => layCriteria(board, lines)}
                />
              </th>
              <td colSpan={sides.rivals.length + 2} />
            </tr>
          )}
        </tbody>
        {criteria.length > 0 && columns.length > 0 && <TotalsRow criteria={criteria} columns={columns} sides={sides} />}
      </table>
    </div>
  );
}
