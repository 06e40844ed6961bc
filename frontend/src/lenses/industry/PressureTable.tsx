import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { DivergingBar } from "../inline/DivergingBar";
import { signed } from "../inline/signed";
import { horizonOf, pressureOf } from "./pressure";

/** What weighs on the customer and what lifts them: now, later, and together. */
export function PressureTable({ factors }: { factors: readonly Piece[] }) {
  const at = (horizon: "short" | "long" | undefined) => factors.filter((factor) => horizonOf(factor) === horizon);
  const open = at(undefined);
  const rows = [
    { word: t("All factors"), pressure: pressureOf(factors) },
    { word: t("Short term"), pressure: pressureOf(at("short")) },
    { word: t("Long term"), pressure: pressureOf(at("long")) },
    ...(pressureOf(open).judged > 0 ? [{ word: t("No horizon yet"), pressure: pressureOf(open) }] : []),
  ];
  const scale = Math.max(1, ...rows.map(({ pressure }) => Math.max(-pressure.against, pressure.for)));
  return (
    <section className="pressure">
      <table>
        <caption>{t("Pressure on the customer")}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t("Against")}</th>
            <td />
            <th scope="col">{t("For")}</th>
            <th scope="col">{t("Net")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ word, pressure }, index) => (
            <tr key={word} className={index === 0 ? "is-total" : ""}>
              <th scope="row">{word}</th>
              <td className="pressure-sum">{signed(pressure.against)}</td>
              <td className="pressure-bar">
                <DivergingBar against={pressure.against} for={pressure.for} scale={scale} />
              </td>
              <td className="pressure-sum">{signed(pressure.for)}</td>
              <td className="pressure-sum">
                <b className={pressure.net < 0 ? "is-against" : pressure.net > 0 ? "is-for" : ""}>
                  {signed(pressure.net)}
                </b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className="lens-formula">
        <summary>{t("How is this counted?")}</summary>
        <p>
          {t(
            "Against is the sum of the negative effects, for the sum of the positive ones, net the two together. Every factor counts the same; one without an effect counts nothing.",
          )}
        </p>
      </details>
    </section>
  );
}
