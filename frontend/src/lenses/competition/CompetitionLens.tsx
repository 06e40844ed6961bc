import { useMemo } from "react";
import type { Piece } from "../../board/model";
import type { Kind } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import { useLanguage } from "../../shell/board";
import { usePasses } from "../../shell/filter";
import { lensWord } from "../../shell/lens";
import { useCanChange } from "../../shell/locks";
import { inReadingOrder } from "../inline/order";
import { useHands, useSettledOrder } from "../inline/useSettledOrder";
import { LensPage } from "../LensPage";
import { usePieces } from "../pieces";
import { Matrix } from "./Matrix";
import { NewRival } from "./NewRival";
import { byWeight, rankOf, sidesOf, totalOf } from "./scores";
import { oneDecimal, totalFormula } from "./TotalsRow";
import { UsNotice } from "./UsNotice";
import { ValueList } from "./ValueList";
import { WeightBar } from "./WeightBar";

/** What the customer weighs suppliers by, and who does best at it: where we lead is what only we can give. */
export default function CompetitionLens() {
  useLanguage();
  const pieces = usePieces("criterion", "competitor", "value");
  const passes = usePasses();
  const { held, watch } = useHands();
  const { criteria: unsorted, competitors, values } = useMemo(() => byKind(inReadingOrder(pieces)), [pieces]);
  const criteria = useSettledOrder(byWeight(unsorted), held);
  const sides = useMemo(() => sidesOf(competitors), [competitors]);
  const mayLay = useCanChange("competition");
  const columns = sides.us ? [sides.us, ...sides.rivals] : sides.rivals;
  const dimmed = pieces.filter((piece) => !passes(piece)).length;
  return (
    <LensPage
      title={lensWord("competition")}
      summary={standing(criteria, columns, sides.us)}
      className="competition-lens"
      tools={mayLay && <NewRival />}
    >
      <UsNotice competitors={competitors} sides={sides} />
      {dimmed > 0 && (
        <p className="lens-filtered">
          {tn(
            "{n} piece does not pass the filter and is dimmed. All are counted.",
            "{n} pieces do not pass the filter and are dimmed. All are counted.",
            dimmed,
          )}
        </p>
      )}
      <section aria-label={t("Competition matrix")} {...watch}>
        <WeightBar criteria={criteria} />
        <Matrix criteria={criteria} columns={columns} sides={sides} values={values} passes={passes} />
      </section>
      <details className="lens-formula">
        <summary>{t("How is this counted?")}</summary>
        <p>{totalFormula()}</p>
        <p>{t("The gap is our score less the best score of a rival. Above 0 we lead.")}</p>
        <p>{t("A unique value belongs to a criterion when its sentence, its offer or its proof names it.")}</p>
      </details>
      <ValueList values={values} criteria={criteria} sides={sides} passes={passes} />
    </LensPage>
  );
}

function byKind(pieces: readonly Piece[]) {
  const of = (kind: Kind) => pieces.filter((piece) => piece.kind === kind);
  return { criteria: of("criterion"), competitors: of("competitor"), values: of("value") };
}

function standing(criteria: readonly Piece[], columns: readonly Piece[], us: Piece | undefined): string {
  const totals = columns.map((piece) => totalOf(piece, criteria).value);
  const ours = us && totals[0];
  const rank = us && rankOf(ours, totals);
  const known = totals.filter((total) => total !== undefined).length;
  if (ours === undefined || rank === undefined || known < 2) return "";
  const values = { rank, n: known, total: oneDecimal(ours) };
  return totals.filter((total) => total === ours).length > 1
    ? t("We share place {rank} of {n}, with {total}", values)
    : t("We are number {rank} of {n}, with {total}", values);
}
