import type { Piece } from "../../board/model";
import { language, t, tn } from "../../i18n";
import { DivergingBar } from "../inline/DivergingBar";
import { signed } from "../inline/signed";
import { rankOf, type Sides, totalOf } from "./scores";

type TotalsRowProps = {
  criteria: readonly Piece[];
  columns: readonly Piece[];
  sides: Sides;
};

const MOST_GAP = 4;

/** How everybody stands by the customer's own weights. */
export function TotalsRow({ criteria, columns, sides }: TotalsRowProps) {
  const totals = new Map(columns.map((piece) => [piece, totalOf(piece, criteria)]));
  const all = [...totals.values()].map(({ value }) => value);
  const cell = (piece: Piece, isUs: boolean) => {
    const { value, scored } = totals.get(piece) ?? { value: undefined, scored: 0 };
    const rank = rankOf(value, all);
    const ranked = all.filter((other) => other !== undefined).length;
    return (
      <td key={piece.id} className={`matrix-total ${isUs ? "is-us" : ""}`} title={totalFormula()}>
        <b>{value === undefined ? "–" : oneDecimal(value)}</b>
        {rank !== undefined && (
          <span>{rankWords(rank, ranked, all.filter((other) => other === value).length > 1)}</span>
        )}
        {scored < criteria.length && (
          <span>{tn("{scored} of {n} scored", "{scored} of {n} scored", criteria.length, { scored })}</span>
        )}
      </td>
    );
  };
  const best = Math.max(...sides.rivals.map((rival) => totals.get(rival)?.value ?? 0), 0);
  const ours = sides.us && totals.get(sides.us)?.value;
  const by = ours === undefined || best === 0 ? undefined : Math.round((ours - best) * 10) / 10;
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={2} title={totalFormula()}>
          {t("Weighted total")}
        </th>
        {sides.us ? cell(sides.us, true) : <td className="matrix-total is-us" />}
        <td className="gap-cell">
          {by !== undefined && (
            <div className="gap-row">
              <DivergingBar against={Math.min(0, by)} for={Math.max(0, by)} scale={MOST_GAP} />
              <b className={by < 0 ? "is-against" : by > 0 ? "is-for" : ""}>{signed(by)}</b>
            </div>
          )}
        </td>
        {sides.rivals.map((rival) => cell(rival, false))}
      </tr>
    </tfoot>
  );
}

function rankWords(rank: number, n: number, shared: boolean): string {
  return shared ? t("number {rank} of {n}, shared", { rank, n }) : t("number {rank} of {n}", { rank, n });
}

export function oneDecimal(value: number): string {
  return new Intl.NumberFormat(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

export function totalFormula(): string {
  return t(
    "Each score is multiplied by the weight of its criterion; the sum is divided by the weights of the criteria that are scored. 1 is the least, 5 the most, rounded to one decimal. Equal totals share a place.",
  );
}
