import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { PieceName } from "../PieceName";
import { conditionWords, type Figure, type FigureName, figureWords } from "./checkpoint";

const SHOWN = 8;

/** The conditions behind a figure and the pieces that hold it back, each of which opens on the board. */
export function Behind({ name, figure, onOpen }: { name: FigureName; figure: Figure; onOpen: () => void }) {
  const { desk } = useBoard();
  const poor = figure.conditions.filter(({ met, of }) => met < of);
  const pieces = [...new Set(poor.flatMap(({ holding_back }) => holding_back))];
  const title = t("Behind {figure}: {value}", { figure: figureWords(name).title, value: figure.value ?? "–" });
  const open = (id: string) => {
    onOpen();
    desk.select([id]);
    setTimeout(() => desk.camera?.show([id]));
  };
  return (
    <section className="reveal-behind" aria-labelledby="reveal-behind">
      <h3 id="reveal-behind">{title}</h3>
      <p>
        {pieces.length > 0
          ? tn(
              "{n} piece holds it back; it opens on the board.",
              "{n} pieces hold it back; each opens on the board.",
              pieces.length,
            )
          : t("No piece holds it back.")}
      </p>
      {poor.map((condition) => (
        <div key={condition.id} className="behind-condition">
          <h4>{conditionWords(condition)}</h4>
          <ul>
            {condition.holding_back.slice(0, SHOWN).map((id) => (
              <li key={id}>
                <button type="button" className="behind-piece" onClick={() => open(id)}>
                  <PieceName id={id} />
                </button>
              </li>
            ))}
            {condition.holding_back.length > SHOWN && (
              <li className="behind-more">{t("and {n} more", { n: condition.holding_back.length - SHOWN })}</li>
            )}
          </ul>
        </div>
      ))}
    </section>
  );
}
