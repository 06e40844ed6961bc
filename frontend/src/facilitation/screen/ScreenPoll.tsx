import { t, tn } from "../../i18n";
import { type Checkpoint, figureWords } from "../checkpoints/checkpoint";
import { FIGURES } from "../checkpoints/standing";
import { TimeLeft } from "../TimeLeft";

/** What everybody is asked about where they stand, and how many have answered. */
export function ScreenPoll({ of }: { of: Checkpoint }) {
  return (
    <article>
      <p>
        {t("Checkpoint CP{n}", { n: String(of.number) })} <TimeLeft until={of.poll?.closes_at} />
      </p>
      <h2 dir="auto">{of.name}</h2>
      <ul className="screen-checks">
        {FIGURES.map((name) => (
          <li key={name}>{figureWords(name).question}</li>
        ))}
      </ul>
      <p className="screen-count">
        {tn("{n} person has answered.", "{n} people have answered.", of.poll?.answered ?? 0)}
      </p>
    </article>
  );
}
