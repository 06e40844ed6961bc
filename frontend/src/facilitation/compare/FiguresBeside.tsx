import { t } from "../../i18n";
import { signed } from "../../lenses/inline/signed";
import { figureWords } from "../checkpoints/checkpoint";
import { FIGURES } from "../checkpoints/standing";
import type { Comparison } from "./comparison";
import { sideWord } from "./sideWords";

/** The three alignments at both moments, side by side. */
export function FiguresBeside({ told: { a, b } }: { told: Comparison }) {
  return (
    <table className="compare-figures">
      <caption>{t("Alignment")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("Figure")}</th>
          <th scope="col">{sideWord(a)}</th>
          <th scope="col">{sideWord(b)}</th>
          <th scope="col">{t("Difference")}</th>
        </tr>
      </thead>
      <tbody>
        {FIGURES.map((name) => {
          const [was, is] = [a.metrics?.[name].value ?? null, b.metrics?.[name].value ?? null];
          return (
            <tr key={name}>
              <th scope="row">{figureWords(name).title}</th>
              <td>{was ?? <None />}</td>
              <td>{is ?? <None />}</td>
              <td>
                {was === null || is === null ? (
                  <None />
                ) : (
                  <span className={is === was ? "" : is < was ? "figure-change is-down" : "figure-change"}>
                    {signed(is - was)}
                  </span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function None() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{t("not measured")}</span>
    </>
  );
}
