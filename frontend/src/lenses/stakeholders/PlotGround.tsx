import { t } from "../../i18n";
import { HIGH_POWER, SCALE } from "./deciders";
import type { Plot, Step } from "./plot";

/** The cells, what the four quarters ask for, and the cell that is aimed at. */
export function PlotGround({ plot, target }: { plot: Plot; target: Step | undefined }) {
  const { rows, column, width, height } = plot;
  const upper = rows.filter(({ power }) => power >= HIGH_POWER).reduce((sum, row) => sum + row.height, 0);
  const aimed = target && rows.find(({ power }) => power === target.power);
  return (
    <div className="plot-ground" aria-hidden="true">
      <i className="plot-close zone-stakeholders" style={{ left: column * 3, width: column * 2, height: upper }} />
      {aimed && target && (
        <i
          className="plot-aimed"
          style={{ left: column * (target.interest - 1), width: column, top: aimed.top, height: aimed.height }}
        />
      )}
      <svg width={width} height={height} aria-hidden="true">
        {rows.slice(1).map(({ power, top }) => (
          <path key={power} d={`M0 ${top}H${width}`} />
        ))}
        {SCALE.slice(1).map((step) => (
          <path key={step} d={`M${column * (step - 1)} 0V${height}`} />
        ))}
      </svg>
      <span className="is-top is-left">{t("Keep satisfied")}</span>
      <b className="is-top zone-stakeholders" style={{ left: column * 3 + 8 }}>
        {t("Work closely with")}
      </b>
      <span className="is-bottom is-left">{t("Watch")}</span>
      <span className="is-bottom is-right">{t("Keep informed")}</span>
    </div>
  );
}
