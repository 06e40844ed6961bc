import { t } from "../../i18n";
import { type Checkpoint, figureWords } from "./checkpoint";
import { FIGURES } from "./standing";

const [WIDTH, HEIGHT, EDGE] = [260, 64, 6];

/** The three figures over the checkpoints so far; the same as a table for those who do not see it. */
export function Curve({ all }: { all: readonly Checkpoint[] }) {
  const x = (index: number) => EDGE + (index * (WIDTH - 2 * EDGE)) / Math.max(1, all.length - 1);
  const y = (value: number) => HEIGHT - EDGE - (value * (HEIGHT - 2 * EDGE)) / 100;
  const [first, last] = [all[0], all.at(-1)];
  return (
    <figure className="reveal-curve">
      <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path className="curve-base" d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
        {FIGURES.map((name) => {
          const points = all.flatMap(({ metrics }, index) =>
            metrics[name].value === null ? [] : [[x(index), y(metrics[name].value)] as const],
          );
          return (
            <g key={name} className={`is-${name}`}>
              <path d={points.map(([px, py], index) => `${index === 0 ? "M" : "L"}${px} ${py}`).join("")} />
              {points.map(([px, py]) => (
                <circle key={px} cx={px} cy={py} r={4} />
              ))}
            </g>
          );
        })}
      </svg>
      <figcaption>
        {first &&
          last &&
          t("CP{first} to CP{last}, three figures", { first: String(first.number), last: String(last.number) })}
      </figcaption>
      <table className="sr-only">
        <thead>
          <tr>
            <th>{t("Checkpoint")}</th>
            {FIGURES.map((name) => (
              <th key={name}>{figureWords(name).title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((one) => (
            <tr key={one.id}>
              <th scope="row">CP{one.number}</th>
              {FIGURES.map((name) => (
                <td key={name}>{one.metrics[name].value ?? "–"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
