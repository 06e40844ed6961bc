import { useMemo } from "react";
import { t, tn } from "../../i18n";
import { useBoard, useCanEdit } from "../../shell/board";
import { useIsClosed } from "../../shell/locks";
import { useToday } from "../useToday";
import { AddPair } from "./AddPair";
import { PairRow } from "./PairRow";
import { lateBy, pairsOf } from "./pairs";
import type { Stakeholders } from "./useStakeholders";

/** Who answers for the relation at each height, on both sides, and when they meet next. */
export function ExecutivePairs({ colleagues, deciders, links }: Stakeholders) {
  const { desk } = useBoard();
  const closed = useIsClosed("stakeholders");
  const editable = useCanEdit() && !closed;
  const pairs = useMemo(() => pairsOf(links, colleagues, deciders), [links, colleagues, deciders]);
  const today = useToday();
  const late = pairs.filter((pair) => lateBy(pair, today) > 0).length;
  return (
    <div className="pairs">
      {pairs.length === 0 ? (
        <p className="contacts-empty">
          <b>{t("Whose counterpart is who?")}</b>
          {t("Pair one of us with one of them at the same height, say how often they meet, and what for.")}
        </p>
      ) : (
        <>
          <p className="pairs-count">
            {tn("{n} pair.", "{n} pairs.", pairs.length)}{" "}
            {late > 0 ? tn("{n} meeting is overdue.", "{n} meetings are overdue.", late) : t("No meeting is overdue.")}
          </p>
          <div className="contacts-scroll">
            <table className="pairs-table" aria-label={t("Executive pairs")}>
              <thead>
                <tr>
                  <th scope="col">{t("Us")}</th>
                  <th scope="col">{t("Them")}</th>
                  <th scope="col">{t("Every … weeks")}</th>
                  <th scope="col">{t("Last")}</th>
                  <th scope="col">{t("Next")}</th>
                  <th scope="col">{t("Purpose")}</th>
                  <th scope="col">
                    <span className="sr-only">{t("Remove")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {pairs.map((pair) => (
                  <PairRow key={pair.link.id} pair={pair} today={today} onShow={(id) => desk.select([id])} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {editable && <AddPair colleagues={colleagues} deciders={deciders} />}
    </div>
  );
}
